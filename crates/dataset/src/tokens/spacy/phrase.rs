//! Sequences of tokens, found wherever they stand in a text: spaCy's `PhraseMatcher`, and which of its matches count.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// Sequences of tokens, as a tree of their first tokens, their second and so on. The first node is the root.
#[derive(Default)]
pub(super) struct Phrases {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    next: HashMap<String, usize>,
    is_end: bool,
}

impl Phrases {
    /// Adds a sequence.
    pub(super) fn add<'a>(&mut self, tokens: impl Iterator<Item = &'a str>) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let last = tokens.fold(0, |node, token| self.child(node, token));
        if let Some(node) = self.nodes.get_mut(last) {
            node.is_end = true;
        }
    }

    /// The node after another one, made where there is none.
    fn child(&mut self, node: usize, token: &str) -> usize {
        let new = self.nodes.len();
        let Some(parent) = self.nodes.get_mut(node) else { return node };
        let child = *parent.next.entry(token.to_owned()).or_insert(new);
        if child == new {
            self.nodes.push(Node::default());
        }
        child
    }

    /// The sequences that count among the tokens of a text, as ranges of tokens, in order.
    pub(super) fn find(&self, text: &str, tokens: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for start in 0..tokens.len() {
            let mut node = self.nodes.first();
            for (at, token) in tokens.iter().enumerate().skip(start) {
                let next = node.zip(text.get(token.clone())).and_then(|(node, token)| node.next.get(token));
                node = next.and_then(|next| self.nodes.get(*next));
                let Some(node) = node else { break };
                if node.is_end {
                    found.push(start..at + 1);
                }
            }
        }
        without_overlaps(found, tokens.len())
    }
}

/// The longest first, of equals the first. As in spaCy, one that is dropped for its overlap hides others all the same.
fn without_overlaps(mut found: Vec<Range<usize>>, tokens: usize) -> Vec<Range<usize>> {
    if found.is_empty() {
        return found;
    }
    found.sort_unstable_by_key(|phrase| (Reverse(phrase.len()), phrase.start));
    let mut seen = vec![false; tokens];
    found.retain(|phrase| {
        let seen = seen.get_mut(phrase.clone()).unwrap_or_default();
        let is_free = seen.first() == Some(&false) && seen.last() == Some(&false);
        seen.fill(true);
        is_free
    });
    found.sort_unstable_by_key(|phrase| phrase.start);
    found
}
