//! Prodigy JSONL (Prodigy 1.x, "Annotation interfaces": `ner_manual` and `ner`). Offsets count code points; `token_end` is the
//! last token of a span, inclusive.
//!
//! What was decided for is one line, answered `accept`: all that there is in the text. Each rejected suggestion is a line of
//! its own, as `ner.teach` asks for one span at a time, answered `reject`; `train` merges lines of the same text and learns
//! from both. Suggestions that nobody has looked at are a line answered `ignore`, which training leaves out. Without an answer
//! they would become accepted: `db-in` takes records without one for accepted.
//!
//! Prodigy keeps fields that it does not know, so documents and spans carry the rest of what is known of them. Its relations
//! are another interface, between tokens; they are not written.

use std::io::Write;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tallymark_text::{ByteOffset, Text};

use super::details::read::{Details as Told, Meta, decided_for, known, name};
use super::details::write::{Details, NamedMeta};
use super::json_records::write_line;
use super::json_values::{JsonValues, Layout};
use super::options::Options;
use super::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawSpan};
use super::read::{Input, Item, Place, Problem, Read};
use super::write::{WriteError, Writer};
use crate::annotation::{Annotation, Decision};
use crate::document::Document;
use crate::tokens::{Tokeniser, split_at};

pub(super) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(LineWriter { tokeniser: options.tokeniser })
}

/// Writes a line for what is true of a document, and lines for what is not.
struct LineWriter {
    tokeniser: Tokeniser,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Accept,
    Reject,
    Ignore,
}

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tokens: &'a [Token<'a>],
    spans: Vec<Span<'a>>,
    answer: Answer,
    meta: NamedMeta<'a>,
}

#[derive(Serialize)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    id: usize,
    /// Whether white space follows that is no token of its own.
    ws: bool,
}

#[derive(Serialize)]
struct Span<'a> {
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_end: Option<usize>,
    label: &'a str,
    #[serde(flatten)]
    details: Details<'a>,
}

impl Writer for LineWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Write) -> Result<(), WriteError> {
        let text = &document.text;
        let edges = document.annotations().iter().flat_map(|annotation| {
            let span = annotation.span.range();
            [span.start, span.end]
        });
        let places = split_at(self.tokeniser.tokens(text.as_str()), &edges.collect::<Vec<_>>());
        let tokens = tokens(text, &places);
        let of = |answer| document.annotations().iter().filter(move |annotation| answer_to(annotation) == answer);
        let line =
            |answer, tokens, spans| Line { text: text.as_str(), tokens, spans, answer, meta: NamedMeta::of(document) };
        let spans = |answer| of(answer).map(|annotation| Span::of(annotation, text, &places)).collect::<Vec<_>>();
        let (accepted, undecided) = (spans(Answer::Accept), spans(Answer::Ignore));
        // Without any span it says that there is nothing to find, which is not known while suggestions wait.
        if !accepted.is_empty() || undecided.is_empty() {
            write_line(&line(Answer::Accept, &tokens, accepted), document, out)?;
        }
        for rejected in spans(Answer::Reject) {
            write_line(&line(Answer::Reject, &[], vec![rejected]), document, out)?;
        }
        if !undecided.is_empty() {
            write_line(&line(Answer::Ignore, &tokens, undecided), document, out)?;
        }
        Ok(())
    }
}

fn answer_to(annotation: &Annotation) -> Answer {
    match annotation.decision {
        Decision::Accepted | Decision::Corrected | Decision::Added => Answer::Accept,
        Decision::Rejected => Answer::Reject,
        Decision::Suggested => Answer::Ignore,
    }
}

fn tokens<'a>(text: &'a Text, places: &[Range<usize>]) -> Vec<Token<'a>> {
    let code_points = |offset| text.code_point_at(ByteOffset::new(offset)).get();
    let starts = places.iter().skip(1).map(|place| place.start).chain([text.len()]);
    let tokens = places.iter().zip(starts).enumerate().map(|(id, (place, next))| Token {
        text: text.as_str().get(place.clone()).unwrap_or_default(),
        start: code_points(place.start),
        end: code_points(place.end),
        id,
        ws: place.end < next,
    });
    tokens.collect()
}

