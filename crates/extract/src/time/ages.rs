//! Ages: `28-year-old`, `aged 17, 19 and 23`, `died at 91`, `turned 80`, `Lopez, 34,`, `her son, nine,`, `children under 12`.

use tallymark_text::TokenKind;

use super::Found;
use super::calendar::{TimeUnit, is_noun, month, weekday};
use super::durations::{lasting, norm_of};
use crate::label::Label;
use crate::lexicon::Class;
use crate::mention::Bound;
use crate::numbers::amount::Amount;
use crate::passage::Passage;

/// `old`, `-old`, `-olds`, `of age` after a length: the token after it.
pub(crate) fn old(p: &Passage<'_>, i: usize) -> Option<usize> {
    if p.is(i, "of") && p.is(i + 1, "age") {
        return Some(i + 2);
    }
    let at = if p.joins(i) { i + 1 } else { i };
    p.is_any(at, &["old", "olds"]).then_some(at + 1)
}

/// An amount without a unit that is an age.
pub(crate) fn age(p: &Passage<'_>, amount: &Amount) -> Option<Found> {
    let shown = amount.value.as_ref().or(amount.high.as_ref())?;
    let years: u16 = shown.as_str().parse().ok().filter(|years| (1..=119).contains(years))?;
    if amount.measure.is_some() || p.is(amount.end, "of") || p.touches(amount.end) && p.word(amount.end) == "%" {
        return None;
    }
    let plain = amount.bound.is_none_or(|bound| bound == Bound::Exact) && amount.value.is_some();
    let number = Number { start: amount.start, end: amount.end, years, range: amount.value.is_none() };
    let short = p.is_any(amount.end, &["yo", "yrs-old"]).then_some(amount.end + 1);
    let group = grouped(p, &number);
    let fits = short.is_some()
        || aged(p, &number)
        || plain && (named(p, &number) || bracketed(p, &number) || said(p, &number))
        || group.is_some();
    if !fits {
        return None;
    }
    let mut norm = norm_of(amount, TimeUnit::Year);
    if let Some((_, bound)) = group {
        norm.bound = Some(bound);
    }
    norm.timex = Some(if number.range { "PXY".to_owned() } else { format!("P{years}Y") });
    Some(Found {
        label: Label::Date,
        ..lasting(group.map_or(amount.start, |(start, _)| start), short.unwrap_or(amount.end), TimeUnit::Year, norm)
    })
}

/// A number that may be an age.
struct Number {
    start: usize,
    end: usize,
    years: u16,
    range: bool,
}

impl Number {
    /// Whether it is written in digits alone.
    fn in_digits(&self, p: &Passage<'_>) -> bool {
        p.kind(self.start) == Some(TokenKind::Digits) && self.end == self.start + 1 && !self.range
    }
}

/// `aged 28`, `the age of 12`, `aged 17, 19 and 23`.
fn aged(p: &Passage<'_>, number: &Number) -> bool {
    let mut before = number.start.wrapping_sub(1);
    for _ in 0..6 {
        let told = p.is_any(before, &["aged", "ages"])
            || p.is(before, "of") && p.is(before.wrapping_sub(1), "age")
            || p.is(before, "age") && p.kind(before + 1) == Some(TokenKind::Digits);
        if told {
            return !is_noun(p, number.end) || p.is_any(before, &["aged", "of", "age"]);
        }
        let listed = matches!(p.word(before), ",") || p.is_any(before, &["and", "or", "to"]);
        let item = before.wrapping_sub(1);
        if !listed || !(p.kind(item) == Some(TokenKind::Digits) || p.has(item, Class::Unit)) {
            return false;
        }
        before = item.wrapping_sub(1);
    }
    false
}

/// Whether what ends at `end` is closed by a comma or the end of a sentence.
fn closed(p: &Passage<'_>, end: usize) -> bool {
    matches!(p.word(end), "," | "." | ";" | ")") && (!p.touches(end + 1) || p.kind(end + 1) == Some(TokenKind::Break))
        || p.is_hyphen(end) && !p.touches(end)
}

