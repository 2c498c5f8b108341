//! Where the article's text is on the screen: its lines, and the points and places of its characters.

use tallymark_text::{ByteOffset, Direction, Span, Text, line_around};
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, Node, Range, Selection};

use crate::platform::selection;

/// How many blank lines are passed over in search of one with words.
const MOST_BLANK_LINES: usize = 20;

/// A place between two characters on the screen, in pixels of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// From the left.
    pub x: f64,
    /// The top of its line.
    pub top: f64,
    /// The bottom of its line.
    pub bottom: f64,
}

/// Where a place of the text is on the screen, as far as it is in view; `at_end` where it is the end of what is before it.
pub fn spot(article: &Element, text: &Text, place: ByteOffset, at_end: bool) -> Option<Spot> {
    let (node, offset) = selection::place(article, text.utf16_at(place).get(), at_end)?;
    let range = Range::new().ok()?;
    range.set_start(&node, offset).ok()?;
    range.set_end(&node, offset).ok()?;
    let (seen, found) = (article.get_bounding_client_rect(), range.get_bounding_client_rect());
    let is_seen = found.height() > 0.0 && found.bottom() > seen.top() && found.top() < seen.bottom();
    is_seen.then(|| Spot { x: found.left(), top: found.top(), bottom: found.bottom() })
}

/// The place of the text that is nearest to a point of the window.
pub fn place_at(article: &Element, text: &Text, x: f64, y: f64) -> Option<ByteOffset> {
    let seen = article.get_bounding_client_rect();
    let (x, y) = inside(&seen, x, y);
    let (node, offset) = point(&article.owner_document()?, x, y)?;
    byte(text, selection::position(article, &node, offset)?)
}

/// The place on the line above or below that stands over or under `from`: the browser knows how it has laid out the
/// lines. Its selection is left there.
pub fn line_beside(article: &Element, text: &Text, from: ByteOffset, direction: Direction) -> Option<ByteOffset> {
    let selection = web_sys::window()?.get_selection().ok()??;
    let (node, offset) = selection::place(article, text.utf16_at(from).get(), true)?;
    selection.collapse_with_offset(Some(&node), offset).ok()?;
    let way = if direction == Direction::Back { "backward" } else { "forward" };
    let mut before = from;
    for _ in 0..MOST_BLANK_LINES {
        selection.modify("move", way, "line").ok()?;
        let place = focus_of(&selection, article, text)?;
        let (start, end) = line_around(text, place.get(), place.get());
        let has_words = text.as_str().get(start..end).is_some_and(|line| line.contains(char::is_alphanumeric));
        // At the first and the last line the browser stays, or goes to the end of it.
        if place == before || has_words {
            return (place != before).then_some(place);
        }
        before = place;
    }
    None
}

/// Scrolls a place of the text into view.
pub fn bring_into_view(article: &Element, text: &Text, place: ByteOffset) {
    let Some((node, offset)) = selection::place(article, text.utf16_at(place).get(), true) else { return };
    if let Ok(range) = Range::new()
        && range.set_start(&node, offset).and_then(|()| range.set_end(&node, offset)).is_ok()
    {
        selection::scroll_to(article, &range);
    }
}

/// Scrolls a little where a point of the window is near the top or the bottom of the article, or beyond.
pub fn scroll_towards(article: &Element, y: f64) {
    const NEAR: f64 = 24.0;
    const STEP: f64 = 18.0;
    let seen = article.get_bounding_client_rect();
    if y < seen.top() + NEAR {
        article.scroll_by_with_x_and_y(0.0, -STEP);
    } else if y > seen.bottom() - NEAR {
        article.scroll_by_with_x_and_y(0.0, STEP);
    }
}

fn focus_of(selection: &Selection, article: &Element, text: &Text) -> Option<ByteOffset> {
    byte(text, selection::position(article, &selection.focus_node()?, selection.focus_offset())?)
}

fn byte(text: &Text, utf16: usize) -> Option<ByteOffset> {
    match Span::new(0, utf16) {
        Ok(before) => Some(text.from_utf16(before).ok()?.end()),
        Err(_) => Some(ByteOffset::new(0)),
    }
}

/// A point moved into a box, off its edges.
fn inside(seen: &DomRect, x: f64, y: f64) -> (f64, f64) {
    let within = |low: f64, high: f64, at: f64| at.min(high - 1.0).max(low + 1.0);
    (within(seen.left(), seen.right(), x), within(seen.top(), seen.bottom(), y))
}

#[wasm_bindgen]
extern "C" {
    /// The document with the two names that browsers have for one thing.
    type Page;
    #[wasm_bindgen(method, catch, js_name = caretPositionFromPoint)]
    fn caret_position(this: &Page, x: f64, y: f64) -> Result<Option<CaretPosition>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = caretRangeFromPoint)]
    fn caret_range(this: &Page, x: f64, y: f64) -> Result<Option<Range>, JsValue>;

    type CaretPosition;
    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn node(this: &CaretPosition) -> Option<Node>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &CaretPosition) -> u32;
}

/// The point of the DOM at a point of the window.
fn point(page: &web_sys::Document, x: f64, y: f64) -> Option<(Node, u32)> {
    let page = page.unchecked_ref::<Page>();
    if let Ok(found) = page.caret_position(x, y) {
        let found = found?;
        return Some((found.node()?, found.offset()));
    }
    let range = page.caret_range(x, y).ok()??;
    Some((range.start_container().ok()?, range.start_offset().ok()?))
}
