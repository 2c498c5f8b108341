//! The browser's text selection, in bytes of the document.

use tallymark_text::{ByteSpan, Span, Text};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlCollection, Node, Range};

use crate::platform::places::{self, last_before, start_of};
use crate::view::marked::BLOCK_START;

/// What is selected within `article`, where something is.
pub fn selected(article: &Element, text: &Text) -> Option<ByteSpan> {
    let selection = web_sys::window()?.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let start = position(article, &range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = position(article, &range.end_container().ok()?, range.end_offset().ok()?)?;
    text.from_utf16(Span::new(start, end).ok()?).ok()
}

/// Shows `span` (in UTF-16 code units of the document) as the browser's selection.
pub fn show(article: &Element, span: tallymark_text::Utf16Span) -> Option<()> {
    let (start, end) = (place(article, span.start().get(), false)?, place(article, span.end().get(), true)?);
    let selection = web_sys::window()?.get_selection().ok()??;
    selection.set_base_and_extent(&start.0, start.1, &end.0, end.1).ok()
}

/// Takes the browser's selection away.
pub fn clear() {
    if let Some(Ok(Some(selection))) = web_sys::window().map(|window| window.get_selection()) {
        // Removing no range at all is no error.
        let _: Result<(), _> = selection.remove_all_ranges();
    }
}

/// The position of a point of the DOM, in UTF-16 code units of the document.
pub(super) fn position(article: &Element, node: &Node, offset: u32) -> Option<usize> {
    if !article.contains(Some(node)) {
        return None;
    }
    let element: Element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let Some(block) = element.closest("p").ok()? else { return between(&element, offset) };
    let range = Range::new().ok()?;
    range.set_start(&block, 0).ok()?;
    range.set_end(node, offset).ok()?;
    Some(block_start(&block)? + js_string_len(&range.to_string()))
}

/// The position of a point between blocks or parts of the article: the start of what is behind it, or the end of all.
fn between(element: &Element, offset: u32) -> Option<usize> {
    match element.children().item(offset) {
        Some(behind) if behind.has_attribute(BLOCK_START) => block_start(&behind),
        Some(behind) => block_start(&behind.query_selector("p").ok()??),
        None => {
            let blocks = element.get_elements_by_tag_name("p");
            let last = blocks.item(blocks.length().checked_sub(1)?)?;
            Some(block_start(&last)? + utf16_len(&last))
        }
    }
}

/// The text node and the offset in it of a position (in UTF-16 code units of the document), found without reading all
/// blocks; `at_end` prefers the end of a node to the start of the next.
pub(super) fn place(article: &Element, position: usize, at_end: bool) -> Option<(Node, u32)> {
    let is_before = |element: &Element| match start_of(element) {
        start if at_end => start < position,
        start => start <= position,
    };
    let part = last_before(&article.children(), is_before)?;
    let block = last_before(&part.children(), is_before)?;
    place_in(&block, position.checked_sub(block_start(&block)?)?, at_end)
}

fn place_in(block: &Element, mut left: usize, at_end: bool) -> Option<(Node, u32)> {
    let walker = block.owner_document()?.create_tree_walker_with_what_to_show(block, 4).ok()?;
    while let Some(node) = walker.next_node().ok()? {
        let len = node.node_value().map_or(0, |value| value.encode_utf16().count());
        if left < len || (at_end && left == len) {
            return Some((node, u32::try_from(left).ok()?));
        }
        left -= len;
    }
    None
}

/// The blocks of the article and where each starts, read once however many places are looked for.
struct Blocks {
    elements: HtmlCollection,
    starts: Vec<usize>,
}

impl Blocks {
    fn of(article: &Element) -> Self {
        let elements = article.get_elements_by_tag_name("p");
        let starts = (0..elements.length()).filter_map(|index| block_start(&elements.item(index)?)).collect();
        Self { elements, starts }
    }

    fn range(&self, span: tallymark_text::Utf16Span) -> Option<Range> {
        let (start_node, start_offset) = self.place(span.start().get(), false)?;
        let (end_node, end_offset) = self.place(span.end().get(), true)?;
        let range = Range::new().ok()?;
        range.set_start(&start_node, start_offset).ok()?;
        range.set_end(&end_node, end_offset).ok()?;
        Some(range)
    }

    /// The text node and the offset in it of a position; `at_end` prefers the end of a node to the start of the next.
    fn place(&self, position: usize, at_end: bool) -> Option<(Node, u32)> {
        let behind = self.starts.partition_point(|start| if at_end { *start < position } else { *start <= position });
        let index = behind.checked_sub(1)?;
        let block = self.elements.item(u32::try_from(index).ok()?)?;
        place_in(&block, position - self.starts.get(index)?, at_end)
    }
}

fn block_start(block: &Element) -> Option<usize> {
    block.get_attribute(BLOCK_START)?.parse().ok()
}

fn utf16_len(node: &Node) -> usize {
    node.text_content().map_or(0, |text| text.encode_utf16().count())
}

fn js_string_len(text: &js_sys::JsString) -> usize {
    usize::try_from(text.length()).unwrap_or(0)
}

#[wasm_bindgen]
extern "C" {
    /// The CSS Custom Highlight API, which web-sys has only behind a compiler flag.
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range) -> Highlight;

    type HighlightRegistry;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight) -> HighlightRegistry;

    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<HighlightRegistry>;
}

