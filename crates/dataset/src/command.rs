//! Commands: what a user wants, planned into changes.

use std::fmt;

use tallymark_extract::{Label, Mention, Norm, Options, Source};
use tallymark_text::{ByteSpan, SpanError};

use crate::annotation::{Annotation, AnnotationId, Decision, Timestamp, Was};
use crate::change::Change;
use crate::document::{Document, DocumentId};
use crate::workspace::Workspace;

/// What a user (or the extractor) wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new document, at the end of the list.
    AddDocument(Box<Document>),
    /// A document away, with all its annotations.
    RemoveDocument(DocumentId),
    /// A document's title and what the extractor is told about it.
    Describe {
        /// Which.
        document: DocumentId,
        /// Its new title.
        title: String,
        /// The options that it is read with from now on.
        options: Options,
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
    /// Something about one annotation.
    Edit {
        /// Which document.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// What.
        edit: Edit,
    },
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
            Self::NoChange => f.write_str("Nothing to change."),
        }
    }
}

impl std::error::Error for Refusal {}

impl Command {
    /// The change that carries the command out, at the moment `now`.
    ///
    /// # Errors
    /// [`Refusal`] where it cannot be, or would change nothing.
    pub fn plan(self, workspace: &Workspace, now: &Timestamp) -> Result<Change, Refusal> {
        match self {
            Self::AddDocument(document) if document.text.as_str().trim().is_empty() => Err(Refusal::EmptyText),
            Self::AddDocument(document) => Ok(Change::PutDocument { index: workspace.documents().len(), document }),
            Self::RemoveDocument(document) => {
                find(workspace, &document)?;
                Ok(Change::DropDocument { document })
            }
            Self::Describe { document, title, options } => {
                let current = find(workspace, &document)?;
                if current.title == title && current.options() == options {
                    return Err(Refusal::NoChange);
                }
                let Options { date, date_order, dollar } = options;
                Ok(Change::Describe { document, title, date, date_order, dollar })
            }
            Self::Suggest { document, mentions } => Ok(suggest(find(workspace, &document)?, mentions)),
            Self::Normalise { document, annotation, span, label, norm } => {
                let current = find_annotation(find(workspace, &document)?, annotation)?;
                let is_the_same = current.span == span && current.label == label;
                if !is_the_same || current.valued || current.norm == norm {
                    return Err(Refusal::NoChange);
                }
                let put = vec![Annotation { norm, ..current.clone() }];
                Ok(Change::Annotate { document, put, drop: Vec::new() })
            }
            Self::Add { document, span, label } => add(find(workspace, &document)?, span, label, now),
            Self::Edit { document, annotation, edit } => {
                let document = find(workspace, &document)?;
                edit_annotation(document, find_annotation(document, annotation)?, edit, now)
            }
        }
    }
}

fn find<'a>(workspace: &'a Workspace, id: &DocumentId) -> Result<&'a Document, Refusal> {
    workspace.document(id).ok_or(Refusal::NoDocument)
}

fn find_annotation(document: &Document, id: AnnotationId) -> Result<&Annotation, Refusal> {
    document.annotation(id).ok_or(Refusal::NoAnnotation)
}

fn suggest(document: &Document, mentions: Vec<Mention>) -> Change {
    let (open, decided): (Vec<&Annotation>, Vec<&Annotation>) =
        document.annotations().iter().partition(|annotation| annotation.decision == Decision::Suggested);
    // What the user has spoken about, byte by byte, where it is and where it was: nothing is suggested there again.
    let mut settled = vec![false; document.text.len()];
    for span in decided.iter().flat_map(|a| [Some(a.span), a.was.as_ref().map(|was| was.span)]).flatten() {
        if let Some(bytes) = settled.get_mut(span.range()) {
            bytes.fill(true);
        }
    }
    let is_free = |span: ByteSpan| settled.get(span.range()).is_some_and(|bytes| !bytes.contains(&true));
    let put = mentions
        .into_iter()
        .filter(|mention| is_free(mention.span))
        .zip(document.next_id()..)
        .map(|(mention, id)| Annotation::suggested(AnnotationId(id), mention))
        .collect();
    let drop = open.iter().map(|annotation| annotation.id).collect();
    Change::Annotate { document: document.id.clone(), put, drop }
}

