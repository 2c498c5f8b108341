//! The caret: selecting words of the article with the keyboard.

use tallymark_text::{ByteOffset, ByteSpan, Direction, Span, Text, sentences, tidy, tokenize, word_beside};

use crate::view::motion::To;

/// Selected text with an end that moves and one that stays. By itself it is a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// The end that stays.
    anchor: ByteOffset,
    /// The end that moves.
    head: ByteOffset,
}

impl Caret {
    /// A caret that has selected `span` from its start to its end.
    pub fn of(span: ByteSpan) -> Self {
        Self { anchor: span.start(), head: span.end() }
    }

    /// A caret on the first word from a place on, or at the end on the last.
    pub fn at_word_from(text: &Text, place: ByteOffset) -> Option<Self> {
        word(text, place, Direction::Forward).or_else(|| word(text, place, Direction::Back)).map(Self::of)
    }

    /// What is selected.
    pub fn span(self) -> Option<ByteSpan> {
        Span::new(self.anchor.min(self.head).get(), self.anchor.max(self.head).get()).ok()
    }

    /// Where the end that moves is.
    pub fn head(self) -> ByteOffset {
        self.head
    }

    /// The middle of the word at the end that moves.
    pub fn middle(self, text: &Text) -> ByteOffset {
        let middle =
            |word: ByteSpan| text.grapheme_start(ByteOffset::new(word.start().get().midpoint(word.end().get())));
        self.head_word(text).map_or(self.head, middle)
    }

    /// The direction that it grows in.
    fn grows(self) -> Direction {
        if self.head < self.anchor { Direction::Back } else { Direction::Forward }
    }

    /// The caret on the word that a motion leads to. `None` where there is none.
    pub fn moved(self, text: &Text, to: To) -> Option<Self> {
        let span = self.span()?;
        let target = match to {
            To::Word(direction) | To::Character(direction) | To::Line(direction) => {
                word(text, if direction == Direction::Back { span.start() } else { span.end() }, direction)
            }
            far => self.far(text, far),
        };
        target.map(Self::of)
    }

    /// The caret with its moving end where a motion leads. It turns round at the end that stays, which keeps the word
    /// that it was at.
    pub fn extended(self, text: &Text, to: To) -> Option<Self> {
        match to {
            To::Character(direction) => self.by_character(text, direction),
            To::Word(direction) | To::Line(direction) => {
                let beside = word(text, self.head, direction)?;
                let near = if direction == Direction::Back { beside.end() } else { beside.start() };
                let shrinks = self.grows() != direction;
                // Behind the moving end stands the word that it has just taken in: that one goes.
                let target = if shrinks && near == self.head {
                    let far = if direction == Direction::Back { beside.start() } else { beside.end() };
                    word(text, far, direction)?
                } else {
                    beside
                };
                self.reaching(text, target)
            }
            far => self.reaching(text, self.far(text, far)?),
        }
    }

    /// The caret on the word at a place, or with its moving end there.
    pub fn at(self, text: &Text, place: ByteOffset, extends: bool) -> Option<Self> {
        let target = word_at(text, place)?;
        if extends { self.reaching(text, target) } else { Some(Self::of(target)) }
    }

    /// The caret that has selected everything between the end that stays and `target`.
    fn reaching(self, text: &Text, target: ByteSpan) -> Option<Self> {
        let span = self.span()?;
        let forward = self.grows() == Direction::Forward;
        if forward && target.end() <= self.anchor {
            let kept = word(text, self.anchor, Direction::Forward).map_or(self.head, ByteSpan::end);
            return Some(Self { anchor: kept.min(span.end()), head: target.start() });
        }
        if !forward && target.start() >= self.anchor {
            let kept = word(text, self.anchor, Direction::Back).map_or(self.head, ByteSpan::start);
            return Some(Self { anchor: kept.max(span.start()), head: target.end() });
        }
        Some(Self { head: if forward { target.end() } else { target.start() }, ..self })
    }

