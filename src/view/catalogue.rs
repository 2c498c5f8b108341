//! What the list of documents shows of each, kept in step with the workspace document by document: a decision in one of
//! 10,000 works one summary out anew.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use tallymark_dataset::{Document, DocumentId, Progress, Touched, Workspace};
use tallymark_extract::Date;

use crate::view::alphabet::sort_key;
use crate::view::find::fold;

/// What the list shows of a document, and what it is filtered and sorted by.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Which.
    pub id: DocumentId,
    /// Its headline.
    pub title: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// What it is filed under.
    pub tags: Vec<String>,
    /// How far its review is.
    pub progress: Progress,
    /// Title, author, source and tags, in lower case: what is looked through for words.
    pub(super) words: String,
    /// Where the title stands in the alphabet.
    pub(super) title_key: String,
    /// Texts that are the same have the same.
    fingerprint: u64,
}

/// The summaries of all documents, in the order of the workspace.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    rows: Vec<Summary>,
    /// How many documents have a text with this fingerprint.
    copies: HashMap<u64, u32>,
    listed: u32,
    decided: u32,
}

impl Summary {
    /// What there is to say of a document.
    pub fn of(document: &Document) -> Self {
        Self::with_fingerprint(document, fingerprint(document.text.as_str()))
    }

    fn with_fingerprint(document: &Document, fingerprint: u64) -> Self {
        let Document { id, title, date, tags, source, author, .. } = document;
        let words = [title, author, source].into_iter().chain(tags);
        let words = words.flat_map(|part| part.chars().map(fold).chain(['\n'])).collect();
        Self {
            id: id.clone(),
            title: title.clone(),
            date: *date,
            tags: tags.clone(),
            progress: document.progress(),
            words,
            title_key: sort_key(title),
            fingerprint,
        }
    }
}

impl Catalogue {
    /// All summaries, in the order in which the documents were added.
    pub fn rows(&self) -> &[Summary] {
        &self.rows
    }

    /// How often documents have come, gone, or been described anew.
    pub fn listed(&self) -> u32 {
        self.listed
    }

    /// How often annotations have changed.
    pub fn decided(&self) -> u32 {
        self.decided
    }

    /// Whether another document has the same text.
    pub fn is_duplicate(&self, row: &Summary) -> bool {
        self.copies.get(&row.fingerprint).is_some_and(|count| *count > 1)
    }

    /// The document with this very text, where there is one: the first added.
    pub fn with_text<'a>(&self, workspace: &'a Workspace, text: &str) -> Option<&'a Document> {
        let wanted = fingerprint(text);
        let alike = self.rows.iter().filter(|row| row.fingerprint == wanted);
        alike.filter_map(|row| workspace.document(&row.id)).find(|document| document.text.as_str() == text)
    }

    /// The tags in use, in the order of the alphabet, and how many documents have each.
    pub fn tags(&self) -> Vec<(String, usize)> {
        counted(self.rows.iter())
    }

    /// The tags that these documents have.
    pub fn tags_of(&self, documents: &HashSet<DocumentId>) -> Vec<String> {
        if documents.is_empty() {
            return Vec::new();
        }
        let tags = counted(self.rows.iter().filter(|row| documents.contains(&row.id)));
        tags.into_iter().map(|(tag, _)| tag).collect()
    }

    /// Brings the summaries in line with the workspace, after this was touched in it.
    pub fn follow(&mut self, workspace: &Workspace, touched: &[Touched]) {
        let mut moved: HashSet<&DocumentId> = HashSet::new();
        for touched in touched {
            match touched {
                Touched::Documents { document } => {
                    self.listed += 1;
                    moved.insert(document);
                }
                Touched::Description { .. } => self.listed += 1,
                Touched::Annotations { .. } => self.decided += 1,
                _ => {}
            }
        }
        self.move_rows(workspace, &moved);
        for id in touched.iter().filter_map(Touched::document).filter(|id| !moved.contains(id)) {
            self.renew(workspace, id);
        }
    }

    /// Puts the summaries of documents that came or went where they are to be.
    fn move_rows(&mut self, workspace: &Workspace, moved: &HashSet<&DocumentId>) {
        if moved.is_empty() {
            return;
        }
        let gone: Vec<Summary> = self.rows.extract_if(.., |row| moved.contains(&row.id)).collect();
        for row in gone {
            self.uncount(row.fingerprint);
        }
        let mut places: Vec<usize> = moved.iter().filter_map(|id| workspace.position(id)).collect();
        places.sort_unstable();
        let from = places.first().copied().unwrap_or(self.rows.len()).min(self.rows.len());
        let mut kept = self.rows.split_off(from).into_iter();
        for place in places {
            self.rows.extend(kept.by_ref().take(place.saturating_sub(self.rows.len())));
            if let Some(document) = workspace.documents().get(place) {
                let row = Summary::of(document);
                *self.copies.entry(row.fingerprint).or_default() += 1;
                self.rows.push(row);
            }
        }
        self.rows.extend(kept);
    }

    /// Works the summary of a document out anew.
    fn renew(&mut self, workspace: &Workspace, id: &DocumentId) {
        let row = workspace.position(id).and_then(|place| self.rows.get_mut(place)).filter(|row| row.id == *id);
        if let (Some(row), Some(document)) = (row, workspace.document(id)) {
            *row = Summary::with_fingerprint(document, row.fingerprint);
        }
    }

    fn uncount(&mut self, fingerprint: u64) {
        if let Some(count) = self.copies.get_mut(&fingerprint) {
            *count -= 1;
            if *count == 0 {
                self.copies.remove(&fingerprint);
            }
        }
    }
}

