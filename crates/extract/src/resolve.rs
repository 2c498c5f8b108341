//! Decides between candidates that share characters.

use crate::mention::Mention;
use crate::passage::Passage;

/// Drops the names that cross a number without holding all of it: the `M Heist` of `$5M Heist`.
pub(crate) fn uncrossed(numbers: &[Mention], names: &mut Vec<Mention>) {
    names.retain(|name| {
        let next = numbers.partition_point(|number| number.span.end() <= name.span.start());
        let last = numbers.partition_point(|number| number.span.start() < name.span.end());
        let inside =
            |number: &Mention| name.span.start() <= number.span.start() && number.span.end() <= name.span.end();
        let within =
            |number: &Mention| number.span.start() <= name.span.start() && name.span.end() <= number.span.end();
        numbers.get(next..last).unwrap_or_default().iter().all(|number| inside(number) || within(number))
    });
}

/// The candidates that stand: the longest reading wins, then the one with the higher score, then the one found first;
/// masked places give none, and no character is cut. In order of position, no two overlapping.
pub(crate) fn resolve(passage: &Passage<'_>, mut candidates: Vec<Mention>) -> Vec<Mention> {
    candidates.retain(|candidate| !passage.is_masked(candidate.span) && passage.is_whole(candidate.span));
    // Keys are sorted and not the mentions, which are large: it is quicker, and a sort of its own would be 4 kB of code.
    // The bits of floats that are not negative have the order of the floats.
    let mut order: Vec<(usize, u32, usize)> = candidates
        .iter()
        .enumerate()
        .map(|(index, found)| (usize::MAX - found.span.len(), u32::MAX - found.score.to_bits(), index))
        .collect();
    order.sort_unstable();
    let mut taken = vec![false; passage.text.len()];
    let mut kept = Vec::new();
    for (_, _, index) in order {
        let span = candidates.get(index).map(|found| found.span.range()).unwrap_or_default();
        let start = span.start;
        if let Some(bytes) = taken.get_mut(span).filter(|bytes| !bytes.contains(&true)) {
            bytes.fill(true);
            kept.push((start, 0, index));
        }
    }
    kept.sort_unstable();
    let mut candidates: Vec<Option<Mention>> = candidates.into_iter().map(Some).collect();
    kept.into_iter().filter_map(|(_, _, index)| candidates.get_mut(index).and_then(Option::take)).collect()
}