    fn by_character(self, text: &Text, direction: Direction) -> Option<Self> {
        let head = character(text, self.head, direction)?;
        if head != self.anchor {
            return Some(Self { head, ..self });
        }
        // Nothing would be left: it turns round.
        Some(Self { anchor: self.head, head: character(text, head, direction)? })
    }

    /// The word that a longer way leads to.
    fn far(self, text: &Text, to: To) -> Option<ByteSpan> {
        let whole = Span::new(0, text.len()).ok()?;
        let head = self.head_word(text)?;
        match to {
            To::Text(direction) => outermost(text, whole, direction),
            To::Sentence(direction) => {
                let paragraph = paragraph_at(text, head.start())?;
                let in_sentence = outermost(text, sentence_at(text, paragraph, head.start()), direction)?;
                if in_sentence == head { outermost(text, paragraph, direction) } else { Some(in_sentence) }
            }
            To::Paragraph(Direction::Forward) => {
                let end = paragraph_at(text, head.start())?.end();
                word(text, end, Direction::Forward)
            }
            To::Paragraph(Direction::Back) => {
                let first = outermost(text, paragraph_at(text, head.start())?, Direction::Back)?;
                if first != head {
                    return Some(first);
                }
                let before = word(text, first.start(), Direction::Back)?;
                outermost(text, paragraph_at(text, before.start())?, Direction::Back)
            }
            To::Word(direction) | To::Character(direction) | To::Line(direction) => word(text, self.head, direction),
        }
    }

    /// The word at the moving end, or what is selected where there is no word.
    fn head_word(self, text: &Text) -> Option<ByteSpan> {
        let inwards = match self.grows() {
            Direction::Forward => word(text, self.head, Direction::Back),
            Direction::Back => word(text, self.head, Direction::Forward),
        };
        inwards.or(self.span())
    }
}

/// The word beside a place, in whole characters.
fn word(text: &Text, from: ByteOffset, direction: Direction) -> Option<ByteSpan> {
    tidy(text, word_beside(text, from, direction)?)
}

/// The word that holds a place, or the nearer one of those beside it on its line, or else anywhere.
fn word_at(text: &Text, place: ByteOffset) -> Option<ByteSpan> {
    let after = word(text, place, Direction::Forward);
    let before = word(text, place, Direction::Back);
    match (before, after) {
        (Some(before), Some(after)) if before.end() == place && after.start() == place => Some(before.cover(after)),
        (Some(before), Some(after)) => {
            let line = paragraph_at(text, place);
            let beyond = |word: ByteSpan| !line.is_some_and(|line| line.overlaps(word));
            let distance = |word: ByteSpan| {
                (beyond(word), word.start().get().abs_diff(place.get()).min(word.end().get().abs_diff(place.get())))
            };
            Some(if distance(before) < distance(after) { before } else { after })
        }
        (before, after) => before.or(after),
    }
}

/// The grapheme boundary beside a place.
fn character(text: &Text, from: ByteOffset, direction: Direction) -> Option<ByteOffset> {
    match direction {
        Direction::Forward if from.get() < text.len() => Some(text.grapheme_end(ByteOffset::new(from.get() + 1))),
        Direction::Forward => None,
        Direction::Back => Some(text.grapheme_start(ByteOffset::new(from.get().checked_sub(1)?))),
    }
}

/// The first or the last word of a part of the text.
fn outermost(text: &Text, part: ByteSpan, direction: Direction) -> Option<ByteSpan> {
    let found = match direction {
        Direction::Back => word(text, part.start(), Direction::Forward),
        Direction::Forward => word(text, part.end(), Direction::Back),
    };
    found.filter(|word| word.overlaps(part))
}

/// The line of the text that holds a place, without its break; `None` for an empty one.
pub(super) fn paragraph_at(text: &Text, place: ByteOffset) -> Option<ByteSpan> {
    let is_break = |c| matches!(c, '\n' | '\r');
    let source = text.as_str();
    let start = source.get(..place.get())?.rfind(is_break).map_or(0, |at| at + 1);
    let end = source.get(place.get()..)?.find(is_break).map_or(source.len(), |at| place.get() + at);
    Span::new(start, end).ok()
}

