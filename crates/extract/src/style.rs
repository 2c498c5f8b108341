//! How a text writes its numbers and dates: what one place says helps to read another. Each is looked for once, when it
//! is asked for.

use std::cell::OnceCell;

use tallymark_text::TokenKind;

use crate::lexicon::Class;
use crate::options::DateOrder;
use crate::passage::Passage;

/// What is known so far.
#[derive(Default)]
pub(crate) struct Style {
    dots_group: OnceCell<bool>,
    sterling: OnceCell<bool>,
    date_order: OnceCell<Option<DateOrder>>,
    signs: OnceCell<Vec<&'static str>>,
    nations: OnceCell<Vec<(&'static str, usize)>>,
}

impl Style {
    /// Whether the text groups digits by dots: `2.345.678` or `1.234,50` stands in it.
    pub(crate) fn groups_by_dots(&self, p: &Passage<'_>) -> bool {
        *self.dots_group.get_or_init(|| {
            let digits = |at: usize, len: usize| p.touches(at) && p.word(at).len() == len && is_digits(p, at);
            (0..p.tokens.len()).any(|i| {
                let triple = p.word(i) == "." && p.touches(i) && is_digits(p, i.wrapping_sub(1)) && digits(i + 1, 3);
                let next = p.word(i + 2);
                triple && p.touches(i + 2) && (next == "." && digits(i + 3, 3) || next == "," && digits(i + 3, 2))
            })
        })
    }

    /// Whether the text speaks of pounds sterling: `five pounds` is money then.
    pub(crate) fn mentions_sterling(&self, p: &Passage<'_>) -> bool {
        *self.sterling.get_or_init(|| p.writes("GBP") || (0..p.tokens.len()).any(|i| p.is_any(i, &["sterling", "GBP"])))
    }

    /// Whether the text has a sign of the currency `code`.
    pub(crate) fn writes(&self, p: &Passage<'_>, code: &str) -> bool {
        let signs = self.signs.get_or_init(|| {
            let mut signs: Vec<&'static str> = (0..p.tokens.len()).filter_map(|i| p.value(i, Class::Sign)).collect();
            signs.sort_unstable();
            signs.dedup();
            signs
        });
        signs.contains(&code)
    }

    /// Which part of a date in digits comes first, as far as the text tells: a date in it that has only one reading, or
    /// the signs of a country that writes dates so.
    pub(crate) fn date_order(&self, p: &Passage<'_>) -> Option<DateOrder> {
        *self.date_order.get_or_init(|| certain_date(p).or_else(|| country(p)))
    }
}

impl Style {
    /// The currency of `family`, codes with spaces between, whose country the text names most often.
    pub(crate) fn national(&self, p: &Passage<'_>, family: &str) -> Option<&'static str> {
        let nations = self.nations.get_or_init(|| nations(p));
        let known = nations.iter().filter(|(code, _)| family.len() > 3 && family.contains(code));
        known.max_by_key(|(_, times)| *times).map(|(code, _)| *code)
    }
}

/// The currencies of the countries that the text names, with how often.
fn nations(p: &Passage<'_>) -> Vec<(&'static str, usize)> {
    let mut found: Vec<(&'static str, usize)> = Vec::new();
    for code in (0..p.tokens.len()).filter_map(|i| p.value(i, Class::Whose).filter(|_| p.is_capital(i))) {
        match found.iter_mut().find(|(known, _)| *known == code) {
            Some((_, times)) => *times += 1,
            None => found.push((code, 1)),
        }
    }
    found
}

fn is_digits(p: &Passage<'_>, i: usize) -> bool {
    p.kind(i) == Some(TokenKind::Digits)
}

/// The order of a date such as `24/12/2025` or `on 24/12` anywhere in the text.
fn certain_date(p: &Passage<'_>) -> Option<DateOrder> {
    (0..p.tokens.len()).find_map(|i| {
        let mark = p.word(i + 1);
        if !is_digits(p, i) || !(mark == "/" || p.is_hyphen(i + 1)) || !(p.touches(i + 1) && p.touches(i + 2)) {
            return None;
        }
        let three = p.word(i + 3) == mark && p.touches(i + 3) && p.touches(i + 4) && is_digits(p, i + 4);
        // `on 22/04`
        let two = mark == "/"
            && !p.touches(i)
            && p.word(i).len() + p.word(i + 2).len() == 4
            && p.is_any(i.wrapping_sub(1), &["on", "of", "from"]);
        let part = |at: usize| p.word(at).parse::<u32>().ok().filter(|_| p.word(at).len() <= 2);
        match (three || two, part(i)?, part(i + 2)?) {
            (true, 13..=31, 1..=12) => Some(DateOrder::DayFirst),
            (true, 1..=12, 13..=31) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    })
}

/// The order of the country whose signs the text bears: currency, time zone, the order of its dates in words.
fn country(p: &Passage<'_>) -> Option<DateOrder> {
    const DAY_FIRST_ZONES: &[&str] = &["GMT", "BST", "CET", "CEST", "IST", "AEST", "AEDT", "SGT", "HKT"];
    const MONTH_FIRST_ZONES: &[&str] = &["EST", "EDT", "PST", "PDT", "CDT", "MST", "MDT", "ET", "PT"];
    let mut balance = 0_i32;
    for i in 0..p.tokens.len() {
        balance += match p.value(i, Class::Sign) {
            Some("GBP" | "EUR" | "INR") => 1,
            Some("$") if !p.touches(i) => -1,
            _ if DAY_FIRST_ZONES.contains(&p.word(i)) => 1,
            _ if MONTH_FIRST_ZONES.contains(&p.word(i)) => -1,
            _ => worded_date(p, i),
        };
    }
    match balance {
        1.. => Some(DateOrder::DayFirst),
        0 => None,
        _ => Some(DateOrder::MonthFirst),
    }
}

/// `4 December` speaks for one order, `December 4` for the other.
fn worded_date(p: &Passage<'_>, i: usize) -> i32 {
    let month = p.is_capital(i) && p.has(i, Class::Month);
    let day = |at: usize| is_digits(p, at) && p.word(at).len() <= 2;
    match (month, day(i.wrapping_sub(1)), day(i + 1)) {
        (true, true, _) => 1,
        (true, _, true) => -1,
        _ => 0,
    }
}
