//! Which blocks of a long article are drawn first.

use std::ops::Range;

use tallymark_dataset::Document;
use tallymark_text::{ByteOffset, ByteSpan};

/// How much text is drawn around what is looked at, to either side: more than a tall screen shows.
const REACH: usize = 8_000;

/// Up to this length, in bytes, and so many annotations, an article is drawn at one go.
const SHORT: (usize, usize) = (50_000, 500);

/// The blocks to draw at one go: all of a short article, else those around `place`. `blocks` follow each other.
pub fn first_blocks(document: &Document, blocks: &[ByteSpan], place: ByteOffset) -> Range<usize> {
    if document.text.len() <= SHORT.0 && document.annotations().len() <= SHORT.1 {
        return 0..blocks.len();
    }
    around(blocks, place)
}

fn around(blocks: &[ByteSpan], place: ByteOffset) -> Range<usize> {
    let place = place.get();
    let first = blocks.partition_point(|block| block.end().get() + REACH <= place);
    let last = blocks.partition_point(|block| block.start().get() < place + REACH);
    first..last.max(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tallymark_dataset::{About, DocumentId};
    use tallymark_text::{Span, Text};

    fn document(length: usize) -> Document {
        let time = tallymark_dataset::Timestamp(String::new());
        Document::new(DocumentId(String::new()), About::default(), time, Text::new("a".repeat(length)))
    }

    fn blocks(length: usize) -> Vec<ByteSpan> {
        (0..length).step_by(1_000).filter_map(|start| Span::new(start, (start + 1_000).min(length)).ok()).collect()
    }

    fn check(length: usize, place: usize, expected: Range<usize>) {
        let found = first_blocks(&document(length), &blocks(length), ByteOffset::new(place));
        assert_eq!(found, expected, "{length} bytes, at {place}");
    }

    #[test]
    fn a_short_article_is_drawn_at_one_go_and_a_long_one_around_its_place() {
        check(0, 0, 0..0);
        check(50_000, 20_000, 0..50);
        check(51_000, 0, 0..8);
        check(51_000, 20_500, 12..29);
        check(51_000, 51_000, 43..51);
    }
}
