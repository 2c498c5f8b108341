//! The tokeniser that numbers and names share.

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
    while at < source.len() {
        let (kind, end) = read_ascii(source.as_bytes(), at).unwrap_or_else(|| {
            let first = source.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            read(source, at, first)
        });
        if let (Some(kind), Ok(span)) = (kind, Span::new(at, end)) {
            tokens.push(Token { span, kind });
        }
        at = end.max(at + 1);
    }
    tokens
}

/// The same as [`read`], for what is all ASCII and has nothing else behind it that could belong to it: nearly everything.
fn read_ascii(bytes: &[u8], at: usize) -> Option<(Option<TokenKind>, usize)> {
    let first = *bytes.get(at)?;
    let run = |belongs: fn(&u8) -> bool| {
        let rest = bytes.get(at..).unwrap_or_default();
        at + rest.iter().position(|byte| !belongs(byte)).unwrap_or(rest.len())
    };
    let (kind, end) = match first {
        b' ' | b'\t' => (None, at + 1),
        b'\n' => (Some(TokenKind::Break), at + 1),
        b'a'..=b'z' | b'A'..=b'Z' => (Some(TokenKind::Word), run(u8::is_ascii_alphabetic)),
        b'0'..=b'9' => (Some(TokenKind::Digits), run(u8::is_ascii_digit)),
        b'!'..=b'~' => (Some(TokenKind::Symbol), at + 1),
        _ => return None,
    };
    let alone = matches!(kind, None | Some(TokenKind::Break)) || bytes.get(end).is_none_or(u8::is_ascii);
    alone.then_some((kind, end))
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
        _ if rest.as_bytes().iter().take(2).all(u8::is_ascii) => (Some(TokenKind::Symbol), at + 1),
        _ => (Some(TokenKind::Symbol), at + symbol(rest)),
    }
}

/// The length of the symbol that `rest` starts with, and of what modifies it. The rules that emoji need of Unicode's
/// grapheme clusters (UAX #29), written out: its tables would weigh more than all the rest of this crate.
fn symbol(rest: &str) -> usize {
    const JOINER: char = '\u{200D}';
    let mut chars = rest.char_indices().peekable();
    let mut last = chars.next().map_or(JOINER, |(_, first)| first);
    if is_regional(last) {
        chars.next_if(|(_, c)| is_regional(*c));
    }
    while let Some((_, c)) = chars.next_if(|(_, c)| modifies(*c) || (last == JOINER && is_pictograph(*c))) {
        last = c;
    }
    chars.peek().map_or(rest.len(), |(at, _)| *at)
}

/// Whether `c` belongs to the symbol before it: a mark, a variation selector, a skin tone, a tag.
fn modifies(c: char) -> bool {
    is_mark(c) && c != '\u{AD}'
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
}

/// Whether `c` is one of the letters that flags are made of, two by two.
fn is_regional(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Whether `c` is in a block of emoji: what a joiner joins.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}'
        | '\u{1F000}'..='\u{1FAFF}')
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
