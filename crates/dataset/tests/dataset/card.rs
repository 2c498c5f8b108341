//! The dataset card.

use tallymark_dataset::formats::{Card, Format, Options, Part};
use tallymark_dataset::{About, Document, DocumentId, LabelDefinition, Timestamp};
use tallymark_text::Text;

use crate::formats::corpus;

fn document(id: &str, text: &str) -> Document {
    let about = About {
        date: "2025-12-04".parse().ok(),
        source: "https://example.org".to_owned(),
        ..About::titled("T", tallymark_extract::Options::default())
    };
    Document::new(DocumentId(id.to_owned()), about, Timestamp(String::new()), Text::new(text))
}

#[test]
fn a_card_counts_parts_and_names_the_files_of_hugging_face() {
    let mut card = Card::new(corpus(), Format::HuggingFace, &Options::default());
    card.add(Some(Part::Train), &document("a", "Ab"));
    card.add(Some(Part::Train), &document("b", "é"));
    card.add(Some(Part::Dev), &document("c", "C"));
    let written = card.markdown();
    let expected = [
        "---\npretty_name: \"articles\"\nlanguage:\n- en\n",
        "size_categories:\n- n<1K\n",
        "configs:\n- config_name: default\n  data_files:\n  - split: train\n    path: data/train-*.parquet\n  - split: validation\n    path: data/validation-*.parquet\n---\n",
        "| | train | dev |\n|---|---:|---:|\n| documents | 2 | 1 |\n| characters | 3 | 1 |\n| spans | 0 | 0 |\n",
        "- Articles dated from 2025-12-04 to 2025-12-04.\n- 3 of 3 documents name the address",
    ];
    for part in expected {
        assert!(written.contains(part), "{part}\nis not in\n{written}");
    }
}

#[test]
fn what_users_have_written_means_nothing_to_markdown_html_or_yaml() {
    let mut corpus = corpus();
    corpus.name = "\"x\": y\n---\n<script>".to_owned();
    let label = LabelDefinition {
        description: "<img src=x onerror=alert(1)>\n# big | *bold*".to_owned(),
        ..corpus.schema.labels[0].clone()
    };
    corpus.schema.labels = vec![label];
    let written = Card::new(corpus, Format::Native, &Options::default()).markdown();
    assert!(written.starts_with("---\npretty_name: \"\\\"x\\\": y\\n---\\n<script>\"\nlanguage:"), "{written}");
    let body = written.splitn(3, "---\n").nth(2).unwrap();
    assert!(!body.contains('<') && body.contains("&lt;img src=x onerror=alert(1)> \\# big \\| \\*bold\\*"), "{body}");
}
