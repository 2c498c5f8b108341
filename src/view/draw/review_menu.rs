//! The menu of review: in which order mentions come up, and what can be accepted together.

use maud::{Markup, html};

use crate::tr;
use crate::view::review::Order;

/// What the menu shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewMenu {
    /// The order that is chosen.
    pub order: Order,
    /// How many wait.
    pub rest: usize,
    /// The label of the mention under review, and how many of it wait.
    pub label: Option<(String, usize)>,
    /// From how many percent on a mention counts as certain, and how many of those wait.
    pub sure: (u8, usize),
    /// Whether what is left and the pace are shown.
    pub shows_pace: bool,
}

/// The name of an order.
pub fn order_name(order: Order) -> &'static str {
    match order {
        Order::Position => tr::triage_order_position(),
        Order::Uncertainty => tr::triage_order_uncertainty(),
        Order::Label => tr::triage_order_label(),
    }
}

/// The button, and what it opens while `menu` is there.
pub fn draw(menu: Option<&ReviewMenu>) -> Markup {
    html! {
        button.button.button--quiet.review-menu__button
            data-act="toggle"
            aria-expanded=(menu.is_some())
            aria-controls=[menu.map(|_| "review-menu")]
            aria-keyshortcuts="Shift+O"
            title="Shift+O"
        { (tr::triage_review()) }
        @if let Some(menu) = menu { (choices(menu)) }
    }
}

fn choices(menu: &ReviewMenu) -> Markup {
    html! {
        div.review-menu__choices id="review-menu" role="group" aria-label=(tr::triage_review()) data-act="within" {
            fieldset.review-menu__orders {
                legend.review-menu__title { (tr::triage_order()) }
                @for order in Order::ALL {
                    label.review-menu__order {
                        input type="radio" name="review-order" value=(order.name()) checked[order == menu.order]
                            data-act="order" data-arg=(order.name());
                        span { (order_name(order)) }
                    }
                }
            }
            div.review-menu__batches role="group" aria-labelledby="review-batches" {
                p.review-menu__title id="review-batches" { (tr::triage_accept_title()) }
                (batch("rest", tr::triage_accept_rest(), menu.rest, Some("⇧A")))
                @if let Some((label, count)) = &menu.label {
                    (batch("label", &tr::triage_accept_label(label), *count, None))
                }
                div.review-menu__sure {
                    (batch("sure", &tr::triage_accept_sure(usize::from(menu.sure.0)), menu.sure.1, None))
                    input.input.input--small type="number" min="1" max="100" step="1" value=(menu.sure.0)
                        aria-label=(tr::triage_threshold()) data-act="threshold";
                }
            }
            label.review-menu__order {
                input type="checkbox" checked[menu.shows_pace] data-act="pace";
                span { (tr::triage_show_pace()) }
            }
        }
    }
}

fn batch(act: &str, name: &str, count: usize, key: Option<&str>) -> Markup {
    html! {
        button.review-menu__batch data-act=(act) disabled[count == 0] {
            span.review-menu__name { (name) }
            @if let Some(key) = key { kbd aria-hidden="true" { (key) } }
            span.review-menu__count { (tr::number(count)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn menu() -> ReviewMenu {
        ReviewMenu {
            order: Order::Label,
            rest: 43,
            label: Some(("GPE <b>".to_owned(), 0)),
            sure: (90, 20),
            shows_pace: true,
        }
    }

    #[test]
    fn a_closed_menu_is_a_button() {
        let html = draw(None).into_string();
        assert!(html.contains("aria-expanded=\"false\"") && !html.contains("radio"), "{html}");
    }

    #[test]
    fn an_open_menu_has_the_order_and_every_batch_with_its_count() {
        let html = draw(Some(&menu())).into_string();
        assert!(html.contains("aria-expanded=\"true\""));
        assert_eq!(html.matches(" checked").count(), 2, "the order, and that the pace is shown: {html}");
        assert!(html.contains("value=\"label\" checked"), "{html}");
        assert!(html.contains("All GPE &lt;b&gt;"), "{html}");
        assert_eq!(html.matches(" disabled").count(), 1, "what has none cannot be accepted: {html}");
        assert!(html.contains("All from 90% certain") && html.contains(">43<") && html.contains(">20<"), "{html}");
    }

    #[test]
    fn without_a_mention_there_is_no_label_to_accept() {
        let html = draw(Some(&ReviewMenu { label: None, ..menu() })).into_string();
        assert!(!html.contains("data-act=\"label\""), "{html}");
    }
}
