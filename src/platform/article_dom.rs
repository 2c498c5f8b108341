//! The article on the screen: paragraphs of text with non-overlapping `<mark>`s.
//!
//! Plain DOM rather than components: a long article has tens of thousands of marks, and after a decision one attribute
//! changes. The characters in the DOM are the document's, one to one; labels are drawn by the style sheet.
//!
//! All blocks have their text from the start, so that nothing moves. The marks of a long article come around what is
//! looked at first; the other blocks are due, and drawn in slices or when one of their mentions is selected.

use std::collections::HashMap;
use std::ops::Range;

use leptos::prelude::request_animation_frame;
use tallymark_dataset::{Annotation, AnnotationId, Document};
use tallymark_text::{ByteOffset, ByteSpan, blocks};
use wasm_bindgen::prelude::*;
use web_sys::{Element, FocusOptions, HtmlElement, Node, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::platform::clock::at_leisure;
use crate::view::marked;
use crate::view::nearby::first_blocks;
use crate::view::segments::within;

/// The longest block in bytes: what is rebuilt when a boundary in it moves. A longer paragraph is cut.
const LONGEST_BLOCK: usize = 4_000;

/// Says of the article that marks of it are still to be drawn.
const BUSY: &str = "aria-busy";

/// What a `TreeWalker` is to show: `NodeFilter.SHOW_TEXT`.
const TEXT_NODES: u32 = 4;

/// A document drawn into an element, and kept true to it.
pub struct ArticleDom {
    root: HtmlElement,
    blocks: Vec<Block>,
    /// How many blocks are due, and where to look for the next of them.
    due: usize,
    next: usize,
    /// What is drawn where: so that a change finds the blocks that it leaves.
    drawn: HashMap<AnnotationId, ByteSpan>,
    /// No annotation is longer than this, in bytes.
    longest: usize,
    selected: Option<AnnotationId>,
}

/// The marks of a mention, in the order of the text.
#[derive(Default)]
struct Marks {
    /// Those that it alone or as the shortest is drawn by.
    own: Vec<Element>,
    /// And those that a shorter one is drawn by.
    all: Vec<Element>,
}

struct Block {
    span: ByteSpan,
    element: Element,
    /// Whether its marks are still to be drawn.
    is_due: bool,
    has_marks: bool,
}

impl ArticleDom {
    /// Draws `document` into `root`, instead of what is in there: its text, and the marks around the one `selected`. The
    /// others are for [`ArticleDom::draw_rest`].
    ///
    /// # Errors
    /// What the browser throws where it cannot make an element.
    pub fn draw(root: HtmlElement, document: &Document, selected: Option<AnnotationId>) -> Result<Self, JsValue> {
        let text = &document.text;
        let spans = blocks(text, LONGEST_BLOCK);
        root.set_inner_html(&marked::article(text, &spans));
        let elements = root.get_elements_by_tag_name("p");
        let blocks = spans.iter().zip(0..).filter_map(|(span, index)| {
            Some(Block { span: *span, element: elements.item(index)?, is_due: false, has_marks: false })
        });
        let blocks: Vec<Block> = blocks.collect();
        let mut dom = Self { root, blocks, due: 0, next: 0, drawn: HashMap::new(), longest: 0, selected };
        dom.blocks.iter().try_for_each(|block| restore_nuls(&block.element, text.slice(block.span)))?;
        let place = selected.and_then(|id| document.annotation(id)).map_or(ByteOffset::new(0), |a| a.span.start());
        dom.start_from(document, place)?;
        Ok(dom)
    }

    /// The element it is drawn into.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// Draws all marks anew, as far as they are looked at; the others are for [`ArticleDom::draw_rest`]. The text stays
    /// where it is.
    ///
    /// # Errors
    /// As for [`ArticleDom::draw`].
    pub fn redraw(&mut self, document: &Document, selected: Option<AnnotationId>) -> Result<(), JsValue> {
        self.selected = selected;
        self.drawn.retain(|id, _| document.annotation(*id).is_some());
        let selected = selected.and_then(|id| document.annotation(id)).map(|annotation| annotation.span.start());
        let seen = self.top_of_view();
        self.start_from(document, seen)?;
        // Where the selected one is elsewhere, that is where the screen goes.
        selected.map_or(Ok(()), |place| self.draw_around(document, place))
    }

    /// Draws blocks that are due for as long as `has_time` says so, and says whether some are left.
    ///
    /// # Errors
    /// As for [`ArticleDom::draw`].
    pub fn draw_rest(&mut self, document: &Document, has_time: impl Fn() -> bool) -> Result<bool, JsValue> {
        while self.due > 0 {
            let index = self.next;
            self.next = (index + 1) % self.blocks.len().max(1);
            if self.blocks.get(index).is_some_and(|block| block.is_due) {
                self.fill(index, document)?;
                if !has_time() {
                    break;
                }
            }
        }
        Ok(self.due > 0)
    }

    /// Makes all blocks due that have marks or are to have some, and draws those around `place`.
    fn start_from(&mut self, document: &Document, place: ByteOffset) -> Result<(), JsValue> {
        let annotations = document.annotations();
        self.longest = annotations.iter().map(|annotation| annotation.span.len()).max().unwrap_or(0);
        self.blocks.iter_mut().for_each(|block| block.is_due = block.has_marks || !annotations.is_empty());
        self.due = self.blocks.iter().filter(|block| block.is_due).count();
        if self.due > 0 {
            self.root.set_attribute(BUSY, "true")?;
        }
        self.draw_around(document, place)
    }

    fn draw_around(&mut self, document: &Document, place: ByteOffset) -> Result<(), JsValue> {
        let spans: Vec<ByteSpan> = self.blocks.iter().map(|block| block.span).collect();
        let first = first_blocks(document, &spans, place);
        self.next = if first.end < self.blocks.len() { first.end } else { 0 };
        self.draw_due(first, document)
    }

    /// Draws those of `blocks` that are due.
    fn draw_due(&mut self, mut blocks: Range<usize>, document: &Document) -> Result<(), JsValue> {
        blocks.try_for_each(|index| match self.blocks.get(index) {
            Some(block) if block.is_due => self.fill(index, document),
            _ => Ok(()),
        })
    }

    /// The place in the text at the top of what is seen of it.
    fn top_of_view(&self) -> ByteOffset {
        let top = self.root.get_bounding_client_rect().top();
        let first = self.blocks.partition_point(|block| block.element.get_bounding_client_rect().bottom() <= top);
        self.blocks.get(first).map_or(ByteOffset::new(0), |block| block.span.start())
    }

    /// Fills a block with its text and marks, instead of what is in there.
    fn fill(&mut self, index: usize, document: &Document) -> Result<(), JsValue> {
        let Some(block) = self.blocks.get_mut(index) else { return Ok(()) };
        let here = within(document.annotations(), block.span, self.longest);
        if std::mem::take(&mut block.is_due) {
            self.due -= 1;
            if self.due == 0 {
                self.root.remove_attribute(BUSY)?;
            }
        }
        if here.is_empty() && !block.has_marks {
            return Ok(());
        }
        let mut html = String::with_capacity(block.span.len() + here.len() * 256);
        marked::marks(&mut html, &document.text, block.span, &here, self.selected);
        block.element.set_inner_html(&html);
        block.has_marks = !here.is_empty();
        self.drawn.extend(here.iter().map(|annotation| (annotation.id, annotation.span)));
        let shows_selected = here.len() > 1 && here.iter().any(|annotation| Some(annotation.id) == self.selected);
        restore_nuls(&block.element, document.text.slice(block.span))?;
        // Where it meets others, more than its own marks show that it is selected.
        self.selected.filter(|_| shows_selected).map_or(Ok(()), |id| self.mark_current(id, true))
    }

    /// Brings what is drawn of `ids` in line with `document`. Decisions change attributes in place; moved, new and gone
    /// annotations have their blocks rebuilt.
    ///
    /// # Errors
    /// As for [`ArticleDom::draw`].
    pub fn update(&mut self, document: &Document, ids: &[AnnotationId]) -> Result<(), JsValue> {
        let mut stale: Vec<usize> = Vec::new();
        for id in ids {
            let annotation = document.annotation(*id);
            let before = self.drawn.get(id).copied();
            let stays =
                |annotation: &&Annotation| before == Some(annotation.span) && self.is_alone(document, annotation);
            if let Some(annotation) = annotation.filter(stays) {
                self.describe(annotation)?;
                continue;
            }
            let now = annotation.map(|annotation| annotation.span);
            self.longest = self.longest.max(now.map_or(0, ByteSpan::len));
            self.drawn.remove(id);
            stale.extend([before, now].into_iter().flatten().flat_map(|span| self.blocks_of(span)));
        }
        stale.sort_unstable();
        stale.dedup();
        stale.into_iter().try_for_each(|index| self.fill(index, document))
    }

    /// Whether no other mention overlaps it: what is drawn of it, nothing else changes.
    fn is_alone(&self, document: &Document, annotation: &Annotation) -> bool {
        within(document.annotations(), annotation.span, self.longest).len() < 2
    }

    /// Makes `id` the current mention: it alone is in the tab order. `focus` moves the focus there and the mark into
    /// view.
    ///
    /// # Errors
    /// As for [`ArticleDom::draw`].
    pub fn select(&mut self, document: &Document, id: Option<AnnotationId>, focus: bool) -> Result<(), JsValue> {
        if let Some(before) = self.selected.filter(|before| Some(*before) != id) {
            self.mark_current(before, false)?;
        }
        self.selected = id;
        let Some(annotation) = id.and_then(|id| document.annotation(id)) else { return Ok(()) };
        self.draw_due(self.blocks_of(annotation.span), document)?;
        self.mark_current(annotation.id, true)?;
        if let Some(mark) = self.marks_of(annotation.id)?.own.into_iter().next().filter(|_| focus) {
            // With the frame: asked now, the browser would lay out the page twice.
            request_animation_frame(move || bring_into_view(&mark));
            focus_later(self.root.clone());
        }
        Ok(())
    }

    fn mark_current(&self, id: AnnotationId, current: bool) -> Result<(), JsValue> {
        let attributes = marked::place_in_review(current);
        let Marks { own, all } = self.marks_of(id)?;
        own.iter().try_for_each(|mark| set_attributes(mark, &attributes))?;
        let is_cut = all.len() > 1 || all.len() > own.len();
        let ring = [("data-ring", (is_cut && current).then_some(""))];
        all.iter().try_for_each(|mark| set_attributes(mark, &ring))
    }

    fn describe(&self, annotation: &Annotation) -> Result<(), JsValue> {
        let attributes = marked::meaning(annotation);
        self.marks_of(annotation.id)?.own.iter().try_for_each(|mark| set_attributes(mark, &attributes))
    }

    fn marks_of(&self, id: AnnotationId) -> Result<Marks, JsValue> {
        let Some(span) = self.drawn.get(&id) else { return Ok(Marks::default()) };
        let name = id.to_string();
        let selector = format!("mark[data-id=\"{name}\"], mark[data-ids~=\"{name}\"]");
        let mut all = Vec::new();
        for block in self.blocks_of(*span).filter_map(|index| self.blocks.get(index)) {
            let marks = block.element.query_selector_all(&selector)?;
            all.extend((0..marks.length()).filter_map(|at| marks.item(at)?.dyn_into::<Element>().ok()));
        }
        let is_own = |mark: &&Element| mark.get_attribute("data-id").as_ref() == Some(&name);
        let own: Vec<Element> = all.iter().filter(is_own).cloned().collect();
        // A mention that shorter ones cover whole is shown by theirs.
        Ok(Marks { own: if own.is_empty() { all.clone() } else { own }, all })
    }

    fn blocks_of(&self, span: ByteSpan) -> std::ops::Range<usize> {
        let first = self.blocks.partition_point(|block| block.span.end() <= span.start());
        let last = self.blocks.partition_point(|block| block.span.start() < span.end());
        first..last
    }
}

/// Gives the focus to the current mark of `article` once it is painted: moving the focus has the browser lay out the page,
/// and what is looked at should not wait for that. Where the user has gone elsewhere meanwhile, the focus stays there.
fn focus_later(article: HtmlElement) {
    let page = article.owner_document();
    let active = move || page.as_ref().and_then(web_sys::Document::active_element);
    let before = active();
    at_leisure(move || {
        // What had the focus may have gone with what was decided: then nothing has it.
        let is_elsewhere = active().is_some_and(|now| Some(&now) != before.as_ref() && now.tag_name() != "BODY");
        let mark = article.query_selector("mark[aria-current]").ok().flatten();
        let Some(mark) = mark.filter(|_| !is_elsewhere) else { return };
        let quietly = FocusOptions::new();
        quietly.set_prevent_scroll(true);
        if let Err(error) = mark.unchecked_ref::<HtmlElement>().focus_with_options(&quietly) {
            leptos::logging::warn!("the mention did not take the focus: {}", super::reason(&error));
        }
    });
}

/// Scrolls `element` to the middle if it is out of view; at once where the user wants less motion.
pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Auto);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn set_attributes(mark: &Element, attributes: &[(&str, Option<impl AsRef<str>>)]) -> Result<(), JsValue> {
    attributes.iter().try_for_each(|(name, value)| match value {
        Some(value) => mark.set_attribute(name, value.as_ref()),
        None => mark.remove_attribute(name),
    })
}

