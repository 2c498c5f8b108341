//! Where else the same words stand.

use tallymark_text::{ByteSpan, Span, Text, is_whole};

/// Looks through a text for the places where the same words stand: whole, in the same case, none overlapping. A long text
/// is looked through piece by piece.
#[derive(Clone, Copy, Debug, Default)]
pub struct Search {
    /// Everything before this byte has been looked through.
    at: usize,
}

impl Search {
    /// Looks through about `bytes` more of the text; `None` once it is all looked through.
    pub fn next_piece(&mut self, text: &Text, words: &str, bytes: usize) -> Option<Vec<ByteSpan>> {
        let source = text.as_str();
        if words.is_empty() || self.at >= source.len() {
            return None;
        }
        // What starts within the piece may end after it.
        let limit = source.ceil_char_boundary(self.at.saturating_add(bytes).max(self.at + 1));
        let end = source.ceil_char_boundary(limit.saturating_add(words.len() - 1));
        let mut found = Vec::new();
        while let Some(start) = source.get(self.at..end).and_then(|rest| rest.find(words)).map(|at| self.at + at) {
            match Span::new(start, start + words.len()).ok().filter(|span| is_whole(text, *span)) {
                Some(span) => {
                    self.at = span.end().get();
                    found.push(span);
                }
                None => self.at = after_word(source, start),
            }
        }
        self.at = self.at.max(limit);
        Some(found)
    }
}

/// Every place in `text` where `words` stand, whole and in the same case.
///
/// ```
/// use tallymark::view::occurrences::occurrences;
/// use tallymark_text::Text;
/// let text = Text::new("May said in May, maybe, that Mayors may.");
/// let starts: Vec<usize> = occurrences(&text, "May").iter().map(|span| span.start().get()).collect();
/// assert_eq!(starts, [0, 12]);
/// ```
pub fn occurrences(text: &Text, words: &str) -> Vec<ByteSpan> {
    Search::default().next_piece(text, words, text.len()).unwrap_or_default()
}

/// Behind the word that byte `start` is in: words that do not stand whole there can stand again behind it at the soonest.
fn after_word(source: &str, start: usize) -> usize {
    let rest = source.get(start..).unwrap_or_default();
    let is_word = |c: char| c.is_alphanumeric();
    match rest.find(|c| !is_word(c)) {
        Some(0) => start + rest.chars().next().map_or(1, char::len_utf8),
        Some(len) => start + len,
        None => source.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str, words: &str) -> Vec<usize> {
        occurrences(&Text::new(text), words).iter().map(|span| span.start().get()).collect()
    }

    #[test]
    fn words_are_found_whole_and_in_the_same_case() {
        let cases: [(&str, &str, &[usize]); 12] = [
            ("Kyiv, KYIV, Kyivan and Kyiv’s", "Kyiv", &[0, 23]),
            ("Kyiv-based NotKyiv Kyiv", "Kyiv", &[0, 19]),
            ("bana na na", "na na", &[5]),
            ("ha ha ha", "ha ha", &[0]),
            ("1.5 and 5 and 2,500 and 5.", "5", &[8, 24]),
            ("$5.5 or $5, or US$5", "$5", &[8, 17]),
            ("Україна. України Україна", "Україна", &[0, 31]),
            ("e\u{301} e e\u{301}e", "e", &[4]),
            ("👩\u{200D}💻 👩", "👩", &[12]),
            ("aaaa", "aa", &[]),
            ("", "a", &[]),
            ("a", "", &[]),
        ];
        for (text, words, expected) in cases {
            assert_eq!(starts(text, words), expected, "{words:?} in {text:?}");
        }
    }

    #[test]
    fn pieces_of_any_length_find_what_the_whole_finds() {
        let text = Text::new("ha ha ha Київ, Київський ha ha; Київ ha".repeat(3));
        for words in ["ha ha", "Київ", "ha"] {
            let whole = occurrences(&text, words);
            assert!(whole.len() > 2, "{words}");
            for bytes in 0..text.len() {
                let mut search = Search::default();
                let pieces: Vec<ByteSpan> =
                    std::iter::from_fn(|| search.next_piece(&text, words, bytes)).flatten().collect();
                assert_eq!(pieces, whole, "{words} by {bytes} bytes");
            }
        }
    }
}
