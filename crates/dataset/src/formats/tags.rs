//! Tags that say of each token in which span it is, and what they make of a text.
//!
//! Written are IOB2 (`B-` begins a span, `I-` goes on) and BILUO (`L-` ends one, `U-` is one by itself). Read are these and
//! what is told apart without knowing which of them it is: IOB1 (`I-` begins one too, where none of that label is open),
//! BIOES and BMEWO, whose `E-` is an `L-`, whose `S-` and `W-` are a `U-`, and whose `M-` is an `I-`.

use super::raw::{RawPlace, RawSpan};
use super::sentences::{Within, is_blank};
use crate::annotation::Decision;

/// The tag of a token that is in no span.
pub(super) const OUTSIDE: &str = "O";

/// How tags are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    /// `B-`, `I-`, `O`.
    Iob2,
    /// `B-`, `I-`, `L-`, `U-`, `O`.
    Biluo,
}

impl Scheme {
    /// The tag of a token.
    pub(super) fn tag(self, within: Option<Within<'_>>) -> String {
        let Some(Within { label, is_first, is_last }) = within else { return OUTSIDE.to_owned() };
        let letter = match (self, is_first, is_last) {
            (Self::Biluo, true, true) => 'U',
            (Self::Biluo, false, true) => 'L',
            (_, true, _) => 'B',
            (_, false, _) => 'I',
        };
        format!("{letter}-{label}")
    }
}

/// What a tag that was read says of its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// It is in no span.
    Outside,
    /// It is in a span of this label.
    Inside {
        label: String,
        /// It is the first of one, whatever stands before it.
        begins: bool,
        /// It is the last of one, whatever stands after it.
        ends: bool,
    },
}

impl Tag {
    /// What a tag of any of the schemes says; `None` where it is of none.
    pub(super) fn read(tag: &str) -> Option<Self> {
        if tag == OUTSIDE {
            return Some(Self::Outside);
        }
        let (letter, label) = tag.split_once('-')?;
        let (begins, ends) = match letter {
            "B" => (true, false),
            "I" | "M" => (false, false),
            "L" | "E" => (false, true),
            "U" | "S" | "W" => (true, true),
            _ => return None,
        };
        Some(Self::Inside { label: label.to_owned(), begins, ends })
    }

    /// A tag that is a label and nothing else: neighbours with the same are one span.
    pub(super) fn bare(label: impl Into<String>) -> Self {
        Self::Inside { label: label.into(), begins: false, ends: false }
    }
}

/// A label as part of a tag between columns: white space in it, and the sign that says so, become `%20` and the like.
pub(super) fn escaped(tag: &str) -> String {
    let mut safe = String::with_capacity(tag.len());
    for character in tag.chars() {
        if is_blank(character) || character == '%' {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                safe.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 15)]);
            }
        } else {
            safe.push(character);
        }
    }
    safe
}

/// A digit of base sixteen.
fn hexadecimal(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or_default().to_ascii_uppercase()
}

/// The tag that was [`escaped`]. Where nothing could have become what stands there, it is what it says.
pub(super) fn unescaped(tag: &str) -> String {
    let mut pieces = tag.split('%');
    let mut bytes: Vec<u8> = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let code = piece.get(..2).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(piece.bytes().skip(2));
            }
            None => {
                bytes.push(b'%');
                bytes.extend(piece.bytes());
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| tag.to_owned())
}

/// A text made of tokens, with a space between two and a line break between sentences.
#[derive(Debug, Default)]
pub(super) struct Rebuilt {
    text: String,
    spans: Vec<RawSpan>,
    /// The span that goes on, and where it ends so far.
    open: Option<(String, RawPlace)>,
    is_new_sentence: bool,
}

impl Rebuilt {
    /// The next token of the sentence.
    pub(super) fn word(&mut self, word: &str, tag: Tag) {
        if !self.text.is_empty() {
            self.text.push(if self.is_new_sentence { '\n' } else { ' ' });
        }
        self.is_new_sentence = false;
        let start = self.text.len();
        self.text.push_str(word);
        let end = self.text.len();
        let Tag::Inside { label, begins, ends } = tag else { return self.close() };
        match &mut self.open {
            Some((open, place)) if !begins && *open == label => place.end = end,
            _ => {
                self.close();
                self.open = Some((label, RawPlace { start, end }));
            }
        }
        if ends {
            self.close();
        }
    }

    /// No span goes on from one sentence to the next.
    pub(super) fn end_sentence(&mut self) {
        self.close();
        self.is_new_sentence = true;
    }

    /// How long the text is, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text, and its spans in bytes.
    pub(super) fn finish(mut self) -> (String, Vec<RawSpan>) {
        self.close();
        (self.text, self.spans)
    }

    fn close(&mut self) {
        if let Some((label, place)) = self.open.take() {
            self.spans.push(RawSpan::new(place, label, Decision::Added));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Rebuilt, Tag, escaped, unescaped};

    fn spans(tags: &str) -> String {
        let mut rebuilt = Rebuilt::default();
        for (number, tag) in tags.split_whitespace().enumerate() {
            if tag == "|" {
                rebuilt.end_sentence();
            } else {
                rebuilt.word(&number.to_string(), Tag::read(tag).expect("a tag"));
            }
        }
        let (text, spans) = rebuilt.finish();
        let told = spans.iter().map(|span| {
            let words = text.get(span.place.start..span.place.end).expect("in the text");
            format!("{}:{}", span.annotation.label, words.replace(char::is_whitespace, "+"))
        });
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_scheme_is_understood() {
        let table = [
            ("O B-A I-A O B-A B-A", "A:1+2 A:4 A:5"),
            // IOB1.
            ("I-A I-A O I-A B-A I-B", "A:0+1 A:3 A:4 B:5"),
            // BILUO, BIOES, BMEWO.
            ("B-A I-A L-A U-A U-A O", "A:0+1+2 A:3 A:4"),
            ("B-A I-A E-A S-A S-A B-A", "A:0+1+2 A:3 A:4 A:5"),
            ("B-A M-A E-A W-A O", "A:0+1+2 A:3"),
            // What no scheme has is read as far as it goes.
            ("O L-A L-A B-A L-B", "A:1 A:2 A:3 B:4"),
            // Nothing goes over the end of a sentence.
            ("B-A I-A | I-A", "A:0+1 A:3"),
        ];
        for (tags, expected) in table {
            assert_eq!(spans(tags), expected, "{tags}");
        }
        for unknown in ["", "PER", "b-A", "X-A", "B", "-A", "BI-A", "1"] {
            assert_eq!(Tag::read(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn labels_keep_their_white_space() {
        for (label, expected) in [
            ("B-PER", "B-PER"),
            ("B-a label", "B-a%20label"),
            ("B-100%", "B-100%25"),
            ("B-é\u{A0}\t\u{2028}", "B-é%C2%A0%09%E2%80%A8"),
        ] {
            assert_eq!(escaped(label), expected);
            assert_eq!(unescaped(expected), label);
        }
        for strange in ["B-5%", "B-%", "B-%zz", "B-%FF", "B-%é", "B-%+1"] {
            assert_eq!(unescaped(strange), strange);
        }
    }
}
