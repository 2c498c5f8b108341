//! The sentence around a mention, for the mode that shows one sentence at a time.

use tallymark_text::{ByteSpan, Span, Text, sentences, tokenize};

/// How much of a line without an end is looked at to either side of a mention, in bytes.
const REACH: usize = 4_000;

/// What is in focus with `mention`: its sentence, or all that it reaches into.
///
/// ```
/// use tallymark::view::focus::sentence_around;
/// use tallymark_text::{Span, Text};
/// let text = Text::new("Kyiv paid. NATO had asked it to. Nobody knew.");
/// let nato = Span::new(11, 15)?;
/// assert_eq!(text.slice(sentence_around(&text, nato)), "NATO had asked it to.");
/// # Ok::<(), tallymark_text::EmptySpan>(())
/// ```
pub fn sentence_around(text: &Text, mention: ByteSpan) -> ByteSpan {
    let (start, passage) = passage_around(text.as_str(), mention);
    let passage = Text::new(passage);
    let found = sentences(&passage, &tokenize(&passage));
    let moved = found.iter().filter_map(|s| Span::new(start + s.start().get(), start + s.end().get()).ok());
    let touched = moved.filter(|sentence| sentence.overlaps(mention));
    touched.fold(mention, |all, sentence| joined(all, sentence).unwrap_or(all))
}

fn joined(one: ByteSpan, other: ByteSpan) -> Option<ByteSpan> {
    Span::new(one.start().min(other.start()).get(), one.end().max(other.end()).get()).ok()
}

/// The lines of a mention, as far as they are near, and where they start.
fn passage_around(text: &str, mention: ByteSpan) -> (usize, &str) {
    let (first, last) = (mention.start().get().min(text.len()), mention.end().get().min(text.len()));
    let from = text.floor_char_boundary(first.saturating_sub(REACH));
    let to = text.ceil_char_boundary(last.saturating_add(REACH));
    let start = text.get(from..first).and_then(|before| before.rfind('\n')).map_or(from, |line| from + line + 1);
    let end = text.get(last..to).and_then(|behind| behind.find('\n')).map_or(to, |line| last + line);
    (start, text.get(start..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, mention: &str, expected: &str) {
        let text = Text::new(text);
        let start = text.as_str().find(mention).unwrap_or_else(|| panic!("{mention} is in the text"));
        let span = Span::new(start, start + mention.len()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(text.slice(sentence_around(&text, span)), expected, "{mention}");
    }

    #[test]
    fn the_sentence_of_a_mention_ends_where_sentences_end_and_where_lines_do() {
        let text = "Two held\nKYIV — Mr. Khan paid $5. “Not yet,” said Acme Inc. of Ohio.\nHe left 🚁 on 4 May";
        check(text, "Two", "Two held");
        check(text, "$5", "KYIV — Mr. Khan paid $5.");
        check(text, "Acme", "“Not yet,” said Acme Inc. of Ohio.");
        check(text, "May", "He left 🚁 on 4 May");
        // A mention that goes over an end has both sentences.
        check(text, "$5. “Not", "KYIV — Mr. Khan paid $5. “Not yet,” said Acme Inc. of Ohio.");
    }

    #[test]
    fn a_mention_outside_every_sentence_stands_alone() {
        check("Kyiv paid.   \n\nNATO asked.", "   ", "   ");
    }

    #[test]
    fn a_line_without_an_end_is_not_read_to_the_end() {
        let text = format!("{}NATO{}", "é ".repeat(100_000), " é".repeat(100_000));
        let text = Text::new(text);
        let start = text.as_str().find("NATO").unwrap_or(0);
        let found = Span::new(start, start + 4).map(|mention| sentence_around(&text, mention).len());
        assert!(found.is_ok_and(|length| (7_900..8_100).contains(&length)), "{found:?}");
    }
}
