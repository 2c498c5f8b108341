//! How far annotators agree: the measures of each label, the table of confusion, and what has no partner.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use tallymark_converter::{Comparison, Crossing, PairFigures};
use tallymark_dataset::agreement::{Cell, Row};

use super::{LISTED, misfits};
use crate::tr;
use crate::view::comparing::Comparing;

pub(super) fn figures(comparing: &Comparing) -> Markup {
    let comparison = &comparing.comparison;
    html! {
        p.agreement__summary #agreement-focus tabindex="-1" {
            @if comparison.texts == 0 { (tr::agreement_no_texts()) } @else {
                (tr::agreement_texts(comparison.texts)) " · " (tr::agreement_tokens(comparison.tokens))
            }
            @if comparison.repeated > 0 { " · " (tr::agreement_repeated(comparison.repeated)) }
        }
        (misfits(&comparing.files))
        @if comparison.texts > 0 {
            (measures(comparison))
            @if comparison.pairs.len() > 1 { (pairs(comparison)) }
            @if !comparison.confusion.is_empty() { (confusion(comparison)) }
        }
        @if comparison.alone_count > 0 { (alone(comparison)) }
        @if comparison.texts > 0 && comparison.disputes.is_empty() { p.agreement__summary { (tr::agreement_agreed()) } }
        div.dialog__acts {
            button.button type="button" data-act="back" { (tr::agreement_other_files()) }
            @if !comparison.disputes.is_empty() {
                button.button.button--strong type="button" autofocus data-act="walk" { (tr::agreement_walk(comparison.disputes.len())) }
            }
        }
    }
}

/// A measure with two digits.
fn measure(figure: Option<f64>) -> Markup {
    html! {
        @match figure {
            Some(figure) => (tr::decimal(figure, 2)),
            None => { span aria-hidden="true" { "–" } span.visually-hidden { (tr::agreement_undefined()) } }
        }
    }
}

fn measures(comparison: &Comparison) -> Markup {
    html! {
        h3.agreement__title { (tr::agreement_by_label()) }
        div.agreement__scroll tabindex="0" role="region" aria-label=(tr::agreement_by_label()) {
            table.figures {
                thead { tr {
                    th scope="col" { (tr::label()) }
                    th scope="col" { (tr::seeing_f1()) }
                    th scope="col" { (tr::agreement_kappa()) }
                    th scope="col" { (tr::agreement_alpha()) }
                    th scope="col" { (tr::agreement_both()) }
                    th scope="col" { (tr::agreement_one_only()) }
                    th scope="col" { (tr::agreement_values()) }
                } }
                tbody { @for row in &comparison.rows { (measured(row)) } }
                tfoot { (measured(&comparison.overall)) }
            }
        }
        p.dialog__summary { (tr::agreement_figures_hint()) }
    }
}

fn measured(row: &Row) -> Markup {
    let (spans, values) = (row.spans, row.values);
    html! {
        tr {
            th scope="row" {
                @if let Some(label) = &row.label { span.tag data-label=(label) { (label) } } @else { (tr::seeing_all_labels()) }
            }
            td { (measure(row.f1)) }
            td { (measure(row.kappa)) }
            td { (measure(row.alpha)) }
            td { (tr::number(spans.right)) }
            td { (tr::number(spans.wrong + spans.missed)) }
            td { @if values.asked > 0 { (tr::number(values.right)) "/" (tr::number(values.asked)) } @else { "–" } }
        }
    }
}

fn pairs(comparison: &Comparison) -> Markup {
    let name = |number: usize| comparison.names.get(number).map_or("", String::as_str);
    html! {
        h3.agreement__title { (tr::agreement_pairs()) }
        table.figures {
            thead { tr {
                th scope="col" { (tr::agreement_pair()) }
                th scope="col" { (tr::seeing_f1()) }
                th scope="col" { (tr::agreement_kappa()) }
            } }
            tbody { @for PairFigures { one, other, f1, kappa } in &comparison.pairs {
                tr {
                    th scope="row" { (name(*one)) ", " (name(*other)) }
                    td { (measure(*f1)) }
                    td { (measure(*kappa)) }
                }
            } }
        }
    }
}

type Sides<'a> = (Option<&'a str>, Option<&'a str>);

fn confusion(comparison: &Comparison) -> Markup {
    let crossings = &comparison.confusion;
    let cells: BTreeMap<Sides<'_>, Cell> =
        crossings.iter().map(|Crossing { one, other, cell }| ((one.as_deref(), other.as_deref()), *cell)).collect();
    let labels: BTreeSet<&str> = cells.keys().flat_map(|(one, other)| one.iter().chain(other)).copied().collect();
    let sides: Vec<Option<&str>> = labels.into_iter().map(Some).chain([None]).collect();
    let (one, other) = match &comparison.names[..] {
        [one, other] => (one.as_str(), other.as_str()),
        _ => (tr::agreement_first(), tr::agreement_second()),
    };
    html! {
        h3.agreement__title { (tr::agreement_confusion()) }
        p.dialog__summary { (tr::agreement_confusion_hint(one, other)) }
        div.agreement__scroll tabindex="0" role="region" aria-label=(tr::agreement_confusion()) {
            table.figures.agreement__confusion {
                thead { tr {
                    td {}
                    @for side in &sides { th scope="col" { (side_name(*side)) } }
                } }
                tbody { @for row in &sides {
                    tr {
                        th scope="row" { (side_name(*row)) }
                        @for column in &sides { (crossing(cells.get(&(*row, *column)).copied().unwrap_or_default(), row == column)) }
                    }
                } }
            }
        }
    }
}

fn side_name(side: Option<&str>) -> Markup {
    html! {
        @if let Some(label) = side { span.tag data-label=(label) { (label) } } @else { (tr::agreement_none()) }
    }
}

fn crossing(cell: Cell, is_agreed: bool) -> Markup {
    html! {
        td.agreement__agreed[is_agreed] {
            @if cell.same > 0 { (tr::number(cell.same)) }
            @if cell.boundary > 0 { small { " ≈" (tr::number(cell.boundary)) } }
        }
    }
}

fn alone(comparison: &Comparison) -> Markup {
    let name = |number: usize| comparison.names.get(number).map_or("", String::as_str);
    html! {
        details.agreement__misfits {
            summary { (tr::agreement_alone(comparison.alone_count)) }
            ul {
                @for alone in comparison.alone.iter().take(LISTED) {
                    li { (alone.title) " (" (name(alone.annotator)) ")" }
                }
                @if comparison.alone_count > LISTED { li { (tr::agreement_more(comparison.alone_count - LISTED)) } }
            }
        }
    }
}
