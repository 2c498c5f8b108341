//! Moving one edge of a span by a word or by a character.

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
    let line = line_around(text, span);
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

/// `span` without white space at its ends and widened to whole graphemes; `None` where it holds only white space.
pub fn tidy(text: &Text, span: ByteSpan) -> Option<ByteSpan> {
    let start = text.grapheme_start(span.start()).get();
    let end = text.grapheme_end(span.end()).get();
    let inside = text.as_str().get(start..end)?;
    let left = inside.len() - inside.trim_start().len();
    Span::new(start + left, start + inside.trim_end().len()).ok()
}

/// `span` widened to whole tokens and without white space at its ends; `None` where it holds only white space.
pub fn snap_to_words(text: &Text, span: ByteSpan) -> Option<ByteSpan> {
    let span = tidy(text, span)?;
    let line = line_around(text, span);
    let touched = tokens_in(text, line).into_iter().filter(|token| token.overlaps(span));
    Some(touched.fold(span, Span::cover))
}

/// The line, or lines, that hold the span, without the last line break.
fn line_around(text: &Text, span: ByteSpan) -> (usize, usize) {
    let source = text.as_str();
    let is_break = |c| matches!(c, '\n' | '\r');
    let before = source.get(..span.start().get()).unwrap_or_default();
    let after = source.get(span.end().get()..).unwrap_or_default();
    let start = before.rfind(is_break).map_or(0, |at| at + 1);
    let end = span.end().get() + after.find(is_break).unwrap_or(after.len());
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
    (line.0..=line.1).contains(&to).then_some(to)
}

fn by_word(text: &Text, line: (usize, usize), from: usize, edge: Edge, direction: Direction) -> Option<usize> {
    let tokens = tokens_in(text, line);
    let mut edges = tokens.iter().map(|token| match edge {
        Edge::Start => token.start().get(),
        Edge::End => token.end().get(),
    });
    match direction {
        Direction::Forward => edges.find(|at| *at > from),
        Direction::Back => edges.rfind(|at| *at < from),
    }
}
