//! Where else the same words stand, and what the decision about them would do there.

use tallymark_dataset::{Annotation, AnnotationId, Decision, Document};
use tallymark_text::{ByteSpan, Span, Text, is_whole};

/// Looks through a text for the places where the same words stand: whole, in the same case, none overlapping. A long text
/// is looked through piece by piece.
#[derive(Clone, Copy, Debug, Default)]
pub struct Search {
    /// Everything before this byte has been looked through.
    at: usize,
}

impl Search {
    /// Looks through about `bytes` more of the text; `None` once it is all looked through.
    pub fn next_piece(&mut self, text: &Text, words: &str, bytes: usize) -> Option<Vec<ByteSpan>> {
        let source = text.as_str();
        if words.is_empty() || self.at >= source.len() {
            return None;
        }
        // What starts within the piece may end after it.
        let limit = source.ceil_char_boundary(self.at.saturating_add(bytes).max(self.at + 1));
        let end = source.ceil_char_boundary(limit.saturating_add(words.len() - 1));
        let mut found = Vec::new();
        while let Some(start) = source.get(self.at..end).and_then(|rest| rest.find(words)).map(|at| self.at + at) {
            match Span::new(start, start + words.len()).ok().filter(|span| is_whole(text, *span)) {
                Some(span) => {
                    self.at = span.end().get();
                    found.push(span);
                }
                None => self.at = after_word(source, start),
            }
        }
        self.at = self.at.max(limit);
        Some(found)
    }
}

/// Every place in `text` where `words` stand, whole and in the same case.
///
/// ```
/// use tallymark::view::occurrences::occurrences;
/// use tallymark_text::Text;
/// let text = Text::new("May said in May, maybe, that Mayors may.");
/// let starts: Vec<usize> = occurrences(&text, "May").iter().map(|span| span.start().get()).collect();
/// assert_eq!(starts, [0, 12]);
/// ```
pub fn occurrences(text: &Text, words: &str) -> Vec<ByteSpan> {
    Search::default().next_piece(text, words, text.len()).unwrap_or_default()
}

/// Behind the word that byte `start` is in: words that do not stand whole there can stand again behind it at the soonest.
fn after_word(source: &str, start: usize) -> usize {
    let rest = source.get(start..).unwrap_or_default();
    let is_word = |c: char| c.is_alphanumeric();
    match rest.find(|c| !is_word(c)) {
        Some(0) => start + rest.chars().next().map_or(1, char::len_utf8),
        Some(len) => start + len,
        None => source.len(),
    }
}

/// What was decided about some words, and would be wherever they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are this.
    Are {
        /// Their label.
        label: String,
        /// The label that was suggested for them, where the user has given them another.
        instead_of: Option<String>,
    },
    /// They are not this.
    AreNot {
        /// The label.
        label: String,
    },
}

/// Where a verdict about some words would change something in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Suggestions that say what the verdict says, or what it denies: waiting for just that decision.
    pub waiting: Vec<AnnotationId>,
    /// Suggestions of the label that the user has replaced.
    pub to_relabel: Vec<AnnotationId>,
    /// Where nothing is annotated and the words could be.
    pub free: Vec<ByteSpan>,
}

impl Places {
    /// How many places there are.
    pub fn count(&self) -> usize {
        self.waiting.len() + self.to_relabel.len() + self.free.len()
    }

    fn add(&mut self, verdict: &Verdict, span: ByteSpan, here: &[&Annotation]) {
        let same: Vec<&&Annotation> = here.iter().filter(|annotation| annotation.span == span).collect();
        let labelled = |label: &str| same.iter().find(|a| a.label == label && a.decision == Decision::Suggested);
        match verdict {
            Verdict::AreNot { label } => self.waiting.extend(labelled(label).map(|annotation| annotation.id)),
            Verdict::Are { label, instead_of } => {
                if let Some(annotation) = labelled(label) {
                    self.waiting.push(annotation.id);
                } else if same.iter().any(|annotation| annotation.label == *label) {
                    // Decided already.
                } else if let Some(annotation) = instead_of.as_deref().and_then(labelled) {
                    self.to_relabel.push(annotation.id);
                } else if here.is_empty() {
                    self.free.push(span);
                }
            }
        }
    }
}

