//! Which part of the article is on the screen, and how to get to another.
//!
//! By the blocks of the text rather than by the height of what is scrolled: browsers guess the heights of paragraphs that
//! they have not laid out yet, so a share of the height is not that share of the text.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection, HtmlElement};

use crate::platform::clock;
use crate::view::marked::BLOCK_START;

/// A block, and what it has of the text in UTF-16 code units.
struct Block {
    element: Element,
    text: Range<usize>,
}

/// The part of the text that is in view, in UTF-16 code units. `length` is that of the whole text.
pub fn in_view(article: &Element, length: usize) -> Option<Range<usize>> {
    let seen = article.get_bounding_client_rect();
    let top = |element: &Element| element.get_bounding_client_rect().top();
    let start = place_in(&block(article, length, |element| top(element) <= seen.top())?, seen.top());
    let end = place_in(&block(article, length, |element| top(element) < seen.bottom())?, seen.bottom());
    Some(start..end.max(start))
}

/// Scrolls so that a place of the text, in UTF-16 code units, is in the middle, for as long as it `is_wanted` there.
pub async fn scroll_to(article: HtmlElement, place: usize, length: usize, is_wanted: impl Fn() -> bool) {
    /// What comes into view is laid out a frame or two later, and may be higher than the browser guessed: so often it is
    /// looked again.
    const LOOKS: usize = 6;
    for _ in 0..LOOKS {
        if !is_wanted() || scroll_once(&article, place, length).is_none() {
            break;
        }
        clock::painted().await;
    }
}

/// Scrolls by what the browser knows of heights now; `None` where there is no such place.
fn scroll_once(article: &HtmlElement, place: usize, length: usize) -> Option<()> {
    let block = block(article, length, |element| start_of(element) <= place)?;
    let (rect, seen) = (block.element.get_bounding_client_rect(), article.get_bounding_client_rect());
    let part = block.element.parent_element()?;
    let around = part.get_bounding_client_rect();
    // Where the height of the part is only guessed, its blocks reach beyond it, over what comes behind: then the share of
    // the part has to do, which brings it into view.
    let wanted = if rect.bottom() > around.bottom() + 1.0 {
        let end = part.next_element_sibling().map_or(length, |next| start_of(&next));
        around.top() + around.height() * share(place, &(start_of(&part)..end))
    } else {
        rect.top() + rect.height() * share(place, &block.text)
    };
    article.scroll_by_with_x_and_y(0.0, wanted - (seen.top() + seen.height() / 2.0));
    Some(())
}

/// The blocks that have something of `passage`, in UTF-16 code units.
pub fn blocks_of(article: &Element, passage: &Range<usize>) -> Vec<Element> {
    let first = block(article, usize::MAX, |element| start_of(element) <= passage.start);
    let following = std::iter::successors(first.map(|block| block.element), next_block);
    following.take_while(|block| start_of(block) < passage.end).collect()
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

/// The last block that `is_before` holds for, or the first. Parts are looked through before their blocks: a block of a
/// part that is out of view has no place until the browser has laid out the part.
fn block(article: &Element, length: usize, is_before: impl Fn(&Element) -> bool) -> Option<Block> {
    let part = last_before(&article.children(), &is_before)?;
    let element = last_before(&part.children(), &is_before)?;
    let start = start_of(&element);
    let end = next_block(&element).map_or(length, |next| start_of(&next));
    Some(Block { element, text: start..end.max(start) })
}

fn next_block(block: &Element) -> Option<Element> {
    let next_part = || block.parent_element()?.next_element_sibling()?.first_element_child();
    block.next_element_sibling().or_else(next_part)
}

/// Where a block starts, or a part with its first block.
pub(super) fn start_of(element: &Element) -> usize {
    let of_block = |block: &Element| block.get_attribute(BLOCK_START)?.parse().ok();
    of_block(element).or_else(|| of_block(&element.first_element_child()?)).unwrap_or(0)
}

/// The last element that `is_before` holds for, which it does up to some place; else the first of all.
pub(super) fn last_before(elements: &HtmlCollection, is_before: impl Fn(&Element) -> bool) -> Option<Element> {
    elements.item(first(elements, |element| !is_before(element)).saturating_sub(1))
}

/// The number of the first element that `holds` is true of, where it is true of all behind it too.
pub(super) fn first(elements: &HtmlCollection, holds: impl Fn(&Element) -> bool) -> u32 {
    let (mut low, mut high) = (0, elements.length());
    while low < high {
        let middle = u32::midpoint(low, high);
        if elements.item(middle).is_some_and(|element| !holds(&element)) { low = middle + 1 } else { high = middle }
    }
    low
}

/// The article on the screen, where there is one.
pub fn article() -> Option<HtmlElement> {
    let page = web_sys::window()?.document()?;
    page.query_selector("section.article").ok().flatten()?.dyn_into().ok()
}
