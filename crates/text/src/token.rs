//! The tokeniser that numbers and names share.

use unicode_segmentation::UnicodeSegmentation;

use crate::offset::{ByteSpan, Span};
use crate::text::Text;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// Letters, with the marks that combine with them: `drones`, `Zelenskyy`, `naïve`.
    Word,
    /// Decimal digits of any script, nothing else: `1,000` is three tokens.
    Digits,
    /// One character that is none of these: punctuation, a symbol, an emoji with its modifiers.
    Symbol,
    /// A line break (`\n`, `\r\n`, `\r`). Other white space makes no token; it shows as a gap between two.
    Break,
}

/// A token: where it is and what it is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its characters, in bytes.
    pub span: ByteSpan,
    /// What they are.
    pub kind: TokenKind,
}

/// Splits a text into tokens, in order. Word and digit runs are maximal; a run ends where the class changes, so that
/// `F-16` is `F`, `-`, `16` and `5bn` is `5`, `bn`; grammars join them again with what they know.
///
/// ```
/// use tallymark_text::{Text, tokenize};
/// let text = Text::new("$1.5tn, she’s");
/// let tokens: Vec<&str> = tokenize(&text).iter().map(|token| text.slice(token.span)).collect();
/// assert_eq!(tokens, ["$", "1", ".", "5", "tn", ",", "she", "’", "s"]);
/// ```
pub fn tokenize(text: &Text) -> Vec<Token> {
    let source = text.as_str();
    let mut tokens = Vec::with_capacity(source.len() / 5);
    let mut at = 0;
    while let Some(first) = source.get(at..).and_then(|rest| rest.chars().next()) {
        let (kind, end) = read(source, at, first);
        if let (Some(kind), Ok(span)) = (kind, Span::new(at, end)) {
            tokens.push(Token { span, kind });
        }
        at = end;
    }
    tokens
}

/// The kind and the end of what starts at byte `at` with `first`; no kind for white space.
fn read(source: &str, at: usize, first: char) -> (Option<TokenKind>, usize) {
    let rest = source.get(at..).unwrap_or_default();
    let run = |belongs: fn(char) -> bool| at + rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    match first {
        '\r' if rest.starts_with("\r\n") => (Some(TokenKind::Break), at + 2),
        '\n' | '\r' => (Some(TokenKind::Break), at + 1),
        c if c.is_whitespace() => (None, at + c.len_utf8()),
        c if c.is_alphabetic() => (Some(TokenKind::Word), run(|c| c.is_alphabetic() || is_mark(c))),
        c if c.is_numeric() && c.is_ascii_digit() => (Some(TokenKind::Digits), run(|c| c.is_ascii_digit())),
        c if is_decimal_digit(c) => (Some(TokenKind::Digits), run(is_decimal_digit)),
        c if c.is_ascii() => (Some(TokenKind::Symbol), at + 1),
        _ => (Some(TokenKind::Symbol), at + rest.graphemes(true).next().map_or(1, str::len)),
    }
}

/// Whether `c` combines with the letter before it: the combining diacritical blocks, joiners and the soft hyphen.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{200C}' | '\u{200D}' | '\u{00AD}')
}

/// Whether `c` is one of the ten decimal digits of a script that news uses, ASCII aside: Arabic-Indic, extended
/// Arabic-Indic, Devanagari, Bengali, fullwidth.
fn is_decimal_digit(c: char) -> bool {
    matches!(c, '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' | '\u{0966}'..='\u{096F}' | '\u{09E6}'..='\u{09EF}'
        | '\u{FF10}'..='\u{FF19}')
}
