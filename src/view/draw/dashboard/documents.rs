//! How far the documents are, and which took longest.

use maud::{Markup, html};
use tallymark_dataset::report::Overview;

use super::time;
use crate::tr;
use crate::view::draw::chart::named_bar;

/// The bar, its numbers, and the documents that were worked on longest.
pub(super) fn section(overview: &Overview) -> Markup {
    let documents = overview.documents;
    let states = [
        (tr::seeing_done(), "part part--accepted", documents.done),
        (tr::seeing_begun(), "part part--begun", documents.begun),
        (tr::seeing_untouched(), "part part--suggested", documents.untouched),
        (tr::seeing_empty(), "part part--empty", documents.empty),
    ];
    let name = tr::seeing_documents_chart(documents.done, documents.begun, documents.untouched, documents.empty);
    html! {
        (named_bar(&states.map(|(_, class, count)| (class, count)), documents.total(), &name))
        table.figures.figures--documents {
            tbody {
                @for (name, class, count) in states {
                    tr {
                        th scope="row" {
                            svg.swatch viewBox="0 0 10 10" aria-hidden="true" focusable="false" {
                                rect class=(class) width="10" height="10" {}
                            }
                            (name)
                        }
                        td { (tr::number(count)) }
                    }
                }
            }
            tfoot { tr { th scope="row" { (tr::seeing_total()) } td { (tr::number(documents.total())) } } }
        }
        @if !overview.longest.is_empty() { (longest(overview)) }
    }
}

fn longest(overview: &Overview) -> Markup {
    html! {
        h4.card__subtitle { (tr::seeing_longest()) }
        table.figures.figures--longest {
            thead {
                tr {
                    th scope="col" { (tr::seeing_title()) }
                    th scope="col" { (tr::seeing_decided()) }
                    th scope="col" { (tr::seeing_time()) }
                }
            }
            tbody {
                @for spent in &overview.longest {
                    tr {
                        th scope="row" { (spent.title) }
                        td { (tr::seeing_part(spent.progress.decided, spent.progress.total)) }
                        td { (time(spent.seconds.into())) }
                    }
                }
            }
        }
    }
}
