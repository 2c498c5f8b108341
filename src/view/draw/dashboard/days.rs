//! How much was decided when, and by whom.

use maud::{Markup, html};
use tallymark_dataset::report::{Overview, Tally};
use tallymark_extract::Date;

use super::labels::{decision_heads, numbers};
use crate::tr;
use crate::view::draw::chart::{Column, DECIDED, bar, columns, parts};

/// More days than these are not told apart by the eye; the table has them all.
const MOST_DAYS: i32 = 60;

/// Fewer would be columns as wide as boxes.
const LEAST_DAYS: i32 = 14;

/// The chart, the table behind it, and the annotators where there are several.
pub(super) fn section(overview: &Overview) -> Markup {
    html! {
        @if let Some((_, last)) = overview.days.first_key_value().zip(overview.days.last_key_value()) {
            (chart(overview, *last.0))
            details.card__details {
                summary { (tr::seeing_show_table()) }
                (table(overview))
            }
        }
        @if overview.annotators.len() > 1 { (annotators(overview)) }
    }
}

fn chart(overview: &Overview, last: Date) -> Markup {
    let earliest = last.plus_days(1 - MOST_DAYS);
    let first = overview.days.range(earliest..).next().map_or(last, |(day, _)| *day);
    let first = first.min(last.plus_days(1 - LEAST_DAYS));
    let shown: Vec<Date> = (0..MOST_DAYS).map(|days| first.plus_days(days)).take_while(|day| *day <= last).collect();
    let tally = |day: &Date| overview.days.get(day).copied().unwrap_or_default();
    let most = shown.iter().map(|day| tally(day).total()).max().unwrap_or(0);
    let column = |day: &Date| Column {
        parts: parts(&tally(day)).to_vec(),
        title: tr::seeing_on_day(&written(*day), tally(day).total()),
    };
    let name = tr::seeing_days_chart(&written(first), &written(last), most);
    html! {
        p.columns__most aria-hidden="true" { (tr::seeing_most_a_day(most)) }
        (columns(&shown.iter().map(column).collect::<Vec<_>>(), most, &name))
        div.columns__ends aria-hidden="true" {
            span { (written(first)) }
            span { (written(last)) }
        }
    }
}

/// The days, the latest first.
fn table(overview: &Overview) -> Markup {
    html! {
        table.figures.figures--decided {
            thead { tr { th scope="col" { (tr::seeing_day()) } (decision_heads(&DECIDED)) th scope="col" { (tr::seeing_total()) } } }
            tbody {
                @for (day, tally) in overview.days.iter().rev() {
                    tr { th scope="row" { (written(*day)) } (numbers(&DECIDED, tally)) }
                }
            }
        }
    }
}

fn annotators(overview: &Overview) -> Markup {
    let most = overview.annotators.values().map(Tally::total).max().unwrap_or(0);
    html! {
        h4.card__subtitle { (tr::seeing_annotators()) }
        table.figures.figures--decided {
            thead {
                tr { th scope="col" { (tr::seeing_annotator()) } (decision_heads(&DECIDED)) th scope="col" { (tr::seeing_total()) } }
            }
            tbody {
                @for (name, tally) in &overview.annotators {
                    tr {
                        th.figures__name scope="row" {
                            span.figures__who { (if name.is_empty() { tr::seeing_unnamed() } else { name }) }
                            (bar(&parts(tally), most))
                        }
                        (numbers(&DECIDED, tally))
                    }
                }
            }
        }
    }
}

fn written(day: Date) -> String {
    tr::date(u16::try_from(day.year()).unwrap_or(0), day.month().into(), day.day().into())
}
