//! How far the review of a document is: what is left, how fast it goes, what was skipped, and what comes after it.

use maud::{Markup, html};

use crate::tr;
use crate::view::pace::hours_and_minutes;

/// How far the review is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// All mentions.
    pub total: usize,
    /// Those that wait.
    pub left: usize,
    /// Those that wait and were passed by.
    pub skipped: usize,
    /// Decisions a minute, once that is known.
    pub per_minute: Option<f64>,
    /// How many minutes the rest takes, once that is known.
    pub minutes_left: Option<f64>,
}

/// What is shown of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Whether what is left and the pace are.
    pub pace: bool,
    /// Whether there is another document to go on to.
    pub next_document: bool,
}

/// The line with all that; nothing where there is nothing to review.
pub fn draw(standing: &Standing, shown: Shown) -> Markup {
    html! {
        @if standing.total > 0 {
            @if standing.left == 0 { (done(standing.total, shown.next_document)) } @else { (under_way(standing, shown.pace)) }
        }
    }
}

fn under_way(standing: &Standing, shows_pace: bool) -> Markup {
    let rate = standing.per_minute.map(rounded).filter(|rate| *rate > 0);
    html! {
        @if shows_pace {
            p.standing__pace {
                span.standing__left { (tr::triage_left(standing.left)) }
                @if let Some(rate) = rate { span { (tr::triage_pace(rate)) } }
                @if let Some(minutes) = standing.minutes_left.filter(|_| rate.is_some()) { span { (time(minutes)) } }
            }
        }
        @if standing.skipped > 0 {
            button.button.button--quiet.standing__skipped data-act="skipped" aria-keyshortcuts="v" {
                (tr::triage_skipped(standing.skipped)) " " kbd aria-hidden="true" { "v" }
            }
        }
    }
}

fn done(total: usize, has_next: bool) -> Markup {
    html! {
        p.standing__done { (tr::triage_all_decided(total)) }
        @if has_next {
            button.button.standing__next data-act="next-document" aria-keyshortcuts="n" {
                (tr::triage_next_document()) " " kbd aria-hidden="true" { "n" }
            }
        }
        button.button.standing__download data-act="download" { (tr::triage_download()) }
    }
}

fn time(minutes: f64) -> String {
    match hours_and_minutes(minutes) {
        (0, 0 | 1) => tr::triage_under_a_minute().to_owned(),
        (0, minutes) => tr::triage_minutes(minutes),
        (hours, minutes) => tr::triage_hours(hours, minutes),
    }
}

/// A rate as a whole number.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within 0 and ten thousand")]
fn rounded(rate: f64) -> usize {
    rate.clamp(0.0, 1e4).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the line, without its elements.
    fn words(standing: &Standing, shown: Shown) -> String {
        let html = draw(standing, shown).into_string();
        let parts = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
        parts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn the_line_says_what_is_known() {
        let at = |left, skipped, per_minute: Option<f64>| Standing {
            total: 57,
            left,
            skipped,
            per_minute,
            minutes_left: per_minute.map(|rate| f64::from(u32::try_from(left).unwrap()) / rate),
        };
        let all = Shown { pace: true, next_document: true };
        let cases = [
            (Standing::default(), all, ""),
            (at(43, 0, None), all, "43 left"),
            (at(43, 0, Some(30.7)), all, "43 left | 31 a minute | about 2 min"),
            (at(9, 3, Some(30.0)), all, "9 left | 30 a minute | under a minute | 3 skipped | v"),
            (at(43, 0, Some(0.3)), all, "43 left"),
            (at(50, 0, Some(0.6)), all, "50 left | 1 a minute | about 1 h 24 min"),
            (at(43, 3, Some(31.0)), Shown { pace: false, ..all }, "3 skipped | v"),
            (at(0, 0, Some(31.0)), all, "All 57 mentions are decided. | Next document | n | Download the dataset"),
            (at(0, 0, None), Shown::default(), "All 57 mentions are decided. | Download the dataset"),
        ];
        for (standing, shown, expected) in cases {
            assert_eq!(words(&standing, shown), expected, "{standing:?}");
        }
    }
}
