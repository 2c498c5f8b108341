//! DATE and TIME, as TIMEX3 understands them.
//!
//! Each file reads one kind of expression from a token on; here they are tried in order at every token, those first that
//! take in others (`the first week of` a month, a date with its time of day). [`frame`] adds the words around that change
//! them (`early 2026`), and [`neighbours`] gives a time of day the day that its sentence tells beside it.

mod ages;
pub(crate) mod calendar;
mod clock;
mod dates;
mod digits;
mod durations;
mod frame;
mod holidays;
mod neighbours;
mod parts;
mod periods;
mod quarters;
mod races;
mod ranges;
mod relative;
mod seasons;
mod sets;
mod spoken;
mod tense;
mod value;
mod years;

pub(crate) use clock::half_day;
pub(crate) use neighbours::complete;
use tallymark_text::{Text, TokenKind};

use crate::Options;
use crate::date::Date;
use crate::label::Label;
use crate::lexicon::{Class, Classes};
use crate::mention::{Mention, Norm, TimexType};
use crate::numbers::amount::Amount;
use crate::numbers::mention;
use crate::passage::Passage;
use tense::Tense;
use value::Day;

/// A time expression by its tokens.
pub(crate) struct Found {
    /// Its first token.
    pub(crate) start: usize,
    /// The token after its last.
    pub(crate) end: usize,
    /// DATE or TIME.
    pub(crate) label: Label,
    /// What it means.
    pub(crate) norm: Norm,
}

impl Found {
    /// An expression with a value and no number.
    fn new((start, end): (usize, usize), label: Label, kind: TimexType, timex: String) -> Self {
        Self { start, end, label, norm: Norm { timex_type: Some(kind), timex: Some(timex), ..Norm::default() } }
    }

    /// A day or a longer period of the calendar.
    fn date(start: usize, end: usize, timex: String) -> Self {
        Self::new((start, end), Label::Date, TimexType::Date, timex)
    }

    /// A time of day.
    fn time(start: usize, end: usize, timex: String) -> Self {
        Self::new((start, end), Label::Time, TimexType::Time, timex)
    }

    /// Something that recurs; `short` where it does so within a day.
    fn set(start: usize, end: usize, short: bool, timex: String) -> Self {
        Self::new((start, end), if short { Label::Time } else { Label::Date }, TimexType::Set, timex)
    }
}

/// What values are resolved against.
pub(crate) struct Context {
    /// The document's date.
    pub(crate) anchor: Option<Date>,
    /// Where the expression starts.
    pub(crate) at: usize,
}

impl Context {
    /// Where the sentence looks to; it is only looked for where the document has a date.
    pub(crate) fn tense(&self, p: &Passage<'_>) -> Tense {
        if self.anchor.is_some() { tense::tense(p, self.at) } else { Tense::Open }
    }

    /// Whether the sentence looks ahead.
    pub(crate) fn ahead(&self, p: &Passage<'_>) -> bool {
        self.tense(p) == Tense::Ahead
    }

    /// The day with what the document's date tells of it.
    pub(crate) fn resolve(&self, p: &Passage<'_>, day: Day) -> Day {
        match self.anchor {
            Some(anchor) if day.is_open() => day.resolved(anchor, self.tense(p)),
            _ => day,
        }
    }
}

/// The expression at `i`, with the words before it that belong to it, and the token after it. `amount` is what starts at
/// `i` as a number.
pub(crate) fn expression(p: &Passage<'_>, i: usize, amount: Option<&Amount>) -> Option<(Option<Mention>, usize)> {
    if let Some(end) = named(p, i) {
        return Some((None, end));
    }
    let found = frame::framed(p, core(p, i, amount)?);
    let (start, end) = (found.start, found.end);
    Some((mention(p, (start, end), found.label, found.norm, 0.95), end))
}

/// The end of a name at `i` that is none of ours: `20th Century Fox`, `Seventh-day Adventist`, `Asteroid 2024 YR4`.
fn named(p: &Passage<'_>, i: usize) -> Option<usize> {
    if p.kind(i) == Some(TokenKind::Digits) && p.word(i).len() == 4 {
        return years::is_code(p, i).then_some(i + 1);
    }
    let ranked =
        p.kind(i) == Some(TokenKind::Digits) && p.touches(i + 1) || p.is_capital(i) && p.has(i, Class::Ordinal);
    if ranked { durations::named(p, i) } else { None }
}

/// What `last week`, `first Monday`, `week 19` and the like start with.
const LEADING: Classes = Classes::of(&[Class::Direction, Class::Ordinal, Class::Frame]);
/// What ranks and the letters of quarters are.
const RANKED: Classes = Classes::of(&[Class::Ordinal, Class::Ten, Class::Opener]);
/// What sets start with.
const RECURRING: Classes = Classes::of(&[
    Class::Recurring,
    Class::Weekday,
    Class::Weekdays,
    Class::Unit,
    Class::Ten,
    Class::Opener,
    Class::Denominator,
    Class::TimeUnit,
]);
/// What names of days and months start with.
const NAMED: Classes = Classes::of(&[Class::Month, Class::Weekday, Class::Ordinal, Class::Unit, Class::Ten]);

