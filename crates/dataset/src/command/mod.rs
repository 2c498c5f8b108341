//! Commands: what a user wants, planned into changes.

mod adopt;
mod edit;
mod several;
mod suggest;

use std::fmt;

use tallymark_extract::{Mention, Norm};
use tallymark_text::{ByteOffset, ByteSpan, SpanError};

use crate::annotation::{Annotation, AnnotationId, Decision, Stamp};
use crate::change::Change;
use crate::document::{About, Document, DocumentId};
use crate::relation::{Relation, RelationId};
use crate::rule::Rule;
use crate::schema::{Schema, SchemaProblem};
use crate::workspace::Workspace;

/// What a user (or the extractor) wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new document, at the end of the list.
    AddDocument(Box<Document>),
    /// A document away, with all its annotations.
    RemoveDocument(DocumentId),
    /// What is known about a document, and how it is read from now on.
    Describe {
        /// Which.
        document: DocumentId,
        /// All of it.
        about: About,
    },
    /// The extractor's mentions. What is decided stays; suggestions that nobody has decided on are replaced.
    Suggest {
        /// Which document.
        document: DocumentId,
        /// All mentions of its text.
        mentions: Vec<Mention>,
    },
    /// What an annotation means, found out after its span or label has changed. A value that it has got meanwhile, from
    /// the user's hand, stays.
    Normalise {
        /// Which document.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// The span that the value was worked out for: if it has moved on, the value is not taken.
        span: ByteSpan,
        /// The label likewise.
        label: String,
        /// The value.
        norm: Norm,
    },
    /// A new annotation by the user.
    Add {
        /// Which document.
        document: DocumentId,
        /// Where.
        span: ByteSpan,
        /// What.
        label: String,
    },
    /// New annotations by the user at many places with the same label; those that stand already are left out.
    AddMany {
        /// Which document.
        document: DocumentId,
        /// Where.
        spans: Vec<ByteSpan>,
        /// What.
        label: String,
        /// [`Decision::Suggested`] has them wait for a decision; with any other they are [`Decision::Added`].
        decision: Decision,
    },
    /// Something about one annotation.
    Edit {
        /// Which document.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// What.
        edit: Edit,
    },
    /// The same about many annotations; those that it would not change, or that are gone, are left out.
    EditMany {
        /// Which document.
        document: DocumentId,
        /// Which annotations.
        annotations: Vec<AnnotationId>,
        /// What.
        edit: Edit,
    },
    /// One annotation cut in two.
    Split {
        /// Which document.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// Where: in it, with words on both sides.
        at: ByteOffset,
    },
    /// Several annotations as one that covers them all, with the label of the first.
    Merge {
        /// Which document.
        document: DocumentId,
        /// Which annotations.
        annotations: Vec<AnnotationId>,
    },
    /// A new relation between two annotations.
    Relate {
        /// Which document.
        document: DocumentId,
        /// What it says.
        kind: String,
        /// Where it starts.
        from: AnnotationId,
        /// Where it leads.
        to: AnnotationId,
    },
    /// A relation away.
    Unrelate {
        /// Which document.
        document: DocumentId,
        /// Which relation.
        relation: RelationId,
    },
    /// So much more time was spent on a document.
    Spend {
        /// Which document.
        document: DocumentId,
        /// How much more, in seconds.
        seconds: u32,
    },
    /// The annotations that a file has for a text that is here, with everything they bring. What stands already is left
    /// out, unless a suggestion that nobody has decided on is decided by it.
    Adopt {
        /// Which document.
        document: DocumentId,
        /// Annotations of the same text.
        annotations: Vec<Annotation>,
    },
    /// The relations that a file has for a text that is here, between annotations that stand now; those that are there
    /// already, or whose ends are not, are left out.
    AdoptRelations {
        /// Which document.
        document: DocumentId,
        /// The document as the file has it.
        from: Box<Document>,
    },
    /// Other labels. Annotations keep the labels they have: see [`Command::RenameLabel`].
    SetSchema(Box<Schema>),
    /// A document's annotations of one label have another: for a label that is renamed or merged into another.
    RenameLabel {
        /// Which document.
        document: DocumentId,
        /// The label they have.
        from: String,
        /// The label they are to have.
        to: String,
    },
    /// A rule that keeps suggestions away, from the next reading of a text on.
    AddRule(Rule),
    /// A rule away.
    RemoveRule(Rule),
}

