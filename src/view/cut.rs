//! Where a mention can be split, and which mentions are merged.

use tallymark_dataset::{Annotation, AnnotationId, Decision};
use tallymark_text::{ByteOffset, ByteSpan, Direction, Span, Step, Text, tidy, tokenize};

/// The places within `span` that leave something on both sides: before its words, or before its characters.
fn places(text: &Text, span: ByteSpan, step: Step) -> Vec<ByteOffset> {
    let (start, end) = (span.start(), span.end());
    let inside: Vec<ByteOffset> = match step {
        Step::Word => {
            let tokens = tokenize(&Text::new(text.slice(span)));
            let starts = tokens.iter().map(|token| ByteOffset::new(start.get() + token.span.start().get()));
            starts.filter(|place| text.grapheme_start(*place) == *place).collect()
        }
        Step::Character => {
            let next = |place: &ByteOffset| Some(text.grapheme_end(ByteOffset::new(place.get() + 1)));
            std::iter::successors(Some(start), next).take_while(|place| *place < end).collect()
        }
    };
    // White space goes with neither half: a place before it would look like the one behind it.
    let cuts = |place: &ByteOffset| halves(text, span, *place).is_some_and(|(_, after)| after.start() == *place);
    inside.into_iter().filter(cuts).collect()
}

/// What a split at `place` would leave, without the white space between; `None` where one half would be empty.
pub fn halves(text: &Text, span: ByteSpan, place: ByteOffset) -> Option<(ByteSpan, ByteSpan)> {
    let before = Span::new(span.start().get(), place.get()).ok()?;
    let after = Span::new(place.get(), span.end().get()).ok()?;
    let (before, after) = (tidy(text, before)?, tidy(text, after)?);
    (before.end() <= place && after.start() >= place).then_some((before, after))
}

/// Where a split begins: before the word nearest to the middle, or before a character of a single word.
pub fn first_place(text: &Text, span: ByteSpan) -> Option<ByteOffset> {
    let middle = span.start().get().midpoint(span.end().get());
    let nearest = |step| places(text, span, step).into_iter().min_by_key(|place| place.get().abs_diff(middle));
    nearest(Step::Word).or_else(|| nearest(Step::Character))
}

/// The next place for a split in a direction.
pub fn next_place(
    text: &Text,
    span: ByteSpan,
    from: ByteOffset,
    direction: Direction,
    step: Step,
) -> Option<ByteOffset> {
    let mut all = places(text, span, step).into_iter();
    match direction {
        Direction::Forward => all.find(|place| *place > from),
        Direction::Back => all.rfind(|place| *place < from),
    }
}

/// The place for a split that is nearest to where it is dragged.
pub fn place_near(text: &Text, span: ByteSpan, to: ByteOffset, step: Step) -> Option<ByteOffset> {
    places(text, span, step).into_iter().min_by_key(|place| place.get().abs_diff(to.get()))
}

/// The mention that is merged with `current`: the next on its line, in reading order.
pub fn next_to_merge(text: &Text, annotations: &[Annotation], current: &Annotation) -> Option<AnnotationId> {
    let here = annotations.partition_point(|other| other.span.start() < current.span.start());
    let is_current = |other: &&Annotation| other.id == current.id;
    let mut rest = annotations.iter().skip(here).skip_while(|other| !is_current(other)).skip(1);
    let next = rest.find(|other| other.decision != Decision::Rejected)?;
    let between = text.as_str().get(current.span.end().get()..next.span.start().get()).unwrap_or_default();
    (!between.contains(['\n', '\r'])).then_some(next.id)
}

/// The mentions within words that are selected.
pub fn inside(annotations: &[Annotation], words: ByteSpan) -> Vec<AnnotationId> {
    let first = annotations.partition_point(|other| other.span.start() < words.start());
    let starting = annotations.iter().skip(first).take_while(|other| other.span.start() < words.end());
    let is_inside = |other: &&Annotation| words.contains(other.span) && other.decision != Decision::Rejected;
    starting.filter(is_inside).map(|other| other.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::annotation;

    fn whole(text: &Text) -> ByteSpan {
        Span::new(0, text.len()).unwrap_or_else(|error| panic!("{error}"))
    }

    fn check(words: &str, by_word: &[(&str, &str)], by_character: usize) {
        let text = Text::new(words);
        let span = whole(&text);
        let shown = |step| -> Vec<(String, String)> {
            let halves = places(&text, span, step).into_iter().filter_map(|place| halves(&text, span, place));
            halves.map(|(a, b)| (text.slice(a).to_owned(), text.slice(b).to_owned())).collect()
        };
        let expected: Vec<_> = by_word.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(shown(Step::Word), expected, "{words}");
        assert_eq!(shown(Step::Character).len(), by_character, "{words}");
    }

    #[test]
    fn a_mention_is_split_before_its_words_and_its_characters() {
        check("Bank of France", &[("Bank", "of France"), ("Bank of", "France")], 11);
        check("F-16", &[("F", "-16"), ("F-", "16")], 3);
        check("Kyiv", &[], 3);
        check("é", &[], 0);
        check("1\u{fe0f}\u{20e3} 👩🏽‍🚒", &[("1\u{fe0f}\u{20e3}", "👩🏽‍🚒")], 1);
    }

    #[test]
    fn a_split_begins_in_the_middle_and_moves_to_its_neighbours() {
        let text = Text::new("National Bank of France");
        let span = whole(&text);
        let first = first_place(&text, span).unwrap_or_else(|| panic!("it can be split"));
        assert_eq!(text.slice(halves(&text, span, first).map_or(span, |halves| halves.0)), "National");
        let places = |direction| next_place(&text, span, first, direction, Step::Word).map(ByteOffset::get);
        assert_eq!((places(Direction::Back), places(Direction::Forward)), (None, Some(14)));
        let character = |direction| next_place(&text, span, first, direction, Step::Character).map(ByteOffset::get);
        assert_eq!((character(Direction::Back), character(Direction::Forward)), (Some(7), Some(10)));
        assert_eq!(place_near(&text, span, ByteOffset::new(22), Step::Word).map(ByteOffset::get), Some(17));
        let word = Text::new("Kyiv");
        assert_eq!(first_place(&word, whole(&word)).map(ByteOffset::get), Some(2));
    }

    #[test]
    fn the_next_on_the_line_is_merged_and_what_lies_in_the_selection() {
        let text = "Ann and Bo and Cy\nDee";
        let spans = [(0, 3), (8, 10), (15, 17), (18, 21)];
        let mut mentions: Vec<Annotation> =
            spans.into_iter().zip(0..).map(|((s, e), id)| annotation(id, s, e)).collect();
        if let Some(bo) = mentions.get_mut(1) {
            bo.decision = Decision::Rejected;
        }
        let text = Text::new(text);
        let next = |index: usize| next_to_merge(&text, &mentions, mentions.get(index)?).map(|id| id.0);
        assert_eq!([next(0), next(2), next(3)], [Some(2), None, None]);
        let words = Span::new(0, 17).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(inside(&mentions, words), [AnnotationId(0), AnnotationId(2)]);
    }
}
