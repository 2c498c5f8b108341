//! The lists: what is known of a word or a phrase before its context is looked at.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::lists::unpack;
use crate::label::Label;

macro_rules! kinds {
    ($($variant:ident = $name:literal, $doc:literal;)*) => {
        /// What a list says of the words in it. The section headings of `data/*.txt` are the names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Kind {
            $(#[doc = $doc] $variant,)*
        }

        impl Kind {
            /// The kind of a section heading.
            fn of_section(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

kinds! {
    Prefix = "", "Not a section: some longer entry begins so, which is how the longest one is found.";
    Person = "person", "People who are written of by one name.";
    Norp = "norp", "Nationalities, religions, political groups.";
    Org = "org", "Organisations.";
    Gpe = "gpe", "Countries, regions with a government, cities.";
    City = "city", "Cities that a list of many gives: less sure than those of the list by hand.";
    Loc = "loc", "Other places.";
    Fac = "fac", "Buildings and other works.";
    Product = "product", "Weapons, vehicles, software, goods.";
    Event = "event", "Wars, disasters, sports events.";
    Work = "work", "Titles.";
    Law = "law", "Laws and treaties.";
    Language = "language", "Languages whose name means nothing else.";
    First = "first", "First names.";
    Last = "last", "Family names.";
    Word = "word", "Common words: a capital on one says little.";
    Title = "title", "What stands before a person's name with a capital.";
    TitleHead = "titlehead", "Titles that can be the last before the name.";
    Role = "role", "What stands before a person's name in lower case.";
    OrgHead = "orghead", "Last words of organisations' names.";
    OrgWeak = "orgweak", "Those of them that are common words: the word before must look like a name.";
    OrgSuffix = "orgsuffix", "Legal forms of companies.";
    OrgMod = "orgmod", "Common words that organisations' names are made of.";
    OrgFirst = "orgfirst", "First words of organisations' names.";
    FacHead = "fachead", "Last words of buildings' names.";
    FacLower = "faclower", "Those of them that belong to the name in lower case too.";
    FacMid = "facmid", "What may stand between a place and such a word.";
    LocHead = "lochead", "Last words of places' names.";
    LocFirst = "locfirst", "First words of places' names.";
    FacFirst = "facfirst", "First words of buildings' names.";
    EventHead = "eventhead", "Last words of events' names.";
    EventFirst = "eventfirst", "First words of events' names.";
    LawHead = "lawhead", "Last words of laws' names.";
    LawFirst = "lawfirst", "First words of laws' names.";
    Say = "say", "Verbs that people and their offices are the subject of.";
    Weapon = "weapon", "What products are, in lower case beside their names.";
    Place = "place", "What places are, in lower case beside their names.";
    Near = "near", "Words before a place.";
    Company = "company", "What organisations are, in apposition.";
    WorkCue = "work_cue", "What works are, before a title in quotes.";
    Speak = "speak", "Words before a language.";
    Particle = "particle", "Lower-case parts of people's names.";
    Suffix = "suffix", "What follows a name: `Jr`, `III`.";
    Skip = "skip", "Capitals that are never a name: days, months, common abbreviations.";
}

/// A set of [`Kind`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u64);

impl Kinds {
    /// Whether `kind` is in the set.
    pub(super) const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u64) != 0
    }

    /// Whether one of `kinds` is in the set.
    pub(super) fn any(self, kinds: &[Kind]) -> bool {
        kinds.iter().any(|&kind| self.has(kind))
    }

    /// Adds a kind.
    const fn add(&mut self, kind: Kind) {
        self.0 |= 1 << kind as u64;
    }

    /// The label that a list gives: the first of the kinds in an order that puts the surer lists first.
    pub(super) fn label(self) -> Option<Label> {
        const ORDER: [(Kind, Label); 12] = [
            (Kind::Person, Label::Person),
            (Kind::Org, Label::Org),
            (Kind::Norp, Label::Norp),
            (Kind::Gpe, Label::Gpe),
            (Kind::City, Label::Gpe),
            (Kind::Loc, Label::Loc),
            (Kind::Fac, Label::Fac),
            (Kind::Product, Label::Product),
            (Kind::Event, Label::Event),
            (Kind::Law, Label::Law),
            (Kind::Work, Label::WorkOfArt),
            (Kind::Language, Label::Language),
        ];
        ORDER.into_iter().find(|&(kind, _)| self.has(kind)).map(|(_, label)| label)
    }
}

/// The lists, as they are read.
static LISTS: LazyLock<String> = LazyLock::new(unpack);

/// The FNV-1a hash: these keys are short, and nobody can choose them to collide.
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The lists as one table.
type Table = HashMap<&'static str, Kinds, BuildHasherDefault<Fnv>>;

/// Every entry of every list. Made once: some 17 thousand insertions of borrowed strings.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::with_capacity_and_hasher(20_000, BuildHasherDefault::default());
    let mut section = None;
    for line in LISTS.lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = Kind::of_section(name);
        } else if let Some(kind) = section {
            table.entry(line).or_default().add(kind);
            for at in joints(line) {
                table.entry(line.get(..at).unwrap_or_default()).or_default().add(Kind::Prefix);
            }
        }
    }
    table
});

/// Where an entry may be cut into tokens: beside what is no letter and no digit, and between letters and digits.
fn joints(line: &'static str) -> impl Iterator<Item = usize> {
    let class = |c: char| (c.is_alphabetic(), c.is_ascii_digit());
    line.char_indices().zip(line.char_indices().skip(1)).filter_map(move |((_, a), (at, b))| {
        let apart = !a.is_alphanumeric() || class(a) != class(b);
        apart.then_some(at)
    })
}

/// What the lists say of `entry`, written as they write it (see [`super::fold::fold`]).
pub(super) fn look_up(entry: &str) -> Kinds {
    TABLE.get(entry).copied().unwrap_or_default()
}

/// What the lists say of a lower-case word (in ASCII: the lists have nothing else). The list of common words holds stems only, so that it stays small: a word
/// is common where it is one with a usual ending taken off.
pub(super) fn look_up_word(word: &str) -> Kinds {
    let mut kinds = look_up(word);
    let stem_is_common = || {
        ["s", "es", "ed", "d", "ing", "ly"]
            .into_iter()
            .any(|end| word.strip_suffix(end).is_some_and(|stem| stem.len() > 2 && look_up(stem).has(Kind::Word)))
            || word.strip_suffix("ies").is_some_and(|stem| look_up(&format!("{stem}y")).has(Kind::Word))
            || word.strip_suffix("ing").is_some_and(|stem| look_up(&format!("{stem}e")).has(Kind::Word))
    };
    if !kinds.has(Kind::Word) && stem_is_common() {
        kinds.add(Kind::Word);
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_a_kind() {
        for name in LISTS.lines().filter_map(|line| line.strip_prefix('[')) {
            assert!(Kind::of_section(name).is_some(), "no kind is called {name}");
        }
    }

    #[test]
    fn entries_and_their_beginnings_are_found() {
        assert!(look_up("World War II").has(Kind::Event));
        assert!(look_up("World War").has(Kind::Prefix));
        assert!(look_up("Ivano-").has(Kind::Prefix));
        assert!(look_up_word("drones").has(Kind::Weapon));
        assert!(look_up_word("intensifies").has(Kind::Word) || look_up("intensify") == Kinds::default());
    }
}
