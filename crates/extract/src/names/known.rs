//! What is known of a word or a phrase before its context is looked at: which lists have it, and which words it is like.

use super::hash::fold;

macro_rules! kinds {
    ($($variant:ident = $name:literal, $doc:literal;)*) => {
        /// What a list says of the words in it. The section headings of the lists are the names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Kind {
            $(#[doc = $doc] $variant,)*
        }

        impl Kind {
            /// The kind of a section heading.
            #[cfg(feature = "training")]
            pub(crate) fn of_section(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

kinds! {
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Kinds(pub(crate) u64);

impl Kinds {
    /// The set of one.
    pub(crate) const fn of(kind: Kind) -> Self {
        Self(1 << kind as u64)
    }

    /// The kinds that whole names have.
    pub(crate) const NAMES: Self = Self((1 << (Kind::Language as u64 + 1)) - 1);

    /// Whether `kind` is in the set.
    pub(crate) const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u64) != 0
    }

    /// Those that are in both.
    pub(crate) const fn and(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Those of either.
    pub(crate) const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// The kinds in it, by their number.
    pub(crate) fn each(self) -> impl Iterator<Item = u64> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = (left != 0).then(|| u64::from(left.trailing_zeros()));
            left &= left.wrapping_sub(1);
            next
        })
    }
}

/// What is known of a word or a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fact {
    /// The lists that have it.
    pub(crate) kinds: Kinds,
    /// The group of words that are used like it, from 1; 0 where it is in none.
    pub(crate) cluster: u8,
}

/// How many bits of a word's hash are kept. With a hundred thousand entries, one of a thousand words that are in no list
/// is taken for one that is: the model has learned with that, and a list costs a quarter of its characters.
pub(crate) const KEY_BITS: u32 = 27;

/// The key of a word or phrase with `hash`.
pub(crate) const fn key(hash: u64) -> u32 {
    fold(hash, KEY_BITS)
}

/// The bits of a key that a slot keeps.
#[expect(clippy::cast_possible_truncation, reason = "the lower bits are what is meant to go")]
const fn upper(key: u32) -> u16 {
    (key >> (KEY_BITS - 16)) as u16
}

/// Everything that is known, by [`key`]: an open hash table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// The upper bits of a key, and one more than a place in `facts`; zero where there is none. The slot itself says the
    /// lower bits, more or less.
    slots: Vec<(u16, u16)>,
    facts: Vec<Fact>,
}

impl Known {
    /// The table of `entries`: each a key and the place of its fact in `facts`.
    pub(crate) fn new(entries: &[(u32, u16)], facts: Vec<Fact>) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![(0, 0); size];
        for &(key, fact) in entries {
            let mut at = Self::first(key, size);
            while slots.get(at).is_some_and(|&(_, taken)| taken != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = (upper(key), fact.saturating_add(1));
            }
        }
        Self { slots, facts }
    }

    /// Where the search for a key begins.
    const fn first(key: u32, size: usize) -> usize {
        key as usize & (size - 1)
    }

    /// What is known of the word or phrase with `hash`.
    pub(crate) fn look_up(&self, hash: u64) -> Fact {
        let (key, size) = (key(hash), self.slots.len());
        let mut at = Self::first(key, size.max(1));
        while let Some(&(found, fact)) = self.slots.get(at).filter(|slot| slot.1 != 0) {
            if found == upper(key) {
                return self.facts.get(usize::from(fact) - 1).copied().unwrap_or_default();
            }
            at = (at + 1) & (size - 1);
        }
        Fact::default()
    }
}
