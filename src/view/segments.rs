//! Highlight segments: the runs of a block of text that are covered by the same annotations.

use tallymark_dataset::{Annotation, AnnotationId};
use tallymark_text::{ByteSpan, Span};

/// A run of text under the same annotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The run, in bytes of the document.
    pub span: ByteSpan,
    /// The annotations that cover it, the shortest first: that one is drawn and clicked. Empty for plain text.
    pub covered_by: Vec<AnnotationId>,
}

/// Cuts `block` where annotations start and end. The segments follow each other without gap or overlap and are
/// together the block.
///
/// `annotations` are those that overlap the block, in any order; others are ignored.
pub fn segments(block: ByteSpan, annotations: &[&Annotation]) -> Vec<Segment> {
    let (from, to) = (block.start().get(), block.end().get());
    let inside: Vec<&Annotation> = annotations.iter().copied().filter(|a| a.span.overlaps(block)).collect();
    let ends = inside.iter().flat_map(|a| [a.span.start().get(), a.span.end().get()]);
    let mut cuts: Vec<usize> = ends.filter(|cut| (from..to).contains(cut)).chain([from, to]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut active: Vec<&Annotation> = Vec::new();
    let mut waiting = inside;
    waiting.sort_by_key(|a| std::cmp::Reverse(a.span.start()));
    let mut found = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        active.retain(|a| a.span.end().get() > start);
        while let Some(next) = waiting.pop_if(|a| a.span.start().get() <= start) {
            active.push(next);
        }
        active.sort_by_key(|a| (a.span.len(), a.id));
        let covered_by = active.iter().map(|a| a.id).collect();
        found.extend(Span::new(start, end).map(|span| Segment { span, covered_by }));
    }
    found
}

/// Those of `annotations`, which are in reading order, that overlap `block`. None of them is longer than `longest`
/// bytes, so that only a few have to be looked at.
pub fn within(annotations: &[Annotation], block: ByteSpan, longest: usize) -> Vec<&Annotation> {
    let from = annotations.partition_point(|a| a.span.start().get() + longest <= block.start().get());
    let to = annotations.partition_point(|a| a.span.start() < block.end());
    annotations.get(from..to).unwrap_or_default().iter().filter(|a| a.span.overlaps(block)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::annotation;

    fn check(block: (usize, usize), spans: &[(usize, usize)], expected: &[(usize, usize, &[u32])]) {
        let annotations: Vec<Annotation> =
            spans.iter().zip(0..).map(|(&(start, end), id)| annotation(id, start, end)).collect();
        let block = Span::new(block.0, block.1).unwrap_or_else(|error| panic!("{error}"));
        let found: Vec<(usize, usize, Vec<u32>)> = segments(block, &annotations.iter().collect::<Vec<_>>())
            .into_iter()
            .map(|s| (s.span.start().get(), s.span.end().get(), s.covered_by.iter().map(|id| id.0).collect()))
            .collect();
        let expected: Vec<_> = expected.iter().map(|&(start, end, ids)| (start, end, ids.to_vec())).collect();
        assert_eq!(found, expected, "block {block:?}, spans {spans:?}");
    }

    #[test]
    fn flat_nested_crossing_and_cut_by_the_block() {
        check((0, 10), &[], &[(0, 10, &[])]);
        check((0, 10), &[(2, 5)], &[(0, 2, &[]), (2, 5, &[0]), (5, 10, &[])]);
        check((0, 10), &[(2, 5), (5, 7)], &[(0, 2, &[]), (2, 5, &[0]), (5, 7, &[1]), (7, 10, &[])]);
        check((0, 10), &[(1, 9), (3, 5)], &[(0, 1, &[]), (1, 3, &[0]), (3, 5, &[1, 0]), (5, 9, &[0]), (9, 10, &[])]);
        check((0, 8), &[(1, 5), (3, 7)], &[(0, 1, &[]), (1, 3, &[0]), (3, 5, &[0, 1]), (5, 7, &[1]), (7, 8, &[])]);
        check((10, 20), &[(5, 12), (18, 30), (30, 40)], &[(10, 12, &[0]), (12, 18, &[]), (18, 20, &[1])]);
        check((0, 4), &[(0, 4), (0, 4)], &[(0, 4, &[0, 1])]);
    }

    #[test]
    fn within_a_block_are_those_that_overlap_it_however_far_before_they_start() {
        let annotations = [(0, 25), (2, 5), (8, 11), (12, 14), (20, 22)].map(|(start, end)| annotation(0, start, end));
        for (block, expected) in [((10, 20), vec![0, 8, 12]), ((0, 2), vec![0]), ((5, 8), vec![0]), ((25, 30), vec![])]
        {
            let block = Span::new(block.0, block.1).unwrap_or_else(|error| panic!("{error}"));
            let starts: Vec<usize> =
                within(&annotations, block, 25).into_iter().map(|found| found.span.start().get()).collect();
            assert_eq!(starts, expected, "{block:?}");
        }
    }
}
