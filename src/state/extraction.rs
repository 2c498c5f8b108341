//! Asking the worker, and what its answers become.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::{AnnotationId, Command, DocumentId};
use tallymark_extract::{Date, Norm, Options};
use tallymark_text::{ByteSpan, Span, Text};
use tallymark_worker::{Request, Response};

use crate::platform::clock;
use crate::state::Store;
use crate::tr;
use crate::view::queue::Queue;

/// Why a document was not read, or not all of it.
pub(super) enum Unread {
    /// The worker gave no answer.
    Nothing(String),
    /// The model of names could not be had.
    NoNames(String),
}

/// How many bytes of a text are looked at for a dateline.
const DATELINE_WITHIN: usize = 2_000;

impl Store {
    /// Starts the worker and has it read `text`, for nothing: it makes its tables, and the browser compiles for speed what
    /// has run a while, so that the first article does not wait for either.
    pub fn warm_up(self, text: String) {
        let extractor = self.extractor.get_value();
        spawn_local(async move {
            // Where it cannot start, the first article says so.
            if let Err(error) =
                extractor.ask(|ticket| Request::Extract { ticket, text, options: Options::default() }).await
            {
                leptos::logging::warn!("{error}");
            }
        });
    }

    /// Looks for the mentions of a document, once those that wait already are read; they come in as suggestions.
    pub fn extract(self, id: DocumentId) {
        self.extract_all([id]);
    }

    /// Looks for the mentions of many documents, one after the other, that on the screen first.
    pub fn extract_all(self, ids: impl IntoIterator<Item = DocumentId>) {
        if !self.may_write() {
            return self.tell(tr::tabs_refused());
        }
        self.extracting.update(|queue| ids.into_iter().for_each(|id| queue.push(id)));
        self.read_next();
    }

    /// Leaves unread what waits to be. It is read at the next start, or when it is asked for.
    pub fn stop_extracting(self) {
        self.extracting.update(Queue::stop);
        self.tell(tr::documents_reading_stopped());
    }

    fn read_next(self) {
        let open = self.open.get_untracked();
        let next = self.extracting.try_update(|queue| queue.next(open.as_ref())).flatten();
        let Some(id) = next else { return };
        spawn_local(async move {
            if let Some(failure) = self.read(&id).await {
                self.unread.update_value(|unread| unread.push((id, failure)));
            }
            self.extracting.update(Queue::finish);
            if self.extracting.with_untracked(Queue::is_empty) {
                self.report_unread();
            }
            self.read_next();
        });
    }

    /// Reads a document; what went wrong where something did.
    async fn read(self, id: &DocumentId) -> Option<Unread> {
        let (text, options) = self.project.with_untracked(|project| {
            let document = project.workspace().document(id)?;
            Some((document.text.as_str().to_owned(), document.options()))
        })?;
        let start = clock::reading();
        let extractor = self.extractor.get_value();
        let answer = extractor.ask(|ticket| Request::Extract { ticket, text, options }).await;
        clock::measure("extract", start);
        match answer {
            Ok(Response::Extracted { mentions, without_names, .. }) => {
                if without_names.is_some() || self.without_names.with_untracked(|all| all.contains(id)) {
                    self.without_names.update(|documents| {
                        documents.retain(|other| other != id);
                        documents.extend(without_names.is_some().then(|| id.clone()));
                    });
                }
                self.suggest(id.clone(), mentions);
                without_names.map(Unread::NoNames)
            }
            Ok(_) => {
                self.fail(tr::message_other_question());
                None
            }
            Err(error) => Some(Unread::Nothing(error.to_string())),
        }
    }

    /// Says what could not be read: one message for all that have waited together.
    fn report_unread(self) {
        let unread = self.unread.try_update_value(std::mem::take).unwrap_or_default();
        let (nothing, names): (Vec<_>, Vec<_>) =
            unread.into_iter().partition(|(_, reason)| matches!(reason, Unread::Nothing(_)));
        for group in [nothing, names] {
            let Some((id, first)) = group.first() else { continue };
            self.fail(match (first, group.len()) {
                (Unread::Nothing(reason), 1) => tr::message_nothing_suggested(&self.title_of(id), reason),
                (Unread::NoNames(reason), 1) => tr::message_only_numbers(&self.title_of(id), reason),
                (Unread::Nothing(reason), count) => tr::documents_unread(count, reason),
                (Unread::NoNames(reason), count) => tr::documents_unread_names(count, reason),
            });
        }
    }

