//! How right the suggestions were, by the decisions on them.

use maud::{Markup, html};
use tallymark_dataset::report::{Agreement, Extractor, Overview};

use super::percent;
use crate::tr;
use crate::view::draw::chart::bar;

/// A row for each label: its bars, its shares, and the counts that they come from.
pub(super) fn section(overview: &Overview) -> Markup {
    html! {
        p.card__hint { (tr::seeing_extractor_hint()) }
        table.figures.figures--shares {
            thead {
                tr {
                    th scope="col" { (tr::label()) }
                    th scope="col" { span.swatch-line.swatch-line--precision {} (tr::seeing_precision()) }
                    th scope="col" { span.swatch-line.swatch-line--recall {} (tr::seeing_recall()) }
                    th scope="col" { (tr::seeing_f1()) }
                    th scope="col" { (tr::seeing_values()) }
                }
            }
            tbody {
                @for (label, extractor) in &overview.extractor {
                    tr {
                        th.figures__name scope="row" {
                            span.figures__who { span.tag data-label=(label) { (label) } }
                            span.bars { (bars(extractor)) }
                        }
                        (shares(extractor))
                    }
                }
            }
            tfoot {
                tr { th scope="row" { (tr::seeing_all_labels()) } (shares(&overview.total())) }
                tr {
                    th scope="row" { (tr::seeing_mean_of_labels()) }
                    @for figure in [Extractor::precision, Extractor::recall, Extractor::f1] {
                        td { (percent(overview.mean(figure))) }
                    }
                    td {}
                }
            }
        }
    }
}

fn bars(extractor: &Extractor) -> Markup {
    let spans = extractor.spans;
    html! {
        (bar(&[("part part--precision", spans.right)], spans.right + spans.wrong))
        (bar(&[("part part--recall", spans.right)], spans.right + spans.missed))
    }
}

fn shares(extractor: &Extractor) -> Markup {
    let (spans, Agreement { right, asked }) = (extractor.spans, extractor.values);
    let values = Some(right).filter(|_| asked > 0).map(|_| extractor.values.share());
    html! {
        (share(extractor.precision(), spans.right, spans.right + spans.wrong))
        (share(extractor.recall(), spans.right, spans.right + spans.missed))
        td { (percent(extractor.f1())) }
        (share(values, right, asked))
    }
}

/// A share with the counts that it comes from.
fn share(share: Option<f64>, part: usize, whole: usize) -> Markup {
    html! {
        td {
            (percent(share))
            @if whole > 0 { " " span.figures__counts { (tr::seeing_part(part, whole)) } }
        }
    }
}
