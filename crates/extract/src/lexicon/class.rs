//! What a word can be.

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What a word can be: the sections of `data/lexicon`, which say what each means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Class { $($(#[$doc])* $name),* }

        impl Class {
            /// Every one.
            const ALL: &[Self] = &[$(Self::$name),*];

            /// The name of its section.
            fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }
    };
}

classes! {
    Ahead,
    Attributive,
    Auxiliary,
    BoundFirst,
    BoundLast,
    Change,
    Code,
    CueVerb,
    Currency,
    Decade,
    Denominator,
    Direction,
    Dozen,
    Extent,
    Frame,
    Holiday,
    Kin,
    Letter,
    Lettered,
    Mark,
    Measure,
    Month,
    More,
    Naming,
    NamingSmall,
    NoHoliday,
    NoLength,
    Opener,
    Ordinal,
    PartOfDay,
    Past,
    PastTense,
    People,
    Plural,
    Power,
    Price,
    Priced,
    PronounAfter,
    PronounBefore,
    Recurring,
    Scale,
    Score,
    Scripture,
    Season,
    Shared,
    Sign,
    Stop,
    Street,
    Subunit,
    Temperature,
    Ten,
    TimeUnit,
    Unit,
    Vague,
    Weekday,
    Weekdays,
    Whose,
    YearKind,
    Zone,
}

impl Class {
    /// The class that the section `[name]` lists.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|class| class.name() == name)
    }

    /// Its bit in a set of classes.
    pub(super) const fn bit(self) -> u64 {
        1 << (self as u8)
    }
}

/// Several classes at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Classes(pub(super) u64);

impl Classes {
    /// These.
    pub(crate) const fn of(classes: &[Class]) -> Self {
        let (mut bits, mut rest) = (0, classes);
        while let [class, others @ ..] = rest {
            bits |= class.bit();
            rest = others;
        }
        Self(bits)
    }
}