/// What a user does to one annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// It is right.
    Accept,
    /// It is wrong. An annotation that the user added is taken away instead: only the extractor can be wrong.
    Reject,
    /// It is something else.
    Relabel(String),
    /// It starts or ends elsewhere.
    Rebound(ByteSpan),
    /// It means something else: all that is known from now on.
    Revalue(Box<Norm>),
    /// Away with it, leaving no trace in the dataset.
    Remove,
    /// What the user writes about it.
    Note(String),
    /// Whether the user is not sure of it.
    Uncertain(bool),
    /// The entity that it names.
    Link(String),
}

impl Edit {
    /// Whether it says what the annotation is: a note, a link or a doubt decides nothing.
    pub fn decides(&self) -> bool {
        !matches!(self, Self::Note(_) | Self::Uncertain(_) | Self::Link(_))
    }
}

/// Why a command is not carried out. Its text is for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The document is gone.
    NoDocument,
    /// The annotation is gone.
    NoAnnotation,
    /// The text has that label at that place already.
    Duplicate,
    /// The span is not one of the text.
    Span(SpanError),
    /// There is no text to annotate.
    EmptyText,
    /// There is nothing to cut at that place.
    NoCut,
    /// A relation needs two mentions.
    SameMention,
    /// That relation is there already.
    SameRelation,
    /// Those labels cannot be.
    Schema(SchemaProblem),
    /// Nothing would change.
    NoChange,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocument => f.write_str("That document is no longer here."),
            Self::NoAnnotation => f.write_str("That mention is no longer here."),
            Self::Duplicate => f.write_str("These words have that label already."),
            Self::Span(error) => write!(f, "Those words cannot be annotated: {error}."),
            Self::EmptyText => f.write_str("There is no text to annotate."),
            Self::NoCut => f.write_str("A mention is split between two of its words."),
            Self::SameMention => f.write_str("A relation needs two different mentions."),
            Self::SameRelation => f.write_str("These mentions have that relation already."),
            Self::Schema(problem) => problem.fmt(f),
            Self::NoChange => f.write_str("Nothing to change."),
        }
    }
}

impl std::error::Error for Refusal {}

impl Command {
    /// The change that carries the command out, for who does it when.
    ///
    /// # Errors
    /// [`Refusal`] where it cannot be, or would change nothing.
    pub fn plan(self, workspace: &Workspace, stamp: &Stamp) -> Result<Change, Refusal> {
        match self {
            Self::AddDocument(document) if document.text.as_str().trim().is_empty() => Err(Refusal::EmptyText),
            Self::AddDocument(document) => Ok(Change::PutDocument { index: workspace.documents().len(), document }),
            Self::RemoveDocument(document) => {
                find(workspace, &document)?;
                Ok(Change::DropDocument { document })
            }
            Self::Describe { document, about } => {
                let is_same = find(workspace, &document)?.about() == about;
                changes(!is_same, || Change::describe(document, about))
            }
            Self::Spend { document, seconds } => {
                let seconds = find(workspace, &document)?.seconds.saturating_add(seconds);
                Ok(Change::Spend { document, seconds })
            }
            Self::SetSchema(schema) => {
                schema.check().map_err(Refusal::Schema)?;
                changes(schema.as_ref() != workspace.schema(), || Change::PutSchema { schema })
            }
            Self::AddRule(rule) => {
                let rules = workspace.rules();
                changes(!rules.contains(&rule), || Change::PutRules { rules: [rules, &[rule]].concat() })
            }
            Self::RemoveRule(rule) => {
                let left: Vec<Rule> = workspace.rules().iter().filter(|other| **other != rule).cloned().collect();
                changes(left.len() != workspace.rules().len(), || Change::PutRules { rules: left })
            }
            annotates => annotates.plan_annotations(workspace, stamp),
        }
    }

