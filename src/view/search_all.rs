//! Search in the texts of all documents, a slice at a time.

use tallymark_dataset::{DocumentId, Workspace};
use tallymark_text::{ByteSpan, Text};

use crate::view::find::Wanted;

/// How many hits of a document are shown; the rest are counted.
const SHOWN: usize = 3;

/// How many characters are shown on either side of a hit.
const AROUND: usize = 40;

/// A search that is under way: what has been found is there to be shown while the rest is looked through.
#[derive(Clone, Debug)]
pub struct Search {
    wanted: Wanted,
    queue: Vec<DocumentId>,
    /// Which document of the queue is next, and from which byte of it.
    next: (usize, usize),
    found: Vec<Found>,
    hits: usize,
}

/// A document with hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub document: DocumentId,
    /// How many hits there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<Excerpt>,
}

/// A hit with what stands around it, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Where the hit is.
    pub span: ByteSpan,
    /// What stands before it.
    pub before: String,
    /// The words as they are written there.
    pub hit: String,
    /// What stands behind it.
    pub after: String,
}

impl Search {
    /// A search for `wanted` in these documents, in this order; `None` where it is blank.
    pub fn new(wanted: &str, documents: Vec<DocumentId>) -> Option<Self> {
        let wanted = Wanted::new(wanted)?;
        Some(Self { wanted, queue: documents, next: (0, 0), found: Vec::new(), hits: 0 })
    }

    /// Looks through the next `budget` bytes of text; `true` where there is more. Documents that have gone meanwhile
    /// are passed over.
    pub fn run(&mut self, workspace: &Workspace, budget: usize) -> bool {
        let mut left = budget.max(1);
        while let Some(id) = self.queue.get(self.next.0) {
            let Some(document) = workspace.document(id) else {
                self.next = (self.next.0 + 1, 0);
                continue;
            };
            if left == 0 {
                return true;
            }
            let from = self.next.1;
            let until = from.saturating_add(left).min(document.text.len());
            left -= until - from;
            let behind = look(&self.wanted, id, &document.text, from, until, &mut self.found, &mut self.hits);
            self.next = if behind < document.text.len() { (self.next.0, behind) } else { (self.next.0 + 1, 0) };
            // An empty text costs something as well.
            left = left.saturating_sub(1);
        }
        false
    }

    /// The documents with hits so far, in the order of the search.
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// How many hits there are so far.
    pub fn hits(&self) -> usize {
        self.hits
    }

    /// How many documents have been looked through, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.next.0, self.queue.len())
    }
}

/// Adds the hits that start in `from..until`, and gives the byte to go on from.
fn look(
    wanted: &Wanted,
    id: &DocumentId,
    text: &Text,
    mut from: usize,
    until: usize,
    found: &mut Vec<Found>,
    hits: &mut usize,
) -> usize {
    while let Some(hit) = wanted.next_in(text.as_str(), from, until) {
        from = hit.end().get();
        *hits += 1;
        if found.last().is_none_or(|last| last.document != *id) {
            found.push(Found { document: id.clone(), count: 0, first: Vec::new() });
        }
        if let Some(last) = found.last_mut() {
            last.count += 1;
            if last.first.len() < SHOWN {
                last.first.push(excerpt(text, hit));
            }
        }
    }
    from.max(until)
}

/// A hit with its surroundings: whole words of its line where they fit.
fn excerpt(text: &Text, hit: ByteSpan) -> Excerpt {
    let source = text.as_str();
    let before = source.get(..hit.start().get()).unwrap_or_default();
    let after = source.get(hit.end().get()..).unwrap_or_default();
    Excerpt { span: hit, before: end_of(before), hit: plain(text.slice(hit)), after: start_of(after) }
}

/// The end of what stands before a hit.
fn end_of(before: &str) -> String {
    let line = before.rfind('\n').and_then(|at| before.get(at + 1..)).unwrap_or(before);
    let Some((cut, _)) = line.char_indices().rev().nth(AROUND - 1).filter(|(cut, _)| *cut > 0) else {
        return plain(line);
    };
    let kept = line.get(cut..).unwrap_or_default();
    let whole = kept.find(char::is_whitespace).and_then(|space| kept.get(space..)).unwrap_or(kept);
    format!("…{}", plain(whole.trim_start()))
}

/// The start of what stands behind a hit.
fn start_of(after: &str) -> String {
    let line = after.find('\n').and_then(|at| after.get(..at)).unwrap_or(after);
    let Some((cut, _)) = line.char_indices().nth(AROUND) else { return plain(line) };
    let kept = line.get(..cut).unwrap_or_default();
    let whole = kept.rfind(char::is_whitespace).and_then(|space| kept.get(..space)).unwrap_or(kept);
    format!("{}…", plain(whole.trim_end()))
}

