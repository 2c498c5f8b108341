//! A text as the finders see it: tokens, sentences, and what must not be labelled.

use tallymark_text::{ByteSpan, Span, Text, Token, TokenKind, sentences, tokenize};

use crate::mask::masked;

/// What every finder reads. Made once for each text.
pub(crate) struct Passage<'a> {
    /// The text itself.
    pub(crate) text: &'a Text,
    /// Its tokens, in order.
    pub(crate) tokens: Vec<Token>,
    /// Their characters: grammars read them many times over.
    words: Vec<&'a str>,
    /// Its sentences, in order.
    pub(crate) sentences: Vec<ByteSpan>,
    /// Where nothing is labelled, in order.
    pub(crate) masked: Vec<ByteSpan>,
}

impl<'a> Passage<'a> {
    pub(crate) fn new(text: &'a Text) -> Self {
        let tokens = tokenize(text);
        let sentences = sentences(text, &tokens);
        let masked = masked(text.as_str());
        let words = tokens.iter().map(|token| text.slice(token.span)).collect();
        Self { text, tokens, words, sentences, masked }
    }

    /// The characters of the token at `index`; empty outside the text, so that grammars can look past its ends.
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// What the token at `index` is made of.
    pub(crate) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// Whether the token at `index` is `word`, in capitals or not.
    pub(crate) fn is(&self, index: usize, word: &str) -> bool {
        self.word(index).eq_ignore_ascii_case(word)
    }

    /// Whether the token at `index` is one of `words`, in capitals or not.
    pub(crate) fn is_any(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(index, word))
    }

    /// Whether nothing stands between the token at `index` and the one before it, not even a line break.
    pub(crate) fn touches(&self, index: usize) -> bool {
        match (self.tokens.get(index), self.tokens.get(index.wrapping_sub(1))) {
            (Some(token), Some(before)) => before.span.end() == token.span.start() && before.kind != TokenKind::Break,
            _ => false,
        }
    }

    /// Whether the token at `index` is a hyphen or a dash that ranges are written with.
    pub(crate) fn is_hyphen(&self, index: usize) -> bool {
        matches!(self.word(index), "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}")
    }

    /// Whether the token at `index` is a hyphen that joins its two neighbours without a gap.
    pub(crate) fn joins(&self, index: usize) -> bool {
        self.is_hyphen(index) && self.touches(index) && self.touches(index + 1)
    }

    /// Whether the token at `index` is a word that starts with a capital letter.
    pub(crate) fn is_capital(&self, index: usize) -> bool {
        self.word(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the token at `index` is a word that starts with a small letter.
    pub(crate) fn is_lower(&self, index: usize) -> bool {
        self.word(index).chars().next().is_some_and(char::is_lowercase)
    }

    /// The characters from the token at `start` to the one before `end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Option<ByteSpan> {
        let last = self.tokens.get(end.checked_sub(1)?)?;
        Span::new(self.tokens.get(start)?.span.start().get(), last.span.end().get()).ok()
    }

    /// Whether a sentence starts with the token at `index`.
    pub(crate) fn opens_sentence(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| {
            self.sentences.binary_search_by_key(&token.span.start(), |sentence| sentence.start()).is_ok()
        })
    }

    /// Whether `span` touches something that is masked.
    pub(crate) fn is_masked(&self, span: ByteSpan) -> bool {
        let next = self.masked.partition_point(|masked| masked.end() <= span.start());
        self.masked.get(next).is_some_and(|masked| masked.overlaps(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_masked() {
        let text =
            Text::new("See https://a.example/1?x=2 or TheTimes.com, mail 7@news.org, @user1 #tag2, but #1 of 3.");
        let passage = Passage::new(&text);
        let masked: Vec<&str> = passage.masked.iter().map(|span| text.slice(*span).trim()).collect();
        assert_eq!(masked, ["https://a.example/1?x=2", "TheTimes.com", "7@news.org", "@user1", "#tag2"]);
    }
}
