//! Which documents of several annotators have the same text.

use std::collections::BTreeMap;

use crate::document::Document;

/// Someone who has annotated texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotator {
    /// What they are called.
    pub name: String,
    /// What they have annotated.
    pub documents: Vec<Document>,
}

/// One text, and what each annotator made of it.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The document of each annotator, in their order; none of who has not the text.
    pub versions: Vec<Option<&'a Document>>,
}

/// A document that was left out, as the same annotator has its text already.
#[derive(Clone, Copy, Debug)]
pub struct Repeated<'a> {
    /// Whose it is.
    pub annotator: usize,
    /// The document.
    pub document: &'a Document,
}

/// The documents of several annotators, by text.
#[derive(Clone, Debug, Default)]
pub struct Matching<'a> {
    /// What they are called.
    pub names: Vec<&'a str>,
    /// The texts, in the order in which the annotators have them.
    pub groups: Vec<Group<'a>>,
    /// Documents whose text the same annotator has already; they are not compared.
    pub repeated: Vec<Repeated<'a>>,
}

impl<'a> Matching<'a> {
    /// Puts documents with the same text together.
    pub fn new(annotators: &'a [Annotator]) -> Self {
        let names = annotators.iter().map(|annotator| annotator.name.as_str()).collect();
        let mut matching = Self { names, ..Self::default() };
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (number, annotator) in annotators.iter().enumerate() {
            for document in &annotator.documents {
                let groups = &mut matching.groups;
                let place = *known.entry(document.text_sha256()).or_insert_with(|| {
                    groups.push(Group { versions: vec![None; annotators.len()] });
                    groups.len() - 1
                });
                match groups.get_mut(place).and_then(|group| group.versions.get_mut(number)) {
                    Some(version @ None) => *version = Some(document),
                    _ => matching.repeated.push(Repeated { annotator: number, document }),
                }
            }
        }
        matching
    }

    /// The texts that two annotators have or more.
    pub fn shared(&self) -> impl Iterator<Item = &Group<'a>> {
        self.groups.iter().filter(|group| group.is_shared())
    }

    /// The documents that have no partner, with whose they are.
    pub fn alone(&self) -> impl Iterator<Item = (usize, &'a Document)> {
        self.groups.iter().filter(|group| !group.is_shared()).flat_map(Group::present)
    }
}

impl<'a> Group<'a> {
    /// The documents there are, with whose they are.
    pub fn present(&self) -> impl Iterator<Item = (usize, &'a Document)> {
        self.versions.iter().enumerate().filter_map(|(number, version)| Some((number, (*version)?)))
    }

    /// Whether there are two or more.
    pub fn is_shared(&self) -> bool {
        self.present().nth(1).is_some()
    }
}
