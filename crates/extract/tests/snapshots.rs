//! What is found in every sample article, held against a file beside it: a change of the extractor or of its model shows
//! there, article by article, to be read before it is taken. `UPDATE_SNAPSHOTS=1 cargo test -p tallymark-extract --test
//! snapshots` writes the files anew.

mod model;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use model::names;
use tallymark_extract::{Options, dateline, extract};
use tallymark_text::Text;

/// The articles, in order of their names.
fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/articles");
    let entries = fs::read_dir(folder).expect("the folder of articles can be read");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    found.sort();
    found
}

/// A mention a line: where it is in bytes, its label, its characters, its value.
fn snapshot(source: &str) -> String {
    let text = Text::new(source);
    let options = Options { date: dateline(&text), ..Options::default() };
    let mut lines = String::new();
    for mention in extract(&text, &options, names()) {
        let (start, end) = (mention.span.start().get(), mention.span.end().get());
        let words = text.slice(mention.span).escape_default();
        write!(lines, "{start}..{end} {} {words}", mention.label.name()).expect("a string takes all");
        if mention.label.is_numeric() {
            let norm = serde_json::to_string(&mention.norm).expect("a value is JSON");
            write!(lines, " {norm}").expect("a string takes all");
        }
        lines.push('\n');
    }
    lines
}

#[test]
fn every_article_gives_what_its_snapshot_says() {
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let articles = articles();
    assert!(articles.len() >= 8, "only {} articles were found", articles.len());
    let mut report = String::new();
    for article in articles {
        let found = snapshot(&fs::read_to_string(&article).expect("an article can be read"));
        let file = article.with_extension("snapshot");
        if update {
            fs::write(&file, &found).expect("a snapshot can be written");
            continue;
        }
        let wanted = fs::read_to_string(&file).unwrap_or_default();
        let (gone, new): (Vec<_>, Vec<_>) = (
            wanted.lines().filter(|line| !found.lines().any(|other| other == *line)).collect(),
            found.lines().filter(|line| !wanted.lines().any(|other| other == *line)).collect(),
        );
        if wanted != found {
            writeln!(report, "{}\n  gone {gone:#?}\n  new {new:#?}", article.display()).expect("a string takes all");
        }
    }
    assert!(report.is_empty(), "not as in the snapshots:\n{report}");
}
