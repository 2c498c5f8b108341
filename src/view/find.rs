//! Search within a text.
//!
//! Case is folded character by character as far as that keeps a character's length in bytes, so that every hit is a span
//! of the text. The texts themselves are not folded: what is looked for is, into the bytes that may stand at each of its
//! places, and whole stretches of text that cannot hold it are stepped over (Horspool's algorithm).

use tallymark_text::{ByteSpan, Span, Text};

/// Every place where `wanted` stands in `text`, without regard to case, in order, none overlapping.
///
/// ```
/// use tallymark::view::find::find;
/// use tallymark_text::Text;
/// let hits = find(&Text::new("Drones, drones"), "drones");
/// assert_eq!(hits.iter().map(|hit| hit.range()).collect::<Vec<_>>(), [0..6, 8..14]);
/// ```
pub fn find(text: &Text, wanted: &str) -> Vec<ByteSpan> {
    let Some(wanted) = Wanted::new(wanted) else { return Vec::new() };
    let mut hits = Vec::new();
    let mut from = 0;
    while let Some(hit) = wanted.next_in(text.as_str(), from, text.len()) {
        from = hit.end().get();
        hits.push(hit);
    }
    hits
}

/// What is looked for, made ready for any number of texts.
#[derive(Clone, Debug)]
pub struct Wanted {
    folded: String,
    /// How far the search may go on where this byte stands under the last byte of what is looked for.
    steps: [u8; 256],
    /// The bytes that the last one may be.
    last: [bool; 256],
}

impl Wanted {
    /// What is looked for; `None` where it is blank.
    pub fn new(wanted: &str) -> Option<Self> {
        let folded: String = wanted.chars().map(fold).collect();
        if folded.trim().is_empty() {
            return None;
        }
        let len = folded.len();
        let mut made = Self { steps: [u8::try_from(len).unwrap_or(u8::MAX); 256], last: [false; 256], folded };
        for (place, character) in made.folded.char_indices() {
            for written in forms(character) {
                let mut buffer = [0; 4];
                for (at, byte) in (place..).zip(written.encode_utf8(&mut buffer).bytes()) {
                    let byte = usize::from(byte);
                    let left = len - 1 - at;
                    if left == 0 {
                        made.last[byte] = true;
                    } else {
                        made.steps[byte] = made.steps[byte].min(u8::try_from(left).unwrap_or(u8::MAX));
                    }
                }
            }
        }
        Some(made)
    }

    /// Its length in bytes, which is that of every hit.
    pub fn len(&self) -> usize {
        self.folded.len()
    }

    /// Never: what is blank is not looked for.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// The first place in `text` that starts at byte `from` or after, and before byte `until`.
    pub fn next_in(&self, text: &str, from: usize, until: usize) -> Option<ByteSpan> {
        let bytes = text.as_bytes();
        let mut end = from.checked_add(self.len())?;
        while end - self.len() < until {
            let byte = usize::from(*bytes.get(end - 1)?);
            if self.last[byte] && self.is_at(text, end - self.len()..end) {
                return Span::new(end - self.len(), end).ok();
            }
            end += usize::from(self.steps[byte]);
        }
        None
    }

    fn is_at(&self, text: &str, range: std::ops::Range<usize>) -> bool {
        // Where the range cuts a character in two there is nothing to be had.
        text.get(range).is_some_and(|here| here.chars().map(fold).eq(self.folded.chars()))
    }
}

/// The character in lower case, where that is one character of the same length.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// Every character that folds to `folded`.
fn forms(folded: char) -> Vec<char> {
    // What is no lower case of anything is only itself; most scripts have no case, and need no search.
    if folded.to_uppercase().eq([folded]) {
        return vec![folded];
    }
    let same_length = match folded.len_utf8() {
        1 => '\0'..='\u{7f}',
        2 => '\u{80}'..='\u{7ff}',
        3 => '\u{800}'..='\u{ffff}',
        _ => '\u{10000}'..='\u{1ffff}',
    };
    same_length.filter(|c| fold(*c) == folded).collect()
}

// The browser runs no property tests.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The plainest search that there is: both folded, and compared.
    fn plainly(text: &str, wanted: &str) -> Vec<std::ops::Range<usize>> {
        let [text, wanted] = [text, wanted].map(|written| written.chars().map(fold).collect::<String>());
        if wanted.trim().is_empty() {
            return Vec::new();
        }
        text.match_indices(&wanted).map(|(at, hit)| at..at + hit.len()).collect()
    }

    fn hits(text: &str, wanted: &str) -> Vec<std::ops::Range<usize>> {
        find(&Text::new(text), wanted).iter().map(|hit| hit.range()).collect()
    }

    #[test]
    fn the_forms_of_a_character_are_all_that_fold_to_it() {
        let folding = ('\0'..=char::MAX).map(|c| (c, fold(c))).filter(|(c, folded)| c != folded);
        for (c, folded) in folding {
            assert!(forms(folded).contains(&c), "{c:?} folds to {folded:?}");
        }
    }

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "one hit")]
    fn case_is_of_no_account_in_any_script() {
        for (text, wanted, expected) in [
            ("Kyiv KYIV kyiv", "kYiv", vec![0..4, 5..9, 10..14]),
            ("Київ КИЇВ", "київ", vec![0..8, 9..17]),
            ("ΘΕΟΣ ϴεός", "θε", vec![0..4, 9..13]),
            ("aaaa", "AA", vec![0..2, 2..4]),
            ("straße STRASSE", "STRAßE", vec![0..7]),
            ("\u{212a}elvin", "kelvin", vec![]),
            ("anything", " \t", vec![]),
            ("東京、東京", "東京", vec![0..6, 9..15]),
        ] {
            assert_eq!(hits(text, wanted), expected, "{wanted:?} in {text:?}");
        }
    }

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "one hit")]
    fn what_is_longer_than_a_step_can_say_is_found_as_well() {
        let long = "a b c d ".repeat(100);
        assert_eq!(hits(&format!("x{long}y"), &long.to_uppercase()), [1..801]);
        assert!(hits(&long, &format!("{long}z")).is_empty());
    }

    #[test]
    fn a_search_of_a_stretch_finds_what_starts_in_it() {
        let wanted = Wanted::new("ab").unwrap_or_else(|| panic!("not blank"));
        let found = |from, until| wanted.next_in("ab ab ab", from, until).map(|hit| hit.start().get());
        assert_eq!(
            [found(0, 8), found(1, 8), found(1, 3), found(1, 4), found(7, 8), found(9, 20)],
            [Some(0), Some(3), None, Some(3), None, None]
        );
    }

    proptest! {
        #[test]
        fn it_finds_what_the_plainest_search_finds(text in "[aAbBßéÉїЇθϴ𐐀𐐨東 ]{0,60}", wanted in "[aAbBßéÉїЇθϴ𐐀𐐨東 ]{0,4}") {
            prop_assert_eq!(hits(&text, &wanted), plainly(&text, &wanted));
        }

        #[test]
        fn it_finds_what_the_plainest_search_finds_in_any_text(text in "\\PC{0,80}", from in 0_usize..60, len in 0_usize..6) {
            let wanted: String = text.chars().skip(from).take(len).flat_map(char::to_uppercase).collect();
            prop_assert_eq!(hits(&text, &wanted), plainly(&text, &wanted));
        }
    }
}