fn add(document: &Document, span: ByteSpan, label: String, now: &Timestamp) -> Result<Change, Refusal> {
    document.text.check(span).map_err(Refusal::Span)?;
    if document.annotations().iter().any(|other| other.span == span && other.label == label) {
        return Err(Refusal::Duplicate);
    }
    let annotation = Annotation {
        id: AnnotationId(document.next_id()),
        span,
        label,
        norm: Norm::default(),
        valued: false,
        source: Source::User,
        score: 1.0,
        decision: Decision::Added,
        was: None,
        decided_at: Some(now.clone()),
        note: String::new(),
    };
    Ok(Change::Annotate { document: document.id.clone(), put: vec![annotation], drop: Vec::new() })
}

fn edit_annotation(document: &Document, current: &Annotation, edit: Edit, now: &Timestamp) -> Result<Change, Refusal> {
    let mut next = current.clone();
    match edit {
        Edit::Remove => return Ok(remove(document, current)),
        Edit::Reject if current.decision == Decision::Added => return Ok(remove(document, current)),
        Edit::Reject => next.decision = Decision::Rejected,
        Edit::Accept => next.decision = confirmed(&next),
        Edit::Relabel(label) if label != current.label => {
            next.valued = current.valued && takes_value(&label);
            next.label = label;
            correct(&mut next, current);
        }
        Edit::Rebound(span) if span != current.span => {
            next.span = document.text.check(span).map_err(Refusal::Span)?;
            next.valued = false;
            correct(&mut next, current);
        }
        Edit::Revalue(norm) if *norm != current.norm => {
            for words in [norm.counted, norm.cue].into_iter().flatten() {
                document.text.check(words).map_err(Refusal::Span)?;
            }
            next.norm = *norm;
            next.valued = true;
            correct(&mut next, current);
        }
        Edit::Relabel(_) | Edit::Rebound(_) | Edit::Revalue(_) => {}
        Edit::Note(note) => next.note = note,
    }
    if next == *current {
        return Err(Refusal::NoChange);
    }
    // A note decides nothing.
    if next.note == current.note {
        next.decided_at = Some(now.clone());
    }
    Ok(Change::Annotate { document: document.id.clone(), put: vec![next], drop: Vec::new() })
}

fn remove(document: &Document, annotation: &Annotation) -> Change {
    Change::Annotate { document: document.id.clone(), put: Vec::new(), drop: vec![annotation.id] }
}

/// Remembers what was suggested, empties what the words no longer mean, and says that the annotation is right now.
fn correct(next: &mut Annotation, current: &Annotation) {
    if !next.valued {
        next.norm = Norm::default();
    }
    if next.decision != Decision::Added {
        let suggested = || Was { span: current.span, label: current.label.clone(), norm: current.norm.clone() };
        let was = next.was.take().unwrap_or_else(suggested);
        if was.span != next.span || was.label != next.label || (next.valued && was.norm != next.norm) {
            next.was = Some(was);
        } else {
            next.norm = was.norm;
            next.valued = false;
        }
    }
    next.decision = confirmed(next);
}

/// Whether annotations with this label can mean a number or a time.
fn takes_value(label: &str) -> bool {
    label.parse().is_ok_and(Label::is_numeric)
}

/// What a right annotation is called: added by the user, corrected, or accepted as it was.
fn confirmed(annotation: &Annotation) -> Decision {
    match (annotation.decision, &annotation.was) {
        (Decision::Added, _) => Decision::Added,
        (_, Some(_)) => Decision::Corrected,
        (_, None) => Decision::Accepted,
    }
}