/// `John Smith, 28, said`, `her son, nine,`, `Lee, 43, and her son, 12,`.
fn named(p: &Passage<'_>, number: &Number) -> bool {
    let name = number.start.wrapping_sub(2);
    let first = name.wrapping_sub(1);
    if p.word(number.start.wrapping_sub(1)) != "," || !closed(p, number.end) {
        return false;
    }
    let kin = p.has(name, Class::Kin) || p.is_capital(name) && p.has(first, Class::Kin);
    if kin {
        return true;
    }
    if is_role(p, number) {
        return true;
    }
    if !number.in_digits(p)
        || number.years < 2
        || !p.is_capital(name)
        || month(p, name).is_some()
        || weekday(p, name).is_some()
    {
        return false;
    }
    if p.is_any(first, &["said", "says"]) {
        return true;
    }
    let whole = p.is_capital(first) && p.word(first).len() > 1 || p.joins(first) || p.word(first) == ".";
    let lone = number.years > 14 && !p.is_any(first, &["in", "at", "from", "near", "and", "of", "to", "on", ","]);
    let goes_on = p.is_lower(number.end + 1) || whole;
    (whole || lone && p.word(number.end) == ",") && goes_on
}

/// `The foreign minister, 61, said`: a noun that says who, and a verb that says what they do.
fn is_role(p: &Passage<'_>, number: &Number) -> bool {
    let verb = number.end + 1;
    let acts = p.is_any(verb, &["said", "says", "who", "was", "is", "has", "had", "told"])
        || p.is_lower(verb) && p.word(verb).len() > 4 && p.word(verb).ends_with("ed");
    let noun = is_noun(p, number.start.wrapping_sub(2)) && p.word(number.end) == ",";
    noun && acts && number.in_digits(p) && (16..106).contains(&number.years)
}

/// `Ana Lopez (34) was`.
fn bracketed(p: &Passage<'_>, number: &Number) -> bool {
    let name = number.start.wrapping_sub(2);
    let inside = p.word(number.start.wrapping_sub(1)) == "(" && p.word(number.end) == ")" && number.in_digits(p);
    inside
        && number.years >= 10
        && p.is_capital(name)
        && p.is_capital(name.wrapping_sub(1))
        && p.is_lower(number.end + 1)
}

/// `died at 91`, `turned 80`, `who was 91,`, `She was six when`, `the average age is 71`.
fn said(p: &Passage<'_>, number: &Number) -> bool {
    let before = number.start.wrapping_sub(1);
    let ends = !is_noun(p, number.end) && !p.has(number.end, Class::TimeUnit) && !p.joins(number.end)
        || p.is_any(number.end, &["last", "next", "this"]);
    let open = ends
        && p.word(number.end) != "%"
        && !p.is_capital(number.end)
        && !p.is_any(number.end, &["am", "pm", "for", "to", "points"]);
    let clause = p.word(number.end) != ":" && !(p.touches(number.end) && p.kind(number.end) != Some(TokenKind::Symbol));
    if !open || !clause {
        return false;
    }
    if p.is_any(before, &["turned", "turns", "turning", "turn"]) {
        return number.years > 1;
    }
    if p.is(before, "at") {
        let died =
            |back: usize| p.is_any(before.wrapping_sub(back), &["died", "dies", "dead", "dying", "retired", "married"]);
        let apart =
            p.word(before.wrapping_sub(1)) == "," && p.word(number.end) == "," && (15..106).contains(&number.years);
        return apart || died(1) || died(2) && !p.is(before.wrapping_sub(1), "of");
    }
    if p.is(before, "be") {
        return p.is(before.wrapping_sub(1), "will") && p.is_any(number.end, &["by", "when", "in"]);
    }
    if !p.is_any(before, &["was", "is", "am", "only", "just"]) {
        return false;
    }
    let subject = before.wrapping_sub(if p.is_any(before, &["only", "just"]) { 2 } else { 1 });
    let person = p.is_any(subject, &["he", "she", "who", "i"])
        && number.years > 1
        && (p.is_any(number.end, &["when", "and", "as", "at"]) || matches!(p.word(number.end), "," | "." | ";"));
    let average =
        (1..9).map_while(|back| before.checked_sub(back)).take_while(|at| p.kind(*at) == Some(TokenKind::Word));
    person || average.into_iter().any(|at| p.is(at, "age"))
}

/// `children under 12`, `a child under five`, `women over 65`: where the age starts, and its bound.
fn grouped(p: &Passage<'_>, number: &Number) -> Option<(usize, Bound)> {
    let bound = |at: usize| match () {
        () if p.is_any(at, &["under", "below"]) => Some(Bound::Lt),
        () if p.is_any(at, &["over", "above"]) => Some(Bound::Gt),
        () => None,
    };
    let before = number.start.wrapping_sub(1);
    let (start, bound) = match bound(number.start) {
        Some(bound) => (number.start, bound),
        None => (before, bound(before)?),
    };
    let people = p.has(start.wrapping_sub(1), Class::People) && !number.range;
    let free = !is_noun(p, number.end) || p.is_any(number.end, &["ride", "get", "go"]);
    (people && free).then_some((start, bound))
}
