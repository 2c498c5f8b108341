//! `WebAnno` TSV 3.3, as `INCEpTION` writes and reads it (its user guide, "WebAnno TSV 3.3 File format"; where the guide is silent,
//! what its serializer does). Offsets in UTF-16.
//!
//! The format has rows for tokens, and no place for what is between two sentences. So that the text is kept to the character,
//! sentences reach to the next one, and a token is made of white space where a mention begins or ends in it.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::folder;

/// The layer of mentions.
const NAMED_ENTITY: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
/// A column where there is nothing.
const NOTHING: &str = "_";
/// A value that is not given.
const NO_VALUE: &str = "*";

/// A text as it stands behind `#Text=`.
fn escaped_text(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, c| {
        match c {
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\u{c}' => escaped.push_str("\\f"),
            '\r' => escaped.push_str("\\r"),
            '\u{8}' => escaped.push_str("\\b"),
            '\\' => escaped.push_str("\\\\"),
            '\u{0}'..='\u{7}' | '\u{e}'..='\u{1f}' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
        escaped
    })
}

/// A value as it stands in a column.
fn escaped_value(value: &str) -> String {
    let value = value.chars().fold(String::with_capacity(value.len()), |mut escaped, c| {
        match c {
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\\' | '[' | ']' | '|' | '_' | ';' | '*' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
        escaped
    });
    value.replace("->", "\\->")
}

/// What was escaped, of either kind.
fn unescaped(escaped: &str) -> String {
    let mut text = String::with_capacity(escaped.len());
    let mut characters = escaped.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match characters.next() {
            Some('t') => text.push('\t'),
            Some('n') => text.push('\n'),
            Some('f') => text.push('\u{c}'),
            Some('r') => text.push('\r'),
            Some('b') => text.push('\u{8}'),
            Some(c) => text.push(c),
            None => text.push('\\'),
        }
    }
    text
}
