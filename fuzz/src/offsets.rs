//! Offsets of every unit lead to the same characters and back.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use tallymark_text::{ByteSpan, CodePointSpan, Text, Utf16Span};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(source) = std::str::from_utf8(bytes) else { return Corpus::Reject };
    let text = Text::new(source);
    assert_eq!(text.utf16_len(), source.encode_utf16().count());
    assert_eq!(text.code_point_len(), source.chars().count());
    let mut utf16 = 0;
    for (nth, (at, character)) in source.char_indices().enumerate() {
        let span = ByteSpan::new(at, at + character.len_utf8()).expect("a character is not empty");
        let in_utf16 = Utf16Span::new(utf16, utf16 + character.len_utf16()).expect("a character is not empty");
        let in_code_points = CodePointSpan::new(nth, nth + 1).expect("one is not empty");
        assert_eq!((text.to_utf16(span), text.to_code_points(span)), (in_utf16, in_code_points));
        assert_eq!((text.from_utf16(in_utf16), text.from_code_points(in_code_points)), (Ok(span), Ok(span)));
        utf16 += character.len_utf16();
    }
    // Inside a character and behind the end there is no offset to convert, and no panic either.
    for start in 0..=source.len() {
        let span = ByteSpan::new(start, start + 1).expect("one is not empty");
        assert_eq!(text.check(span).is_ok(), source.get(span.range()).is_some());
        let (before, behind) = (text.grapheme_start(span.start()), text.grapheme_end(span.start()));
        assert!(before <= span.start() && span.start() <= behind);
    }
    Corpus::Keep
});
