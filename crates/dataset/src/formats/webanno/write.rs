//! A document as sentences of tokens.

use std::fmt::Write as _;
use std::ops::Range;

use tallymark_text::{ByteOffset, Text, sentences, tokenize};

use super::{NAMED_ENTITY, NO_VALUE, NOTHING, escaped_text, escaped_value};
use crate::document::Document;
use crate::formats::options::Options;
use crate::formats::write::{FilePerDocument, Folder};
use crate::tokens::{Tokeniser, split_at};

/// Writes a file a document.
pub(in crate::formats) fn folder(options: &Options) -> Box<dyn Folder> {
    Box::new(FilePerDocument {
        extension: "tsv",
        tokeniser: options.tokeniser,
        file: |document, tokeniser| Ok(file(document, tokeniser)),
        common: None,
    })
}

fn file(document: &Document, tokeniser: Tokeniser) -> String {
    let tokens = tokens(document, tokeniser);
    let sentences = cut(document, &tokens);
    let rows = Rows::new(document, tokens);
    let mut file = format!("#FORMAT=WebAnno TSV 3.3\n#T_SP={NAMED_ENTITY}|identifier|value\n\n");
    for (number, sentence) in (1_usize..).zip(sentences) {
        file.push('\n');
        for line in document.text.as_str().get(sentence.clone()).unwrap_or_default().split('\n') {
            // Writing to a string cannot fail.
            let _infallible = writeln!(file, "#Text={}", escaped_text(line));
        }
        rows.write(number, &sentence, &mut file);
    }
    file
}

/// The tokens, in order: also of white space, where without it a mention would have no place to begin or end, or the text
/// none to start.
fn tokens(document: &Document, tokeniser: Tokeniser) -> Vec<Range<usize>> {
    let text = document.text.as_str();
    let mut tokens = tokeniser.tokens(text);
    let (mut starts, mut ends) = (std::collections::HashSet::new(), std::collections::HashSet::new());
    let mut edges = Vec::new();
    for annotation in document.annotations() {
        let span = annotation.span.range();
        edges.extend([span.start, span.end]);
        starts.insert(span.start);
        ends.insert(span.end);
    }
    let mut gaps = Vec::new();
    let mut end = 0;
    for next in tokens.iter().map(|token| (token.start, token.end)).chain([(text.len(), text.len())]) {
        if end < next.0 {
            gaps.push(end..next.0);
        }
        end = next.1;
    }
    // Before the first sentence readers put spaces, and nothing else.
    let leads = text.get(..tokens.first().map_or(text.len(), |token| token.start));
    let leads = leads.is_some_and(|before| tokens.is_empty() || before.contains(|c| c != ' '));
    let is_needed =
        |gap: &Range<usize>| starts.contains(&gap.start) || ends.contains(&gap.end) || (leads && gap.start == 0);
    tokens.extend(split_at(gaps, &edges).into_iter().filter(is_needed));
    tokens.sort_by_key(|token| token.start);
    tokens
}

