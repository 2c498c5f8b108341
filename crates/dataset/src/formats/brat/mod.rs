//! brat standoff (<http://brat.nlplab.org/standoff.html>): of each document a `.txt` and an `.ann`, offsets in code points.
//!
//! What brat has no word for goes where its other readers pass over it: the value of a mention as JSON in a note of the kind
//! `Value`, a link that is no identifier in one of the kind `Link`. Decisions are not written: whoever reads only the `T` lines
//! would take what was rejected for a mention.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::folder;

/// The file that says which types there are.
const CONFIGURATION: &str = "annotation.conf";
/// The resource that identifiers of Wikidata belong to.
const WIKIDATA: &str = "Wikidata";
/// The kind of note that an annotator writes.
const NOTE: &str = "AnnotatorNotes";
/// The kind of note that holds a value, as JSON.
const VALUE: &str = "Value";
/// The kind of note that holds a link which is no identifier.
const LINK: &str = "Link";

/// Whether a character ends a line for some program that reads lines. What is on a line of an `.ann` must hold none.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A character as brat shows it on one line.
fn flat(c: char) -> char {
    if is_break(c) { ' ' } else { c }
}

/// A text on one line.
fn on_one_line(text: &str) -> String {
    text.chars().map(flat).collect()
}
