//! A workspace with its history: the one place where state changes.

use serde::{Deserialize, Serialize};

use crate::change::{Change, ChangeError, Touched};
use crate::workspace::Workspace;

/// One record of the journal. Undo and redo are records too: replaying a journal restores what can still be undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The user did something: it can be undone, and what had been undone can no longer be redone.
    Act(Change),
    /// The last act goes on: what the user did is undone and redone with it, as one.
    More(Change),
    /// Tallymark found something out (suggestions, values): it is not the user's to undo.
    Learn(Change),
    /// The last change of the last act is taken back. An act is undone when [`Project::is_mid_act`] says no more.
    Undo,
    /// The first change that was taken back is made again.
    Redo,
    /// What could be undone and redone when a snapshot was taken goes on top of the history.
    Remember {
        /// To be undone, the last one first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        undo: Vec<Link>,
        /// To be redone, the last one first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        redo: Vec<Link>,
    },
}

/// A change in the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub(crate) change: Change,
    /// Whether it belongs to the same act as the change made before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) joined: bool,
}

/// What can be undone and redone, each a stack.
pub(crate) struct History<'a> {
    pub(crate) undo: &'a [Link],
    pub(crate) redo: &'a [Link],
}

/// A workspace and what can be undone and redone in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    workspace: Workspace,
    undo: Vec<Link>,
    redo: Vec<Link>,
}

impl Project {
    /// The state.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Whether there is an act to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is an act to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    pub(crate) fn history(&self) -> History<'_> {
        History { undo: &self.undo, redo: &self.redo }
    }

    /// Whether a part of an act is undone and a part is not: after [`Step::Undo`] or [`Step::Redo`] the same is to be
    /// taken again until it is not.
    pub fn is_mid_act(&self) -> bool {
        !self.undo.is_empty() && self.redo.last().is_some_and(|next| next.joined)
    }

    /// Takes one step. Each inverse is read off the state as it is, so undo is right whatever was learnt meanwhile.
    ///
    /// # Errors
    /// [`ChangeError`] where the step does not fit; state and history then stay as they were.
    pub fn take(&mut self, step: Step) -> Result<Touched, ChangeError> {
        match step {
            Step::Act(change) => self.act(change, false),
            Step::More(change) => self.act(change, !self.undo.is_empty()),
            Step::Learn(change) => self.workspace.apply(change).map(|(_, touched)| touched),
            Step::Undo => turn_back(&mut self.workspace, &mut self.undo, &mut self.redo),
            Step::Redo => turn_back(&mut self.workspace, &mut self.redo, &mut self.undo),
            Step::Remember { undo, redo } => {
                self.undo.extend(undo);
                self.redo.extend(redo);
                Ok(Touched::History)
            }
        }
    }

    fn act(&mut self, change: Change, joined: bool) -> Result<Touched, ChangeError> {
        let (change, touched) = self.workspace.apply(change)?;
        self.undo.push(Link { change, joined });
        self.redo.clear();
        Ok(touched)
    }
}

/// Applies the last change of `from` and puts its inverse on `to`.
fn turn_back(workspace: &mut Workspace, from: &mut Vec<Link>, to: &mut Vec<Link>) -> Result<Touched, ChangeError> {
    let Link { change, joined } = from.last().cloned().ok_or(ChangeError::NothingLeft)?;
    let (change, touched) = workspace.apply(change)?;
    from.pop();
    to.push(Link { change, joined });
    Ok(touched)
}
