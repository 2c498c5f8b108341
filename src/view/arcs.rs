//! Relations as curved arrows: from where two mentions are on the screen to an SVG that lies over the article.

use std::fmt::Write as _;

use maud::{Markup, html};

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Place {
    fn middle(self) -> f64 {
        self.left + self.width / 2.0
    }

    fn is_before(self, other: Self) -> bool {
        (self.top, self.left) < (other.top, other.left)
    }

    fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// The same, seen from the corner of `window`.
    #[must_use]
    pub fn within(self, window: Self) -> Self {
        Self { left: self.left - window.left, top: self.top - window.top, ..self }
    }
}

/// An arrow between two mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    /// Where it starts.
    pub from: Place,
    /// Where it leads.
    pub to: Place,
    /// What stands on it.
    pub name: String,
    /// Whether it is one of the mention under review.
    pub is_current: bool,
    /// Whether it is still to be made.
    pub is_draft: bool,
}

impl Arc {
    /// Whether an end of it is to be seen in a window of that size.
    pub fn is_in(&self, window: Place) -> bool {
        [self.from, self.to].iter().any(|end| end.bottom() > 0.0 && end.top < window.height)
    }
}

/// The way of an arrow: the curve, its point, and where its name stands.
#[derive(Clone, Debug, PartialEq)]
struct Way {
    curve: String,
    point: String,
    name_at: (f64, f64),
}

/// How far the label of a mention reaches above it.
const LABEL: f64 = 15.0;
/// How far apart arrows between the same mentions are.
const LANE: f64 = 16.0;
/// Mentions no further apart than this, in heights of a line's mark, are near.
const NEAR: f64 = 2.5;
/// Length and half the width of the point of an arrow.
const POINT: (f64, f64) = (7.0, 4.0);

/// The arrows as an SVG over the page, drawn only within `window`, the part that shows the article, and a frame around the
/// mention where one is begun.
pub fn drawn(window: Place, begun: Option<Place>, arcs: &[Arc]) -> Markup {
    if arcs.is_empty() && begun.is_none() {
        return Markup::default();
    }
    html! {
        svg class="arcs__drawing" focusable="false" {
            // Of an inner SVG nothing is shown beyond its edges.
            svg x=(px(window.left)) y=(px(window.top)) width=(px(window.width)) height=(px(window.height)) {
                @if let Some(Place { left, top, width, height }) = begun {
                    rect.arcs__begun x=(px(left - 3.0)) y=(px(top - 3.0)) width=(px(width + 6.0)) height=(px(height + 6.0)) rx="5" {}
                }
                @for (index, arc) in arcs.iter().enumerate() {
                    @let way = way(arc, lane(arcs, index), window.width);
                    g.arc data-current[arc.is_current] data-draft[arc.is_draft] {
                        path.arc__halo d=(way.curve) {}
                        path.arc__line d=(way.curve) {}
                        path.arc__point d=(way.point) {}
                        text.arc__name x=(px(way.name_at.0)) y=(px(way.name_at.1)) { (arc.name) }
                    }
                }
            }
        }
    }
}

/// How many of the arrows before this one have its ends.
fn lane(arcs: &[Arc], index: usize) -> u32 {
    let ends = |arc: &Arc| if arc.from.is_before(arc.to) { (arc.from, arc.to) } else { (arc.to, arc.from) };
    let Some((arc, before)) = arcs.get(index).zip(arcs.get(..index)) else { return 0 };
    before.iter().fold(0, |count, other| count + u32::from(ends(other) == ends(arc)))
}

/// Between mentions of one line, or of two that follow each other, the arrow hangs below; else it goes down or up from line
/// to line. Arrows between the same mentions have a `lane` each.
fn way(arc: &Arc, lane: u32, width: f64) -> Way {
    let (from, to) = (arc.from, arc.to);
    let aside = f64::from(lane) * LANE;
    let is_near = (from.top - to.top).abs() < from.height.max(to.height) * NEAR;
    let ((x1, y1), (x2, y2), (bend_1, bend_2)) = if is_near {
        // Into the room between two lines, however far apart the mentions are.
        let sag = ((to.middle() - from.middle()).abs() / 12.0).clamp(13.0, 18.0) + aside;
        let low = from.bottom().max(to.bottom()) + sag;
        ((from.middle(), from.bottom()), (to.middle(), to.bottom()), (low - from.bottom(), low - to.bottom()))
    } else if from.top < to.top {
        let (start, end) = (from.bottom(), to.top - LABEL);
        let bend = bend(end - start);
        ((from.middle(), start), (to.middle(), end), (bend, -bend))
    } else {
        let (start, end) = (from.top - LABEL, to.bottom());
        let bend = bend(start - end);
        ((from.middle(), start), (to.middle(), end), (-bend, bend))
    };
    let mut curve = String::new();
    // The line ends in the point of the arrow, not at its tip.
    let back = if bend_2 > 0.0 { POINT.0 } else { -POINT.0 };
    // Writing to a string cannot fail.
    let _ = write!(
        curve,
        "M{} {}C{} {} {} {} {} {}",
        px(x1),
        px(y1),
        px(x1),
        px(y1 + bend_1),
        px(x2),
        px(y2 + bend_2 + back),
        px(x2),
        px(y2 + back)
    );
    let mut point = String::new();
    let _ = write!(point, "M{} {}l{} {}h{}z", px(x2), px(y2), px(-POINT.1), px(back), px(2.0 * POINT.1));
    // The middle of a cubic curve.
    let middle = |a: f64, b: f64, c: f64, d: f64| (a + 3.0 * b + 3.0 * c + d) / 8.0;
    let y = middle(y1, y1 + bend_1, y2 + bend_2 + back, y2 + back);
    let name_at = (middle(x1, x1, x2, x2), if is_near { y } else { y + aside });
    Way { curve, point, name_at: (held_within(name_at.0, &arc.name, width), name_at.1) }
}

