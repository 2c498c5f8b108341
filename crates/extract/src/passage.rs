//! A text as the finders see it: tokens, sentences, and what must not be labelled.

use tallymark_text::{ByteSpan, Span, Text, Token, TokenKind, is_boundary, sentences, tokenize};

use crate::lexicon::{Class, Classes, Entry};
use crate::mask::masked;
use crate::options::{DateOrder, Options};
use crate::style::Style;

/// What every finder reads. Made once for each text.
pub(crate) struct Passage<'a> {
    /// The text itself.
    pub(crate) text: &'a Text,
    /// Its tokens, in order.
    pub(crate) tokens: Vec<Token>,
    /// Their characters: grammars read them many times over.
    words: Vec<&'a str>,
    /// What each can be.
    entries: Vec<Entry>,
    /// What the reader says of it.
    pub(crate) options: Options,
    style: Style,
    /// Its sentences, in order.
    pub(crate) sentences: Vec<ByteSpan>,
    /// Where nothing is labelled, in order.
    pub(crate) masked: Vec<ByteSpan>,
}

// Most of these are asked in hundreds of places: in the page, which is downloaded, a call is smaller than its body.
impl<'a> Passage<'a> {
    pub(crate) fn new(text: &'a Text, options: Options) -> Self {
        let tokens = tokenize(text);
        let sentences = sentences(text, &tokens);
        let masked = masked(text.as_str());
        let words: Vec<&str> = tokens.iter().map(|token| text.slice(token.span)).collect();
        let entries = Entry::of_all(&words);
        Self { text, tokens, words, entries, options, style: Style::default(), sentences, masked }
    }

    /// The characters of the token at `index`; empty outside the text, so that grammars can look past its ends.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(crate) fn word(&self, index: usize) -> &'a str {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// What the token at `index` can be.
    fn entry(&self, index: usize) -> Entry {
        self.entries.get(index).copied().unwrap_or_default()
    }

    /// Whether the token at `index` can be a `class`.
    pub(crate) fn has(&self, index: usize, class: Class) -> bool {
        self.entry(index).is(class)
    }

    /// Whether the token at `index` can be one of `classes`.
    pub(crate) fn has_any(&self, index: usize, classes: Classes) -> bool {
        self.entry(index).is_any(classes)
    }

    /// What the token at `index` stands for as a `class`.
    pub(crate) fn value(&self, index: usize, class: Class) -> Option<&'static str> {
        self.entry(index).value(class)
    }

    /// The same, where it is a number.
    pub(crate) fn number<N: std::str::FromStr>(&self, index: usize, class: Class) -> Option<N> {
        self.value(index, class)?.parse().ok()
    }

    /// What the token at `index` is made of.
    pub(crate) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// Whether the token at `index` is `word`, in capitals or not.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(crate) fn is(&self, index: usize, word: &str) -> bool {
        // Most words differ in length already.
        let written = self.word(index);
        written.len() == word.len() && written.eq_ignore_ascii_case(word)
    }

    /// Whether the token at `index` is one of `words`, in capitals or not.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(crate) fn is_any(&self, index: usize, words: &[&str]) -> bool {
        let this = self.word(index);
        words.iter().any(|word| this.eq_ignore_ascii_case(word))
    }

    /// Whether nothing stands between the token at `index` and the one before it, not even a line break.
    pub(crate) fn touches(&self, index: usize) -> bool {
        match (self.tokens.get(index), self.tokens.get(index.wrapping_sub(1))) {
            (Some(token), Some(before)) => {
                before.span.end() == token.span.start()
                    && before.kind != TokenKind::Break
                    && token.kind != TokenKind::Break
            }
            _ => false,
        }
    }

    /// Whether the text groups digits by dots.
    pub(crate) fn groups_by_dots(&self) -> bool {
        self.style.groups_by_dots(self)
    }

    /// Whether the text has a sign of the currency `code`.
    pub(crate) fn writes(&self, code: &str) -> bool {
        self.style.writes(self, code)
    }

    /// Whether the text speaks of pounds sterling.
    pub(crate) fn mentions_sterling(&self) -> bool {
        self.style.mentions_sterling(self)
    }

    /// The currency of a family of codes whose country the text names most often.
    pub(crate) fn national(&self, family: &str) -> Option<&'static str> {
        self.style.national(self, family)
    }

    /// Which part of a date in digits comes first: what the reader says, else what the text tells.
    pub(crate) fn date_order(&self) -> DateOrder {
        self.options.date_order.or_else(|| self.style.date_order(self)).unwrap_or(DateOrder::MonthFirst)
    }

    /// Whether the token at `index` is a hyphen or a dash that ranges are written with.
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(crate) fn is_hyphen(&self, index: usize) -> bool {
        matches!(self.word(index), "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}")
    }

    /// Whether the token at `index` is a hyphen that joins its two neighbours without a gap.
    #[cfg_attr(target_family = "wasm", inline(never))]
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

    /// Whether no character is cut at either end of `span`.
    pub(crate) fn is_whole(&self, span: ByteSpan) -> bool {
        let source = self.text.as_str();
        is_boundary(source, span.start().get()) && is_boundary(source, span.end().get())
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
        let passage = Passage::new(&text, Options::default());
        let masked: Vec<&str> = passage.masked.iter().map(|span| text.slice(*span).trim()).collect();
        assert_eq!(masked, ["https://a.example/1?x=2", "TheTimes.com", "7@news.org", "@user1", "#tag2"]);
    }
}
