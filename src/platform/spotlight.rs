//! One passage of the article at full contrast: its characters by a highlight of the browser, its marks by an attribute,
//! so that nothing is put into the text.

use tallymark_text::Utf16Span;
use web_sys::Element;

use crate::platform::{places, selection};

/// On the article as long as a passage is in focus.
const ON_ARTICLE: &str = "data-focus";
/// On the marks of that passage.
const ON_MARK: &str = "data-in-focus";
/// The name of the highlight in the style sheet.
const HIGHLIGHT: &str = "focus";

/// What is at full contrast, and has to be given back.
#[derive(Default)]
pub struct Spotlight {
    marks: Vec<Element>,
}

impl Spotlight {
    /// Shows `passage` of `article` and dims the rest; nothing is dimmed without a passage.
    pub fn show(&mut self, article: &Element, passage: Option<Utf16Span>) {
        for mark in std::mem::take(&mut self.marks) {
            forget(&mark, ON_MARK);
        }
        let range = passage.and_then(|passage| selection::range(article, passage));
        selection::highlight(HIGHLIGHT, range.as_slice());
        let Some(passage) = passage.filter(|_| range.is_some()) else { return forget(article, ON_ARTICLE) };
        set(article, ON_ARTICLE);
        for block in places::blocks_of(article, &passage.range()) {
            self.take_marks(&block, passage);
        }
    }

    fn take_marks(&mut self, block: &Element, passage: Utf16Span) {
        let marks = block.get_elements_by_tag_name("mark");
        let place = |mark: &Element, name| mark.get_attribute(name)?.parse::<usize>().ok();
        let passage = passage.range();
        for mark in (0..marks.length()).filter_map(|index| marks.item(index)) {
            let (start, end) = (place(&mark, "data-start"), place(&mark, "data-end"));
            if start.is_some_and(|start| start < passage.end) && end.is_some_and(|end| end > passage.start) {
                set(&mark, ON_MARK);
                self.marks.push(mark);
            }
        }
    }
}

fn set(element: &Element, name: &str) {
    // The names are those above, which every browser takes.
    let _: Result<(), _> = element.set_attribute(name, "");
}

fn forget(element: &Element, name: &str) {
    let _: Result<(), _> = element.remove_attribute(name);
}
