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
    /// Tallymark found something out (suggestions, values): it is not the user's to undo.
    Learn(Change),
    /// The user took the last act back.
    Undo,
    /// The user wanted it again.
    Redo,
}

/// A workspace and what can be undone and redone in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    workspace: Workspace,
    undo: Vec<Change>,
    redo: Vec<Change>,
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

    /// Takes one step. Each inverse is read off the state as it is, so undo is right whatever was learnt meanwhile.
    ///
    /// # Errors
    /// [`ChangeError`] where the step does not fit; state and history then stay as they were.
    pub fn take(&mut self, step: Step) -> Result<Touched, ChangeError> {
        match step {
            Step::Act(change) => {
                let (inverse, touched) = self.workspace.apply(change)?;
                self.undo.push(inverse);
                self.redo.clear();
                Ok(touched)
            }
            Step::Learn(change) => self.workspace.apply(change).map(|(_, touched)| touched),
            Step::Undo => turn_back(&mut self.workspace, &mut self.undo, &mut self.redo),
            Step::Redo => turn_back(&mut self.workspace, &mut self.redo, &mut self.undo),
        }
    }
}

/// Applies the last change of `from` and puts its inverse on `to`.
fn turn_back(workspace: &mut Workspace, from: &mut Vec<Change>, to: &mut Vec<Change>) -> Result<Touched, ChangeError> {
    let change = from.last().cloned().ok_or(ChangeError::NothingLeft)?;
    let (inverse, touched) = workspace.apply(change)?;
    from.pop();
    to.push(inverse);
    Ok(touched)
}
