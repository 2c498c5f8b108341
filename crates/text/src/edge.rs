//! Moving one edge of a span by a word or by a character.

use unicode_segmentation::UnicodeSegmentation;

use crate::offset::{ByteOffset, ByteSpan, Span};
use crate::text::Text;
use crate::token::{Token, tokenize};

/// Which edge of a span moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// The first character.
    Start,
    /// The last character.
    End,
}

/// Which way it moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Towards the start of the text.
    Back,
    /// Towards the end of the text.
    Forward,
}

/// How far it moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// To the edge of the next token that is of the same side: starts go to starts, ends to ends.
    Word,
    /// By one grapheme: what a user sees as one character.
    Character,
}

/// `span` with one edge moved, or `None` where it cannot move: at the ends of its line, and where nothing would be left.
///
/// ```
/// use tallymark_text::{ByteSpan, Direction, Edge, Step, Text, move_edge};
/// let text = Text::new("more than 100 drones");
/// let span = ByteSpan::new(10, 13).unwrap();
/// let wider = move_edge(&text, span, Edge::Start, Direction::Back, Step::Word).unwrap();
/// assert_eq!(text.slice(wider), "than 100");
/// ```
pub fn move_edge(text: &Text, span: ByteSpan, edge: Edge, direction: Direction, step: Step) -> Option<ByteSpan> {
    let (start, end) = (span.start().get(), span.end().get());
    let line = line_around(text, start, end);
    let from = if edge == Edge::Start { start } else { end };
    let to = match step {
        Step::Character => by_character(text, line, from, direction),
        Step::Word => by_word(text, line, from, edge, direction),
    }?;
    match edge {
        Edge::Start => Span::new(to, end).ok(),
        Edge::End => Span::new(start, to).ok(),
    }
}

/// `span` with one edge put where it is dragged to: the nearest edge of a word on the line of `to`, or of a character. It
/// does not cross the other edge; `None` where the line is blank.
///
/// ```
/// use tallymark_text::{ByteOffset, ByteSpan, Edge, Step, Text, edge_to};
/// let text = Text::new("more than 100 drones");
/// let span = ByteSpan::new(10, 13).unwrap();
/// let to = |edge, at, step| edge_to(&text, span, edge, ByteOffset::new(at), step).map(|span| text.slice(span));
/// assert_eq!(to(Edge::Start, 6, Step::Word), Some("than 100"));
/// assert_eq!(to(Edge::End, 16, Step::Character), Some("100 dr"));
/// assert_eq!(to(Edge::End, 2, Step::Word), Some("100"));
/// ```
pub fn edge_to(text: &Text, span: ByteSpan, edge: Edge, to: ByteOffset, step: Step) -> Option<ByteSpan> {
    let (start, end) = (span.start().get(), span.end().get());
    let to = match edge {
        Edge::Start => text.grapheme_start(to.min(ByteOffset::new(end.saturating_sub(1)))),
        Edge::End => text.grapheme_end(to.max(ByteOffset::new(start + 1))),
    };
    let moved = |at: usize| match edge {
        Edge::Start => Span::new(at, end).ok(),
        Edge::End => Span::new(start, at).ok(),
    };
    if step == Step::Character {
        return tidy(text, moved(to.get())?);
    }
    let tokens = tokens_in(text, line_around(text, to.get(), to.get()));
    let edges = tokens.iter().map(|token| edge_of(text, *token, edge)).filter(|at| moved(at.get()).is_some());
    moved(edges.min_by_key(|at| at.get().abs_diff(to.get()))?.get())
}

/// `span` widened to whole graphemes and without white space at its ends; `None` where it holds only white space. A mark
/// that stands on white space goes with it.
pub fn tidy(text: &Text, span: ByteSpan) -> Option<ByteSpan> {
    let start = text.grapheme_start(span.start()).get();
    let end = text.grapheme_end(span.end()).get();
    let mut inside = text.as_str().get(start..end)?.grapheme_indices(true);
    let shows = |(_, grapheme): &(usize, &str)| !grapheme.starts_with(char::is_whitespace);
    let (first, only) = inside.find(shows)?;
    let (last, grapheme) = inside.rfind(shows).unwrap_or((first, only));
    Span::new(start + first, start + last + grapheme.len()).ok()
}

/// `span` widened to whole tokens and without white space at its ends; `None` where it holds only white space.
pub fn snap_to_words(text: &Text, span: ByteSpan) -> Option<ByteSpan> {
    let mut span = tidy(text, span)?;
    let tokens = tokens_in(text, line_around(text, span.start().get(), span.end().get()));
    loop {
        let touched = tokens.iter().copied().filter(|token| token.overlaps(span));
        // A token can be a part of a grapheme (the digit of a keycap emoji), and the rest of that touch the next token.
        let wider = tidy(text, touched.fold(span, Span::cover))?;
        if wider == span {
            return Some(span);
        }
        span = wider;
    }
}

/// The line, or lines, that hold the bytes `start..end`, without the last line break: where they start and end, in bytes.
///
/// ```
/// use tallymark_text::{Text, line_around};
/// assert_eq!(line_around(&Text::new("one\ntwo\r\nthree"), 5, 5), (4, 7));
/// ```
pub fn line_around(text: &Text, start: usize, end: usize) -> (usize, usize) {
    let source = text.as_str();
    let is_break = |c| matches!(c, '\n' | '\r');
    let before = source.get(..start).unwrap_or_default();
    let after = source.get(end..).unwrap_or_default();
    let start = before.rfind(is_break).map_or(0, |at| at + 1);
    let end = end + after.find(is_break).unwrap_or(after.len());
    (start, end)
}

fn tokens_in(text: &Text, line: (usize, usize)) -> Vec<ByteSpan> {
    let part = Text::new(text.as_str().get(line.0..line.1).unwrap_or_default());
    let moved = |token: &Token| Span::new(token.span.start().get() + line.0, token.span.end().get() + line.0).ok();
    tokenize(&part).iter().filter_map(moved).collect()
}

fn by_character(text: &Text, line: (usize, usize), from: usize, direction: Direction) -> Option<usize> {
    let to = match direction {
        Direction::Forward => text.grapheme_end(ByteOffset::new(from + 1)).get(),
        Direction::Back => text.grapheme_start(ByteOffset::new(from.checked_sub(1)?)).get(),
    };
    (to != from && (line.0..=line.1).contains(&to)).then_some(to)
}

fn by_word(text: &Text, line: (usize, usize), from: usize, edge: Edge, direction: Direction) -> Option<usize> {
    let tokens = tokens_in(text, line);
    let mut edges = tokens.iter().map(|token| edge_of(text, *token, edge).get());
    match direction {
        Direction::Forward => edges.find(|at| *at > from),
        Direction::Back => edges.rfind(|at| *at < from),
    }
}

/// An edge of a token. A token can be a part of a grapheme, which an edge must not cut.
fn edge_of(text: &Text, token: ByteSpan, edge: Edge) -> ByteOffset {
    match edge {
        Edge::Start => text.grapheme_start(token.start()),
        Edge::End => text.grapheme_end(token.end()),
    }
}
