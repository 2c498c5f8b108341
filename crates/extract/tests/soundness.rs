//! What holds for any text: it is read without a panic, and every mention lies soundly in it.

mod model;

use model::names;
use proptest::prelude::*;
use tallymark_extract::{Date, Decimal, Mention, Options, dateline, extract, numeric};
use tallymark_text::Text;
use unicode_segmentation::UnicodeSegmentation as _;

/// Pieces that number grammars trip over, to be strung together at random.
const PIECES: &[&str] = &[
    "1",
    "12",
    "1,000",
    "0",
    "999999999999999999999999999999",
    ".",
    ",",
    "-",
    "–",
    "‑",
    "/",
    ":",
    "%",
    "$",
    "€",
    "US",
    "£",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\n",
    "\r\n",
    "½",
    "million",
    "trillion",
    "hundred",
    "and",
    "a",
    "half",
    "to",
    "between",
    "one",
    "in",
    "of",
    "dozens",
    "thousands",
    "first",
    "21st",
    "second",
    "may",
    "May",
    "March",
    "June",
    "2025",
    "Monday",
    "p.m.",
    "o’clock",
    "GMT",
    "ago",
    "last",
    "every",
    "week",
    "years",
    "old",
    "km",
    "per",
    "hour",
    "sq",
    "ft",
    "°",
    "C",
    "(",
    ")",
    "\"",
    "’",
    "s",
    "🚁",
    "e\u{301}",
    "\u{5d0}\u{5d1}",
    "٣",
    "#",
    "+",
    "~",
    "@",
    "_",
    "\u{200d}",
    "the",
    "early",
    "mid",
    "quarter",
    "Q",
    "3",
];

/// The days that texts are read on: none, an ordinary one, and the ends of the calendar.
fn dates() -> [Option<Date>; 4] {
    [None, "2025-12-04".parse().ok(), "0001-01-01".parse().ok(), "9999-12-31".parse().ok()]
}

fn assert_sound(source: String) -> Result<(), TestCaseError> {
    let text = Text::new(source);
    let characters: Vec<usize> = text.as_str().grapheme_indices(true).map(|(start, _)| start).collect();
    for date in dates() {
        let options = Options { date, ..Options::default() };
        for mentions in [extract(&text, &options, names()), numeric(&text, &options)] {
            let mut last = 0;
            for mention in &mentions {
                prop_assert!(mention.span.start().get() >= last, "overlap at {:?}", mention.span);
                last = mention.span.end().get();
                assert_mention(&text, &characters, mention)?;
            }
        }
    }
    let _ = dateline(&text);
    Ok(())
}

/// Checks one mention by itself: its spans cut no character in two, and its numbers are canonical.
fn assert_mention(text: &Text, characters: &[usize], mention: &Mention) -> Result<(), TestCaseError> {
    let whole = |place: usize| place == text.as_str().len() || characters.binary_search(&place).is_ok();
    let norm = &mention.norm;
    for span in [Some(mention.span), norm.counted, norm.cue].into_iter().flatten() {
        let (start, end) = (span.start().get(), span.end().get());
        prop_assert!(start < end && text.check(span).is_ok(), "{:?} in {:?}", span, text.as_str());
        prop_assert!(whole(start) && whole(end), "{:?} cuts a character of {:?}", span, text.as_str());
    }
    for value in [&norm.value, &norm.low, &norm.high].into_iter().flatten() {
        prop_assert_eq!(value.as_str().parse::<Decimal>(), Ok(value.clone()));
    }
    prop_assert!((0.0..=1.0).contains(&mention.score));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic(source in any::<String>()) {
        assert_sound(source)?;
    }

    #[test]
    fn any_pieces_are_read_without_panic(
        pieces in prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 0..40),
    ) {
        let text: String = pieces.iter().flat_map(|(piece, gap)| [*piece, if *gap { " " } else { "" }]).collect();
        assert_sound(text)?;
    }
}
