//! Any text is read without a panic, and every mention lies soundly in it.
//!
//! A first line that is a day (`2025-12-04`) is the document's date and no part of the text.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{Corpus, fuzz_target};
use tallymark_extract::{Date, Decimal, Mention, Names, Options, dateline, extract, numeric};
use tallymark_text::Text;
use unicode_segmentation::UnicodeSegmentation as _;

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::embedded().expect("the model in the repository can be read"));

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(input) = std::str::from_utf8(bytes) else { return Corpus::Reject };
    let (date, source) = dated(input);
    let text = Text::new(source);
    let options = Options { date, ..Options::default() };
    let characters: Vec<usize> = source.grapheme_indices(true).map(|(start, _)| start).collect();
    for mentions in [extract(&text, &options, &NAMES), numeric(&text, &options)] {
        let mut last = 0;
        for mention in &mentions {
            assert!(mention.span.start().get() >= last, "mentions overlap or are out of order");
            last = mention.span.end().get();
            check(&text, &characters, mention);
        }
    }
    let _ = dateline(&text);
    Corpus::Keep
});

fn dated(input: &str) -> (Option<Date>, &str) {
    let dated = input.split_once('\n').and_then(|(first, rest)| Some((first.parse().ok()?, rest)));
    dated.map_or((None, input), |(date, rest)| (Some(date), rest))
}

/// One mention by itself: spans of whole characters, canonical numbers, a score that is one.
fn check(text: &Text, characters: &[usize], mention: &Mention) {
    let is_whole = |place: usize| place == text.len() || characters.binary_search(&place).is_ok();
    for span in [Some(mention.span), mention.norm.counted, mention.norm.cue].into_iter().flatten() {
        assert!(span.start() < span.end(), "{span:?} is empty");
        assert_eq!(text.check(span), Ok(span), "not a span of the text");
        assert!(is_whole(span.start().get()) && is_whole(span.end().get()), "{span:?} cuts a character");
    }
    for value in [&mention.norm.value, &mention.norm.low, &mention.norm.high].into_iter().flatten() {
        assert_eq!(value.as_str().parse::<Decimal>().as_ref(), Ok(value), "not canonical");
    }
    assert!((0.0..=1.0).contains(&mention.score));
}
