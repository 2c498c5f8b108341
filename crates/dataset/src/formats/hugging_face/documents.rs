//! Rows that were read, put together to documents.

use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument};
use crate::formats::read::{Item, Place, Problem};
use crate::formats::tags::{Rebuilt, Tag};

/// The number that training takes for no tag at all.
const IGNORED: i64 = -100;

/// A row of a file.
#[derive(Debug, Default)]
pub(super) struct RawRow {
    pub(super) at: Place,
    pub(super) id: String,
    pub(super) tokens: Vec<String>,
    pub(super) tags: Vec<RawTag>,
}

/// A tag of a file: its number, or its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RawTag {
    Number(i64),
    Name(String),
}

/// Makes documents of rows. Those whose ids say so (`a#0`, `a#1`, …) are sentences of one; any other is one by itself.
pub(super) struct Documents {
    /// What the numbers of tags stand for, where that is known.
    names: Option<Vec<String>>,
    acceptance: Acceptance,
    open: Option<Open>,
    has_told_numbers: bool,
}

/// A document that goes on.
struct Open {
    at: Place,
    id: String,
    /// The number of the sentence that is to follow.
    next: usize,
    text: Rebuilt,
}

impl Documents {
    pub(super) fn new(names: Option<Vec<String>>) -> Self {
        Self { names, acceptance: Acceptance::of(OffsetUnit::Bytes), open: None, has_told_numbers: false }
    }

    /// What the next row says.
    pub(super) fn row(&mut self, row: &RawRow) -> Vec<Item> {
        let mut items = Vec::new();
        let sentence = row.id.rsplit_once('#').and_then(|(id, number)| Some((id, number.parse::<usize>().ok()?)));
        let goes_on = |open: &Open| sentence == Some((open.id.as_str(), open.next));
        if !self.open.as_ref().is_some_and(goes_on) {
            items.extend(self.finish());
        }
        let (tags, problems) = self.tags(row);
        let open = self.open.get_or_insert_with(|| Open {
            at: row.at.clone(),
            // A number says which row it is, of this file.
            id: sentence.map_or_else(|| own_name(&row.id), |(id, _)| id.to_owned()),
            next: 0,
            text: Rebuilt::default(),
        });
        open.next = sentence.map_or(usize::MAX, |(_, number)| number.saturating_add(1));
        for (token, tag) in row.tokens.iter().zip(tags) {
            open.text.word(token, tag);
        }
        open.text.end_sentence();
        items.extend(problems.into_iter().map(|reason| Item::Problem(Problem::at(&row.at, reason))));
        items
    }

    /// The document that was open.
    pub(super) fn finish(&mut self) -> Vec<Item> {
        let Some(Open { at, id, text, .. }) = self.open.take() else { return Vec::new() };
        let (text, spans) = text.finish();
        if text.is_empty() {
            return Vec::new();
        }
        self.acceptance.take(RawDocument { at, id, text, spans, ..RawDocument::default() })
    }

    /// What the tags of a row say, a tag a token, and what does not fit.
    fn tags(&mut self, row: &RawRow) -> (Vec<Tag>, Vec<String>) {
        let (tokens, tags) = (row.tokens.len(), row.tags.len());
        if tokens != tags {
            let reason = format!("there are {tokens} tokens and {tags} tags: they are read without labels");
            return (vec![Tag::Outside; tokens], vec![reason]);
        }
        let mut problems = Vec::new();
        let mut read = |tag: &RawTag| match (tag, &self.names) {
            (RawTag::Name(name), _) => named(name),
            (RawTag::Number(IGNORED), _) | (RawTag::Number(0), None) => Tag::Outside,
            (RawTag::Number(number), Some(names)) => {
                let name = usize::try_from(*number).ok().and_then(|number| names.get(number));
                name.map_or_else(
                    || {
                        problems.push(format!("the tag {number} has no name: there are {}", names.len()));
                        Tag::Outside
                    },
                    |name| named(name),
                )
            }
            (RawTag::Number(number), None) => {
                if !std::mem::replace(&mut self.has_told_numbers, true) {
                    let reason =
                        "the tags are numbers, and nothing says what they stand for: they are taken for labels";
                    problems.push(reason.to_owned());
                }
                Tag::bare(number.to_string())
            }
        };
        let tags = row.tags.iter().map(&mut read).collect();
        (tags, problems)
    }
}

/// What a name says: a tag, or, as in some datasets, a label by itself.
fn named(name: &str) -> Tag {
    Tag::read(name).unwrap_or_else(|| Tag::bare(name))
}

/// The id of a document that is one row; none where it is the number of the row.
fn own_name(id: &str) -> String {
    if id.bytes().all(|byte| byte.is_ascii_digit()) { String::new() } else { id.to_owned() }
}
