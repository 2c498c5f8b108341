//! The day of a time of day: the one that its sentence tells beside it (`on June 12 at 10:14 am`, `9 a.m. on Tuesday`,
//! `the night of March 4`), else the document's.

use crate::lexicon::{Class, Entry};
use crate::mention::{Mention, TimexType};
use crate::passage::Passage;

/// The start of the value of a time whose day is not told.
const OPEN: &str = "XXXX-XX-XXT";

/// What may stand between a day and its time.
const AFTER_DAY: &[&str] = &[
    "at", "on", "from", "the", "in", "before", "after", "between", "by", "until", "around", "about", ",", "(", "just",
    "shortly",
];
/// What may stand between a time and its day.
const BEFORE_DAY: &[&str] = &["on", "of", "the", "from", "local", "time"];
/// What may stand between two times of the same day.
const BETWEEN: &[&str] = &["to", "and", "until", "till", "through", "-", "–", "—", "or"];

/// Gives each time of day its day. `mentions` are in order; each looks at its neighbours alone.
pub(crate) fn complete(p: &Passage<'_>, mentions: &mut [Mention]) {
    let is_open = |i: &usize| mentions.get(*i).is_some_and(|mention| open_time(p, mention).is_some());
    let open: Vec<usize> = (0..mentions.len()).filter(is_open).collect();
    for i in open.iter().filter(|i| **i > 0) {
        take(p, mentions, *i, i - 1);
    }
    for i in open.iter().rev() {
        take(p, mentions, *i, i + 1);
    }
    for i in &open {
        from_sentence(p, mentions, *i);
    }
    let Some(anchor) = p.options.date else { return };
    for i in open {
        if let Some(mention) = mentions.get_mut(i)
            && let Some(time) = open_time(p, mention)
        {
            mention.norm.timex = Some(format!("{anchor}T{time}"));
        }
    }
}

/// Gives the clock time `at` the day that its sentence tells, where it tells but one.
fn from_sentence(p: &Passage<'_>, mentions: &mut [Mention], at: usize) {
    /// How many mentions away a day is looked for.
    const REACH: usize = 5;
    let Some(time) = mentions.get(at).and_then(|mention| open_time(p, mention)).map(str::to_owned) else { return };
    if !time.starts_with(|first: char| first.is_ascii_digit()) {
        return;
    }
    let start = mentions.get(at).map_or(0, |mention| mention.span.start().get());
    let sentence = p.sentences.partition_point(|sentence| sentence.end().get() <= start);
    let Some(sentence) = p.sentences.get(sentence) else { return };
    let near = mentions.get(at.saturating_sub(REACH)..(at + REACH).min(mentions.len())).unwrap_or_default();
    let inside =
        near.iter().filter(|mention| mention.span.start() >= sentence.start() && mention.span.end() <= sentence.end());
    let mut days = inside.filter_map(day_of);
    let Some(day) = days.next() else { return };
    if days.all(|other| other == day) {
        let value = format!("{day}T{time}");
        if let Some(mention) = mentions.get_mut(at) {
            mention.norm.timex = Some(value);
        }
    }
}

/// Gives the time `at` the day of the mention `beside` it, where only small words stand between.
fn take(p: &Passage<'_>, mentions: &mut [Mention], at: usize, beside: usize) {
    let (Some(mention), Some(other)) = (mentions.get(at), mentions.get(beside)) else { return };
    let Some(time) = open_time(p, mention) else { return };
    let Some(day) = day_of(other) else { return };
    let words = match (beside < at, other.norm.timex_type) {
        (_, Some(TimexType::Time)) => &[AFTER_DAY, BETWEEN],
        (true, _) => &[AFTER_DAY, &[]],
        (false, _) => &[BEFORE_DAY, &[]],
    };
    let (start, end) = if beside < at {
        (other.span.end().get(), mention.span.start().get())
    } else {
        (mention.span.end().get(), other.span.start().get())
    };
    if !is_joined(p, start, end, words) {
        return;
    }
    let value = format!("{day}T{time}");
    if let Some(mention) = mentions.get_mut(at) {
        mention.norm.timex = Some(value);
    }
}

/// The time of a mention whose day is open; not where it is told to be another than the document's (`the same night`).
fn open_time<'m>(p: &Passage<'_>, mention: &'m Mention) -> Option<&'m str> {
    if mention.norm.timex_type != Some(TimexType::Time) {
        return None;
    }
    let time = mention.norm.timex.as_deref()?.strip_prefix(OPEN)?;
    let first = p.text.slice(mention.span).split(' ').next().unwrap_or_default();
    (!Entry::of(first).is(Class::Direction) && !first.eq_ignore_ascii_case("one") && !time.starts_with("XX"))
        .then_some(time)
}

/// The day that a mention tells.
fn day_of(mention: &Mention) -> Option<&str> {
    let value = mention.norm.timex.as_deref()?;
    let day = value.split_once('T').map_or(value, |(day, _)| day);
    let whole = day.len() == 10 && day.as_bytes().get(4) == Some(&b'-') && day != "XXXX-XX-XX";
    (whole && mention.norm.timex_type != Some(TimexType::Duration)).then_some(day)
}

/// Whether nothing but `words` stands between two places of the same line.
fn is_joined(p: &Passage<'_>, start: usize, end: usize, words: &[&[&str]]) -> bool {
    /// The longest gap, in bytes.
    const GAP: usize = 30;
    let gap = p.text.as_str().get(start..end).filter(|gap| gap.len() <= GAP && !gap.contains('\n')).unwrap_or("\u{0}");
    let spaced = gap.replace(',', " , ").replace('(', " ( ");
    spaced.split_whitespace().all(|word| words.iter().any(|list| list.contains(&word)))
}
