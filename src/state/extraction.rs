//! Asking the worker, and what its answers become.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tallymark_dataset::{AnnotationId, Command, DocumentId};
use tallymark_extract::{Date, Options};
use tallymark_text::{Span, Text};
use tallymark_worker::{Request, Response};

use crate::platform::clock;
use crate::state::Store;
use crate::tr;

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

    /// Looks for the mentions of a document; they come in as suggestions.
    pub fn extract(self, id: DocumentId) {
        let asked = self.project.with_untracked(|project| {
            project.workspace().document(&id).map(|document| (document.text.as_str().to_owned(), document.options()))
        });
        let Some((text, options)) = asked else { return };
        self.extracting.update(|running| running.push(id.clone()));
        let start = clock::reading();
        let extractor = self.extractor.get_value();
        spawn_local(async move {
            let answer = extractor.ask(|ticket| Request::Extract { ticket, text, options }).await;
            clock::measure("extract", start);
            self.extracting.update(|running| {
                if let Some(place) = running.iter().position(|other| *other == id) {
                    running.remove(place);
                }
            });
            match answer {
                Ok(Response::Extracted { mentions, without_names, .. }) => {
                    self.without_names.update(|documents| documents.retain(|other| *other != id));
                    if let Some(reason) = without_names {
                        self.without_names.update(|documents| documents.push(id.clone()));
                        self.fail(tr::message_only_numbers(&self.title_of(&id), &reason));
                    }
                    self.suggest(id, mentions);
                }
                Ok(_) => self.fail(tr::message_other_question()),
                Err(error) => self.fail(tr::message_nothing_suggested(&self.title_of(&id), &error.to_string())),
            }
        });
    }

    fn suggest(self, document: DocumentId, mentions: Vec<tallymark_extract::Mention>) {
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
        for id in untouched {
            self.extract(id);
        }
    }

    /// Finds out what a mention means whose words or label the user has changed. A value that the user has given is
    /// not worked out anew: `Command::Normalise` leaves it alone.
    pub(super) fn normalise(self, document: DocumentId, annotation: AnnotationId) {
        let asked = self.project.with_untracked(|project| {
            let document = project.workspace().document(&document)?;
            let annotation = document.annotation(annotation)?;
            let find = project.workspace().schema().numeric_find(&annotation.label)?;
            Some((document.text.clone(), document.options(), annotation.span, annotation.label.clone(), find))
        });
        let Some((text, options, span, label, find)) = asked else { return };
        let (context, start) = line_of(&text, span);
        let Ok(inside) = Span::new(span.start().get() - start, span.end().get() - start) else { return };
        let extractor = self.extractor.get_value();
        spawn_local(async move {
            let request = |ticket| Request::Normalise { ticket, context, span: inside, label: find, options };
            // Where the worker fails here the mention stays without a value, as it is shown.
            if let Ok(Response::Normalised { mut norm, .. }) = extractor.ask(request).await {
                for words in [&mut norm.counted, &mut norm.cue] {
                    *words =
                        words.and_then(|span| Span::new(span.start().get() + start, span.end().get() + start).ok());
                }
                self.learn(Command::Normalise { document, annotation, span, label, norm });
            }
        });
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

    fn title_of(&self, id: &DocumentId) -> String {
        let title = |document: &tallymark_dataset::Document| document.title.clone();
        self.project.with_untracked(|p| p.workspace().document(id).map(title)).unwrap_or_default()
    }
}

/// The line that holds the start of `span`, up to the end of the span at least, and where it starts.
fn line_of(text: &Text, span: tallymark_text::ByteSpan) -> (String, usize) {
    let source = text.as_str();
    let start = source.get(..span.start().get()).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let after = source.get(span.end().get()..).unwrap_or_default();
    let end = span.end().get() + after.find('\n').unwrap_or(after.len());
    (source.get(start..end).unwrap_or_default().to_owned(), start)
}
