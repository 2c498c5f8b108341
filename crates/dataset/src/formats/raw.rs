//! From what a file says to a document: offsets are checked against the quoted words, whatever they count.

use tallymark_extract::Norm;
use tallymark_text::{ByteSpan, Bytes, CodePoints, Span, Text, Unit, Utf16};

use super::read::{Item, Place, Problem};
use crate::annotation::{Annotation, AnnotationId, Decision, Timestamp, Vote, Was};
use crate::document::{About, Document, DocumentId};
use crate::relation::{Relation, RelationId};

/// What an offset in a file counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OffsetUnit {
    Bytes,
    Utf16,
    CodePoints,
}

/// A span as a file has it: `start` and `end` in a unit that is still to be found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawPlace {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// An annotation as a file has it.
#[derive(Clone, Debug)]
pub(crate) struct RawSpan {
    /// What relations of the file call it; empty where nothing does.
    pub(crate) key: String,
    pub(crate) place: RawPlace,
    /// The words that the file says are there.
    pub(crate) quote: Option<String>,
    pub(crate) counted: Option<RawPlace>,
    pub(crate) cue: Option<RawPlace>,
    /// What it was before a correction.
    pub(crate) was: Option<RawWas>,
    pub(crate) votes: Vec<RawVote>,
    /// All that is no place. Its spans, `was` and `votes` are not looked at.
    pub(crate) annotation: Annotation,
}

/// What an annotation was, or what somebody says instead of it.
#[derive(Clone, Debug)]
pub(crate) struct RawWas {
    pub(crate) place: RawPlace,
    pub(crate) counted: Option<RawPlace>,
    pub(crate) cue: Option<RawPlace>,
    pub(crate) label: String,
    /// The values that are no places.
    pub(crate) norm: Norm,
}

/// What an annotator had said.
#[derive(Clone, Debug)]
pub(crate) struct RawVote {
    pub(crate) by: String,
    pub(crate) said: Option<RawWas>,
}

/// A relation as a file has it, between spans by their keys.
#[derive(Clone, Debug)]
pub(crate) struct RawRelation {
    pub(crate) kind: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) decided_at: String,
    pub(crate) decided_by: String,
}

/// A document as a file has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawDocument {
    /// Where it stands in the file.
    pub(crate) at: Place,
    /// Its name; without one it is named after its text.
    pub(crate) id: String,
    pub(crate) about: About,
    pub(crate) added_at: String,
    pub(crate) seconds: u32,
    pub(crate) text: String,
    pub(crate) spans: Vec<RawSpan>,
    pub(crate) relations: Vec<RawRelation>,
}

/// Makes documents of what a file says. What offsets count is found out document by document, by the words that the file
/// quotes; where that does not tell, it is what it was for the document before, and first what the format says. Nothing
/// else is asked: without quoted words any unit can look right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Acceptance {
    unit: OffsetUnit,
}

impl RawSpan {
    /// A span with a label, decided for by a person: most formats know no more.
    pub(crate) fn new(place: RawPlace, label: impl Into<String>, decision: Decision) -> Self {
        Self {
            key: String::new(),
            place,
            quote: None,
            counted: None,
            cue: None,
            was: None,
            votes: Vec::new(),
            annotation: Annotation::unplaced(label.into(), decision),
        }
    }
}

impl OffsetUnit {
    /// All, with the most usual first.
    pub(super) const ALL: [Self; 3] = [Self::CodePoints, Self::Utf16, Self::Bytes];

    const fn name(self) -> &'static str {
        match self {
            Self::Bytes => Bytes::NAME,
            Self::Utf16 => Utf16::NAME,
            Self::CodePoints => CodePoints::NAME,
        }
    }

    /// The span of a text that is meant, if this is what is counted.
    pub(super) fn span(self, place: RawPlace, text: &Text) -> Result<ByteSpan, String> {
        fn of<U: Unit>(place: RawPlace) -> Result<Span<U>, String> {
            Span::new(place.start, place.end).map_err(|error| error.to_string())
        }
        let found = match self {
            Self::Bytes => text.check(of(place)?),
            Self::Utf16 => text.from_utf16(of(place)?),
            Self::CodePoints => text.from_code_points(of(place)?),
        };
        found.map_err(|error| error.to_string())
    }

    /// How many of the words that the file quotes are where it says they are.
    fn fits(self, text: &Text, spans: &[RawSpan]) -> usize {
        let fits = |span: &&RawSpan| {
            let found = self.span(span.place, text).map(|found| text.slice(found));
            span.quote.as_deref().is_some_and(|quote| found == Ok(quote))
        };
        spans.iter().filter(fits).count()
    }
}

impl Acceptance {
    /// For a format whose offsets count `unit` by its specification.
    pub(crate) fn of(unit: OffsetUnit) -> Self {
        Self { unit }
    }

