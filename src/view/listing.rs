//! Which documents the list shows, and in what order.

use std::cmp::Ordering;

use tallymark_dataset::Progress;

use crate::view::catalogue::{Catalogue, Summary};
use crate::view::find::fold;

/// What the user wants to see of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Words that title, author, source or tags have, all of them.
    pub words: String,
    /// How far the review is.
    pub status: Status,
    /// A tag that they have.
    pub tag: Option<String>,
    /// What comes first.
    pub order: Order,
}

/// Documents by how far their review is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// All of them.
    #[default]
    All,
    /// Nothing is decided.
    NotStarted,
    /// Something is decided, not everything.
    InProgress,
    /// Everything is decided.
    Done,
    /// Another document has the same text.
    Duplicates,
}

/// What comes first in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What was added first.
    #[default]
    Added,
    /// What was added last.
    Newest,
    /// By the alphabet.
    Title,
    /// What was published last; what has no day at the end.
    Date,
    /// What has the most that waits for a decision.
    Left,
}

impl Status {
    /// All, in the order of the choice.
    pub const ALL: [Self; 5] = [Self::All, Self::NotStarted, Self::InProgress, Self::Done, Self::Duplicates];

    /// How far a review is; `Duplicates` and `All` are no answers.
    pub fn of(progress: Progress) -> Self {
        match progress {
            Progress { decided: 0, .. } => Self::NotStarted,
            Progress { decided, total } if decided < total => Self::InProgress,
            Progress { .. } => Self::Done,
        }
    }

    /// The name in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::Duplicates => "duplicates",
        }
    }
}

impl Order {
    /// All, in the order of the choice.
    pub const ALL: [Self; 5] = [Self::Added, Self::Newest, Self::Title, Self::Date, Self::Left];

    /// The name in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Newest => "newest",
            Self::Title => "title",
            Self::Date => "date",
            Self::Left => "left",
        }
    }

    /// Which of two rows comes first; those that it does not tell apart stay in the order in which they were added.
    fn compare(self, one: &Summary, other: &Summary) -> Ordering {
        let left = |row: &Summary| row.progress.total - row.progress.decided;
        match self {
            Self::Added | Self::Newest => Ordering::Equal,
            Self::Title => one.title_key.cmp(&other.title_key),
            Self::Date => other.date.cmp(&one.date),
            Self::Left => left(other).cmp(&left(one)),
        }
    }
}

impl Listing {
    /// Whether documents may be left out.
    pub fn is_filtered(&self) -> bool {
        self.status != Status::All || self.tag.is_some() || !self.words.trim().is_empty()
    }

    /// Whether a decision may change which rows are shown, or their order.
    pub fn follows_decisions(&self) -> bool {
        !matches!(self.status, Status::All | Status::Duplicates) || self.order == Order::Left
    }

    /// The rows to be shown, as places in the catalogue.
    pub fn rows(&self, catalogue: &Catalogue) -> Vec<usize> {
        let words: String = self.words.chars().map(fold).collect();
        let words: Vec<&str> = words.split_whitespace().collect();
        let all = catalogue.rows();
        let shows = |row: &Summary| {
            self.has_status(row, catalogue)
                && self.tag.as_ref().is_none_or(|tag| row.tags.contains(tag))
                && words.iter().all(|word| row.words.contains(word))
        };
        let mut rows: Vec<usize> = all.iter().enumerate().filter(|(_, row)| shows(row)).map(|(at, _)| at).collect();
        let order = self.order;
        // What is alike stays in the order in which it was added. One sort for all orders: each would be kilobytes.
        rows.sort_by(|one, other| match (all.get(*one), all.get(*other)) {
            (Some(one), Some(other)) => order.compare(one, other),
            _ => Ordering::Equal,
        });
        if order == Order::Newest {
            rows.reverse();
        }
        rows
    }

    fn has_status(&self, row: &Summary, catalogue: &Catalogue) -> bool {
        match self.status {
            Status::All => true,
            Status::Duplicates => catalogue.is_duplicate(row),
            other => Status::of(row.progress) == other,
        }
    }
}

