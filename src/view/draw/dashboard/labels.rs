//! The decisions on each label.

use maud::{Markup, html};
use tallymark_dataset::Decision;
use tallymark_dataset::report::{Overview, Tally};

use crate::tr;
use crate::view::draw::chart::{self, STACK, bar, parts};
use crate::view::draw::filter::decision_name;

/// A row for each label, the most frequent first: its bar and its numbers.
pub(super) fn section(overview: &Overview) -> Markup {
    let mut rows: Vec<(&String, &Tally)> = overview.labels.iter().collect();
    rows.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.total()));
    let most = rows.first().map_or(0, |(_, tally)| tally.total());
    html! {
        table.figures {
            thead {
                tr {
                    th scope="col" { (tr::label()) }
                    (decision_heads(&STACK))
                    th.figures__sum scope="col" { (tr::seeing_total()) }
                }
            }
            tbody {
                @for (label, tally) in rows {
                    tr {
                        th.figures__name scope="row" {
                            span.figures__who { span.tag data-label=(label) { (label) } }
                            (bar(&parts(tally), most))
                        }
                        (numbers(&STACK, tally))
                    }
                }
            }
            tfoot { tr { th scope="row" { (tr::seeing_all_labels()) } (numbers(&STACK, &overview.tally())) } }
        }
    }
}

/// The heads of the columns of decisions, which are the key to the colours as well.
pub(super) fn decision_heads(decisions: &[Decision]) -> Markup {
    html! {
        @for decision in decisions.iter().copied() {
            th.figures__decision scope="col" {
                svg.swatch viewBox="0 0 10 10" aria-hidden="true" focusable="false" {
                    rect class=(chart::class(decision)) width="10" height="10" {}
                }
                span.figures__sign aria-hidden="true" { (sign(decision)) }
                span.figures__long { (decision_name(decision)) }
            }
        }
    }
}

/// The numbers of a row: each decision, and their sum.
pub(super) fn numbers(decisions: &[Decision], tally: &Tally) -> Markup {
    html! {
        @for decision in decisions.iter().copied() {
            @let count = tally.of(decision);
            td.figures__zero[count == 0] { (tr::number(count)) }
        }
        td.figures__sum { (tr::number(tally.total())) }
    }
}

/// The sign that marks have for what was decided; those that wait have none there.
const fn sign(decision: Decision) -> &'static str {
    match decision {
        Decision::Suggested => "?",
        Decision::Accepted => "✓",
        Decision::Corrected => "✎",
        Decision::Rejected => "✕",
        Decision::Added => "+",
    }
}
