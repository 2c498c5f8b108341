//! Decides between candidates that share characters.

use crate::mention::Mention;
use crate::passage::Passage;

/// The candidates that stand: the longest reading wins, then the one with the higher score, then the one found first;
/// masked places give none. In order of position, no two overlapping.
pub(crate) fn resolve(passage: &Passage<'_>, mut candidates: Vec<Mention>) -> Vec<Mention> {
    candidates.retain(|candidate| !passage.is_masked(candidate.span));
    // Stable, so that ties keep the order in which the finders were asked.
    candidates.sort_by(|a, b| b.span.len().cmp(&a.span.len()).then(b.score.total_cmp(&a.score)));
    let mut taken = vec![false; passage.text.len()];
    let mut kept: Vec<Mention> = candidates
        .into_iter()
        .filter(|candidate| match taken.get_mut(candidate.span.range()) {
            Some(bytes) if !bytes.contains(&true) => {
                bytes.fill(true);
                true
            }
            _ => false,
        })
        .collect();
    kept.sort_by_key(|mention| mention.span);
    kept
}
