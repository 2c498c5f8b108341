//! Search within a text.

use tallymark_text::{ByteSpan, Span, Text};

/// Every place where `wanted` stands in `text`, without regard to case, in order, none overlapping. Case is folded
/// character by character as far as that keeps a character's length in bytes, so that every hit is a span of the text.
///
/// ```
/// use tallymark::view::find::find;
/// use tallymark_text::Text;
/// let hits = find(&Text::new("Drones, drones"), "drones");
/// assert_eq!(hits.iter().map(|hit| hit.range()).collect::<Vec<_>>(), [0..6, 8..14]);
/// ```
pub fn find(text: &Text, wanted: &str) -> Vec<ByteSpan> {
    let wanted = folded(wanted);
    if wanted.trim().is_empty() {
        return Vec::new();
    }
    let hits = folded(text.as_str());
    let hits = hits.match_indices(&wanted);
    hits.filter_map(|(at, hit)| Span::new(at, at + hit.len()).ok()).filter(|hit| text.check(*hit).is_ok()).collect()
}

fn folded(written: &str) -> String {
    let fold = |c: char| {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
            _ => c,
        }
    };
    written.chars().map(fold).collect()
}
