//! doccano JSONL, as doccano exports and imports sequence labelling.

use tallymark_dataset::formats::{Format, Options};

use crate::files::{documents, read, told, written, written_with};

#[test]
fn lines_are_what_doccano_imports() {
    let lines = [
        r#"{"id":"a","text":"🚁 Kyiv and Sony","meta":{"title":"One","source":"https://example.org"},"spans":[{"start":2,"end":6,"label":"GPE"},{"start":2,"end":15,"label":"ORG"}]}"#,
        r#"{"id":"b","text":"Kyiv and Sony","meta":{"title":"Two"},"spans":[{"id":"m4","start":0,"end":4,"label":"GPE"},{"id":"m7","start":9,"end":13,"label":"ORG"}],"relations":[{"id":"r0","type":"in","from":"m7","to":"m4"}]}"#,
    ];
    let file = written(Format::Doccano, &documents(&lines));
    let expected = concat!(
        r#"{"text":"🚁 Kyiv and Sony","label":[[2,15,"ORG"],[2,6,"GPE"]],"id":"a","title":"One","source":"https://example.org"}"#,
        "\n",
        r#"{"text":"Kyiv and Sony","entities":[{"id":4,"start_offset":0,"end_offset":4,"label":"GPE"},{"id":7,"start_offset":9,"end_offset":13,"label":"ORG"}],"#,
        r#""relations":[{"id":0,"from_id":7,"to_id":4,"type":"in"}],"id":"b","title":"Two"}"#,
        "\n",
    );
    assert_eq!(String::from_utf8(file.clone()).unwrap(), expected);
    let found = read(Format::Doccano, &file);
    assert_eq!((found[0].source.as_str(), found[1].title.as_str()), ("https://example.org", "Two"));
    let relation = found[1].relations().next().unwrap();
    let label = |id| found[1].annotation(id).unwrap().label.as_str();
    assert_eq!((relation.kind.as_str(), label(relation.from), label(relation.to)), ("in", "ORG", "GPE"));
}

#[test]
fn rejected_and_undecided_are_not_among_the_labels() {
    let line = r#"{"id":"a","text":"Kyiv","spans":[{"start":0,"end":4,"label":"GPE","decision":"rejected"}]}"#;
    let file = String::from_utf8(written_with(Format::Doccano, &documents(&[line]), &Options::everything())).unwrap();
    assert!(file.contains(r#""label":[]"#), "{file}");
}

#[test]
fn what_doccano_exports_is_read() {
    let file = [
        r#"{"id":3,"text":"é Kyiv","label":[[2,6,"GPE"]],"Comments":["sure?"],"wire":{"n":1},"tags":"x","author":"A"}"#,
        r#"{"text":"Kyiv","labels":[[0,4,"GPE"],[3,9,"GPE"]]}"#,
        r#"{"id":5,"data":"Kyiv","entities":[{"id":1,"label":"GPE","start_offset":0,"end_offset":4}],"relations":[{"id":2,"from_id":1,"to_id":9,"type":"in"}]}"#,
        r#"{"id":6,"text":"Kyiv","label":["sports"]}"#,
    ];
    let told = told(Format::Doccano, file.join("\n").as_bytes());
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    assert_eq!(
        told,
        [
            "3: \"é Kyiv\" GPE=\"Kyiv\"",
            "daccd738d5f7: \"Kyiv\" GPE=\"Kyiv\"",
            "! line 2, daccd738d5f7: GPE 3..9: the span ends at codepoint 9, but the text has only 4",
            "5: \"Kyiv\" GPE=\"Kyiv\"",
            "! line 3, 5: the relation in from 1 to 9 leads to no span",
            "! line 4: invalid type: string \"sports\", expected a tuple of size 3 at line 1 column 39",
        ]
    );
    // Metadata that is not ours does not cost what is.
    assert_eq!(read(Format::Doccano, file[0].as_bytes())[0].author, "A");
}