    /// [`Command::plan`] for what changes the annotations or relations of a document.
    fn plan_annotations(self, workspace: &Workspace, stamp: &Stamp) -> Result<Change, Refusal> {
        let schema = workspace.schema();
        match self {
            Self::Suggest { document, mentions } => {
                Ok(suggest::change(workspace, find(workspace, &document)?, mentions))
            }
            Self::Normalise { document, annotation, span, label, norm } => {
                let current = find_annotation(find(workspace, &document)?, annotation)?;
                let is_the_same = current.span == span && current.label == label;
                let takes = is_the_same && !current.valued && current.norm != norm;
                let put = vec![Annotation { norm, ..current.clone() }];
                changes(takes, || Change::Annotate { document, put, drop: Vec::new() })
            }
            Self::Add { document, span, label } => {
                several::add(find(workspace, &document)?, &[span], &label, Decision::Added, stamp)
            }
            Self::AddMany { document, spans, label, decision } => {
                several::add(find(workspace, &document)?, &spans, &label, decision, stamp)
            }
            Self::Adopt { document, annotations } => adopt::annotations(find(workspace, &document)?, annotations),
            Self::AdoptRelations { document, from } => adopt::relations(find(workspace, &document)?, &from),
            Self::Edit { document, annotation, edit } => {
                let document = find(workspace, &document)?;
                edit::one(document, schema, find_annotation(document, annotation)?, edit, stamp)
            }
            Self::EditMany { document, annotations, edit } => {
                several::edit(find(workspace, &document)?, schema, &annotations, &edit, stamp)
            }
            Self::Split { document, annotation, at } => {
                let document = find(workspace, &document)?;
                several::split(document, find_annotation(document, annotation)?, at, stamp)
            }
            Self::Merge { document, annotations } => several::merge(find(workspace, &document)?, &annotations, stamp),
            Self::RenameLabel { document, from, to } => several::rename(find(workspace, &document)?, &from, &to),
            Self::Relate { document, kind, from, to } => relate(find(workspace, &document)?, kind, from, to, stamp),
            Self::Unrelate { document, relation } => {
                let is_there = find(workspace, &document)?.relations().any(|other| other.id == relation);
                changes(is_there, || Change::Relate { document, put: Vec::new(), drop: vec![relation] })
            }
            _ => Err(Refusal::NoChange),
        }
    }
}

fn changes(it_does: bool, change: impl FnOnce() -> Change) -> Result<Change, Refusal> {
    if it_does { Ok(change()) } else { Err(Refusal::NoChange) }
}

fn relate(
    document: &Document,
    kind: String,
    from: AnnotationId,
    to: AnnotationId,
    stamp: &Stamp,
) -> Result<Change, Refusal> {
    find_annotation(document, from)?;
    find_annotation(document, to)?;
    if from == to {
        return Err(Refusal::SameMention);
    }
    if document.relations().any(|other| other.from == from && other.to == to && other.kind == kind) {
        return Err(Refusal::SameRelation);
    }
    let put = vec![Relation::new(document.next_relation(), kind, from, to, stamp)];
    Ok(Change::Relate { document: document.id.clone(), put, drop: Vec::new() })
}

fn find<'a>(workspace: &'a Workspace, id: &DocumentId) -> Result<&'a Document, Refusal> {
    workspace.document(id).ok_or(Refusal::NoDocument)
}

fn find_annotation(document: &Document, id: AnnotationId) -> Result<&Annotation, Refusal> {
    document.annotation(id).ok_or(Refusal::NoAnnotation)
}
