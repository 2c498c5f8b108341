//! A document as feature structures.

use std::ops::Range;

use tallymark_extract::Norm;
use tallymark_text::{ByteOffset, sentences, tokenize};

use super::{METADATA, NAMED_ENTITY, SENTENCE, SOFA_ID, TOKEN, VALUE};
use crate::document::Document;
use crate::tokens::{Tokeniser, split_at};

/// A feature structure in the view of the text.
pub(super) struct Structure {
    pub(super) id: usize,
    pub(super) kind: &'static str,
    pub(super) features: Vec<(String, Feature)>,
}

/// The value of a feature.
pub(super) enum Feature {
    Text(String),
    Number(usize),
    /// Another structure.
    Reference(usize),
}

/// What is known of a document beside its text, which has the first id.
pub(super) fn structures(document: &Document, tokeniser: Tokeniser) -> serde_json::Result<Vec<Structure>> {
    let text = &document.text;
    let mut structures = Structures { document, next: SOFA_ID + 1, list: Vec::new() };
    let title = |name: &str, value: &str| (name.to_owned(), Feature::Text(value.to_owned()));
    let mut about = vec![title("language", "x-unspecified"), title("documentTitle", &document.title)];
    about.push(title("documentId", &document.id.0));
    if !document.source.is_empty() {
        about.push(title("documentUri", &document.source));
    }
    structures.add(METADATA, 0..text.len(), about);
    for sentence in sentences(text, &tokenize(text)) {
        structures.add(SENTENCE, sentence.range(), Vec::new());
    }
    let spans = document.annotations().iter().map(|annotation| annotation.span.range());
    let edges: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    for token in split_at(tokeniser.tokens(text.as_str()), &edges) {
        structures.add(TOKEN, token, Vec::new());
    }
    for annotation in document.annotations() {
        let mut features = vec![title("value", &annotation.label)];
        if !annotation.link.is_empty() {
            features.push(title("identifier", &annotation.link));
        }
        let mention = structures.add(NAMED_ENTITY, annotation.span.range(), features);
        let known = values(&annotation.norm)?;
        if !known.is_empty() {
            let features = std::iter::once(("mention".to_owned(), Feature::Reference(mention))).chain(known);
            structures.add(VALUE, annotation.span.range(), features.collect());
        }
    }
    Ok(structures.list)
}

/// What of a value is no place: places count bytes, and are for Tallymark's own format.
fn values(norm: &Norm) -> serde_json::Result<Vec<(String, Feature)>> {
    let norm = Norm { counted: None, cue: None, ..norm.clone() };
    let serde_json::Value::Object(known) = serde_json::to_value(norm)? else { return Ok(Vec::new()) };
    Ok(known.into_iter().filter_map(|(name, value)| Some((name, Feature::Text(value.as_str()?.to_owned())))).collect())
}

struct Structures<'a> {
    document: &'a Document,
    next: usize,
    list: Vec<Structure>,
}

impl Structures<'_> {
    /// Adds an annotation, and gives its id.
    fn add(&mut self, kind: &'static str, place: Range<usize>, features: Vec<(String, Feature)>) -> usize {
        let utf16 = |at| Feature::Number(self.document.text.utf16_at(ByteOffset::new(at)).get());
        let place = [("begin".to_owned(), utf16(place.start)), ("end".to_owned(), utf16(place.end))];
        let sofa = ("sofa".to_owned(), Feature::Reference(SOFA_ID));
        let id = self.next;
        let features = std::iter::once(sofa).chain(place).chain(features).collect();
        self.list.push(Structure { id, kind, features });
        self.next += 1;
        id
    }
}
