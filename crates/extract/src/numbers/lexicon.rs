//! The words of English numbers. Written for Tallymark from the grammar of English numerals.

use super::table::Table;
use crate::mention::Bound;

/// What a number word does in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// `zero` to `nineteen`.
    Unit(u8),
    /// `twenty` to `ninety`.
    Ten(u8),
    /// `hundred`.
    Hundred,
    /// `thousand` and up, by its zeros.
    Scale(u8),
    /// `dozen`.
    Dozen,
}

use NumberWord::{Dozen, Hundred, Scale, Ten, Unit};

/// Cardinal number words.
pub(crate) const NUMBER_WORDS: &Table<NumberWord> = &[
    ("billion", Scale(9)),
    ("crore", Scale(7)),
    ("dozen", Dozen),
    ("eight", Unit(8)),
    ("eighteen", Unit(18)),
    ("eighty", Ten(80)),
    ("eleven", Unit(11)),
    ("fifteen", Unit(15)),
    ("fifty", Ten(50)),
    ("five", Unit(5)),
    ("forty", Ten(40)),
    ("four", Unit(4)),
    ("fourteen", Unit(14)),
    ("hundred", Hundred),
    ("lakh", Scale(5)),
    ("million", Scale(6)),
    ("nine", Unit(9)),
    ("nineteen", Unit(19)),
    ("ninety", Ten(90)),
    ("one", Unit(1)),
    ("quadrillion", Scale(15)),
    ("seven", Unit(7)),
    ("seventeen", Unit(17)),
    ("seventy", Ten(70)),
    ("six", Unit(6)),
    ("sixteen", Unit(16)),
    ("sixty", Ten(60)),
    ("ten", Unit(10)),
    ("thirteen", Unit(13)),
    ("thirty", Ten(30)),
    ("thousand", Scale(3)),
    ("three", Unit(3)),
    ("trillion", Scale(12)),
    ("twelve", Unit(12)),
    ("twenty", Ten(20)),
    ("two", Unit(2)),
    ("zero", Unit(0)),
];

/// Scale words and letters after digits, by their zeros. `k`, `m` and the like must touch the digits.
pub(crate) const SCALES: &Table<u8> = &[
    ("b", 9),
    ("billion", 9),
    ("billions", 9),
    ("bln", 9),
    ("bn", 9),
    ("crore", 7),
    ("crores", 7),
    ("hundred", 2),
    ("k", 3),
    ("lakh", 5),
    ("lakhs", 5),
    ("m", 6),
    ("million", 6),
    ("millions", 6),
    ("mln", 6),
    ("mn", 6),
    ("quadrillion", 15),
    ("t", 12),
    ("thousand", 3),
    ("tn", 12),
    ("trillion", 12),
    ("trillions", 12),
    ("trn", 12),
];

/// Plurals that count without a number, by the least that they mean halved (`dozens` is at least two dozen).
pub(crate) const VAGUE: &Table<u128> = &[
    ("billions", 1_000_000_000),
    ("dozens", 12),
    ("hundreds", 100),
    ("millions", 1_000_000),
    ("scores", 20),
    ("tens", 10),
    ("thousands", 1000),
    ("trillions", 1_000_000_000_000),
];

/// The lower parts of fractions, singular and plural.
pub(crate) const DENOMINATORS: &Table<u8> = &[
    ("eighth", 8),
    ("eighths", 8),
    ("fifth", 5),
    ("fifths", 5),
    ("fourth", 4),
    ("fourths", 4),
    ("half", 2),
    ("halves", 2),
    ("ninth", 9),
    ("ninths", 9),
    ("quarter", 4),
    ("quarters", 4),
    ("seventh", 7),
    ("sevenths", 7),
    ("sixth", 6),
    ("sixths", 6),
    ("tenth", 10),
    ("tenths", 10),
    ("third", 3),
    ("thirds", 3),
    ("twentieth", 20),
];

