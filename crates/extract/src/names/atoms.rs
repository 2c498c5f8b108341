//! The words of a text as names see them.

use std::borrow::Cow;

use tallymark_text::{ByteSpan, TokenKind};

use super::fold::fold;
use super::table::{Kind, Kinds, look_up, look_up_word};
use crate::passage::Passage;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A capital and at least one small letter: `Kyiv`, `McDonald`, `O’Brien`.
    Capital,
    /// Two or more capitals and nothing else: `NATO`, `U.S.`.
    Upper,
    /// One capital, or several with full stops that no list has: `J.`, `J.K.`
    Initial,
    /// A small letter first.
    Lower,
    /// Digits.
    Digits,
    /// Anything else.
    Symbol,
    /// A line break.
    Break,
}

/// A word with what belongs to it: `U.S.`, `J.`, `O’Brien`, `Primorsko-Akhtarsk` are one atom each.
#[derive(Clone, Debug)]
pub(super) struct Atom<'a> {
    /// Where it is.
    pub(super) span: ByteSpan,
    /// Its characters, as the lists write them; capitals of a shouted word made small where only so it is known.
    pub(super) text: Cow<'a, str>,
    /// How it is written.
    pub(super) shape: Shape,
    /// Whether nothing stands between it and the atom before.
    pub(super) glued: bool,
    /// Whether it is the first word of its sentence (or of a quotation in it).
    pub(super) opens: bool,
    /// Whether its sentence is a heading In Title Case, where capitals say nothing.
    pub(super) titled: bool,
    /// What the lists say of it as it is written.
    pub(super) exact: Kinds,
    /// What they say of it in lower case.
    pub(super) lower: Kinds,
}

impl Atom<'_> {
    /// Whether it begins with a capital.
    pub(super) const fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
    }

    /// Whether it is a common word that no list of names has, or a plural like `UAVs`.
    pub(super) fn is_common(&self) -> bool {
        let stem = self.text.strip_suffix('s').unwrap_or_default();
        let plural = stem.len() > 1 && stem.bytes().all(|byte| byte.is_ascii_uppercase());
        (plural || self.lower.has(Kind::Word))
            && self.exact.label().is_none()
            && !self.exact.any(&[Kind::First, Kind::Last])
    }

    /// Whether a list of names has it, people's names included.
    pub(super) fn is_known(&self) -> bool {
        self.exact.label().is_some() || self.exact.any(&[Kind::First, Kind::Last])
    }
}

/// The atoms of a passage, in order.
pub(super) fn atoms<'a>(passage: &Passage<'a>) -> Vec<Atom<'a>> {
    let mut found: Vec<Atom<'a>> = Vec::with_capacity(passage.tokens.len());
    let mut index = 0;
    while index < passage.tokens.len() {
        let end = unit_end(passage, index);
        if let Some(atom) = atom(passage, index, end) {
            found.push(atom);
        }
        index = end;
    }
    mark_sentences(passage, &mut found);
    found
}

/// The atom of the tokens `first..end`.
fn atom<'a>(passage: &Passage<'a>, first: usize, end: usize) -> Option<Atom<'a>> {
    let (head, tail) = (passage.tokens.get(first)?, passage.tokens.get(end.checked_sub(1)?)?);
    let span = head.span.cover(tail.span);
    let written = passage.text.slice(span);
    let shape = match head.kind {
        TokenKind::Word => shape(written),
        TokenKind::Digits => Shape::Digits,
        TokenKind::Symbol => Shape::Symbol,
        TokenKind::Break => Shape::Break,
    };
    let mut text = if written.is_ascii() { Cow::Borrowed(written) } else { Cow::Owned(fold(written)) };
    let mut exact = look_up(&text);
    if shape == Shape::Upper && text.len() > 3 && exact.label().is_none() && !exact.has(Kind::Prefix) {
        let quiet = capitalised(&text);
        let known = look_up(&quiet);
        if known.label().is_some() || known.any(&[Kind::First, Kind::Last, Kind::Prefix]) {
            (text, exact) = (Cow::Owned(quiet), known);
        }
    }
    if shape == Shape::Capital && exact.label().is_none() {
        exact = demonym(&text).unwrap_or(exact);
    }
    let initials = shape == Shape::Upper && exact.label().is_none() && text.ends_with('.');
    let shape = if initials { Shape::Initial } else { shape };
    let lower = match shape {
        Shape::Capital | Shape::Upper | Shape::Initial => look_up_word(&text.to_ascii_lowercase()),
        Shape::Lower => look_up_word(&text),
        _ => exact,
    };
    let glued = first.checked_sub(1).and_then(|i| passage.tokens.get(i)).is_some_and(|t| t.span.end() == span.start());
    Some(Atom { span, text, shape, glued, opens: false, titled: false, exact, lower })
}

/// What the lists say of forms that they leave out: `Ukrainians`, `Singaporean-American`.
fn demonym(word: &str) -> Option<Kinds> {
    let last = word.rsplit('-').next()?;
    let one = last.strip_suffix('s').unwrap_or(last);
    [last, one].into_iter().map(look_up).find(|kinds| kinds.has(Kind::Norp))
}

/// `WORD-word` as `Word-Word`.
fn capitalised(word: &str) -> String {
    let mut start = true;
    word.chars()
        .map(|c| {
            let kept = if start { c } else { c.to_ascii_lowercase() };
            start = !c.is_alphanumeric();
            kept
        })
        .collect()
}

