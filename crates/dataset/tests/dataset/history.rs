//! Commands, their inverses, and the journal: what holds for every sequence of them.

use crate::wishes::{Wish, config, stamp, visible, wish};
use proptest::collection::vec;
use proptest::prelude::*;
use tallymark_dataset::{Change, Project, Step, Workspace};
use tallymark_extract::Options;

/// The change that a wish comes to; `None` where there is nothing to change.
fn plan(wish: &Wish, workspace: &Workspace) -> Option<Change> {
    wish.command(workspace)?.plan(workspace, &stamp()).ok()
}

/// A user's session: wishes, and between them undo and redo.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Wish(Wish),
    /// As a part of the same act.
    More(Wish),
    Undo,
    Redo,
}

pub(crate) fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![5 => wish().prop_map(Deed::Wish), 2 => wish().prop_map(Deed::More), 2 => Just(Deed::Undo), 1 => Just(Deed::Redo)]
}

fn step(deed: &Deed, workspace: &Workspace) -> Option<Step> {
    match deed {
        Deed::Undo => Some(Step::Undo),
        Deed::Redo => Some(Step::Redo),
        Deed::More(wish) if !wish.is_learnt() => plan(wish, workspace).map(Step::More),
        Deed::Wish(wish) | Deed::More(wish) if wish.is_learnt() => plan(wish, workspace).map(Step::Learn),
        Deed::Wish(wish) | Deed::More(wish) => plan(wish, workspace).map(Step::Act),
    }
}

/// Lives through a session; gives its end and its journal, which has only the steps that could be taken.
pub(crate) fn live(deeds: &[Deed]) -> (Project, Vec<String>) {
    let mut project = Project::default();
    let mut journal = Vec::new();
    for deed in deeds {
        let Some(step) = step(deed, project.workspace()) else { continue };
        let before = project.clone();
        let record = serde_json::to_string(&step).unwrap();
        match project.take(step) {
            Ok(_) => journal.push(record),
            Err(_) => assert!(project == before, "a step that was refused has changed something"),
        }
    }
    (project, journal)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_inverse_restores_the_workspace_and_its_own_inverse_the_change(wishes in vec(wish(), 1..25)) {
        let mut workspace = Workspace::default();
        for wish in wishes {
            let Some(change) = plan(&wish, &workspace) else { continue };
            let before = visible(&workspace);
            let (inverse, touched) = workspace.apply(change).unwrap();
            let after = visible(&workspace);
            let (again, touched_back) = workspace.apply(inverse).unwrap();
            prop_assert_eq!(visible(&workspace), before);
            prop_assert_eq!(touched_back.document(), touched.document());
            workspace.apply(again).unwrap();
            prop_assert_eq!(visible(&workspace), after);
        }
    }

    #[test]
    fn annotations_stay_in_reading_order_with_ids_of_their_own(wishes in vec(wish(), 1..25)) {
        let mut workspace = Workspace::default();
        for wish in wishes {
            let Some(change) = plan(&wish, &workspace) else { continue };
            workspace.apply(change).unwrap();
            for document in workspace.documents() {
                let annotations = document.annotations();
                prop_assert!(annotations.is_sorted_by_key(|a| (a.span.start(), std::cmp::Reverse(a.span.end()), a.id)));
                for annotation in annotations {
                    prop_assert!(document.text.check(annotation.span).is_ok());
                    prop_assert_eq!(annotations.iter().filter(|other| other.id == annotation.id).count(), 1);
                }
            }
        }
    }

    #[test]
    fn a_journal_replays_to_the_same_project(deeds in vec(deed(), 1..40)) {
        let (lived, journal) = live(&deeds);
        let mut replayed = Project::default();
        for record in &journal {
            let step: Step = serde_json::from_str(record).unwrap();
            prop_assert_eq!(&serde_json::to_string(&step).unwrap(), record);
            replayed.take(step).unwrap();
        }
        prop_assert_eq!(replayed, lived);
    }

    #[test]
    fn all_can_be_undone_and_redone(deeds in vec(deed(), 1..30)) {
        let (mut project, _) = live(&deeds);
        while project.can_redo() {
            project.take(Step::Redo).unwrap();
        }
        let end = visible(project.workspace());
        let mut undone = 0;
        while project.can_undo() {
            project.take(Step::Undo).unwrap();
            undone += 1;
        }
        prop_assert!(project.workspace().documents().is_empty(), "it began with no document");
        prop_assert!(!project.is_mid_act());
        prop_assert!(project.take(Step::Undo).is_err());
        for _ in 0..undone {
            project.take(Step::Redo).unwrap();
        }
        prop_assert!(!project.can_redo());
        prop_assert_eq!(visible(project.workspace()), end);
    }
}

#[test]
fn records_of_earlier_versions_are_read() {
    let corrected = r#"{"id":0,"span":[4,7],"label":"CARDINAL","source":"rule","score":0.9,"decision":"corrected",
        "was":{"span":[4,7],"label":"MONEY"}}"#;
    let records = [
        r#"{"act":{"put_document":{"index":0,"document":
            {"id":"d","title":"","added_at":"2025-12-04T10:00:00.000Z","text":"The $50"}}}}"#,
        &format!(r#"{{"act":{{"annotate":{{"document":"d","put":[{corrected}],"drop":[]}}}}}}"#),
        r#"{"act":{"describe":{"document":"d","title":"Deal","date":"2025-12-04"}}}"#,
    ];
    let mut project = Project::default();
    for record in records {
        project.take(serde_json::from_str(record).unwrap()).unwrap();
    }
    let document = &project.workspace().documents()[0];
    assert_eq!(document.options(), Options { date: "2025-12-04".parse().ok(), ..Options::default() });
    let annotation = &document.annotations()[0];
    assert!(!annotation.valued && annotation.was.as_ref().is_some_and(|was| was.norm.is_empty()));
}
