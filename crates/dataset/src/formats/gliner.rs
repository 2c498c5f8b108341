//! `GLiNER`'s training data: `[{"tokenized_text":[…],"ner":[[first,last,"label"]]}]`, places in tokens, `last` inclusive
//! (`gliner/data_processing` of its repository). Spans may be nested.
//!
//! `GLiNER` cuts a record off after `max_len` words, 384 in its models, and what it loses so is lost silently. So longer
//! documents are several records, cut between sentences where that is possible, and never inside a span.

use std::io::Write;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use tallymark_text::{Text, sentences, tokenize};

use super::json_records::{Array, read_records};
use super::json_values::Layout;
use super::options::Options;
use super::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawSpan};
use super::read::{Input, Item, Place, Problem, Read};
use super::write::{WriteError, Writer};
use crate::annotation::Decision;
use crate::document::Document;
use crate::tokens::{Tokeniser, split_at};

/// The most tokens of a record, where its spans allow a cut.
const MOST: usize = 300;

pub(super) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(ArrayWriter { tokeniser: options.tokeniser, array: Array::default() })
}

/// Writes an array of records.
struct ArrayWriter {
    tokeniser: Tokeniser,
    array: Array,
}

#[derive(Serialize)]
struct Record<'a> {
    tokenized_text: Vec<&'a str>,
    ner: Vec<(usize, usize, &'a str)>,
}

impl Writer for ArrayWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        let text = document.text.as_str();
        let spans = document.annotations().iter();
        let edges = spans.clone().flat_map(|annotation| [annotation.span.start().get(), annotation.span.end().get()]);
        let tokens = split_at(self.tokeniser.tokens(text), &edges.collect::<Vec<_>>());
        let mut placed = Vec::new();
        for annotation in spans {
            let first = tokens.binary_search_by_key(&annotation.span.start().get(), |token| token.start);
            let last = tokens.binary_search_by_key(&annotation.span.end().get(), |token| token.end);
            let (Ok(first), Ok(last)) = (first, last) else {
                return Err(WriteError::of(document, format!("{} is not whole tokens", annotation.label)));
            };
            placed.push((first, last, annotation.label.as_str()));
        }
        let mut from = 0;
        for to in cuts(&document.text, &tokens, &placed) {
            let words = tokens.get(from..to).unwrap_or_default().iter();
            let within = placed.iter().filter(|(first, _, _)| (from..to).contains(first));
            let record = Record {
                tokenized_text: words.map(|token| text.get(token.clone()).unwrap_or_default()).collect(),
                ner: within.map(|(first, last, label)| (first - from, last - from, *label)).collect(),
            };
            self.array.record(&record, document, out)?;
            from = to;
        }
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> Result<(), WriteError> {
        self.array.end(out)
    }
}

/// The tokens before which a new record begins, and the end of the last.
fn cuts(text: &Text, tokens: &[Range<usize>], spans: &[(usize, usize, &str)]) -> Vec<usize> {
    let mut is_free = vec![true; tokens.len() + 1];
    for (first, last, _) in spans {
        is_free.iter_mut().take(last + 1).skip(first + 1).for_each(|free| *free = false);
    }
    let begins = |place: usize| tokens.partition_point(|token| token.start < place);
    let sentences = sentences(text, &tokenize(text));
    let starts: Vec<usize> = sentences.iter().map(|sentence| begins(sentence.start().get())).collect();
    let free = |place: &usize| is_free.get(*place).copied().unwrap_or_default();
    let mut cuts = Vec::new();
    let mut from = 0;
    while tokens.len() - from > MOST {
        let reach = from + 1..=from + MOST;
        let known = starts.partition_point(|start| *start <= *reach.end());
        let sentence = starts.iter().take(known).rev().take_while(|start| reach.contains(*start)).copied().find(free);
        let token = || reach.clone().rev().find(free);
        let later = || (from + MOST..tokens.len()).find(free);
        let Some(cut) = sentence.or_else(token).or_else(later) else { break };
        cuts.push(cut);
        from = cut;
    }
    if from < tokens.len() {
        cuts.push(tokens.len());
    }
    cuts
}

#[derive(Deserialize)]
struct ReadRecord {
    tokenized_text: Vec<String>,
    #[serde(default)]
    ner: Vec<(usize, usize, String)>,
}

/// Reads the records of a file, each as a document: its tokens with a space between any two.
pub(super) fn read(input: Input<'_>) -> Read<'_> {
    let mut acceptance = Acceptance::of(OffsetUnit::Bytes);
    read_records(input, Layout::Elements, move |record: ReadRecord, line| {
        let (document, problems) = raw(record, line);
        let mut items = acceptance.take(document);
        items.extend(problems.into_iter().map(Item::Problem));
        items
    })
}

fn raw(record: ReadRecord, line: usize) -> (RawDocument, Vec<Problem>) {
    let ReadRecord { tokenized_text, ner } = record;
    let mut end = 0;
    let places = tokenized_text.iter().map(|token| {
        let start = end;
        end = start + token.len() + 1;
        start..start + token.len()
    });
    let places: Vec<Range<usize>> = places.collect();
    let (mut spans, mut problems) = (Vec::new(), Vec::new());
    for (first, last, label) in ner {
        match (places.get(first), places.get(last)) {
            (Some(from), Some(to)) if first <= last => {
                let place = RawPlace { start: from.start, end: to.end };
                spans.push(RawSpan::new(place, label, Decision::Added));
            }
            _ => {
                let reason =
                    format!("{label} goes from token {first} to {last}, and there are {} tokens", places.len());
                problems.push(Problem::on_line(line, reason));
            }
        }
    }
    let at = Place { line, ..Place::default() };
    (RawDocument { at, text: tokenized_text.join(" "), spans, ..RawDocument::default() }, problems)
}