// Beside the property tests, which run natively.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use tallymark_dataset::{About, Annotation, AnnotationId, Change, Decision, DocumentId, Workspace};

    use super::*;
    use crate::view::catalogue::tests::{catalogue, put};
    use crate::view::fixture::annotation;

    /// Documents by title, with day, tags, author, text, and how many of how many mentions are decided.
    type Row = (&'static str, &'static str, &'static [&'static str], &'static str, &'static str, (u32, u32));

    const ROWS: [Row; 5] = [
        ("Grain ships leave", "2025-12-04", &["trade", "sea"], "Olena Ivanenko", "one text", (0, 4)),
        ("Елеватор згорів", "2025-11-30", &["trade"], "", "another text", (2, 3)),
        ("apartments hit", "", &[], "J. Doe", "one text", (5, 5)),
        ("Ärzte helfen", "2025-12-05", &["Health"], "", "yet another", (0, 0)),
        ("Aid arrives", "2025-12-04", &[], "olena petrenko", "something else", (1, 9)),
    ];

    fn workspace() -> Workspace {
        let mut workspace = Workspace::default();
        for (index, (title, date, tags, author, text, (decided, total))) in ROWS.into_iter().enumerate() {
            let about = About {
                title: title.to_owned(),
                date: date.parse().ok(),
                tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                author: author.to_owned(),
                ..About::default()
            };
            let decision = |id| if id < decided { Decision::Rejected } else { Decision::Suggested };
            let annotation = |id| Annotation { id: AnnotationId(id), decision: decision(id), ..annotation(id, 0, 1) };
            let document = DocumentId(index.to_string());
            let annotate = Change::Annotate { document, put: (0..total).map(annotation).collect(), drop: vec![] };
            for change in [put(index, &index.to_string(), about, text), annotate] {
                workspace.apply(change).unwrap_or_else(|error| panic!("{title}: {error}"));
            }
        }
        workspace
    }

    fn shown(listing: &Listing) -> Vec<&'static str> {
        let rows = listing.rows(&catalogue(&workspace()));
        rows.into_iter().filter_map(|at| ROWS.get(at)).map(|row| row.0).collect()
    }

    #[test]
    fn documents_are_shown_by_how_far_they_are() {
        for (status, expected) in [
            (
                Status::All,
                vec!["Grain ships leave", "Елеватор згорів", "apartments hit", "Ärzte helfen", "Aid arrives"],
            ),
            (Status::NotStarted, vec!["Grain ships leave", "Ärzte helfen"]),
            (Status::InProgress, vec!["Елеватор згорів", "Aid arrives"]),
            (Status::Done, vec!["apartments hit"]),
            (Status::Duplicates, vec!["Grain ships leave", "apartments hit"]),
        ] {
            assert_eq!(shown(&Listing { status, ..Listing::default() }), expected, "{}", status.name());
        }
    }

    #[test]
    fn words_are_looked_for_in_title_author_and_tags_whatever_their_case() {
        for (words, expected) in [
            ("GRAIN", vec!["Grain ships leave"]),
            (" olena  grain ", vec!["Grain ships leave"]),
            ("olena", vec!["Grain ships leave", "Aid arrives"]),
            ("ЗГОРІВ", vec!["Елеватор згорів"]),
            ("health", vec!["Ärzte helfen"]),
            ("text", vec![]),
        ] {
            assert_eq!(shown(&Listing { words: words.to_owned(), ..Listing::default() }), expected, "{words:?}");
        }
    }

    #[test]
    fn a_tag_is_a_whole_one() {
        let tagged = |tag: &str| shown(&Listing { tag: Some(tag.to_owned()), ..Listing::default() });
        assert_eq!(tagged("trade"), ["Grain ships leave", "Елеватор згорів"]);
        assert_eq!(tagged("trad"), [""; 0]);
    }

    #[test]
    fn what_is_alike_stays_in_the_order_of_the_list() {
        for (order, expected) in [
            (Order::Added, [0, 1, 2, 3, 4]),
            (Order::Newest, [4, 3, 2, 1, 0]),
            (Order::Title, [4, 2, 3, 0, 1]),
            (Order::Date, [3, 0, 4, 1, 2]),
            (Order::Left, [4, 0, 1, 2, 3]),
        ] {
            let rows = Listing { order, ..Listing::default() }.rows(&catalogue(&workspace()));
            assert_eq!(rows, expected, "{}", order.name());
        }
    }

    #[test]
    fn decisions_matter_only_where_the_list_goes_by_them() {
        let by = |status, order| Listing { status, order, ..Listing::default() }.follows_decisions();
        assert!(by(Status::Done, Order::Title) && by(Status::All, Order::Left));
        assert!(!by(Status::All, Order::Title) && !by(Status::Duplicates, Order::Added));
    }
}
