//! The table of spans in three units.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

use serde::Deserialize;
use tallymark_text::{ByteSpan, CodePointSpan, SpanError, Text, Utf16Span};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    spans: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    quote: String,
    #[serde(default)]
    nth: usize,
    byte: (usize, usize),
    utf16: (usize, usize),
    codepoint: (usize, usize),
}

/// What is put before each text, so that its spans fall on all sides of the index's checkpoints.
const PADDING: [(&str, usize); 6] = [("", 0), ("x", 255), ("x", 256), ("é", 128), ("🚁", 63), ("🚁", 1000)];

#[test]
fn spans_are_where_the_table_says() {
    let table: Table = toml::from_str(include_str!("../../../tests/data/offsets.toml")).unwrap();
    for case in table.case {
        for (character, times) in PADDING {
            let padding = character.repeat(times);
            let text = Text::new(format!("{padding}{}", case.text));
            for quote in &case.spans {
                check(&case, quote, &padding, &text);
            }
        }
    }
}

fn check(case: &Case, quote: &Place, padding: &str, text: &Text) {
    let name = format!("{} ({:?} after {} bytes)", case.name, quote.quote, padding.len());
    let moved = |ends: (usize, usize), by: usize| (ends.0 + by, ends.1 + by);
    let byte = moved(quote.byte, padding.len());
    let utf16 = moved(quote.utf16, padding.encode_utf16().count());
    let code_points = moved(quote.codepoint, padding.chars().count());

    let found = case.text.match_indices(&quote.quote).nth(quote.nth).map(|(at, _)| at);
    assert_eq!(found, Some(quote.byte.0), "{name}");
    let span = ByteSpan::new(byte.0, byte.1).unwrap();
    assert_eq!(text.slice(span), quote.quote, "{name}");
    assert_eq!(text.to_utf16(span).range(), utf16.0..utf16.1, "{name}");
    assert_eq!(text.to_code_points(span).range(), code_points.0..code_points.1, "{name}");
    assert_eq!(text.from_utf16(Utf16Span::new(utf16.0, utf16.1).unwrap()), Ok(span), "{name}");
    assert_eq!(text.from_code_points(CodePointSpan::new(code_points.0, code_points.1).unwrap()), Ok(span), "{name}");
}

#[test]
fn a_span_that_is_none_of_the_text_says_why() {
    let text = Text::new("é🚁");
    let utf16 = |start, end| text.from_utf16(Utf16Span::new(start, end).unwrap());
    let inside = |offset, unit| Err(SpanError::InsideCharacter { offset, unit });
    let outside = |end, len, unit| Err(SpanError::OutOfBounds { end, len, unit });
    assert_eq!(utf16(0, 2), inside(2, "utf16"));
    assert_eq!(utf16(2, 3), inside(2, "utf16"));
    assert_eq!(utf16(1, 4), outside(4, 3, "utf16"));
    assert_eq!(text.from_code_points(CodePointSpan::new(0, 3).unwrap()), outside(3, 2, "codepoint"));
    assert_eq!(text.check(ByteSpan::new(0, 1).unwrap()), inside(1, "byte"));
    assert_eq!(text.check(ByteSpan::new(3, 6).unwrap()), inside(3, "byte"));
    assert_eq!(text.check(ByteSpan::new(2, 9).unwrap()), outside(9, 6, "byte"));
    assert_eq!(Text::new("").from_utf16(Utf16Span::new(0, 1).unwrap()), outside(1, 0, "utf16"));
}