/// The expression whose core starts at `i`: the first kind that fits.
fn core(p: &Passage<'_>, i: usize, amount: Option<&Amount>) -> Option<Found> {
    let context = Context { anchor: p.options.date, at: i };
    if p.kind(i) == Some(TokenKind::Digits) {
        return in_digits(p, i, amount, &context);
    }
    let number = || {
        let amount = amount?;
        durations::measured(p, amount, &context).or_else(|| ages::age(p, amount))
    };
    if matches!(p.word(i), "a" | "A" | "an" | "An") {
        let quarter = p.is(i + 1, "quarter");
        let clock = || if quarter { frame::clocked(p, i, &context) } else { None };
        return clock().or_else(|| durations::indefinite(p, i, &context)).or_else(number);
    }
    let named = p.has_any(i, NAMED);
    let leading = p.has_any(i, LEADING);
    let ranked = p.has_any(i, RANKED);
    let holiday = || p.has(i, Class::Holiday).then(|| holidays::holiday(p, i, &context)).flatten();
    holiday()
        .or_else(|| relative::named_day(p, i, &context))
        .or_else(|| periods::period(p, i, &context))
        .or_else(|| leading.then(|| relative::directed(p, i, &context)).flatten())
        .or_else(|| p.has_any(i, RECURRING).then(|| sets::recurring(p, i)).flatten())
        .or_else(|| ranked.then(|| quarters::quarter(p, i, &context)).flatten())
        .or_else(|| ranked.then(|| durations::ranked(p, i)).flatten())
        .or_else(|| named.then(|| frame::dated(p, i, &context)).flatten())
        .or_else(|| frame::clocked(p, i, &context))
        .or_else(|| durations::indefinite(p, i, &context))
        .or_else(number)
        .or_else(|| years::worded(p, i))
        .or_else(|| durations::vague(p, i, &context))
        .or_else(|| parts::part(p, i, &context))
        .or_else(|| seasons::season(p, i, &context))
        .or_else(|| relative::definite(p, i, &context))
        .or_else(|| years::decade(p, i))
}

/// What stands behind digits that may be a date, a time of day or a length.
const BESIDE_DIGITS: Classes = Classes::of(&[
    Class::Stop,
    Class::PartOfDay,
    Class::TimeUnit,
    Class::Direction,
    Class::Opener,
    Class::Frame,
    Class::Denominator,
]);

/// The expression that starts with the digits at `i`. What their length and what touches them rule out is not tried.
fn in_digits(p: &Passage<'_>, i: usize, amount: Option<&Amount>, context: &Context) -> Option<Found> {
    let len = p.word(i).len();
    let ranked = p.touches(i + 1) && p.kind(i + 1) == Some(TokenKind::Word);
    let marked = p.touches(i + 1) && p.kind(i + 1) == Some(TokenKind::Symbol);
    let shown = |shown: bool, read: &dyn Fn() -> Option<Found>| if shown { read() } else { None };
    // `12 people`
    let counts = !ranked
        && p.is_lower(i + 1)
        && p.word(i + 1).len() > 2
        && !p.has_any(i + 1, BESIDE_DIGITS)
        && !p.is(i + 1, "times")
        && p.kind(i.wrapping_sub(1)) == Some(TokenKind::Word)
        && !p.has(i.wrapping_sub(1), Class::Stop);
    if counts && len != 4 {
        return amount.and_then(|amount| ages::age(p, amount));
    }
    shown(len <= 2 || ranked || len == 4 && marked, &|| frame::dated(p, i, context))
        .or_else(|| shown(len <= 2, &|| races::race(p, i).or_else(|| races::lettered(p, i))))
        .or_else(|| shown(len <= 2 || len == 4, &|| frame::clocked(p, i, context)))
        .or_else(|| shown(ranked, &|| periods::period(p, i, context)))
        .or_else(|| shown(len <= 2 && p.kind(i + 1) == Some(TokenKind::Word), &|| sets::recurring(p, i)))
        .or_else(|| shown(ranked || len == 4, &|| quarters::quarter(p, i, context)))
        .or_else(|| shown(ranked, &|| durations::ranked(p, i)))
        .or_else(|| shown(marked || ranked, &|| years::decade(p, i)))
        .or_else(|| amount.and_then(|amount| durations::measured(p, amount, context)))
        .or_else(|| amount.and_then(|amount| ages::age(p, amount)))
        .or_else(|| shown(len == 4, &|| years::alone(p, i)))
}

/// The day that the text's own dateline gives (`KYIV, 4 December 2025 —`), where it has one.
pub fn dateline(text: &Text) -> Option<Date> {
    /// How far into a text a dateline can stand, in tokens.
    const HEAD: usize = 160;
    let head: String = text.as_str().chars().take(HEAD * 8).collect();
    let head = Text::new(head);
    let p = Passage::new(&head, Options::default());
    (0..p.tokens.len().min(HEAD)).find_map(|i| {
        let day = dates::date(&p, i)?.day;
        let date = day.date()?;
        let before = i.checked_sub(1);
        let starts = before.is_none_or(|at| {
            p.kind(at) != Some(TokenKind::Word) || p.is_any(at, &["published", "updated", "posted", "on"])
        });
        let weekday = day.weekday.is_some() || before.is_some_and(|at| calendar::weekday(&p, at).is_some());
        (starts || weekday).then_some(date)
    })
}
