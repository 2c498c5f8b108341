//! DATE and TIME, as TIMEX3 understands them.
//!
//! Each file reads one kind of expression from a token on: [`dates`] the calendar, [`clock`] times of day, [`periods`]
//! lengths, [`relative`] what is told by its distance from the text. Here they are tried in order at every token,
//! joined (a date and its time of day are one TIME) and given the words before them that change them (`early 2026`).

pub(crate) mod calendar;
mod clock;
mod dates;
mod frame;
mod periods;
mod relative;
mod value;

pub(crate) use clock::half_day;
use tallymark_text::{Text, TokenKind};

use crate::Options;
use crate::date::Date;
use crate::label::Label;
use crate::lexicon::Class;
use crate::mention::{Mention, Norm, TimexType};
use crate::numbers::amount::Amount;
use crate::numbers::mention;
use crate::passage::Passage;

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

/// What values are resolved against.
pub(crate) struct Context {
    /// The document's date.
    pub(crate) anchor: Option<Date>,
    /// Whether the sentence looks ahead before this token.
    pub(crate) ahead: bool,
}

/// The expression at `i`, with the words before it that belong to it, and the token after it. `amount` is what starts at
/// `i` as a number.
pub(crate) fn expression(p: &Passage<'_>, i: usize, amount: Option<&Amount>) -> Option<(Option<Mention>, usize)> {
    let found = frame::framed(p, core(p, i, amount)?);
    let (start, end) = (found.start, found.end);
    Some((mention(p, (start, end), found.label, found.norm, 0.95), end))
}

/// The expression whose core starts at `i`: the first kind that fits.
fn core(p: &Passage<'_>, i: usize, amount: Option<&Amount>) -> Option<Found> {
    let anchor = p.options.date;
    let context = Context { anchor, ahead: anchor.is_some() && looks_ahead(p, i) };
    let number = || amount.and_then(|amount| periods::measured(p, amount, &context));
    if p.kind(i) == Some(TokenKind::Digits) {
        return frame::dated(p, i, &context)
            .or_else(|| frame::clocked(p, i, &context))
            .or_else(|| periods::ranked(p, i, &context))
            .or_else(|| frame::decade(p, i))
            .or_else(number)
            .or_else(|| frame::year(p, i));
    }
    relative::named_day(p, i, &context)
        .or_else(|| relative::directed(p, i, &context))
        .or_else(|| relative::recurring(p, i))
        .or_else(|| periods::ranked(p, i, &context))
        .or_else(|| frame::dated(p, i, &context))
        .or_else(|| frame::clocked(p, i, &context))
        .or_else(|| periods::indefinite(p, i, &context))
        .or_else(number)
        .or_else(|| periods::vague(p, i))
        .or_else(|| periods::quarter(p, i))
        .or_else(|| relative::part(p, i, &context))
        .or_else(|| relative::seasonal(p, i))
        .or_else(|| relative::definite(p, i, &context))
        .or_else(|| frame::decade(p, i))
}

/// Whether the words before `i` in its sentence speak of the future, so that `Monday` is the next one.
fn looks_ahead(p: &Passage<'_>, i: usize) -> bool {
    if p.is(i.wrapping_sub(1), "by") {
        return true;
    }
    (1..20)
        .map_while(|back| i.checked_sub(back))
        .take_while(|at| p.kind(*at) != Some(TokenKind::Break) && !matches!(p.word(*at), "." | "!" | "?"))
        .any(|at| p.has(at, Class::Ahead))
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
        let date = Date::new(day.year?, day.month?, day.day?).ok()?;
        let before = i.checked_sub(1);
        let starts = before.is_none_or(|at| {
            p.kind(at) != Some(TokenKind::Word) || p.is_any(at, &["published", "updated", "posted", "on"])
        });
        let weekday = day.weekday.is_some() || before.is_some_and(|at| calendar::weekday(&p, at).is_some());
        (starts || weekday).then_some(date)
    })
}

/// A norm of a type and a value.
pub(crate) fn norm(kind: TimexType, timex: String) -> Norm {
    Norm { timex_type: Some(kind), timex: Some(timex), ..Norm::default() }
}
