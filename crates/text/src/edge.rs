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
    let tokens = tokens_in(text, line_around(text, span));
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
    (to != from && (line.0..=line.1).contains(&to)).then_some(to)
}

fn by_word(text: &Text, line: (usize, usize), from: usize, edge: Edge, direction: Direction) -> Option<usize> {
    let tokens = tokens_in(text, line);
    let at = |token: &ByteSpan| if edge == Edge::Start { token.start() } else { token.end() };
    // A token can be a part of a grapheme, which an edge must not cut.
    let whole = |at: ByteOffset| if edge == Edge::Start { text.grapheme_start(at) } else { text.grapheme_end(at) };
    let from = ByteOffset::new(from);
    let to = match direction {
        Direction::Forward => tokens.iter().map(at).filter(|at| *at > from).map(whole).find(|at| *at > from),
        Direction::Back => tokens.iter().rev().map(at).filter(|at| *at < from).map(whole).find(|at| *at < from),
    };
    to.map(ByteOffset::get)
}
