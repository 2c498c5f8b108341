//! Where the marks of mentions are on the screen.
//!
//! Asked for every frame of scrolling, so nothing here looks at all marks of a long article: blocks are found by halving.

use tallymark_dataset::AnnotationId;
use web_sys::{Element, HtmlCollection};

use crate::platform::places::{first, last_before, start_of};
use crate::view::arcs::Place;

/// The article as it is drawn: parts, and in them paragraphs.
pub struct MarkPlaces {
    region: Element,
}

impl MarkPlaces {
    /// Those of the article in this region.
    pub fn of(region: Element) -> Self {
        Self { region }
    }

    /// The part of the window that shows the article.
    pub fn window(&self) -> Place {
        place_of(&self.region)
    }

    /// The mentions whose paragraphs are in view.
    pub fn mentions_in_view(&self) -> Vec<AnnotationId> {
        let mut found = Vec::new();
        for part in self.in_view(&self.region.children()) {
            for block in self.in_view(&part.children()) {
                let marks = block.get_elements_by_tag_name("mark");
                for mark in (0..marks.length()).filter_map(|index| marks.item(index)) {
                    let ids = mark.get_attribute("data-ids").or_else(|| mark.get_attribute("data-id"));
                    found.extend(ids.unwrap_or_default().split(' ').filter_map(|id| id.parse::<AnnotationId>().ok()));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Where the first line of a mention is that starts at `start`, in UTF-16 code units of the document. Of one whose
    /// paragraph the browser has not laid out, because it is out of view, where that begins. None where it is not drawn.
    pub fn of_mention(&self, id: AnnotationId, start: usize) -> Option<Place> {
        let is_before = |element: &Element| start_of(element) <= start;
        let part = last_before(&self.region.children(), is_before)?;
        let block = last_before(&part.children(), is_before)?;
        let mark = block.query_selector(&format!("mark[data-id=\"{id}\"], mark[data-ids~=\"{id}\"]")).ok()??;
        let line = mark.get_client_rects().item(0).filter(|line| line.width() > 0.0);
        let Some(line) = line else {
            let place = place_of(&block);
            return (place.width > 0.0).then_some(Place { height: 0.0, ..place });
        };
        Some(Place { left: line.left(), top: line.top(), width: line.width(), height: line.height() })
    }

    /// Those of `elements`, which follow each other, that are in view.
    fn in_view(&self, elements: &HtmlCollection) -> Vec<Element> {
        let window = self.region.get_bounding_client_rect();
        let start = first(elements, |element| element.get_bounding_client_rect().bottom() > window.top());
        let end = first(elements, |element| element.get_bounding_client_rect().top() >= window.bottom());
        (start..end).filter_map(|index| elements.item(index)).collect()
    }
}

fn place_of(element: &Element) -> Place {
    let rect = element.get_bounding_client_rect();
    Place { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
}
