//! Which form a word has beside a whole number: the cardinal rules of CLDR.

/// A plural category that whole numbers have in one of the languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plural {
    /// 1 document; 1, 21, 31 документ.
    One,
    /// 2, 3, 4, 22 документи.
    Few,
    /// 0, 5–20, 25 документів.
    Many,
    /// English: all but 1.
    Other,
}

/// The category in English.
pub(super) fn english(count: usize) -> Plural {
    if count == 1 { Plural::One } else { Plural::Other }
}

/// The category in Ukrainian; whole numbers are never `Other`.
pub(super) fn ukrainian(count: usize) -> Plural {
    match (count % 10, count % 100) {
        (1, last) if last != 11 => Plural::One,
        (2..=4, last) if !(12..=14).contains(&last) => Plural::Few,
        _ => Plural::Many,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_tells_one_from_the_others() {
        for (count, plural) in [(0, Plural::Other), (1, Plural::One), (2, Plural::Other), (21, Plural::Other)] {
            assert_eq!(english(count), plural, "{count}");
        }
    }

    #[test]
    fn ukrainian_looks_at_the_last_two_digits() {
        let cases: [(&[usize], Plural); 3] = [
            (&[1, 21, 31, 101, 121, 1_001, 1_000_021], Plural::One),
            (&[2, 3, 4, 22, 23, 24, 102, 1_002, 1_034], Plural::Few),
            (&[0, 5, 9, 10, 11, 12, 13, 14, 15, 19, 20, 25, 100, 111, 112, 114, 211, 1_011, 1_000_000], Plural::Many),
        ];
        for (counts, plural) in cases {
            for count in counts {
                assert_eq!(ukrainian(*count), plural, "{count}");
            }
        }
    }
}
