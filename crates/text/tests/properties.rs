//! What holds for every text.

// A test that cannot go on should fail where it stands.
#![allow(clippy::unwrap_used)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tallymark_text::{
    ByteOffset, ByteSpan, CodePointSpan, Direction, Edge, Step, Text, TokenKind, Utf16Span, blocks, lines, move_edge,
    sentences, snap_to_words, tidy, tokenize,
};
use unicode_segmentation::UnicodeSegmentation;

/// What is awkward about text, in pieces; alone, the marks and joiners fall on whatever is before them.
const PIECES: [&str; 28] = [
    "drones ",
    "Kyiv",
    " ",
    "12",
    "1,000",
    ". ",
    "“",
    "”",
    "’s",
    "-",
    "\u{2011}",
    "\n",
    "\r\n",
    "\r",
    "\u{A0}",
    "\t",
    "e\u{301}",
    "\u{301}",
    "\u{200D}",
    "👩\u{200D}👩\u{200D}👧",
    "🇺🇦",
    "🇺",
    "👍🏽",
    "1\u{FE0F}\u{20E3}",
    "שלום",
    "٤٢",
    "𝔄",
    "क्षि",
];

fn awkward_text() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![8 => select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Long enough that the index has several checkpoints.
fn long_text() -> impl Strategy<Value = String> {
    (awkward_text(), 0..300_usize, awkward_text()).prop_map(|(start, middle, end)| start + &"é".repeat(middle) + &end)
}

/// A text and a span of it, on character boundaries.
fn text_and_span() -> impl Strategy<Value = (Text, ByteSpan)> {
    (awkward_text(), any::<char>(), any::<Index>(), any::<Index>()).prop_map(|(text, last, one, other)| {
        let text = text + &last.to_string();
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let one = one.index(ends.len() - 1);
        let other = one + 1 + other.index(ends.len() - 1 - one);
        (Text::new(text), ByteSpan::new(ends[one], ends[other]).unwrap())
    })
}

fn is_between_graphemes(text: &Text, at: usize) -> bool {
    text.grapheme_start(ByteOffset::new(at)).get() == at && text.grapheme_end(ByteOffset::new(at)).get() == at
}

fn has_whole_graphemes(text: &Text, span: ByteSpan) -> bool {
    is_between_graphemes(text, span.start().get()) && is_between_graphemes(text, span.end().get())
}

/// Whether a user sees white space: marks may stand on it.
fn is_space(grapheme: &str) -> bool {
    grapheme.starts_with(char::is_whitespace)
}

fn is_blank(text: &Text, span: ByteSpan) -> bool {
    let (start, end) = (text.grapheme_start(span.start()).get(), text.grapheme_end(span.end()).get());
    text.as_str()[start..end].graphemes(true).all(is_space)
}

fn is_blank_at_an_end(text: &Text, span: ByteSpan) -> bool {
    let graphemes: Vec<&str> = text.slice(span).graphemes(true).collect();
    graphemes.first().is_none_or(|first| is_space(first)) || graphemes.last().is_none_or(|last| is_space(last))
}

/// Failures are told in full by their message; files of seeds beside the tests would only repeat them.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn offsets_round_trip_at_every_character(source in long_text()) {
        let text = Text::new(source.as_str());
        prop_assert_eq!(text.utf16_len(), source.encode_utf16().count());
        prop_assert_eq!(text.code_point_len(), source.chars().count());
        let mut utf16 = 0;
        for (nth, (at, character)) in source.char_indices().enumerate() {
            let span = ByteSpan::new(at, at + character.len_utf8()).unwrap();
            let in_utf16 = Utf16Span::new(utf16, utf16 + character.len_utf16()).unwrap();
            let in_code_points = CodePointSpan::new(nth, nth + 1).unwrap();
            prop_assert_eq!(text.to_utf16(span), in_utf16);
            prop_assert_eq!(text.to_code_points(span), in_code_points);
            prop_assert_eq!(text.from_utf16(in_utf16), Ok(span));
            prop_assert_eq!(text.from_code_points(in_code_points), Ok(span));
            prop_assert_eq!(text.utf16_at(span.start()), in_utf16.start());
            prop_assert_eq!(text.code_point_at(span.end()), in_code_points.end());
            utf16 += character.len_utf16();
        }
    }

    #[test]
    fn spans_round_trip((text, span) in text_and_span()) {
        prop_assert_eq!(text.check(span), Ok(span));
        prop_assert_eq!(text.from_utf16(text.to_utf16(span)), Ok(span));
        prop_assert_eq!(text.from_code_points(text.to_code_points(span)), Ok(span));
    }

    #[test]
    fn an_offset_inside_a_character_or_outside_the_text_is_refused_or_moved_back(
        source in awkward_text(), start in 0..400_usize, len in 1..400_usize,
    ) {
        let text = Text::new(source.as_str());
        let span = ByteSpan::new(start, start + len).unwrap();
        prop_assert_eq!(text.check(span).is_ok(), source.get(span.range()).is_some());
        let floor = (0..=start).rev().find(|&at| source.is_char_boundary(at)).unwrap();
        prop_assert_eq!(text.utf16_at(span.start()).get(), source[..floor].encode_utf16().count());
        let halves = Utf16Span::new(start, start + len).unwrap();
        if let Ok(found) = text.from_utf16(halves) {
            prop_assert_eq!(text.to_utf16(found), halves);
        }
        prop_assert!(is_between_graphemes(&text, text.grapheme_start(span.start()).get()));
        prop_assert!(is_between_graphemes(&text, text.grapheme_end(span.start()).get()));
    }

    #[test]
    fn lines_are_the_whole_text(source in awkward_text()) {
        let text = Text::new(source.as_str());
        let lines: Vec<&str> = lines(&text).into_iter().map(|line| text.slice(line)).collect();
        prop_assert_eq!(lines.concat(), source);
        for line in lines {
            prop_assert!(!line.trim_end_matches(['\r', '\n']).contains(['\r', '\n']));
        }
    }

    #[test]
    fn blocks_are_the_whole_text_in_whole_graphemes(source in awkward_text(), longest in 0..40_usize) {
        let text = Text::new(source.as_str());
        let blocks = blocks(&text, longest);
        let joined: String = blocks.iter().map(|block| text.slice(*block)).collect();
        prop_assert_eq!(joined, source);
        for block in blocks {
            prop_assert!(has_whole_graphemes(&text, block));
            // Longer only where its first `longest` bytes have no boundary to cut at.
            let cut = text.grapheme_start(ByteOffset::new(block.start().get() + longest.max(1))).get();
            prop_assert!(block.len() <= longest.max(1) || cut <= block.start().get() || text.slice(block).contains(' '));
        }
    }

    #[test]
    fn a_tidy_span_has_whole_graphemes_and_no_space_at_its_ends((text, span) in text_and_span()) {
        match tidy(&text, span) {
            None => prop_assert!(is_blank(&text, span)),
            Some(tidied) => {
                prop_assert!(text.check(tidied).is_ok());
                prop_assert!(!is_blank_at_an_end(&text, tidied));
                prop_assert!(has_whole_graphemes(&text, tidied), "{:?}", text.slice(tidied));
                prop_assert_eq!(tidy(&text, tidied), Some(tidied));
            }
        }
    }

    #[test]
    fn snapping_gives_whole_words((text, span) in text_and_span()) {
        let Some(snapped) = snap_to_words(&text, span) else {
            prop_assert!(is_blank(&text, span));
            return Ok(());
        };
        prop_assert!(text.check(snapped).is_ok());
        prop_assert!(has_whole_graphemes(&text, snapped), "{:?}", text.slice(snapped));
        prop_assert!(snapped.contains(tidy(&text, span).unwrap()));
        prop_assert!(!is_blank_at_an_end(&text, snapped));
        let of_words = |token: &tallymark_text::Token| matches!(token.kind, TokenKind::Word | TokenKind::Digits);
        for token in tokenize(&text).iter().filter(|token| of_words(token) && token.span.overlaps(snapped)) {
            prop_assert!(snapped.contains(token.span));
        }
    }

    #[test]
    fn a_moved_edge_gives_another_span_of_the_text(
        (text, span) in text_and_span(),
        edge in select(vec![Edge::Start, Edge::End]),
        direction in select(vec![Direction::Back, Direction::Forward]),
        step in select(vec![Step::Word, Step::Character]),
    ) {
        let Some(span) = tidy(&text, span) else { return Ok(()) };
        let Some(moved) = move_edge(&text, span, edge, direction, step) else { return Ok(()) };
        prop_assert!(text.check(moved).is_ok());
        prop_assert!(has_whole_graphemes(&text, moved), "{:?}", text.slice(moved));
        let (kept, before, after) = match edge {
            Edge::Start => (span.end() == moved.end(), span.start(), moved.start()),
            Edge::End => (span.start() == moved.start(), span.end(), moved.end()),
        };
        prop_assert!(kept, "the other edge has moved too");
        let (earlier, later) = if direction == Direction::Back { (after, before) } else { (before, after) };
        prop_assert!(earlier < later, "it has not moved, or the other way");
        let breaks = |span| text.slice(span).matches(['\n', '\r']).count();
        prop_assert!(breaks(moved) <= breaks(span), "it has left its line");
    }

    #[test]
    fn tokens_are_all_that_is_not_space_and_sentences_hold_them(source in awkward_text()) {
        let text = Text::new(source.as_str());
        let tokens = tokenize(&text);
        let mut at = 0;
        for token in &tokens {
            prop_assert!(source[at..token.span.start().get()].chars().all(|c| c.is_whitespace() && !"\r\n".contains(c)));
            at = token.span.end().get();
        }
        prop_assert!(source[at..].chars().all(|c| c.is_whitespace() && !"\r\n".contains(c)));
        let sentences = sentences(&text, &tokens);
        prop_assert!(sentences.is_sorted_by(|one, next| one.end() <= next.start()));
        for token in tokens.iter().filter(|token| token.kind != TokenKind::Break) {
            prop_assert!(sentences.iter().any(|sentence| sentence.contains(token.span)));
        }
    }
}
