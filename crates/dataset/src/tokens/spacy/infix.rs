//! Where the middle of a word is cut (`TOKENIZER_INFIXES` in spaCy's `lang/en/punctuation.py`).

use std::ops::Range;

use super::class::Class;

/// Hyphens of more than one character come after those of one, which need a letter behind them and so never hide one.
const HYPHENS: [&str; 7] = ["-", "–", "—", "--", "---", "——", "~"];

/// The infixes of a word, in order.
pub(super) fn infixes(word: &str) -> Vec<Range<usize>> {
    let mut infixes = Vec::new();
    let mut before = None;
    let mut end = 0;
    for (at, c) in word.char_indices() {
        if at >= end {
            let rest = word.get(at..).unwrap_or_default();
            let length = infix(before, c, rest);
            if length > 0 {
                end = at + length;
                infixes.push(at..end);
            }
        }
        before = Some(c);
    }
    infixes
}

/// The length of the infix that `rest` starts with, whose first character is `c`, after the character `before`.
fn infix(before: Option<char>, c: char, rest: &str) -> usize {
    let dots = rest.len() - rest.trim_start_matches('.').len();
    if dots > 1 {
        return dots;
    }
    if c == '…' || Class::Icon.has(c) {
        return c.len_utf8();
    }
    let behind = |length: usize| rest.get(length..).and_then(|behind| behind.chars().next());
    let (Some(before), Some(next)) = (before, behind(c.len_utf8())) else { return 0 };
    let is_between = match c {
        '-' if before.is_ascii_digit() && is_operand(next) => true,
        '-' | '–' | '—' | '~' if is_letter_or_digit(before) => {
            let is_hyphen = |hyphen: &&&str| rest.starts_with(**hyphen) && behind(hyphen.len()).is_some_and(is_letter);
            return HYPHENS.iter().find(is_hyphen).map_or(0, |hyphen| hyphen.len());
        }
        '+' | '*' | '^' => before.is_ascii_digit() && is_operand(next),
        '.' => Class::Lower.or_has(Class::Quote, before) && Class::Upper.or_has(Class::Quote, next),
        ',' => is_letter(before) && is_letter(next),
        ':' | '<' | '>' | '=' | '/' => is_letter_or_digit(before) && is_letter(next),
        _ => false,
    };
    if is_between { c.len_utf8() } else { 0 }
}

fn is_letter(c: char) -> bool {
    Class::Alpha.has(c)
}

fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit()
}

/// Whether a character is, or begins, what stands behind a sign between numbers.
fn is_operand(c: char) -> bool {
    c.is_ascii_digit() || c == '-'
}