/// How a word is written; capitals of other alphabets than the Latin do not count, the extractor is for English.
fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() && first < '\u{370}' => match letters.next() {
            None => Shape::Initial,
            Some(second) => {
                let all = second.is_uppercase() && letters.all(char::is_uppercase);
                if all { Shape::Upper } else { Shape::Capital }
            }
        },
        _ => Shape::Lower,
    }
}

/// Where the atom that starts at token `first` ends.
fn unit_end(passage: &Passage<'_>, first: usize) -> usize {
    let glued = |index: usize| {
        let (a, b) = (passage.tokens.get(index.wrapping_sub(1)), passage.tokens.get(index));
        a.zip(b).is_some_and(|(a, b)| a.span.end() == b.span.start())
    };
    let is_word = |index: usize| passage.tokens.get(index).is_some_and(|t| t.kind == TokenKind::Word);
    if !is_word(first) {
        return first + 1;
    }
    let single = |index: usize| passage.word(index).chars().count() == 1;
    let mut end = first + 1;
    if single(first) && shape(passage.word(first)) == Shape::Initial && glued(end) && passage.word(end) == "." {
        end += 1;
        while glued(end) && is_word(end) && single(end) && glued(end + 1) && passage.word(end + 1) == "." {
            end += 2;
        }
        return end;
    }
    while glued(end) && glued(end + 1) && is_word(end + 1) {
        let (left, right) = (passage.word(end - 1), passage.word(end + 1));
        let joined = match passage.word(end) {
            "-" | "‐" | "‑" => hyphen_joins(left, right),
            "'" | "’" | "ʼ" => apostrophe_joins(left, right),
            _ => false,
        };
        if !joined {
            break;
        }
        end += 2;
    }
    end
}

/// Whether a hyphen between the two makes one name: `Primorsko-Akhtarsk`, `al-Assad`, `Singaporean-American`, but not
/// `US-backed`, nor `Russia-Ukraine`, which names two.
fn hyphen_joins(left: &str, right: &str) -> bool {
    let (left_kinds, right_kinds) = (look_up(&fold(left)), look_up(&fold(right)));
    let particle = |word: &str| look_up(word).has(Kind::Particle);
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let names = |kinds: Kinds| kinds.any(&[Kind::Gpe, Kind::City, Kind::Org, Kind::Product, Kind::Person, Kind::Loc]);
    match (capital(left), capital(right)) {
        (true, true) => !(names(left_kinds) && (names(right_kinds) || right_kinds.has(Kind::Norp))),
        (false, true) => particle(left),
        (true, false) => {
            // `Ki-moon`, `Jong-un`: Korean names. What English adds with a hyphen is a short list.
            let english = matches!(
                right,
                "led"
                    | "era"
                    | "style"
                    | "type"
                    | "owned"
                    | "based"
                    | "made"
                    | "born"
                    | "run"
                    | "wide"
                    | "held"
                    | "built"
                    | "like"
                    | "bound"
                    | "class"
                    | "size"
                    | "only"
                    | "ready"
                    | "free"
                    | "first"
                    | "wing"
                    | "linked"
                    | "aged"
                    | "ray"
                    | "shirt"
                    | "hit"
                    | "fed"
                    | "shaped"
            );
            let short = (2..=4).contains(&left.len()) && right.len() <= 5 && shape(left) == Shape::Capital;
            let unknown = left_kinds.label().is_none() && !look_up_word(&left.to_ascii_lowercase()).has(Kind::Word);
            particle(right) && right.len() < 4 || short && unknown && !english
        }
        (false, false) => false,
    }
}

/// Whether an apostrophe between the two is inside a name: `O’Brien`, `Sana’a`, but not `Kyiv’s`, `didn’t`.
fn apostrophe_joins(left: &str, right: &str) -> bool {
    let capital = left.chars().next().is_some_and(char::is_uppercase);
    let clitic = matches!(right, "s" | "S" | "t" | "re" | "ve" | "ll" | "d" | "m");
    capital && !clitic
}

/// Sets `opens` and `titled`.
fn mark_sentences(passage: &Passage<'_>, atoms: &mut [Atom<'_>]) {
    let mut rest = atoms;
    for sentence in &passage.sentences {
        let skipped = rest.partition_point(|atom| atom.span.start() < sentence.start());
        let taken = rest.partition_point(|atom| atom.span.start() < sentence.end());
        let (before, after) = rest.split_at_mut(taken.max(skipped));
        let inside = before.get_mut(skipped..).unwrap_or_default();
        let titled = is_titled(inside);
        let mut opens = true;
        for atom in inside {
            atom.titled = titled;
            atom.opens = opens;
            opens = match atom.shape {
                Shape::Symbol => opens || matches!(&*atom.text, "\"" | "“" | ":" | "•" | "‘"),
                Shape::Digits => opens,
                _ => false,
            };
        }
        rest = after;
    }
}

/// Whether nearly all long words of a sentence have a capital, and no full stop ends it.
fn is_titled(sentence: &[Atom<'_>]) -> bool {
    let long = || sentence.iter().filter(|a| a.text.len() > 2 && (a.is_capital() || a.shape == Shape::Lower));
    let heavy = || long().filter(|a| a.is_capital() || a.text.len() > 3);
    let (all, capitals) = (heavy().count(), long().filter(|atom| atom.is_capital()).count());
    let common = long().filter(|atom| atom.is_capital() && atom.is_common()).count();
    all >= 2 && capitals * 10 >= all * 7 && common > 0 && sentence.last().is_none_or(|last| last.text != ".")
}
