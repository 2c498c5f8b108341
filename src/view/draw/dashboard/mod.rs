//! The dashboard: what the decisions come to, in charts and tables.

mod days;
mod documents;
mod extractor;
mod labels;

use maud::{Markup, html};
use tallymark_dataset::report::Overview;

use crate::tr;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The open document.
    This,
    /// All documents.
    All,
}

/// How far counting is: documents counted, and all.
pub type Counting = (usize, usize);

/// All of it. `can_choose` is whether there is an open document to be counted alone.
pub fn dashboard(scope: Scope, can_choose: bool, overview: Option<&Overview>, counting: Option<Counting>) -> Markup {
    html! {
        div.dashboard__top {
            fieldset.scope {
                legend.visually-hidden { (tr::seeing_scope()) }
                (scope_choice("this", tr::seeing_scope_this(), scope == Scope::This, can_choose))
                (scope_choice("all", tr::seeing_scope_all(), scope == Scope::All, true))
            }
            button.button data-act="close" { (tr::close()) }
        }
        @if let Some((done, total)) = counting {
            div.dashboard__counting {
                p id="dashboard-counting" { (tr::seeing_counting(done, total)) }
                progress max=(total) value=(done) aria-labelledby="dashboard-counting" {}
            }
        }
        @if let Some(overview) = overview { (counted(scope, overview)) }
    }
}

fn scope_choice(scope: &str, name: &str, chosen: bool, possible: bool) -> Markup {
    html! {
        label.scope__choice {
            input type="radio" name="dashboard-scope" data-act="scope" data-arg=(scope) checked[chosen]
                disabled[!possible];
            span { (name) }
        }
    }
}

fn counted(scope: Scope, overview: &Overview) -> Markup {
    html! {
        (glance(scope, overview))
        @if overview.tally().decided() == 0 { p.dashboard__hint { (tr::seeing_nothing_yet()) } }
        div.dashboard__cards {
            (card("labels", tr::seeing_labels(), &labels::section(overview)))
            (card("extractor", tr::seeing_extractor(), &extractor::section(overview)))
            (card("days", tr::seeing_days(), &days::section(overview)))
            (card("documents", tr::seeing_documents(), &documents::section(overview)))
        }
    }
}

fn card(id: &str, title: &str, content: &Markup) -> Markup {
    let id = format!("dashboard-{id}");
    html! {
        section.card.{ "card--" (id) } aria-labelledby=(id) {
            h3.card__title id=(id) { (title) }
            (content)
        }
    }
}

/// The figures that matter most.
fn glance(scope: Scope, overview: &Overview) -> Markup {
    let (tally, total) = (overview.tally(), overview.total());
    html! {
        dl.glance aria-label=(tr::seeing_at_a_glance()) {
            (figure(tr::seeing_decided(), &tr::number(tally.decided()), &tr::seeing_of(tally.total())))
            (figure(tr::seeing_precision(), &percent(total.precision()), ""))
            (figure(tr::seeing_recall(), &percent(total.recall()), ""))
            @if scope == Scope::All {
                @let documents = overview.documents;
                (figure(tr::seeing_documents_done(), &tr::number(documents.done), &tr::seeing_of(documents.total())))
            }
            (figure(tr::seeing_time_spent(), &time(overview.seconds), &pace(overview)))
        }
    }
}

fn figure(name: &str, value: &str, beside: &str) -> Markup {
    html! {
        div.glance__figure {
            dt { (name) }
            dd { span.glance__value { (value) } @if !beside.is_empty() { span.glance__beside { (beside) } } }
        }
    }
}

/// How long a decision took on average, where that is known.
fn pace(overview: &Overview) -> String {
    match u64::try_from(overview.tally().decided()) {
        Ok(decided) if decided > 0 && overview.seconds > 0 => {
            tr::seeing_a_decision(&time(overview.seconds.div_ceil(decided)))
        }
        _ => String::new(),
    }
}

/// A length of time, as exactly as it matters: `45 s`, `12 min`, `3 h 20 min`.
fn time(seconds: u64) -> String {
    let whole = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    match seconds {
        0..60 => tr::seeing_seconds(whole(seconds)),
        60..3600 => tr::seeing_minutes(whole(seconds / 60)),
        _ => tr::seeing_hours(whole(seconds / 3600), whole(seconds % 3600 / 60)),
    }
}

/// A share in percent; a dash where there is nothing to have a share of.
fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| tr::seeing_percent(&tr::decimal(share * 100.0, 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_as_exact_as_it_matters() {
        tr::set_language(tr::Language::English);
        let cases =
            [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "59 min"), (3600, "1 h 0 min"), (45_240, "12 h 34 min")];
        for (seconds, expected) in cases {
            assert_eq!(time(seconds), expected);
        }
        assert_eq!(
            (percent(Some(0.5)).as_str(), percent(Some(2.0 / 3.0)).as_str(), percent(None).as_str()),
            ("50.0%", "66.7%", "–")
        );
        tr::set_language(tr::Language::Ukrainian);
        assert_eq!((time(45_240).as_str(), percent(Some(0.5)).as_str()), ("12 год 34 хв", "50,0 %"));
    }

    #[test]
    fn while_it_counts_it_says_how_far_it_is() {
        tr::set_language(tr::Language::English);
        let html = dashboard(Scope::All, false, None, Some((3_000, 10_000))).into_string();
        assert!(html.contains("Counting: 3,000 of 10,000 documents"), "{html}");
        assert!(html.contains(r#"<progress max="10000" value="3000""#), "{html}");
        assert!(html.contains(r#"data-arg="this" disabled>"#), "{html}");
    }
}
