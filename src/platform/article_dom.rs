//! The article on the screen: paragraphs of text with non-overlapping `<mark>`s.
//!
//! Plain DOM rather than components: a long article has tens of thousands of marks, and after a decision one attribute
//! changes. The characters in the DOM are the document's, one to one; labels are drawn by the style sheet.

use std::collections::HashMap;

use tallymark_dataset::{Annotation, AnnotationId, Document};
use tallymark_text::{ByteSpan, Text, blocks};
use wasm_bindgen::prelude::*;
use web_sys::{Element, FocusOptions, HtmlElement, Node, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::platform::selection::BLOCK_START;
use crate::view::describe;
use crate::view::segments::{Segment, segments};

/// The longest block in bytes: what is rebuilt when a boundary in it moves. A longer paragraph is cut.
const LONGEST_BLOCK: usize = 4_000;

/// A document drawn into an element, and kept true to it.
pub struct ArticleDom {
    root: HtmlElement,
    text: Text,
    blocks: Vec<Block>,
    /// What is drawn where: so that a change finds the blocks that it leaves.
    drawn: HashMap<AnnotationId, ByteSpan>,
    selected: Option<AnnotationId>,
}

struct Block {
    span: ByteSpan,
    element: Element,
}

impl ArticleDom {
    /// Draws `document` into `root`, instead of what is in there.
    ///
    /// # Errors
    /// What the browser throws where it cannot make an element.
    pub fn draw(root: HtmlElement, document: &Document) -> Result<Self, JsValue> {
        let page = root.owner_document().ok_or(JsValue::NULL)?;
        root.set_text_content(None);
        let fragment = page.create_document_fragment();
        let mut drawn = Vec::new();
        for span in blocks(&document.text, LONGEST_BLOCK) {
            let element = page.create_element("p")?;
            let start = document.text.to_utf16(span).start().get();
            element.set_attribute(BLOCK_START, &start.to_string())?;
            fragment.append_child(&element)?;
            drawn.push(Block { span, element });
        }
        let mut dom = Self { root, text: document.text.clone(), blocks: drawn, drawn: HashMap::new(), selected: None };
        let mut rest = document.annotations();
        for index in 0..dom.blocks.len() {
            // Annotations are in reading order, so each block starts where the one before began to look.
            let Some(block) = dom.blocks.get(index) else { break };
            let end = rest.partition_point(|annotation| annotation.span.start() < block.span.end());
            let here: Vec<&Annotation> =
                rest.iter().take(end).filter(|annotation| annotation.span.overlaps(block.span)).collect();
            let done = rest.iter().take_while(|annotation| annotation.span.end() <= block.span.end()).count();
            fill(&dom.text, block, &here)?;
            rest = rest.get(done..).unwrap_or_default();
        }
        dom.drawn = document.annotations().iter().map(|annotation| (annotation.id, annotation.span)).collect();
        dom.root.append_child(&fragment)?;
        Ok(dom)
    }

    /// The element it is drawn into.
    pub fn root(&self) -> &HtmlElement {
        &self.root
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
            match annotation {
                Some(annotation) if before == Some(annotation.span) => self.describe(annotation)?,
                _ => {
                    let spans = [before, annotation.map(|annotation| annotation.span)];
                    stale.extend(spans.into_iter().flatten().flat_map(|span| self.blocks_of(span)));
                    match annotation {
                        Some(annotation) => self.drawn.insert(*id, annotation.span),
                        None => self.drawn.remove(id),
                    };
                }
            }
        }
        stale.sort_unstable();
        stale.dedup();
        for block in stale.into_iter().filter_map(|index| self.blocks.get(index)) {
            let here: Vec<&Annotation> =
                document.annotations().iter().filter(|annotation| annotation.span.overlaps(block.span)).collect();
            fill(&self.text, block, &here)?;
        }
        if let Some(selected) = self.selected {
            self.mark_current(selected, true)?;
        }
        Ok(())
    }

    /// Makes `id` the current mention: it alone is in the tab order. `focus` moves the focus there and the mark into
    /// view.
    ///
    /// # Errors
    /// As for [`ArticleDom::draw`].
    pub fn select(&mut self, id: Option<AnnotationId>, focus: bool) -> Result<(), JsValue> {
        if let Some(before) = self.selected.filter(|before| Some(*before) != id) {
            self.mark_current(before, false)?;
        }
        self.selected = id;
        let Some(id) = id else { return Ok(()) };
        self.mark_current(id, true)?;
        if let Some(mark) = self.marks_of(id)?.into_iter().next().filter(|_| focus) {
            let quietly = FocusOptions::new();
            quietly.set_prevent_scroll(true);
            mark.unchecked_ref::<HtmlElement>().focus_with_options(&quietly)?;
            bring_into_view(&mark);
        }
        Ok(())
    }

    fn mark_current(&self, id: AnnotationId, current: bool) -> Result<(), JsValue> {
        for mark in self.marks_of(id)? {
            if current {
                mark.set_attribute("aria-current", "true")?;
                mark.set_attribute("tabindex", "0")?;
            } else {
                mark.remove_attribute("aria-current")?;
                mark.set_attribute("tabindex", "-1")?;
            }
        }
        Ok(())
    }

    fn describe(&self, annotation: &Annotation) -> Result<(), JsValue> {
        self.marks_of(annotation.id)?.iter().try_for_each(|mark| set_meaning(mark, annotation))
    }

    fn marks_of(&self, id: AnnotationId) -> Result<Vec<Element>, JsValue> {
        let Some(span) = self.drawn.get(&id) else { return Ok(Vec::new()) };
        let selector = format!("mark[data-id=\"{id}\"]");
        let mut found = Vec::new();
        for block in self.blocks_of(*span).filter_map(|index| self.blocks.get(index)) {
            let marks = block.element.query_selector_all(&selector)?;
            found.extend((0..marks.length()).filter_map(|at| marks.item(at)?.dyn_into::<Element>().ok()));
        }
        Ok(found)
    }

    fn blocks_of(&self, span: ByteSpan) -> std::ops::Range<usize> {
        let first = self.blocks.partition_point(|block| block.span.end() <= span.start());
        let last = self.blocks.partition_point(|block| block.span.start() < span.end());
        first..last
    }
}

