//! The choice of what is looked at.

use maud::{Markup, html};
use tallymark_dataset::Decision;
use tallymark_extract::Source;

use crate::tr;
use crate::view::filter::{Facets, Filter, SOURCES, STEP, source_name};

/// The button that opens the choice, and the choice where it is open. Without `facets` nothing has been counted: the
/// filter is clear and the choice is closed.
pub fn filter(filter: &Filter, facets: Option<&Facets>, open: bool) -> Markup {
    let active = !filter.is_clear();
    let shown = facets.filter(|_| active);
    html! {
        button.button.button--quiet.filter__button.filter__button--active[active] id="filter-button" data-act="toggle"
            aria-expanded=(open) title=(tr::action_filter())
            aria-label=[shown.map(|facets| tr::seeing_filter_shows(facets.shown, facets.total))] {
            svg.icon viewBox="0 0 16 16" aria-hidden="true" focusable="false" { path d="M2.5 4h11M4.5 8h7M6.5 12h3" {} }
            span.filter__name { (tr::seeing_filter()) }
            @if let Some(facets) = shown {
                span.filter__shown { (tr::seeing_part(facets.shown, facets.total)) }
                span.filter__shown--short { (tr::number(facets.shown)) }
            }
        }
        @if let Some(facets) = facets.filter(|_| open) { (choice(filter, facets)) }
    }
}

fn choice(filter: &Filter, facets: &Facets) -> Markup {
    html! {
        div.filter__choice role="region" aria-label=(tr::seeing_filter()) data-act="choice" tabindex="-1" {
            fieldset.facets {
                legend { (tr::label()) }
                @for (label, count) in &facets.labels { (facet_of_label(label, *count, filter.labels.contains(label))) }
            }
            fieldset.facets {
                legend { (tr::seeing_decision()) }
                @for (decision, count) in Decision::ALL.into_iter().zip(facets.decisions) {
                    (facet("decision", decision.name(), decision_name(decision), count, filter.has_decision(decision)))
                }
            }
            fieldset.facets {
                legend { (tr::seeing_found_by()) }
                @for (source, count) in SOURCES.into_iter().zip(facets.sources).filter(|(_, count)| *count > 0) {
                    (facet("source", source_name(source), name_of(source), count, filter.has_source(source)))
                }
            }
            fieldset.facets.facets--scores {
                legend { (tr::seeing_certainty()) }
                (score("least", tr::seeing_certainty_from(), filter.least))
                span aria-hidden="true" { "–" }
                (score("greatest", tr::seeing_certainty_to(), filter.greatest))
                span aria-hidden="true" { "%" }
            }
            p.filter__hint { (tr::seeing_filter_hint()) }
            div.filter__foot {
                p.filter__count { (tr::seeing_shown(facets.shown, facets.total)) }
                button.button.button--small data-act="clear" disabled[filter.is_clear()] { (tr::seeing_clear_filter()) }
                button.button.button--small data-act="toggle" { (tr::close()) }
            }
        }
    }
}

fn facet_of_label(label: &str, count: usize, chosen: bool) -> Markup {
    html! {
        label.facet data-key={ "label " (label) } {
            input type="checkbox" data-act="label" data-arg=(label) checked[chosen];
            span.tag data-label=(label) { (label) }
            span.facet__count { (tr::number(count)) }
        }
    }
}

fn facet(act: &str, arg: &str, name: &str, count: usize, chosen: bool) -> Markup {
    html! {
        label.facet data-key={ (act) " " (arg) } {
            input type="checkbox" data-act=(act) data-arg=(arg) checked[chosen];
            span { (name) }
            span.facet__count { (tr::number(count)) }
        }
    }
}

fn score(act: &str, name: &str, value: u8) -> Markup {
    html! {
        input.input.input--small type="number" data-act=(act) aria-label=(name) min="0" max="100" step=(STEP)
            value=(value);
    }
}

/// A decision in the words of the page.
pub fn decision_name(decision: Decision) -> &'static str {
    match decision {
        Decision::Suggested => tr::decision_suggested(),
        Decision::Accepted => tr::decision_accepted(),
        Decision::Corrected => tr::decision_corrected(),
        Decision::Rejected => tr::decision_rejected(),
        Decision::Added => tr::decision_added(),
    }
}

fn name_of(source: Source) -> &'static str {
    match source {
        Source::Rule => tr::seeing_source_rule(),
        Source::Model => tr::seeing_source_model(),
        Source::Learned => tr::seeing_source_learned(),
        Source::User => tr::seeing_source_user(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::annotation;

    fn drawn(chosen: &Filter, open: bool) -> String {
        tr::set_language(tr::Language::English);
        let mentions = [annotation(0, 0, 1), annotation(1, 2, 3)];
        let mentions = mentions.map(|mut mention| {
            if mention.id.0 == 1 {
                mention.label = "a<b".to_owned();
            }
            mention
        });
        filter(chosen, Some(&Facets::of(&mentions, chosen)), open).into_string()
    }

    #[test]
    fn only_what_there_is_can_be_chosen_and_what_is_chosen_is_ticked() {
        let mut chosen = Filter::default();
        chosen.toggle_label("a<b");
        let html = drawn(&chosen, true);
        assert!(html.contains(r#"data-act="label" data-arg="ORG"><span"#), "{html}");
        assert!(html.contains(r#"data-act="label" data-arg="a&lt;b" checked><span"#), "{html}");
        assert!(!html.contains("MONEY") && !html.contains(r#"data-arg="model""#), "{html}");
        assert!(html.contains(r#"aria-label="Filter: 1 of 2 shown""#), "{html}");
    }

    #[test]
    fn closed_and_clear_it_is_a_button() {
        let html = drawn(&Filter::default(), false);
        assert!(
            html.contains(r#"aria-expanded="false""#) && !html.contains("checkbox") && !html.contains("shown<"),
            "{html}"
        );
    }
}
