//! How digits hang together: versions, addresses, phone numbers, clock times.

use tallymark_text::TokenKind;

use crate::passage::Passage;

/// What joins digits that touch each other.
#[derive(Default)]
pub(super) struct Shape {
    dots: usize,
    hyphens: usize,
    slashes: usize,
    colons: usize,
    commas: usize,
    digits: usize,
    /// The digits after the last colon.
    after_colon: usize,
}

impl Shape {
    /// How many full stops join the digits.
    pub(super) fn dots(&self) -> usize {
        self.dots
    }

    /// Whether digits joined so are a version, an address, a date, a clock time or a code.
    pub(super) fn refused(&self) -> bool {
        let clock = self.colons >= 1 && (self.after_colon > 1 || self.colons > 1);
        let long = self.commas == 0 && self.dots == 0 && self.digits > 15 && self.hyphens == 0;
        (self.dots >= 2 && self.commas == 0 && self.hyphens == 0)
            || self.hyphens >= 2
            || self.slashes >= 2
            || clock
            || long
    }
}

/// The longest chain that is looked at, in tokens: none that means something is longer.
const LONGEST: usize = 64;

/// The end of the digits and joining marks that start at `i`, and how they are joined.
pub(super) fn chain(p: &Passage<'_>, i: usize) -> (usize, Shape) {
    let mut shape = Shape { digits: p.word(i).len(), ..Shape::default() };
    let mut end = i + 1;
    while end - i < LONGEST && p.touches(end) && p.touches(end + 1) && p.kind(end + 1) == Some(TokenKind::Digits) {
        match p.word(end) {
            "." => shape.dots += 1,
            "/" => shape.slashes += 1,
            "," => shape.commas += 1,
            ":" => shape.colons += 1,
            _ if p.is_hyphen(end) => shape.hyphens += 1,
            _ => break,
        }
        shape.after_colon = p.word(end + 1).len();
        shape.digits += p.word(end + 1).len();
        end += 2;
    }
    (end, shape)
}

/// The token after the digits and joining marks that start at `i`.
pub(crate) fn chain_end(p: &Passage<'_>, i: usize) -> usize {
    if p.kind(i) == Some(TokenKind::Digits) { chain(p, i).0 } else { i + 1 }
}

/// Whether a phone number starts at `i`: after `+`, or three groups of digits that are not thousands.
pub(super) fn phone(p: &Passage<'_>, i: usize, end: usize) -> bool {
    let plus = p.word(i.wrapping_sub(1)) == "+" && p.touches(i);
    let mut groups = 1;
    let mut thousands = p.word(i).len() <= 3;
    let mut digits = p.word(i).len();
    let mut shortest = 9;
    let mut at = i + 1;
    while groups < 6 {
        let step = if p.is_any(at, &["-", "(", ")"]) { at + 1 } else { at };
        if p.kind(step) != Some(TokenKind::Digits) || (step > at && !p.touches(step) && !p.is(at, ")")) {
            break;
        }
        thousands = thousands && p.word(step).len() == 3 && step == at;
        digits += p.word(step).len();
        shortest = shortest.min(p.word(step).len());
        groups += 1;
        at = step + 1;
    }
    let bracket = p.word(i.wrapping_sub(1)) == "(" && p.is(i + 1, ")") && groups >= 3;
    (plus && groups >= 3) || bracket || (groups >= 3 && digits >= 9 && shortest > 1 && !thousands && end <= at)
}

/// The token after the phone number, or after the chain of digits, that starts at `i`.
pub(super) fn phone_end(p: &Passage<'_>, i: usize, end: usize) -> usize {
    let mut at = end;
    if phone(p, i, end) {
        while p.kind(at) == Some(TokenKind::Digits)
            || (p.is_any(at, &["-", "(", ")"]) && p.kind(at + 1) == Some(TokenKind::Digits))
        {
            at += 1;
        }
    }
    at
}