/// Scrolls `element` to the middle if it is out of view; at once where the user wants less motion.
pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Auto);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Fills a block with its text and marks, instead of what is in there.
fn fill(text: &Text, block: &Block, annotations: &[&Annotation]) -> Result<(), JsValue> {
    let page = block.element.owner_document().ok_or(JsValue::NULL)?;
    block.element.set_text_content(None);
    for segment in segments(block.span, annotations) {
        let words = page.create_text_node(text.slice(segment.span));
        let top = segment.covered_by.first().and_then(|id| annotations.iter().find(|a| a.id == *id));
        match top {
            None => block.element.append_child(&words)?,
            Some(annotation) => {
                let mark = page.create_element("mark")?;
                mark.append_child(&words)?;
                place_mark(&mark, text, &segment)?;
                set_meaning(&mark, annotation)?;
                block.element.append_child(&mark)?
            }
        };
    }
    Ok(())
}

/// The attributes of a mark that hold as long as its block is not rebuilt.
fn place_mark(mark: &Element, text: &Text, segment: &Segment) -> Result<(), JsValue> {
    let place = text.to_utf16(segment.span).range();
    mark.set_attribute("data-start", &place.start.to_string())?;
    mark.set_attribute("data-end", &place.end.to_string())?;
    mark.set_attribute("tabindex", "-1")?;
    if segment.covered_by.len() > 1 {
        let ids: Vec<String> = segment.covered_by.iter().map(ToString::to_string).collect();
        mark.set_attribute("data-ids", &ids.join(" "))?;
    }
    Ok(())
}

/// The attributes of a mark that a decision changes.
fn set_meaning(mark: &Element, annotation: &Annotation) -> Result<(), JsValue> {
    mark.set_attribute("data-id", &annotation.id.to_string())?;
    mark.set_attribute("data-label", &annotation.label)?;
    mark.set_attribute("data-decision", annotation.decision.name())?;
    mark.set_attribute("aria-description", &describe::description(annotation))?;
    if annotation.uncertain {
        mark.set_attribute("data-uncertain", "")?;
    } else {
        mark.remove_attribute("data-uncertain")?;
    }
    let value = describe::value(&annotation.norm);
    if value.is_empty() { mark.remove_attribute("data-value") } else { mark.set_attribute("data-value", &value) }
}

/// The mark that an event happened in, and its annotation.
pub fn mark_at(target: &Node) -> Option<AnnotationId> {
    let element = target.dyn_ref::<Element>().cloned().or_else(|| target.parent_element())?;
    element.closest("mark").ok()??.get_attribute("data-id")?.parse().ok()
}