fn counted<'a>(rows: impl Iterator<Item = &'a Summary>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in rows.flat_map(|row| &row.tags) {
        *counts.entry(tag).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(tag, count)| (tag.to_owned(), count)).collect();
    counts.sort_by_cached_key(|(tag, _)| sort_key(tag));
    counts
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

// The browser runs no property tests.
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(super) mod tests {
    use proptest::prelude::*;
    use tallymark_dataset::{About, Change, Timestamp};
    use tallymark_text::Text;

    use super::*;

    /// A change that puts a document in.
    pub(in crate::view) fn put(index: usize, id: &str, about: About, text: &str) -> Change {
        let at = Timestamp(String::new());
        let document = Document::new(DocumentId(id.to_owned()), about, at, Text::new(text));
        Change::PutDocument { index, document: Box::new(document) }
    }

    fn titled(title: &str) -> About {
        About { title: title.to_owned(), ..About::default() }
    }

    fn apply(workspace: &mut Workspace, change: Change) -> Touched {
        workspace.apply(change).unwrap_or_else(|error| panic!("{error}")).1
    }

    /// A catalogue that was made at once.
    pub(in crate::view) fn catalogue(workspace: &Workspace) -> Catalogue {
        let all = workspace.documents().iter().map(|d| Touched::Documents { document: d.id.clone() });
        let mut catalogue = Catalogue::default();
        catalogue.follow(workspace, &all.collect::<Vec<_>>());
        catalogue
    }

    fn duplicates(catalogue: &Catalogue) -> Vec<&str> {
        let rows = catalogue.rows().iter().filter(|row| catalogue.is_duplicate(row));
        rows.map(|row| row.title.as_str()).collect()
    }

    #[test]
    fn documents_with_the_same_text_are_duplicates_as_long_as_there_are_two() {
        let mut workspace = Workspace::default();
        for (index, (id, text)) in [("a", "one"), ("b", "two"), ("c", "one")].into_iter().enumerate() {
            apply(&mut workspace, put(index, id, titled(id), text));
        }
        let mut catalogue = catalogue(&workspace);
        assert_eq!(duplicates(&catalogue), ["a", "c"]);
        let found = |catalogue: &Catalogue, text| catalogue.with_text(&workspace, text).map(|d| d.id.0.clone());
        assert_eq!(found(&catalogue, "one"), Some("a".to_owned()));
        assert_eq!(found(&catalogue, "One"), None);
        let gone = apply(&mut workspace, Change::DropDocument { document: DocumentId("a".to_owned()) });
        catalogue.follow(&workspace, &[gone]);
        assert_eq!(duplicates(&catalogue), [""; 0]);
    }

    #[test]
    fn tags_are_counted_and_stand_in_the_order_of_the_alphabet() {
        let mut workspace = Workspace::default();
        for (index, tags) in [vec!["war", "їжа"], vec!["war"], vec!["Economy"]].into_iter().enumerate() {
            let tags = tags.into_iter().map(str::to_owned).collect();
            apply(&mut workspace, put(index, &index.to_string(), About { tags, ..About::default() }, "text"));
        }
        let catalogue = catalogue(&workspace);
        assert_eq!(catalogue.tags(), [("Economy", 1), ("war", 2), ("їжа", 1)].map(|(tag, n)| (tag.to_owned(), n)));
        let first = HashSet::from([DocumentId("0".to_owned())]);
        assert_eq!(catalogue.tags_of(&first), ["war", "їжа"]);
    }

    proptest! {
        /// Whatever comes, goes and changes, and however much of it is followed at once.
        #[test]
        fn following_is_the_same_as_starting_anew(
            acts in prop::collection::vec((0_usize..6, 0_u8..8, any::<bool>(), any::<bool>()), 0..40),
        ) {
            let (mut workspace, mut kept) = (Workspace::default(), Catalogue::default());
            let mut touched = Vec::new();
            for (index, id, describes, follows) in acts {
                let document = DocumentId(id.to_string());
                let change = match (workspace.document(&document), describes) {
                    (None, _) => put(index, &document.0, titled("new"), if id < 4 { "same" } else { "other" }),
                    (Some(_), false) => Change::DropDocument { document },
                    (Some(_), true) => Change::Describe {
                        document, title: format!("{index}"), date: None, date_order: None, dollar: None,
                        source: String::new(), author: String::new(), tags: Vec::new(),
                    },
                };
                touched.push(apply(&mut workspace, change));
                if follows {
                    kept.follow(&workspace, &touched);
                    touched.clear();
                }
            }
            kept.follow(&workspace, &touched);
            let anew = catalogue(&workspace);
            prop_assert_eq!(kept.rows(), anew.rows());
            prop_assert_eq!(duplicates(&kept), duplicates(&anew));
        }
    }
}