/// How far a curve of that height leaves its ends straight.
fn bend(height: f64) -> f64 {
    (height / 2.0).clamp(12.0, 120.0)
}

/// The middle of a name, so that the whole of it is in the window.
fn held_within(x: f64, name: &str, width: f64) -> f64 {
    // A letter of the label's type is about this wide.
    const LETTER: f64 = 6.0;
    let letters = u32::try_from(name.chars().count()).unwrap_or(u32::MAX);
    let half = f64::from(letters) * LETTER / 2.0 + 8.0;
    if width < 2.0 * half { width / 2.0 } else { x.clamp(half, width - half) }
}

/// A number of pixels, to a tenth.
fn px(number: f64) -> String {
    let tenths = (number * 10.0).round() / 10.0;
    // There is no use for a zero below zero.
    format!("{}", if tenths == 0.0 { 0.0 } else { tenths })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(left: f64, top: f64) -> Place {
        Place { left, top, width: 40.0, height: 20.0 }
    }

    fn arc(from: Place, to: Place) -> Arc {
        Arc { from, to, name: "same as".to_owned(), is_current: true, is_draft: false }
    }

    #[test]
    fn on_lines_that_follow_each_other_the_arrow_hangs_below() {
        let same = way(&arc(place(100.0, 50.0), place(260.0, 52.0)), 0, 800.0);
        assert_eq!(same.curve, "M120 70C120 85.3 280 92.3 280 79");
        assert_eq!(same.point, "M280 72l-4 7h8z", "its point looks up to the mention");
        assert!(same.name_at.0 > 190.0 && same.name_at.0 < 210.0 && same.name_at.1 > 80.0);
        let next = way(&arc(place(100.0, 50.0), place(260.0, 90.0)), 0, 800.0);
        assert_eq!(next.curve, "M120 70C120 123.3 280 130.3 280 117", "below the lower line");
    }

    #[test]
    fn arrows_between_the_same_mentions_lie_below_each_other() {
        let (one, other) = (place(100.0, 50.0), place(260.0, 50.0));
        let arcs = [arc(one, other), arc(other, one), arc(one, place(400.0, 50.0))];
        assert_eq!([0, 1, 2].map(|index| lane(&arcs, index)), [0, 1, 0]);
        let at = |index| way(&arcs[0], lane(&arcs, index), 800.0).name_at.1;
        assert!(at(1) > at(0) + 10.0, "their names do not touch");
    }

    #[test]
    fn from_line_to_line_the_arrow_ends_at_the_near_side() {
        let down = way(&arc(place(100.0, 50.0), place(260.0, 250.0)), 0, 800.0);
        assert!(down.curve.starts_with("M120 70C"), "{}", down.curve);
        assert_eq!(down.point, "M280 235l-4 -7h8z", "above the label of the lower one");
        let up = way(&arc(place(260.0, 250.0), place(100.0, 50.0)), 0, 800.0);
        assert!(up.curve.starts_with("M280 235C"), "{}", up.curve);
        assert_eq!(up.point, "M120 70l-4 7h8z");
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "sums of whole numbers")]
    fn names_stay_in_the_window() {
        let at = |from, to| way(&arc(from, to), 0, 300.0).name_at.0;
        assert_eq!(at(place(-20.0, 50.0), place(-10.0, 50.0)), 29.0);
        assert_eq!(at(place(290.0, 50.0), place(290.0, 150.0)), 271.0);
        assert_eq!(held_within(10.0, "a kind with a long name", 50.0), 25.0);
    }

    #[test]
    fn names_are_escaped_and_no_arrow_is_no_drawing() {
        let window = Place { left: 10.0, top: 20.0, width: 300.0, height: 200.0 };
        assert_eq!(drawn(window, None, &[]).into_string(), "");
        let named = Arc { name: "<b>".to_owned(), ..arc(place(0.0, 0.0), place(9.0, 0.0)) };
        let html = drawn(window, Some(place(3.0, 3.0)), &[named]).into_string();
        assert!(html.contains("&lt;b&gt;") && html.contains("<svg x=\"10\" y=\"20\" width=\"300\" height=\"200\">"));
        assert!(html.contains("<rect class=\"arcs__begun\" x=\"0\" y=\"0\" width=\"46\" height=\"26\""));
    }
}
