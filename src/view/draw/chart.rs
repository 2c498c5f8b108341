//! Bars and columns as SVG. Sizes are attributes and colours classes, since the page allows no style in markup.

use maud::{Markup, html};
use tallymark_dataset::Decision;
use tallymark_dataset::report::Tally;

/// A part of a bar: the class that colours it, and how much it is.
pub type Part = (&'static str, usize);

/// The parts of a tally in the order in which they are stacked: what is right, what was wrong, what waits.
pub const STACK: [Decision; 5] =
    [Decision::Accepted, Decision::Corrected, Decision::Added, Decision::Rejected, Decision::Suggested];

/// Those of them that somebody has made.
pub const DECIDED: [Decision; 4] = [Decision::Accepted, Decision::Corrected, Decision::Added, Decision::Rejected];

/// The class that colours a decision.
pub const fn class(decision: Decision) -> &'static str {
    match decision {
        Decision::Suggested => "part part--suggested",
        Decision::Accepted => "part part--accepted",
        Decision::Corrected => "part part--corrected",
        Decision::Rejected => "part part--rejected",
        Decision::Added => "part part--added",
    }
}

/// A tally as parts.
pub fn parts(tally: &Tally) -> [Part; 5] {
    STACK.map(|decision| (class(decision), tally.of(decision)))
}

/// A bar of parts side by side, as long as their share of `whole`. It is not read out: the numbers stand beside it.
pub fn bar(parts: &[Part], whole: usize) -> Markup {
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            (stacked(parts, whole))
        }
    }
}

/// The same, standing alone: `name` says what it shows.
pub fn named_bar(parts: &[Part], whole: usize, name: &str) -> Markup {
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=(name) { (stacked(parts, whole)) }
    }
}

fn stacked(parts: &[Part], whole: usize) -> Markup {
    html! {
        @for (before, (class, size)) in laid(parts) {
            rect class=(class) x=(share(before, whole, 100.0)) width=(share(size, whole, 100.0)) height="10" {}
        }
    }
}

/// The parts that there are, each with how much comes before it.
fn laid(parts: &[Part]) -> impl Iterator<Item = (usize, Part)> {
    let following = parts.iter().scan(0, |sum, part| Some((std::mem::replace(sum, *sum + part.1), *part)));
    following.filter(|(_, (_, size))| *size > 0)
}

/// A column of a chart over time.
pub struct Column {
    /// What it is made of, from the bottom.
    pub parts: Vec<Part>,
    /// What is shown where it is pointed at.
    pub title: String,
}

/// Columns side by side, where `most` reaches the top. `name` says what the whole shows.
pub fn columns(columns: &[Column], most: usize, name: &str) -> Markup {
    const WIDTH: usize = 10;
    html! {
        svg.columns viewBox={ "0 0 " (columns.len() * WIDTH) " 100" } preserveAspectRatio="none" role="img"
            aria-label=(name) {
            @for (index, column) in columns.iter().enumerate() {
                g {
                    title { (column.title) }
                    // To point at, however low the column is.
                    rect.columns__room x=(index * WIDTH) width=(WIDTH) height="100" {}
                    (piled(column, index * WIDTH, most))
                }
            }
        }
    }
}

fn piled(column: &Column, left: usize, most: usize) -> Markup {
    html! {
        @for (below, (class, size)) in laid(&column.parts) {
            rect class=(class) x=(left + 1) width="8" y=(share(most.saturating_sub(below + size), most, 100.0))
                height=(share(size, most, 100.0)) {}
        }
    }
}

/// `part` of `whole`, where `whole` is `full` long, as an attribute has it.
#[expect(clippy::cast_precision_loss, reason = "for the eye")]
fn share(part: usize, whole: usize, full: f64) -> String {
    let size = if whole == 0 { 0.0 } else { part.min(whole) as f64 / whole as f64 * full };
    let written = format!("{size:.2}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_follow_each_other_and_fill_their_share() {
        let drawn = bar(&[("a", 1), ("b", 0), ("c", 2)], 8).into_string();
        assert!(
            drawn.contains(
                r#"<rect class="a" x="0" width="12.5" height="10"></rect><rect class="c" x="12.5" width="25" height="10"></rect>"#
            ),
            "{drawn}"
        );
    }

    #[test]
    fn columns_stand_on_each_other_from_the_bottom() {
        let column = |parts: &[Part]| Column { parts: parts.to_vec(), title: "4 May: 3".to_owned() };
        let drawn = columns(&[column(&[("a", 1), ("b", 2)]), column(&[])], 4, "three").into_string();
        assert!(
            drawn.contains(r#"viewBox="0 0 20 100""#) && drawn.contains(r#"role="img" aria-label="three""#),
            "{drawn}"
        );
        assert!(drawn.contains(r#"<rect class="a" x="1" width="8" y="75" height="25"></rect>"#), "{drawn}");
        assert!(drawn.contains(r#"<rect class="b" x="1" width="8" y="25" height="50"></rect>"#), "{drawn}");
        assert_eq!(drawn.matches("<title>4 May: 3</title>").count(), 2);
    }

    #[test]
    fn nothing_has_no_size() {
        assert!(!bar(&[("a", 0)], 0).into_string().contains("rect"));
        assert_eq!((share(1, 0, 100.0), share(9, 3, 100.0)), ("0".to_owned(), "100".to_owned()));
    }
}