    fn suggest(self, document: DocumentId, mentions: Vec<tallymark_extract::Mention>) {
        if !self.may_write() {
            return;
        }
        let count = mentions.len();
        let on_screen = self.open.get_untracked().as_ref() == Some(&document);
        let selected = self.selected.get_untracked();
        let left = selected.and_then(|id| self.with_document(|d| d.annotation(id).cloned()).flatten());
        self.learn(Command::Suggest { document, mentions });
        if on_screen {
            self.announcement.set(tr::message_found(count));
            let still_there =
                selected.is_some_and(|id| self.with_document(|d| d.annotation(id).is_some()) == Some(true));
            if !still_there {
                self.go_to_open_after(left.as_ref());
            }
        }
    }

    /// Takes up what was interrupted: documents that have never had a suggestion.
    pub(super) fn extract_untouched(self) {
        let untouched: Vec<DocumentId> = self.project.with_untracked(|project| {
            let documents = project.workspace().documents().iter();
            documents.filter(|document| document.is_untouched()).map(|document| document.id.clone()).collect()
        });
        self.extract_all(untouched);
    }

    /// Finds out what a mention means whose words or label the user has changed. A value that the user has given is
    /// not worked out anew: `Command::Normalise` leaves it alone.
    pub(super) fn normalise(self, document: DocumentId, annotation: AnnotationId) {
        let asked = self.project.with_untracked(|project| {
            let annotation = project.workspace().document(&document)?.annotation(annotation)?;
            Some((annotation.span, annotation.label.clone()))
        });
        let Some((span, label)) = asked else { return };
        spawn_local(async move {
            // Where the worker fails here the mention stays without a value, as it is shown.
            if let Some(norm) = self.value_of(&document, span, &label).await {
                self.learn(Command::Normalise { document, annotation, span, label, norm });
            }
        });
    }

    /// What the words at `span` mean with a label; `None` where it is no label for numbers, or nobody can say.
    pub(super) async fn value_of(self, document: &DocumentId, span: ByteSpan, label: &str) -> Option<Norm> {
        let (label, text, options) = self.project.with_untracked(|project| {
            let workspace = project.workspace();
            let document = workspace.document(document)?;
            Some((workspace.schema().numeric_find(label)?, document.text.clone(), document.options()))
        })?;
        let (context, start) = line_of(&text, span);
        let inside = Span::new(span.start().get() - start, span.end().get() - start).ok()?;
        let request = |ticket| Request::Normalise { ticket, context, span: inside, label, options };
        let Ok(Response::Normalised { mut norm, .. }) = self.extractor.get_value().ask(request).await else {
            return None;
        };
        for words in [&mut norm.counted, &mut norm.cue] {
            *words = words.and_then(|span| Span::new(span.start().get() + start, span.end().get() + start).ok());
        }
        Some(norm)
    }

    /// The day that the dateline of a text gives.
    pub async fn dateline(self, text: &str) -> Option<Date> {
        let end = text.floor_char_boundary(DATELINE_WITHIN);
        let text = text.get(..end)?.to_owned();
        match self.extractor.get_value().ask(|ticket| Request::Dateline { ticket, text }).await {
            Ok(Response::Dated { date, .. }) => date,
            _ => None,
        }
    }

    fn title_of(self, id: &DocumentId) -> String {
        let title = |document: &tallymark_dataset::Document| document.title.clone();
        self.project.with_untracked(|p| p.workspace().document(id).map(title)).unwrap_or_default()
    }
}

/// The line that holds the start of `span`, up to the end of the span at least, and where it starts.
fn line_of(text: &Text, span: ByteSpan) -> (String, usize) {
    let source = text.as_str();
    let start = source.get(..span.start().get()).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let after = source.get(span.end().get()..).unwrap_or_default();
    let end = span.end().get() + after.find('\n').unwrap_or(after.len());
    (source.get(start..end).unwrap_or_default().to_owned(), start)
}