    /// The document, what does not fit in it, and what its offsets count where that could be told.
    pub(crate) fn take(&mut self, raw: RawDocument) -> Vec<Item> {
        let RawDocument { at, id, mut about, added_at, seconds, text, spans, relations } = raw;
        let text = Text::new(text);
        let mut items = Vec::new();
        // In plain ASCII all units are the same.
        if text.len() != text.code_point_len() {
            items.extend(self.find_unit(&text, &spans).map(Item::OffsetUnit));
        }
        if about.title.is_empty() {
            about.title = Document::guess_title(&text);
        }
        let id = if id.is_empty() { Document::id_for(&text, |_| false) } else { DocumentId(id) };
        let mut document = Document::new(id, about, Timestamp(added_at), text);
        let at = Place { name: if at.name.is_empty() { document.id.0.clone() } else { at.name.clone() }, ..at };
        let (mut annotations, mut ids) = (Vec::new(), std::collections::HashMap::new());
        for (id, span) in numbered(&spans).into_iter().zip(spans) {
            let key = span.key.clone();
            match self.annotation(id, span, &document.text) {
                Ok(annotation) => {
                    ids.insert(key, id);
                    annotations.push(annotation);
                }
                Err(reason) => items.push(Item::Problem(Problem::at(&at, reason))),
            }
        }
        document.extend(annotations);
        let (mut related, mut next) = (Vec::new(), 0);
        for relation in relations {
            let (Some(from), Some(to)) = (ids.get(&relation.from), ids.get(&relation.to)) else {
                let reason = format!(
                    "the relation {} from {} to {} leads to no span",
                    relation.kind, relation.from, relation.to
                );
                items.push(Item::Problem(Problem::at(&at, reason)));
                continue;
            };
            let RawRelation { kind, decided_at, decided_by, .. } = relation;
            let decided_at = Timestamp(decided_at);
            related.push(Relation { id: RelationId(next), kind, from: *from, to: *to, decided_at, decided_by });
            next += 1;
        }
        document.relate(related, &[]);
        document.seconds = seconds;
        items.insert(0, Item::Document(Box::new(document)));
        items
    }

    /// Finds out what offsets count, where one unit fits better than the others.
    fn find_unit(&mut self, text: &Text, spans: &[RawSpan]) -> Option<&'static str> {
        let fits = |unit: OffsetUnit| unit.fits(text, spans);
        let now = fits(self.unit);
        let others = OffsetUnit::ALL.into_iter().filter(|unit| *unit != self.unit).map(|unit| (fits(unit), unit));
        let best = others.max_by_key(|(count, _)| *count)?;
        if best.0 > now {
            self.unit = best.1;
        }
        (best.0 != now).then_some(self.unit.name())
    }

    fn annotation(self, id: AnnotationId, raw: RawSpan, text: &Text) -> Result<Annotation, String> {
        let RawPlace { start, end } = raw.place;
        let label = &raw.annotation.label;
        let span = self.unit.span(raw.place, text).map_err(|reason| format!("{label} {start}..{end}: {reason}"))?;
        if let Some(quote) = raw.quote.as_deref().filter(|quote| *quote != text.slice(span)) {
            let (found, quote) = (clipped(text.slice(span)), clipped(quote));
            return Err(format!("{label} {start}..{end}: the text there is “{found}”, not “{quote}”"));
        }
        // Words that a value points at may be lost without the span being lost.
        let place = |place: Option<RawPlace>| place.and_then(|place| self.unit.span(place, text).ok());
        let mut annotation = Annotation { id, span, ..raw.annotation };
        annotation.norm.counted = place(raw.counted);
        annotation.norm.cue = place(raw.cue);
        let was = |was: RawWas| {
            let norm = Norm { counted: place(was.counted), cue: place(was.cue), ..was.norm };
            Some(Was { span: place(Some(was.place))?, label: was.label, norm })
        };
        annotation.was = raw.was.and_then(was);
        let vote = |RawVote { by, said }: RawVote| match said {
            // A place that does not fit must not pass for nothing said.
            Some(said) => was(said).map(|said| Vote { by, said: Some(said) }),
            None => Some(Vote { by, said: None }),
        };
        annotation.votes = raw.votes.into_iter().filter_map(vote).collect();
        Ok(annotation)
    }
}

/// The beginning of a text, short enough for a message: many messages with whole texts would fill the memory.
pub(super) fn clipped(text: &str) -> std::borrow::Cow<'_, str> {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

/// The ids of the spans: those that the file gives them, where they are Tallymark's and no two are the same.
fn numbered(spans: &[RawSpan]) -> Vec<AnnotationId> {
    let given = spans.iter().map(|span| span.key.strip_prefix('m')?.parse().ok());
    let given: Option<Vec<AnnotationId>> = given.map(|number: Option<u32>| number.map(AnnotationId)).collect();
    let distinct = |ids: &Vec<AnnotationId>| ids.iter().collect::<std::collections::HashSet<_>>().len() == ids.len();
    given.filter(distinct).unwrap_or_else(|| (0..).map(AnnotationId).take(spans.len()).collect())
}
