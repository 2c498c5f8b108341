//! Snapshots: the shortest journal that gives a project as it is.
//!
//! A snapshot is made of [`Step`]s, so that reading one is replaying it with [`Project::take`], and there is one shape of
//! record for journals, snapshots and backups. First come the frame (schema, rules), then the documents in the order of the
//! list, then what can be undone.

use crate::change::Change;
use crate::document::Document;
use crate::project::{History, Link, Project, Step};

/// The most links of one step of a history: a record is read at once.
const LINKS: usize = 100;

/// Behind the last document of a list. Not `usize::MAX`, which is another number where the page is not.
const LAST: usize = u32::MAX as usize;

impl Project {
    /// The steps that give an empty project the schema and the rules of this one.
    pub fn frame(&self) -> [Step; 2] {
        let schema = Box::new(self.workspace().schema().clone());
        let rules = self.workspace().rules().to_vec();
        [Step::Learn(Change::PutSchema { schema }), Step::Learn(Change::PutRules { rules })]
    }

    /// The steps that give a project with the same documents the history of this one: the last acts that come to no more
    /// than `most` changes, and always the very last act. An act is remembered whole or not at all.
    pub fn recent_history(&self, most: usize) -> Vec<Step> {
        let History { undo, redo } = self.history();
        // A link is joined to the one that was made before it: below it in the stack of what can be undone, above it in
        // the stack of what can be redone.
        let undo = recent(undo, most, |place| undo.get(place).is_some_and(|link| !link.joined));
        let redo = recent(redo, most, |place| redo.get(place - 1).is_some_and(|link| !link.joined));
        let undo = undo.chunks(LINKS).map(|links| Step::Remember { undo: links.to_vec(), redo: Vec::new() });
        let redo = redo.chunks(LINKS).map(|links| Step::Remember { undo: Vec::new(), redo: links.to_vec() });
        undo.chain(redo).collect()
    }

    /// All of a snapshot.
    pub fn snapshot(&self, most: usize) -> impl Iterator<Item = Step> + '_ {
        let documents = self.workspace().documents().iter().map(|document| stood(document.clone()));
        self.frame().into_iter().chain(documents).chain(self.recent_history(most))
    }
}

/// The step of a snapshot that gives a project a document, behind those that it has.
pub fn stood(document: Document) -> Step {
    Step::Learn(Change::PutDocument { index: LAST, document: Box::new(document) })
}

/// The newest links of a stack, cut where `ends_before` says that an act is whole.
fn recent(stack: &[Link], most: usize, ends_before: impl Fn(usize) -> bool) -> &[Link] {
    let from = stack.len().saturating_sub(most.max(1));
    let whole = |place: &usize| *place == 0 || ends_before(*place);
    let start = (from..stack.len()).find(whole).or_else(|| (0..from).rev().find(whole));
    stack.get(start.unwrap_or_default()..).unwrap_or_default()
}
