//! The article in miniature: where its mentions are, and which of them wait.

use std::fmt::Write;
use std::ops::Range;

use tallymark_dataset::{Annotation, Decision};

/// The room that a tick takes, in pixels, with what is left free under it.
const ROW: usize = 3;

/// What one row of the minimap shows: of all mentions there the one that matters most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick<'a> {
    /// Which row it is, from the top.
    pub row: usize,
    /// The label of the mention.
    pub label: &'a str,
    /// What was decided about it.
    pub decision: Decision,
}

/// How many rows there are in `height` pixels.
pub const fn rows(height: usize) -> usize {
    height / ROW
}

/// A tick for each row that has a mention. What waits for a decision goes before what is decided, and that before what
/// was rejected; among those, the first of the text. However many mentions there are, there are no more ticks than rows.
pub fn ticks<'a>(mentions: impl Iterator<Item = &'a Annotation>, length: usize, height: usize) -> Vec<Tick<'a>> {
    let mut shown: Vec<Option<&Annotation>> = vec![None; rows(height)];
    for mention in mentions {
        let row = row_of(mention.span.start().get(), length, height);
        if let Some(place) = shown.get_mut(row)
            && place.is_none_or(|other| weight(other.decision) < weight(mention.decision))
        {
            *place = Some(mention);
        }
    }
    let tick = |(row, mention): (usize, Option<&'a Annotation>)| {
        mention.map(|mention| Tick { row, label: &mention.label, decision: mention.decision })
    };
    shown.into_iter().enumerate().filter_map(tick).collect()
}

/// The row of a place in a text that is `length` bytes long.
fn row_of(place: usize, length: usize, height: usize) -> usize {
    let rows = rows(height);
    (place.min(length) * rows / length.max(1)).min(rows.saturating_sub(1))
}

const fn weight(decision: Decision) -> u8 {
    match decision {
        Decision::Suggested => 2,
        Decision::Accepted | Decision::Corrected | Decision::Added => 1,
        Decision::Rejected => 0,
    }
}

/// The place in the text that is `y` pixels from the top of the minimap, in bytes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "clamped")]
pub fn place_at(y: f64, length: usize, height: f64) -> usize {
    if height > 0.0 { ((y / height).clamp(0.0, 1.0) * length as f64) as usize } else { 0 }
}

/// Where in the minimap a part of the text is: top and height in pixels, never so low that it cannot be seen.
#[expect(clippy::cast_precision_loss, reason = "pixels")]
pub fn frame(part: &Range<usize>, length: usize, height: f64, least: f64) -> (f64, f64) {
    let at = |place: usize| place.min(length) as f64 / length.max(1) as f64 * height;
    let (top, bottom) = (at(part.start), at(part.end.max(part.start)));
    let size = (bottom - top).max(least).min(height.max(0.0));
    (top.min(height - size).max(0.0), size)
}

/// The ticks as shapes of an SVG image, coloured by the style sheet.
pub fn shapes(ticks: &[Tick<'_>]) -> String {
    ticks.iter().fold(String::with_capacity(ticks.len() * 90), |mut out, Tick { row, label, decision }| {
        let y = row * ROW;
        let label = label.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
        // Writing to a string does not fail.
        write!(
            out,
            r#"<rect y="{y}" width="100%" height="{}" data-label="{label}" data-decision="{}"/>"#,
            ROW - 1,
            decision.name()
        )
        .unwrap_or_default();
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::annotation;

    fn mention(start: usize, label: &str, decision: Decision) -> Annotation {
        Annotation { label: label.to_owned(), decision, ..annotation(0, start, start + 1) }
    }

    #[test]
    fn the_row_shows_what_matters_most() {
        let mentions = [
            mention(0, "ORG", Decision::Rejected),
            mention(1, "GPE", Decision::Accepted),
            mention(2, "DATE", Decision::Suggested),
            mention(3, "TIME", Decision::Suggested),
            mention(50, "LAW", Decision::Rejected),
            mention(99, "MONEY", Decision::Added),
        ];
        let found = ticks(mentions.iter(), 100, 30);
        let expected = [
            Tick { row: 0, label: "DATE", decision: Decision::Suggested },
            Tick { row: 5, label: "LAW", decision: Decision::Rejected },
            Tick { row: 9, label: "MONEY", decision: Decision::Added },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn there_are_never_more_ticks_than_rows() {
        let mentions: Vec<Annotation> = (0..20_000).map(|n| mention(n * 50, "ORG", Decision::Suggested)).collect();
        for height in [0, 1, 2, 3, 600, 2_000] {
            let found = ticks(mentions.iter(), 1_000_000, height);
            assert_eq!(found.len(), rows(height), "{height}");
            assert!(found.iter().all(|tick| tick.row < rows(height)));
        }
    }

    /// A mention that is not in the text, or a text without a length, is no reason to fail.
    #[test]
    fn places_beyond_the_text_are_at_its_end() {
        let mentions = [mention(500, "ORG", Decision::Suggested)];
        assert_eq!(ticks(mentions.iter(), 100, 30).first().map(|tick| tick.row), Some(9));
        assert_eq!(ticks(mentions.iter(), 0, 30).first().map(|tick| tick.row), Some(0));
    }

    #[test]
    fn places_and_pixels_are_two_names_of_the_same() {
        for (y, expected) in [(-5.0, 0), (0.0, 0), (50.0, 500), (100.0, 1000), (400.0, 1000), (f64::NAN, 0)] {
            assert_eq!(place_at(y, 1000, 100.0), expected, "{y}");
        }
        assert_eq!(place_at(5.0, 1000, 0.0), 0);
        let cases = [
            (0..1000, (0.0, 100.0)),
            (250..500, (25.0, 25.0)),
            // What could not be seen is made so high that it can, and stays inside.
            (500..501, (50.0, 8.0)),
            (1000..1000, (92.0, 8.0)),
            (5000..9000, (92.0, 8.0)),
        ];
        for (part, expected) in cases {
            assert_eq!(frame(&part, 1000, 100.0, 8.0), expected, "{part:?}");
        }
    }

    #[test]
    fn shapes_are_drawn_where_the_rows_are_and_no_name_breaks_out() {
        let ticks = [
            Tick { row: 0, label: "ORG", decision: Decision::Suggested },
            Tick { row: 7, label: "a\"<b>&", decision: Decision::Rejected },
        ];
        let expected = r#"<rect y="0" width="100%" height="2" data-label="ORG" data-decision="suggested"/><rect y="21" width="100%" height="2" data-label="a&quot;&lt;b>&amp;" data-decision="rejected"/>"#;
        assert_eq!(shapes(&ticks), expected);
    }
}