/// More hits than this nobody looks at one by one, and each costs the browser a range.
const MOST_HITS: usize = 1_000;

/// Paints search hits (in UTF-16 code units of the document) and brings the one numbered `current` into view. A browser
/// without the CSS Custom Highlight API paints none; the current one still comes into view.
pub fn paint_hits(hits: &[tallymark_text::Utf16Span], current: usize) {
    let Some(article) = places::article() else { return };
    let blocks = Blocks::of(&article);
    let current_range = hits.get(current).and_then(|hit| blocks.range(*hit));
    if let Some(range) = &current_range {
        scroll_to(&article, range);
    }
    let (Ok(all), Ok(one)) = (Highlight::new(), Highlight::new()) else { return };
    if let Some(range) = &current_range {
        one.add(range);
    }
    let others = hits.iter().take(MOST_HITS).enumerate().filter(|(index, _)| *index != current);
    for range in others.filter_map(|(_, hit)| blocks.range(*hit)) {
        all.add(&range);
    }
    HIGHLIGHTS.with(|registry| {
        if let Some(registry) = registry {
            registry.set("hit", &all);
            registry.set("current-hit", &one);
        }
    });
}

/// The range of a part of the article, in UTF-16 code units of the document.
pub fn range(article: &Element, span: tallymark_text::Utf16Span) -> Option<Range> {
    let (start, end) = (place(article, span.start().get(), false)?, place(article, span.end().get(), true)?);
    let range = Range::new().ok()?;
    range.set_start(&start.0, start.1).and_then(|()| range.set_end(&end.0, end.1)).ok()?;
    Some(range)
}

/// Paints `span` (in UTF-16 code units of the document) as the style sheet says for `::highlight(name)`, or nothing.
pub fn paint(name: &str, article: &Element, span: Option<tallymark_text::Utf16Span>) {
    let range = span.and_then(|span| range(article, span));
    highlight(name, range.as_slice());
}

/// Has the style sheet's highlight `name` lie on `ranges`, and nowhere else. A browser without the CSS Custom Highlight
/// API paints none.
pub fn highlight(name: &str, ranges: &[Range]) {
    let Ok(highlight) = Highlight::new() else { return };
    for range in ranges {
        highlight.add(range);
    }
    HIGHLIGHTS.with(|registry| {
        if let Some(registry) = registry {
            registry.set(name, &highlight);
        }
    });
}

/// Scrolls the article so that `range` stands in its middle, unless it is in view.
pub(super) fn scroll_to(article: &Element, range: &Range) {
    let (seen, wanted) = (article.get_bounding_client_rect(), range.get_bounding_client_rect());
    if wanted.top() < seen.top() || wanted.bottom() > seen.bottom() {
        let middle = seen.top() + seen.height() / 2.0;
        article.scroll_by_with_x_and_y(0.0, wanted.top() - middle);
    }
}