/// Ordinal words that can end an ordinal, by their value.
pub(crate) const ORDINALS: &Table<u16> = &[
    ("eighteenth", 18),
    ("eighth", 8),
    ("eightieth", 80),
    ("eleventh", 11),
    ("fifteenth", 15),
    ("fifth", 5),
    ("fiftieth", 50),
    ("first", 1),
    ("fortieth", 40),
    ("fourteenth", 14),
    ("fourth", 4),
    ("hundredth", 100),
    ("nineteenth", 19),
    ("ninetieth", 90),
    ("ninth", 9),
    ("second", 2),
    ("seventeenth", 17),
    ("seventh", 7),
    ("seventieth", 70),
    ("sixteenth", 16),
    ("sixth", 6),
    ("sixtieth", 60),
    ("tenth", 10),
    ("third", 3),
    ("thirteenth", 13),
    ("thirtieth", 30),
    ("thousandth", 1000),
    ("twelfth", 12),
    ("twentieth", 20),
];

/// Words before a number that change what it means, longest first: `inside` says whether they are in the span
/// (guidelines, "Numeric labels").
pub(crate) struct BoundPhrase {
    /// The words, in order.
    pub(crate) words: &'static [&'static str],
    /// What they mean.
    pub(crate) bound: Bound,
    /// Whether the span takes them in.
    pub(crate) inside: bool,
}

const fn inside(words: &'static [&'static str], bound: Bound) -> BoundPhrase {
    BoundPhrase { words, bound, inside: true }
}

const fn outside(words: &'static [&'static str], bound: Bound) -> BoundPhrase {
    BoundPhrase { words, bound, inside: false }
}

/// Every such phrase; a phrase that ends with another one stands before it.
pub(crate) const BOUNDS: &[BoundPhrase] = &[
    inside(&["no", "more", "than"], Bound::Lte),
    inside(&["not", "more", "than"], Bound::Lte),
    inside(&["no", "greater", "than"], Bound::Lte),
    inside(&["no", "fewer", "than"], Bound::Gte),
    inside(&["no", "less", "than"], Bound::Gte),
    inside(&["not", "less", "than"], Bound::Gte),
    inside(&["more", "than"], Bound::Gt),
    inside(&["greater", "than"], Bound::Gt),
    inside(&["longer", "than"], Bound::Gt),
    inside(&["higher", "than"], Bound::Gt),
    inside(&["fewer", "than"], Bound::Lt),
    inside(&["less", "than"], Bound::Lt),
    inside(&["as", "many", "as"], Bound::Lte),
    inside(&["as", "much", "as"], Bound::Lte),
    inside(&["as", "high", "as"], Bound::Lte),
    inside(&["as", "few", "as"], Bound::Gte),
    inside(&["as", "little", "as"], Bound::Gte),
    inside(&["as", "low", "as"], Bound::Gte),
    inside(&["up", "to"], Bound::Lte),
    inside(&["close", "to"], Bound::Approx),
    inside(&["at", "least"], Bound::Gte),
    inside(&["at", "most"], Bound::Lte),
    inside(&["in", "excess", "of"], Bound::Gt),
    inside(&["upwards", "of"], Bound::Gt),
    inside(&["upward", "of"], Bound::Gt),
    inside(&["a", "minimum", "of"], Bound::Gte),
    inside(&["a", "maximum", "of"], Bound::Lte),
    inside(&["minimum", "of"], Bound::Gte),
    inside(&["maximum", "of"], Bound::Lte),
    inside(&["over"], Bound::Gt),
    inside(&["above"], Bound::Gt),
    inside(&["under"], Bound::Lt),
    inside(&["below"], Bound::Lt),
    inside(&["about"], Bound::Approx),
    inside(&["around"], Bound::Approx),
    inside(&["nearly"], Bound::Approx),
    inside(&["almost"], Bound::Approx),
    inside(&["roughly"], Bound::Approx),
    inside(&["approximately"], Bound::Approx),
    inside(&["approx", "."], Bound::Approx),
    inside(&["approx"], Bound::Approx),
    inside(&["circa"], Bound::Approx),
    inside(&["~"], Bound::Approx),
    inside(&["≈"], Bound::Approx),
    inside(&["≥"], Bound::Gte),
    inside(&["≤"], Bound::Lte),
    inside(&[">"], Bound::Gt),
    inside(&["<"], Bound::Lt),
    outside(&["some"], Bound::Approx),
    outside(&["estimated"], Bound::Approx),
    outside(&["estimated", "at"], Bound::Approx),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::table::assert_sorted;

    #[test]
    fn tables_are_sorted() {
        assert_sorted(NUMBER_WORDS);
        assert_sorted(SCALES);
        assert_sorted(VAGUE);
        assert_sorted(DENOMINATORS);
        assert_sorted(ORDINALS);
    }
}