/// The sentences: each begins with a token, no mention crosses their ends, and together they are the text but for the
/// spaces before the first, and line feeds between two, which readers put there.
fn cut(document: &Document, tokens: &[Range<usize>]) -> Vec<Range<usize>> {
    let text = document.text.as_str();
    let Some(first) = tokens.first() else { return Vec::new() };
    let mut cuts = vec![first.start];
    let mut spans = document.annotations().iter().map(|annotation| annotation.span.range()).peekable();
    let mut reach = 0;
    for sentence in sentences(&document.text, &tokenize(&document.text)) {
        let start = sentence.start().get();
        while let Some(span) = spans.next_if(|span| span.start < start) {
            reach = reach.max(span.end);
        }
        let is_token = tokens.binary_search_by_key(&start, |token| token.start).is_ok();
        if start > first.start && reach <= start && is_token {
            cuts.push(start);
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    let whole = cuts.iter().copied().zip(ends).map(|(start, end)| {
        let last = tokens.get(..tokens.partition_point(|token| token.start < end)).and_then(<[_]>::last);
        let is_free = last.is_some_and(|token| token.end < end);
        let ends_line = text.get(start..end).is_some_and(|sentence| sentence.ends_with('\n'));
        start..if end < text.len() && is_free && ends_line { end - 1 } else { end }
    });
    whole.collect()
}

/// A token or a part of one, with the annotations that cover it.
struct Unit {
    place: Range<usize>,
    annotations: Vec<usize>,
}

/// A token, and the parts of it that annotations cover without the rest.
struct Row {
    token: Unit,
    parts: Vec<Unit>,
}

struct Rows<'a> {
    text: &'a Text,
    list: Vec<Row>,
    /// Of each annotation what stands in the columns: what it is linked to, and its label. A number tells those apart that
    /// share a row, and holds those together that have several.
    values: Vec<[String; 2]>,
}

impl<'a> Rows<'a> {
    fn new(document: &'a Document, tokens: Vec<Range<usize>>) -> Self {
        let unit = |place| Unit { place, annotations: Vec::new() };
        let mut rows: Vec<Row> =
            tokens.into_iter().map(|token| Row { token: unit(token), parts: Vec::new() }).collect();
        let mut units = vec![0_usize; document.annotations().len()];
        for (index, annotation) in document.annotations().iter().enumerate() {
            let span = annotation.span.range();
            let first = rows.partition_point(|row| row.token.place.end <= span.start);
            for row in rows.iter_mut().skip(first).take_while(|row| row.token.place.start < span.end) {
                row.unit(&span).annotations.push(index);
                if let Some(count) = units.get_mut(index) {
                    *count += 1;
                }
            }
        }
        let mut is_stacked = vec![false; units.len()];
        let all = rows.iter().flat_map(|row| std::iter::once(&row.token).chain(&row.parts));
        for index in all.filter(|unit| unit.annotations.len() > 1).flat_map(|unit| &unit.annotations) {
            if let Some(stacked) = is_stacked.get_mut(*index) {
                *stacked = true;
            }
        }
        let mut next = 0;
        let values =
            document.annotations().iter().zip(units.iter().zip(is_stacked)).map(|(annotation, (units, stacked))| {
                let mut mark = String::new();
                if stacked || *units > 1 {
                    next += 1;
                    mark = format!("[{next}]");
                }
                [&annotation.link, &annotation.label].map(|value| match value.as_str() {
                    "" => format!("{NO_VALUE}{mark}"),
                    value => format!("{}{mark}", escaped_value(value)),
                })
            });
        Self { text: &document.text, values: values.collect(), list: rows }
    }

    /// The rows of a sentence.
    fn write(&self, number: usize, sentence: &Range<usize>, file: &mut String) {
        let first = self.list.partition_point(|row| row.token.place.start < sentence.start);
        let rows = self.list.iter().skip(first).take_while(|row| row.token.place.start < sentence.end);
        for (token, row) in (1_usize..).zip(rows) {
            self.unit(&format!("{number}-{token}"), &row.token, file);
            for (part, unit) in (1_usize..).zip(&row.parts) {
                self.unit(&format!("{number}-{token}.{part}"), unit, file);
            }
        }
    }

    fn unit(&self, id: &str, unit: &Unit, file: &mut String) {
        let utf16 = |at| self.text.utf16_at(ByteOffset::new(at)).get();
        let word = self.text.as_str().get(unit.place.clone()).unwrap_or_default();
        let place = &unit.place;
        let _infallible = write!(file, "{id}\t{}-{}\t{}\t", utf16(place.start), utf16(place.end), escaped_text(word));
        for column in 0..2 {
            let values = unit.annotations.iter().filter_map(|index| self.values.get(*index)?.get(column));
            let values: Vec<&str> = values.map(String::as_str).collect();
            file.push_str(if values.is_empty() { NOTHING } else { "" });
            file.push_str(&values.join("|"));
            // Behind the last column too: so does INCEpTION.
            file.push('\t');
        }
        file.push('\n');
    }
}

impl Row {
    /// What of the token a span covers.
    fn unit(&mut self, span: &Range<usize>) -> &mut Unit {
        let token = &self.token.place;
        let place = token.start.max(span.start)..token.end.min(span.end);
        if place == *token {
            return &mut self.token;
        }
        let at = self.parts.iter().position(|part| part.place == place).unwrap_or(self.parts.len());
        if at == self.parts.len() {
            self.parts.push(Unit { place, annotations: Vec::new() });
        }
        // It is there: it was found, or has just been put there.
        self.parts.get_mut(at).unwrap_or(&mut self.token)
    }
}