/// Where `verdict` would change something among `spans`, places of a document in order where the words stand. What is
/// decided there stays, and so does what overlaps the words.
pub fn places(document: &Document, spans: &[ByteSpan], verdict: &Verdict) -> Places {
    let mut places = Places::default();
    // Annotations are in order of their starts, as the spans are: those that may still overlap are kept on the way.
    let mut ahead = document.annotations();
    let mut near: Vec<&Annotation> = Vec::new();
    for span in spans {
        let reached = ahead.partition_point(|annotation| annotation.span.start() < span.end());
        let (passed, rest) = ahead.split_at(reached);
        near.retain(|annotation| annotation.span.overlaps(*span));
        near.extend(passed.iter().filter(|annotation| annotation.span.overlaps(*span)));
        ahead = rest;
        places.add(verdict, *span, &near);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use tallymark_dataset::{Command, DocumentId, Edit, Project, Step, Timestamp};
    use tallymark_extract::{Label, Mention, Norm, Options, Source};

    fn starts(text: &str, words: &str) -> Vec<usize> {
        occurrences(&Text::new(text), words).iter().map(|span| span.start().get()).collect()
    }

    #[test]
    fn words_are_found_whole_and_in_the_same_case() {
        let cases: [(&str, &str, &[usize]); 12] = [
            ("Kyiv, KYIV, Kyivan and Kyiv’s", "Kyiv", &[0, 23]),
            ("Kyiv-based NotKyiv Kyiv", "Kyiv", &[0, 19]),
            ("bana na na", "na na", &[5]),
            ("ha ha ha", "ha ha", &[0]),
            ("1.5 and 5 and 2,500 and 5.", "5", &[8, 24]),
            ("$5.5 or $5, or US$5", "$5", &[8, 17]),
            ("Україна. України Україна", "Україна", &[0, 31]),
            ("e\u{301} e e\u{301}e", "e", &[4]),
            ("👩\u{200D}💻 👩", "👩", &[12]),
            ("aaaa", "aa", &[]),
            ("", "a", &[]),
            ("a", "", &[]),
        ];
        for (text, words, expected) in cases {
            assert_eq!(starts(text, words), expected, "{words:?} in {text:?}");
        }
    }

    #[test]
    fn pieces_of_any_length_find_what_the_whole_finds() {
        let text = Text::new("ha ha ha Київ, Київський ha ha; Київ ha".repeat(3));
        for words in ["ha ha", "Київ", "ha"] {
            let whole = occurrences(&text, words);
            assert!(whole.len() > 2, "{words}");
            for bytes in 0..text.len() {
                let mut search = Search::default();
                let pieces: Vec<ByteSpan> =
                    std::iter::from_fn(|| search.next_piece(&text, words, bytes)).flatten().collect();
                assert_eq!(pieces, whole, "{words} by {bytes} bytes");
            }
        }
    }

    const TEXT: &str = "May met May. In May and May, May of May Day, May.";

    /// What stands at each `May` of [`TEXT`] but the last, which is free.
    fn project() -> (Project, DocumentId) {
        let id = DocumentId("d".to_owned());
        let mention = |start: usize, len: usize, label| Mention {
            span: Span::new(start, start + len).unwrap(),
            label,
            norm: Norm::default(),
            source: Source::Rule,
            score: 0.9,
        };
        let mentions = vec![
            mention(0, 3, Label::Person),
            mention(8, 3, Label::Person),
            mention(16, 3, Label::Date),
            mention(24, 3, Label::Person),
            mention(29, 3, Label::Date),
            mention(36, 7, Label::Date),
        ];
        let text = Text::new(TEXT);
        let document = Document::new(id.clone(), String::new(), Options::default(), Timestamp(String::new()), text);
        let mut project = Project::default();
        let add = Command::AddDocument(Box::new(document.with_suggestions(mentions)));
        let decide =
            |annotation, edit| Command::Edit { document: id.clone(), annotation: AnnotationId(annotation), edit };
        for command in [add, decide(3, Edit::Accept), decide(4, Edit::Reject)] {
            let change = command.plan(project.workspace(), &Timestamp(String::new())).unwrap();
            project.take(Step::Act(change)).unwrap();
        }
        (project, id)
    }

    #[test]
    fn a_verdict_leaves_alone_what_is_decided_and_what_overlaps() {
        let (project, id) = project();
        let document = project.workspace().document(&id).unwrap();
        let spans = occurrences(&document.text, "May");
        assert_eq!(spans.len(), 7);
        let ids = |ids: &[u32]| ids.iter().copied().map(AnnotationId).collect::<Vec<_>>();
        let free = vec![Span::new(45, 48).unwrap()];
        let are = |label: &str, instead_of: Option<&str>| Verdict::Are {
            label: label.to_owned(),
            instead_of: instead_of.map(str::to_owned),
        };
        let not = |label: &str| Verdict::AreNot { label: label.to_owned() };
        let cases = [
            (are("PERSON", None), Places { waiting: ids(&[0, 1]), to_relabel: ids(&[]), free: free.clone() }),
            (are("PERSON", Some("DATE")), Places { waiting: ids(&[0, 1]), to_relabel: ids(&[2]), free: free.clone() }),
            (are("DATE", None), Places { waiting: ids(&[2]), to_relabel: ids(&[]), free: free.clone() }),
            (are("ORG", Some("PERSON")), Places { waiting: ids(&[]), to_relabel: ids(&[0, 1]), free }),
            (not("DATE"), Places { waiting: ids(&[2]), ..Places::default() }),
            (not("ORG"), Places::default()),
        ];
        for (verdict, expected) in cases {
            let found = places(document, &spans, &verdict);
            assert_eq!(found, expected, "{verdict:?}");
            assert_eq!(found.count(), expected.waiting.len() + expected.to_relabel.len() + expected.free.len());
        }
    }
}