/// Puts U+0000 where its substitute was parsed: `words` are the characters that `block` is to have.
fn restore_nuls(block: &Element, words: &str) -> Result<(), JsValue> {
    if !words.contains('\0') {
        return Ok(());
    }
    let page = block.owner_document().ok_or(JsValue::NULL)?;
    let texts = page.create_tree_walker_with_what_to_show(block, TEXT_NODES)?;
    let mut rest: Vec<u16> = words.encode_utf16().collect();
    while let Some(node) = texts.next_node()? {
        let len = node.node_value().map_or(0, |value| value.encode_utf16().count());
        let own: Vec<u16> = rest.drain(..len.min(rest.len())).collect();
        node.set_node_value(Some(&String::from_utf16_lossy(&own)));
    }
    Ok(())
}

/// The place in the text of the mark that an event happened in, and the annotations there, the shortest first.
pub fn mark_at(target: &Node) -> Option<(String, Vec<AnnotationId>)> {
    let element = target.dyn_ref::<Element>().cloned().or_else(|| target.parent_element())?;
    let mark = element.closest("mark").ok()??;
    let ids = mark.get_attribute("data-ids").or_else(|| mark.get_attribute("data-id"))?;
    let ids = ids.split(' ').filter_map(|id| id.parse().ok()).collect();
    Some((mark.get_attribute("data-start")?, ids))
}