/// On one line, whatever breaks it.
fn plain(written: &str) -> String {
    written.replace(char::is_control, " ")
}

// The browser runs no property tests.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;
    use tallymark_dataset::{About, Change};

    use super::*;
    use crate::view::catalogue::tests::put;
    use crate::view::find::find;

    fn workspace(texts: &[&str]) -> Workspace {
        let mut workspace = Workspace::default();
        for (index, text) in texts.iter().enumerate() {
            let change = put(index, &index.to_string(), About::default(), text);
            workspace.apply(change).unwrap_or_else(|error| panic!("{text:?} is not put: {error}"));
        }
        workspace
    }

    fn search(workspace: &Workspace, wanted: &str, budget: usize) -> Search {
        let ids = workspace.documents().iter().map(|document| document.id.clone()).collect();
        let mut search = Search::new(wanted, ids).unwrap_or_else(|| panic!("{wanted:?} is blank"));
        while search.run(workspace, budget) {}
        search
    }

    fn shown(found: &Found) -> Vec<String> {
        found.first.iter().map(|e| format!("{}[{}]{}", e.before, e.hit, e.after)).collect()
    }

    #[test]
    fn hits_are_grouped_by_document_with_the_words_around_them() {
        let long = "A drone was seen over the harbour by a fisherman who was mending his nets before dawn, \
                    and another drone was heard by his brother on the other bank of the river that morning.";
        let workspace = workspace(&["No such thing.", long, "Drones.\nDRONE and drone\tand drone"]);
        let search = search(&workspace, "drone", 1_000);
        assert_eq!(search.hits(), 6);
        assert_eq!(search.progress(), (3, 3));
        let [river, short] = search.found() else { panic!("{:?}", search.found()) };
        assert_eq!((river.count, short.count), (2, 4));
        assert_eq!(
            shown(river),
            [
                "A [drone] was seen over the harbour by a…",
                "…his nets before dawn, and another [drone] was heard by his brother on the other…"
            ]
        );
        assert_eq!(shown(short), ["[Drone]s.", "[DRONE] and drone and drone", "DRONE and [drone] and drone"]);
    }

    #[test]
    fn a_word_without_end_is_cut_at_a_character() {
        let workspace = workspace(&[&format!("{}x{}", "é".repeat(90), "ї".repeat(90))]);
        let search = search(&workspace, "x", 1_000);
        let cut = format!("…{}[x]{}…", "é".repeat(40), "ї".repeat(40));
        assert_eq!(search.found().iter().flat_map(shown).collect::<Vec<_>>(), [cut]);
    }

    #[test]
    fn a_document_that_goes_meanwhile_is_passed_over() {
        let mut workspace = workspace(&["one drone", "another drone"]);
        let ids = workspace.documents().iter().map(|document| document.id.clone()).collect();
        let mut search = Search::new("drone", ids).unwrap_or_else(|| panic!("not blank"));
        assert!(search.run(&workspace, 4), "there is more to look through");
        let gone = workspace.apply(Change::DropDocument { document: DocumentId("0".to_owned()) });
        assert!(gone.is_ok(), "{gone:?}");
        while search.run(&workspace, 4) {}
        assert_eq!(search.hits(), 1);
    }

    #[test]
    fn nothing_is_looked_for_where_nothing_is_wanted() {
        assert!(Search::new(" ", vec![DocumentId("0".to_owned())]).is_none());
    }

    proptest! {
        #[test]
        fn slices_of_any_size_find_what_a_search_of_each_text_finds(
            texts in prop::collection::vec("[aAbїЇ ]{0,20}", 0..6),
            wanted in "[aAbїЇ]{1,3}",
            budget in 0_usize..30,
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let workspace = workspace(&texts);
            let search = search(&workspace, &wanted, budget);
            let each = workspace.documents().iter().map(|d| (d.id.clone(), find(&d.text, &wanted)));
            let expected: Vec<_> = each.filter(|(_, hits)| !hits.is_empty()).collect();
            let found: Vec<_> = search.found().iter().map(|f| (f.document.clone(), f.count)).collect();
            prop_assert_eq!(found, expected.iter().map(|(id, hits)| (id.clone(), hits.len())).collect::<Vec<_>>());
            for (found, (_, hits)) in search.found().iter().zip(&expected) {
                let spans: Vec<_> = found.first.iter().map(|excerpt| excerpt.span).collect();
                prop_assert_eq!(&spans[..], &hits[..hits.len().min(SHOWN)]);
            }
        }
    }
}