/// The sentence of a paragraph that holds a place, or the whole paragraph.
fn sentence_at(text: &Text, paragraph: ByteSpan, place: ByteOffset) -> ByteSpan {
    let part = Text::new(text.slice(paragraph));
    let start = paragraph.start().get();
    let all = sentences(&part, &tokenize(&part));
    let moved = all.iter().filter_map(|s| Span::new(s.start().get() + start, s.end().get() + start).ok());
    let mut holding = moved.filter(|sentence| sentence.end() > place);
    holding.next().unwrap_or(paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::chord::Press;
    use crate::view::motion::{Motion, is_rtl, motion};

    const TEXT: &str = "He saw 100 drones. “Not one hit,” said O’Brien.\n\nTwo fell. Kyiv slept.";

    /// Where `words` first stand in `text`.
    fn span(text: &Text, words: &str) -> ByteSpan {
        let start = text.as_str().find(words).unwrap_or_else(|| panic!("{words} in {text:?}"));
        Span::new(start, start + words.len()).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Presses keys (`S` before one is Shift, `A` Alt, `C` Control) from `start` on; what is selected after each.
    fn check(text: &str, start: &str, keys: &[(&str, &str)]) {
        let text = Text::new(text);
        let mut caret = Caret::of(span(&text, start));
        for (pressed, expected) in keys {
            let key = pressed.trim_start_matches("S+").trim_start_matches("A+").trim_start_matches("C+");
            let has = |sign: &str| pressed.contains(sign);
            let press = Press { key, shift: has("S+"), alt: has("A+"), command: has("C+") };
            let Motion { to, extends } =
                motion(press, is_rtl(&text, caret.head())).unwrap_or_else(|| panic!("{pressed} is no motion"));
            let next = if extends { caret.extended(&text, to) } else { caret.moved(&text, to) };
            caret = next.unwrap_or(caret);
            let selected = caret.span().map(|span| text.slice(span));
            assert_eq!(selected, Some(*expected), "{pressed} of {keys:?} from {start}");
        }
    }

    #[test]
    fn by_words() {
        check(TEXT, "100", &[("ArrowRight", "drones"), ("ArrowRight", "Not"), ("ArrowLeft", "drones")]);
        check(TEXT, "He", &[("ArrowLeft", "He"), ("ArrowRight", "saw")]);
        check(TEXT, "slept", &[("ArrowRight", "slept"), ("ArrowLeft", "Kyiv"), ("ArrowLeft", "fell")]);
    }

    #[test]
    fn shift_extends_at_the_end_that_moves_and_turns_round_at_the_other() {
        check(
            TEXT,
            "100",
            &[
                ("S+ArrowRight", "100 drones"),
                ("S+ArrowRight", "100 drones. “Not"),
                ("S+ArrowLeft", "100 drones"),
                ("S+ArrowLeft", "100"),
                ("S+ArrowLeft", "saw 100"),
                ("S+ArrowLeft", "He saw 100"),
                ("S+ArrowLeft", "He saw 100"),
                ("S+ArrowRight", "saw 100"),
                ("S+ArrowRight", "100"),
                ("S+ArrowRight", "100 drones"),
                // Without Shift the selection is one word again, beside what was selected.
                ("ArrowLeft", "saw"),
            ],
        );
    }

    #[test]
    fn alt_extends_by_characters() {
        check(
            TEXT,
            "100",
            &[
                ("S+A+ArrowRight", "100 "),
                ("S+A+ArrowRight", "100 d"),
                ("S+ArrowRight", "100 drones"),
                ("S+A+ArrowLeft", "100 drone"),
                ("S+ArrowLeft", "100"),
                ("S+A+ArrowLeft", "10"),
                ("S+A+ArrowLeft", "1"),
                ("S+A+ArrowLeft", " 1"),
                ("S+A+ArrowRight", "1"),
            ],
        );
    }

    #[test]
    fn never_inside_a_grapheme() {
        let text = "crew 👩🏽‍🚒 of Zoe\u{301} 🇺🇦🇫🇷 1\u{fe0f}\u{20e3} end";
        check(
            text,
            "crew",
            &[
                ("S+A+ArrowRight", "crew "),
                ("S+A+ArrowRight", "crew 👩🏽‍🚒"),
                ("S+ArrowRight", "crew 👩🏽‍🚒 of"),
                ("ArrowRight", "Zoe\u{301}"),
                ("S+A+ArrowLeft", "Zo"),
                ("ArrowRight", "e\u{301}"),
                ("S+A+ArrowRight", "e\u{301} "),
                ("S+A+ArrowRight", "e\u{301} 🇺🇦"),
                ("ArrowRight", "1\u{fe0f}\u{20e3}"),
                ("ArrowRight", "end"),
            ],
        );
    }

    #[test]
    fn home_and_end_go_to_the_ends_of_the_sentence_then_of_the_paragraph() {
        check(TEXT, "hit", &[("Home", "Not"), ("Home", "He"), ("End", "drones"), ("End", "Brien")]);
        check(TEXT, "hit", &[("S+Home", "Not one hit"), ("S+End", "hit,” said O’Brien")]);
        check(TEXT, "hit", &[("C+End", "slept"), ("C+Home", "He"), ("S+C+End", TEXT.trim_end_matches('.'))]);
    }

    #[test]
    fn control_with_up_and_down_goes_by_paragraphs() {
        check(TEXT, "hit", &[("C+ArrowDown", "Two"), ("C+ArrowDown", "Two"), ("C+ArrowUp", "He"), ("C+ArrowUp", "He")]);
        check(TEXT, "Kyiv", &[("C+ArrowUp", "Two"), ("C+ArrowUp", "He")]);
        check("a\r\nb\rc", "a", &[("C+ArrowDown", "b"), ("C+ArrowDown", "c"), ("C+ArrowUp", "b")]);
    }

    #[test]
    fn left_is_forward_where_the_text_runs_from_right_to_left() {
        check("قال محمد إن 27", "قال", &[("ArrowLeft", "محمد"), ("S+ArrowLeft", "محمد إن"), ("S+ArrowRight", "محمد")]);
        check("27 — דוד כהן\nKyiv fell", "דוד", &[("ArrowLeft", "כהן"), ("ArrowLeft", "Kyiv"), ("ArrowRight", "fell")]);
    }

    #[test]
    fn a_place_stands_for_the_word_that_holds_it_or_is_nearest_on_its_line() {
        let text = Text::new("one two\n\n— three …\nfour");
        let at = |place, extends| {
            let caret = Caret::of(span(&text, "two")).at(&text, ByteOffset::new(place), extends)?;
            Some(text.slice(caret.span()?))
        };
        let cases =
            [(0, "one"), (2, "one"), (4, "two"), (7, "two"), (9, "three"), (14, "three"), (19, "three"), (99, "four")];
        for (place, expected) in cases {
            assert_eq!(at(place.min(text.len()), false), Some(expected), "at {place}");
        }
        assert_eq!(at(0, true), Some("one two"));
        assert_eq!(at(14, true), Some("two\n\n— three"));
    }

    #[test]
    fn no_text_and_no_place_make_it_panic() {
        for text in ["", " ", "\n", "é", "👩🏽‍🚒", "\r\n\r\n", "…"] {
            let text = Text::new(text);
            for (start, end) in (0..6).flat_map(|start| (start + 1..8).map(move |end| (start, end))) {
                let Ok(span) = Span::new(start, end) else { continue };
                for direction in [Direction::Back, Direction::Forward] {
                    for to in [To::Word, To::Character, To::Line, To::Sentence, To::Paragraph, To::Text] {
                        for caret in [Caret::of(span), Caret { anchor: span.end(), head: span.start() }] {
                            let results = [caret.moved(&text, to(direction)), caret.extended(&text, to(direction))];
                            assert!(results.into_iter().flatten().all(|caret| caret.span().is_some()));
                        }
                    }
                }
            }
        }
    }
}
