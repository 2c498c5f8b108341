//! Which part of the article is on the screen, and how to get to another.
//!
//! By the blocks of the text rather than by the height of what is scrolled: browsers guess the heights of paragraphs that
//! they have not laid out yet, so a share of the height is not that share of the text.

use std::ops::Range;

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection, HtmlElement};

use crate::platform::selection::BLOCK_START;

/// A block, and what it has of the text in UTF-16 code units.
struct Block {
    element: Element,
    text: Range<usize>,
}

/// The part of the text that is in view, in UTF-16 code units. `length` is that of the whole text.
pub fn in_view(article: &Element, length: usize) -> Option<Range<usize>> {
    let blocks = article.children();
    let seen = article.get_bounding_client_rect();
    let top = |element: &Element| element.get_bounding_client_rect().top();
    let first = partition(&blocks, |block| top(block) <= seen.top()).saturating_sub(1);
    let last = partition(&blocks, |block| top(block) < seen.bottom()).saturating_sub(1);
    let start = place_in(&block(&blocks, first, length)?, seen.top());
    let end = place_in(&block(&blocks, last, length)?, seen.bottom());
    Some(start..end.max(start))
}

/// Scrolls so that a place of the text, in UTF-16 code units, is in the middle.
pub fn scroll_to(article: &HtmlElement, place: usize, length: usize) {
    scroll_once(article, place, length);
    // What has come into view is laid out now, and may be higher than the browser guessed.
    let article = article.clone();
    request_animation_frame(move || scroll_once(&article, place, length));
}

fn scroll_once(article: &HtmlElement, place: usize, length: usize) {
    let blocks = article.children();
    let index = partition(&blocks, |block| start_of(block) <= place).saturating_sub(1);
    let Some(block) = block(&blocks, index, length) else { return };
    let (rect, seen) = (block.element.get_bounding_client_rect(), article.get_bounding_client_rect());
    let wanted = rect.top() + rect.height() * share(place, &block.text);
    article.scroll_by_with_x_and_y(0.0, wanted - (seen.top() + seen.height() / 2.0));
}

/// Where in the text a height of the window is.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "clamped")]
fn place_in(block: &Block, y: f64) -> usize {
    let rect = block.element.get_bounding_client_rect();
    let share = if rect.height() > 0.0 { ((y - rect.top()) / rect.height()).clamp(0.0, 1.0) } else { 0.0 };
    block.text.start + (share * block.text.len() as f64) as usize
}

#[expect(clippy::cast_precision_loss, reason = "a share")]
fn share(place: usize, text: &Range<usize>) -> f64 {
    if text.is_empty() { 0.0 } else { (place.clamp(text.start, text.end) - text.start) as f64 / text.len() as f64 }
}

fn block(blocks: &HtmlCollection, index: usize, length: usize) -> Option<Block> {
    let element = item(blocks, index)?;
    let start = start_of(&element);
    let end = item(blocks, index + 1).map_or(length, |next| start_of(&next));
    Some(Block { element, text: start..end.max(start) })
}

fn start_of(block: &Element) -> usize {
    block.get_attribute(BLOCK_START).and_then(|start| start.parse().ok()).unwrap_or(0)
}

fn item(blocks: &HtmlCollection, index: usize) -> Option<Element> {
    blocks.item(u32::try_from(index).ok()?)
}

/// How many blocks come first for which `is_before` holds.
fn partition(blocks: &HtmlCollection, is_before: impl Fn(&Element) -> bool) -> usize {
    let (mut low, mut high) = (0, blocks.length() as usize);
    while low < high {
        let middle = usize::midpoint(low, high);
        if item(blocks, middle).is_some_and(|block| is_before(&block)) { low = middle + 1 } else { high = middle }
    }
    low
}

/// The article on the screen, where there is one.
pub fn article() -> Option<HtmlElement> {
    let page = web_sys::window()?.document()?;
    page.query_selector("section.article").ok().flatten()?.dyn_into().ok()
}
