//! Arbitrary documents and what may be wanted of them.
//!
//! A command names documents and annotations that exist, so what is made up is a wish: it becomes a command once it is
//! known what there is.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tallymark_dataset::{
    About, Annotation, AnnotationId, Command, Decision, Document, DocumentId, Edit, Relation, Rule, Schema, Stamp,
    Timestamp, Workspace,
};
use tallymark_extract::{Bound, DateOrder, Dollar, Label, Mention, Norm, Options, Source, TimexType};
use tallymark_text::{ByteOffset, ByteSpan, Text};

/// What texts, titles and notes are made of: all that offsets, JSON, CSV and spreadsheets trip over.
const PIECES: [&str; 24] = [
    "Kyiv",
    " ",
    "$50 billion",
    "28",
    "\n",
    "\r\n",
    "\"",
    "\\",
    ",",
    ";",
    "=SUM(A1)",
    "+1",
    "-2",
    "@user",
    "\t",
    "'",
    "🚁",
    "👩\u{200D}👩\u{200D}👧",
    "e\u{301}",
    "\u{A0}",
    "שלום",
    "\u{2028}",
    "\u{0}",
    "<mark>",
];
const LABELS: [&str; 3] = ["MONEY", "GPE", "a label, \"quoted\""];

pub(crate) fn awkward_text() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 1..12).prop_map(|pieces| pieces.concat())
}

/// Where in a text something is: any character to any later one.
#[derive(Clone, Debug)]
pub(crate) struct Place(Index, Index);

fn place() -> impl Strategy<Value = Place> {
    any::<(Index, Index)>().prop_map(|(one, other)| Place(one, other))
}

impl Place {
    /// The span of this place in a text that is not empty.
    fn within(&self, text: &Text) -> ByteSpan {
        let source = text.as_str();
        let ends: Vec<usize> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
        let start = self.0.index(ends.len() - 1);
        let end = start + 1 + self.1.index(ends.len() - 1 - start);
        ByteSpan::new(ends[start], ends[end]).unwrap()
    }
}

