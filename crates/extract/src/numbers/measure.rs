//! What a number measures: the currency before it, the unit, the currency or the percent sign after it.

use super::money;
use super::unit::unit;
use crate::passage::Passage;
use crate::time::calendar::TimeUnit;

/// What a number is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// A percentage; hundredths of one (basis points) are shifted by `places`.
    Percent {
        /// Zero, or -2 for basis points.
        places: i16,
    },
    /// An amount of a currency; `places` is -2 for cents.
    Money {
        /// ISO 4217, or `$`.
        code: &'static str,
        /// Zero, or -2 for hundredths.
        places: i16,
    },
    /// A unit by its UCUM code.
    Unit(String),
    /// A length of time, which the grammar of times takes.
    Time(TimeUnit),
}

/// What the words at `at`, after a number, make of it, and where they end. `scaled` numbers of pounds are money.
pub(crate) fn measure_after(p: &Passage<'_>, at: usize, digits: bool, scaled: bool) -> Option<(Measure, usize)> {
    let word = if p.joins(at) { at + 1 } else { at };
    percent(p, word).or_else(|| money::after(p, word, scaled)).or_else(|| unit(p, word, digits))
}

fn percent(p: &Passage<'_>, at: usize) -> Option<(Measure, usize)> {
    // `half a percent`, `a quarter of a percentage point`, `half of one percent`
    let article = if p.is(at, "of") && p.is_any(at + 1, &["a", "one", "1"]) { at + 1 } else { at };
    let part = p.is_any(article, &["a", "one", "1"]) && p.is_any(article + 1, &["percent", "percentage", "per"]);
    let at = if part { article + 1 } else { at };
    let of = |places, end| Some((Measure::Percent { places }, end));
    let points = |end: usize| {
        let at = if p.joins(end) { end + 1 } else { end };
        if p.is_any(at, &["point", "points"]) { at + 1 } else { end }
    };
    let word = p.word(at);
    match word.len() {
        1 | 3 if matches!(word, "%" | "％" | "﹪" | "٪") => of(0, points(at + 1)),
        2 if matches!(word, "pc" | "pp") => of(0, at + 1),
        3 if word == "pct" || word == "ppt" => of(0, points(at + 1)),
        3 if p.is(at, "per") && p.is(at + 1, "cent") => of(0, points(at + 2)),
        3 if p.is(at, "per") && p.joins(at + 1) && p.is(at + 2, "cent") => of(0, points(at + 3)),
        3 if word == "pps" => of(0, at + 1),
        2 | 3 if matches!(word, "bps" | "bp") => of(-2, at + 1),
        5 if p.is(at, "basis") => {
            let end = points(at + 1);
            if end > at + 1 { of(-2, end) } else { None }
        }
        7 if p.is(at, "percent") => of(0, points(at + 1)),
        10 if p.is(at, "percentage") => {
            let end = points(at + 1);
            if end > at + 1 { of(0, end) } else { None }
        }
        _ => None,
    }
}