impl<'a> Span<'a> {
    fn of(annotation: &'a Annotation, text: &'a Text, tokens: &[Range<usize>]) -> Self {
        let (place, bytes) = (text.to_code_points(annotation.span).range(), annotation.span.range());
        let first = tokens.binary_search_by_key(&bytes.start, |token| token.start).ok();
        let last = tokens.binary_search_by_key(&bytes.end, |token| token.end).ok();
        // White space at the ends of a span belongs to no token: then it has none.
        let (token_start, token_end) = first.zip(last).unzip();
        let details = Details::of(annotation, text);
        Self { start: place.start, end: place.end, token_start, token_end, label: &annotation.label, details }
    }
}

#[derive(Deserialize)]
struct ReadLine {
    text: String,
    #[serde(default)]
    spans: Option<Vec<ReadSpan>>,
    answer: Option<String>,
    #[serde(default)]
    meta: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
struct ReadSpan {
    start: usize,
    end: usize,
    label: Option<String>,
    /// The words, which only some of Prodigy's interfaces write.
    text: Option<String>,
    /// Where spans of one line are answered apart.
    answer: Option<String>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

/// Reads the documents of a file.
pub(super) fn read(input: Input<'_>) -> Read<'_> {
    let mut reader = Reader { acceptance: Acceptance::of(OffsetUnit::CodePoints), document: None };
    let values = JsonValues::new(input.into_stream(), Layout::Lines).map(Some).chain([None]);
    Box::new(values.flat_map(move |value| match value {
        None => reader.finish(),
        Some(Err((line, error))) => vec![Item::Problem(Problem::on_line(line, error))],
        Some(Ok(value)) => match serde_json::from_slice(&value.bytes) {
            Ok(line) => reader.line(line, value.line),
            Err(error) => vec![Item::Problem(Problem::on_line(value.line, error))],
        },
    }))
}

/// Puts lines of the same text together.
struct Reader {
    acceptance: Acceptance,
    document: Option<RawDocument>,
}

impl Reader {
    fn finish(&mut self) -> Vec<Item> {
        self.document.take().map(|document| self.acceptance.take(document)).unwrap_or_default()
    }

    fn line(&mut self, line: ReadLine, number: usize) -> Vec<Item> {
        let ReadLine { text, spans, answer, meta } = line;
        let meta = meta.unwrap_or_default();
        let id = name(meta.get("id"));
        let mut items = Vec::new();
        if self.document.as_ref().is_none_or(|before| before.text != text || before.id != id) {
            items = self.finish();
            let at = Place { line: number, ..Place::default() };
            let mut document = RawDocument { at, id, text, ..RawDocument::default() };
            known::<Meta>(&meta).put_into(&mut document);
            self.document = Some(document);
        }
        for span in spans.unwrap_or_default() {
            match (raw(span, answer.as_deref()), &mut self.document) {
                (Ok(span), Some(document)) => document.spans.push(span),
                (Ok(_), None) => {}
                (Err(reason), _) => items.push(Item::Problem(Problem::on_line(number, reason))),
            }
        }
        items
    }
}

fn raw(span: ReadSpan, answer: Option<&str>) -> Result<RawSpan, String> {
    let ReadSpan { start, end, label, text, answer: own, rest } = span;
    let Some(label) = label else { return Err(format!("the span {start}..{end} has no label")) };
    let mut told = known::<Told>(&rest);
    let decision = match own.as_deref().or(answer) {
        Some("accept") => decided_for(told.decision),
        Some("reject") => Decision::Rejected,
        Some("ignore") | None => Decision::Suggested,
        Some(other) => {
            return Err(format!("the span {start}..{end} is answered {other}, not accept, reject or ignore"));
        }
    };
    told.decision = Some(decision);
    let mut raw = RawSpan::new(RawPlace { start, end }, label, decision);
    raw.quote = text;
    told.put_into(&mut raw);
    Ok(raw)
}