/// What someone may want, before it is known which documents and annotations there are.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    AddDocument { text: String, title: String },
    RemoveDocument(Index),
    Describe { document: Index, title: String, dated: bool },
    Suggest { document: Index, places: Vec<(Place, Norms)> },
    Normalise { document: Index, annotation: Index, norms: Norms },
    Add { document: Index, place: Place, label: &'static str },
    Edit { document: Index, annotation: Index, edit: WishedEdit },
    AddMany { document: Index, places: Vec<Place>, label: &'static str, decision: Decision },
    EditMany { document: Index, annotations: Vec<Index>, edit: WishedEdit },
    Split { document: Index, annotation: Index, at: Index },
    Merge { document: Index, annotations: Vec<Index> },
    Relate { document: Index, kind: String, from: Index, to: Index },
    Unrelate { document: Index, relation: Index },
    Spend { document: Index, seconds: u32 },
    SetSchema(u8),
    RenameLabel { document: Index, from: &'static str, to: &'static str },
    AddRule { text: &'static str, document: Option<Index> },
    RemoveRule(Index),
}

/// What may be wanted of one annotation.
#[derive(Clone, Debug)]
pub(crate) enum WishedEdit {
    Accept,
    Reject,
    Relabel(&'static str),
    Rebound(Place),
    Revalue(Norms),
    Remove,
    Note(String),
    Uncertain(bool),
    Link(String),
}

/// A value to be.
#[derive(Clone, Debug)]
pub(crate) struct Norms {
    number: u32,
    counted: Option<Place>,
}

impl Norms {
    fn within(&self, text: &Text) -> Norm {
        if self.number == 0 {
            return Norm::default();
        }
        let number = u128::from(self.number);
        Norm {
            value: Some(number.into()),
            high: Some((number * 2).into()),
            bound: Some(Bound::Approx),
            unit: Some("=USD".to_owned()),
            counted: self.counted.as_ref().map(|place| place.within(text)),
            cue: self.counted.as_ref().map(|place| place.within(text)),
            timex_type: Some(TimexType::Duration),
            timex: Some(format!("P{number}D")),
            low: None,
        }
    }
}

fn norms() -> impl Strategy<Value = Norms> {
    (0..4_u32, proptest::option::of(place())).prop_map(|(number, counted)| Norms { number, counted })
}

fn wished_edit() -> impl Strategy<Value = WishedEdit> {
    prop_oneof![
        3 => Just(WishedEdit::Accept),
        2 => Just(WishedEdit::Reject),
        2 => select(&LABELS[..]).prop_map(WishedEdit::Relabel),
        2 => place().prop_map(WishedEdit::Rebound),
        2 => norms().prop_map(WishedEdit::Revalue),
        1 => Just(WishedEdit::Remove),
        1 => awkward_text().prop_map(WishedEdit::Note),
        1 => any::<bool>().prop_map(WishedEdit::Uncertain),
        1 => awkward_text().prop_map(WishedEdit::Link),
    ]
}

pub(crate) fn wish() -> impl Strategy<Value = Wish> {
    let index = any::<Index>;
    prop_oneof![
        3 => (awkward_text(), awkward_text()).prop_map(|(text, title)| Wish::AddDocument { text, title }),
        1 => index().prop_map(Wish::RemoveDocument),
        1 => (index(), awkward_text(), any::<bool>())
            .prop_map(|(document, title, dated)| Wish::Describe { document, title, dated }),
        3 => (index(), vec((place(), norms()), 0..6)).prop_map(|(document, places)| Wish::Suggest { document, places }),
        1 => (index(), index(), norms())
            .prop_map(|(document, annotation, norms)| Wish::Normalise { document, annotation, norms }),
        3 => (index(), place(), select(&LABELS[..]))
            .prop_map(|(document, place, label)| Wish::Add { document, place, label }),
        9 => (index(), index(), wished_edit())
            .prop_map(|(document, annotation, edit)| Wish::Edit { document, annotation, edit }),
        6 => wish_of_several(),
    ]
}

/// What is about several annotations, or about none.
fn wish_of_several() -> impl Strategy<Value = Wish> {
    let (index, label) = (any::<Index>, || select(&LABELS[..]));
    prop_oneof![
        (index(), vec(place(), 1..5), label(), select(&Decision::ALL[..]))
            .prop_map(|(document, places, label, decision)| Wish::AddMany { document, places, label, decision }),
        (index(), vec(index(), 1..5), wished_edit()).prop_map(|(document, annotations, edit)| Wish::EditMany {
            document,
            annotations,
            edit
        }),
        (index(), index(), index()).prop_map(|(document, annotation, at)| Wish::Split { document, annotation, at }),
        (index(), vec(index(), 1..4)).prop_map(|(document, annotations)| Wish::Merge { document, annotations }),
        (index(), awkward_text(), index(), index()).prop_map(|(document, kind, from, to)| Wish::Relate {
            document,
            kind,
            from,
            to
        }),
        (index(), index()).prop_map(|(document, relation)| Wish::Unrelate { document, relation }),
        (index(), 0..90_u32).prop_map(|(document, seconds)| Wish::Spend { document, seconds }),
        (0..3_u8).prop_map(Wish::SetSchema),
        (index(), label(), label()).prop_map(|(document, from, to)| Wish::RenameLabel { document, from, to }),
        (select(&PIECES[..]), proptest::option::of(index()))
            .prop_map(|(text, document)| Wish::AddRule { text, document }),
        index().prop_map(Wish::RemoveRule),
    ]
}

impl Wish {
    /// Whether it is the extractor's, not the user's.
    pub(crate) fn is_learnt(&self) -> bool {
        matches!(self, Self::Suggest { .. } | Self::Normalise { .. })
    }

    /// The command in this workspace; `None` where there is nothing that it could be about.
    pub(crate) fn command(&self, workspace: &Workspace) -> Option<Command> {
        let one = |index: &Index| match workspace.documents() {
            [] => None,
            documents => Some(index.get(documents)),
        };
        Some(match self {
            Self::AddDocument { text, title } => Command::AddDocument(Box::new(new_document(workspace, text, title))),
            Self::RemoveDocument(document) => Command::RemoveDocument(one(document)?.id.clone()),
            Self::Describe { document, title, dated } => Command::Describe {
                document: one(document)?.id.clone(),
                about: About {
                    source: title.clone(),
                    tags: vec![title.clone()],
                    ..About::titled(title, if *dated { options() } else { Options::default() })
                },
            },
            Self::Suggest { document, places } => {
                let document = one(document)?;
                let mentions = places.iter().map(|(place, norms)| mention(&document.text, place, norms)).collect();
                Command::Suggest { document: document.id.clone(), mentions }
            }
            Self::Normalise { document, annotation, norms } => {
                let (document, annotation) = (one(document)?, one_of(one(document)?, *annotation)?);
                let (id, norm) = (document.id.clone(), norms.within(&document.text));
                let (span, label) = (annotation.span, annotation.label.clone());
                Command::Normalise { document: id, annotation: annotation.id, span, label, norm }
            }
            Self::Add { document, place, label } => {
                let document = one(document)?;
                let span = place.within(&document.text);
                Command::Add { document: document.id.clone(), span, label: (*label).to_owned() }
            }
            Self::Edit { document, annotation, edit } => {
                let (document, annotation) = (one(document)?, one_of(one(document)?, *annotation)?);
                Command::Edit {
                    document: document.id.clone(),
                    annotation: annotation.id,
                    edit: edit.within(&document.text),
                }
            }
            _ => return self.command_of_several(workspace),
        })
    }

    fn command_of_several(&self, workspace: &Workspace) -> Option<Command> {
        let one = |index: &Index| match workspace.documents() {
            [] => None,
            documents => Some(index.get(documents)),
        };
        let ids = |document: &Document, wanted: &[Index]| -> Vec<AnnotationId> {
            wanted.iter().filter_map(|index| one_of(document, *index)).map(|annotation| annotation.id).collect()
        };
        Some(match self {
            Self::AddMany { document, places, label, decision } => {
                let document = one(document)?;
                let spans = places.iter().map(|place| place.within(&document.text)).collect();
                Command::AddMany {
                    document: document.id.clone(),
                    spans,
                    label: (*label).to_owned(),
                    decision: *decision,
                }
            }
            Self::EditMany { document, annotations, edit } => {
                let document = one(document)?;
                let (annotations, edit) = (ids(document, annotations), edit.within(&document.text));
                Command::EditMany { document: document.id.clone(), annotations, edit }
            }
            Self::Split { document, annotation, at } => {
                let document = one(document)?;
                let annotation = one_of(document, *annotation)?;
                let range = annotation.span.range();
                let at = ByteOffset::new(range.start + at.index(range.len() + 1));
                Command::Split { document: document.id.clone(), annotation: annotation.id, at }
            }
            Self::Merge { document, annotations } => {
                let document = one(document)?;
                Command::Merge { document: document.id.clone(), annotations: ids(document, annotations) }
            }
            Self::Relate { document, kind, from, to } => {
                let document = one(document)?;
                let (from, to) = (one_of(document, *from)?.id, one_of(document, *to)?.id);
                Command::Relate { document: document.id.clone(), kind: kind.clone(), from, to }
            }
            Self::Unrelate { document, relation } => {
                let document = one(document)?;
                let relations: Vec<_> = document.relations().map(|relation| relation.id).collect();
                let relation = *(!relations.is_empty()).then(|| relation.get(&relations))?;
                Command::Unrelate { document: document.id.clone(), relation }
            }
            Self::Spend { document, seconds } => {
                Command::Spend { document: one(document)?.id.clone(), seconds: *seconds }
            }
            Self::SetSchema(which) => Command::SetSchema(Box::new(match which {
                0 => Schema::ontonotes(),
                1 => Schema::conll(),
                _ => Schema::numbers(),
            })),
            Self::RenameLabel { document, from, to } => Command::RenameLabel {
                document: one(document)?.id.clone(),
                from: (*from).to_owned(),
                to: (*to).to_owned(),
            },
            Self::AddRule { text, document } => {
                let document = document.as_ref().and_then(one).map(|document| document.id.clone());
                Command::AddRule(Rule { text: (*text).to_owned(), label: None, document })
            }
            Self::RemoveRule(index) => {
                let rules = workspace.rules();
                Command::RemoveRule((!rules.is_empty()).then(|| index.get(rules))?.clone())
            }
            _ => return None,
        })
    }
}

impl WishedEdit {
    fn within(&self, text: &Text) -> Edit {
        match self {
            Self::Accept => Edit::Accept,
            Self::Reject => Edit::Reject,
            Self::Relabel(label) => Edit::Relabel((*label).to_owned()),
            Self::Rebound(place) => Edit::Rebound(place.within(text)),
            Self::Revalue(norms) => Edit::Revalue(Box::new(norms.within(text))),
            Self::Remove => Edit::Remove,
            Self::Note(note) => Edit::Note(note.clone()),
            Self::Uncertain(uncertain) => Edit::Uncertain(*uncertain),
            Self::Link(link) => Edit::Link(link.clone()),
        }
    }
}

fn options() -> Options {
    Options { date: "2025-12-04".parse().ok(), date_order: Some(DateOrder::DayFirst), dollar: Some(Dollar::Aud) }
}

fn one_of(document: &Document, index: Index) -> Option<&Annotation> {
    match document.annotations() {
        [] => None,
        annotations => Some(index.get(annotations)),
    }
}

fn new_document(workspace: &Workspace, text: &str, title: &str) -> Document {
    let text = Text::new(text);
    let id = Document::id_for(&text, |id| workspace.document(id).is_some());
    Document::new(id, About::titled(title, Options::default()), now(), text)
}

fn mention(text: &Text, place: &Place, norms: &Norms) -> Mention {
    let span = place.within(text);
    Mention { span, label: Label::Money, norm: norms.within(text), source: Source::Rule, score: 0.7 }
}

/// The moment at which everything happens.
pub(crate) fn now() -> Timestamp {
    Timestamp("2025-12-04T10:00:00.000Z".to_owned())
}

/// Who does everything.
pub(crate) fn stamp() -> Stamp {
    Stamp { at: now(), by: "Оля".to_owned() }
}

/// All that a user can see of a document.
type VisibleDocument = (DocumentId, About, Timestamp, u32, Text, Vec<Annotation>, Vec<Relation>);

/// All that a user can see of a workspace: the counter behind new ids is left out, since undo does not turn it back.
pub(crate) type Visible = (Schema, Vec<Rule>, Vec<VisibleDocument>);

pub(crate) fn visible(workspace: &Workspace) -> Visible {
    let of = |document: &Document| {
        let (id, added_at, text) = (document.id.clone(), document.added_at.clone(), document.text.clone());
        let relations = document.relations().cloned().collect();
        (id, document.about(), added_at, document.seconds, text, document.annotations().to_vec(), relations)
    };
    (workspace.schema().clone(), workspace.rules().to_vec(), workspace.documents().iter().map(of).collect())
}

/// Failures are told in full by their message; files of seeds beside the tests would only repeat them.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}
