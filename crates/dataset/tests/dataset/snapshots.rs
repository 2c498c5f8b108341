//! Snapshots: a project that is read from one is the project that it was taken of.

use proptest::collection::vec;
use proptest::prelude::*;
use tallymark_dataset::{Project, Step};

use crate::history::{deed, live};
use crate::wishes::config;

/// A snapshot, as it is stored, read into an empty project.
fn read(project: &Project, most: usize) -> Project {
    let mut again = Project::default();
    for step in project.snapshot(most) {
        let record = serde_json::to_string(&step).unwrap();
        again.take(serde_json::from_str(&record).unwrap()).unwrap();
    }
    again
}

/// How many steps of a kind a project takes.
fn count(project: &Project, step: &Step) -> usize {
    let mut project = project.clone();
    std::iter::from_fn(|| project.take(step.clone()).ok()).count()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_snapshot_gives_the_same_project(deeds in vec(deed(), 1..40)) {
        let (lived, _) = live(&deeds);
        prop_assert_eq!(read(&lived, usize::MAX), lived);
    }

    #[test]
    fn a_journal_goes_on_after_a_snapshot(deeds in vec(deed(), 2..40), share in 0.0..1.0) {
        let (lived, journal) = live(&deeds);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a few")]
        let until = (journal.len() as f64 * share) as usize;
        let steps = |records: &[String]| -> Vec<Step> {
            records.iter().map(|record| serde_json::from_str(record).unwrap()).collect()
        };
        let mut before = Project::default();
        for step in steps(&journal[..until]) {
            before.take(step).unwrap();
        }
        let mut after = read(&before, usize::MAX);
        for step in steps(&journal[until..]) {
            after.take(step).unwrap();
        }
        prop_assert_eq!(after, lived);
    }

    #[test]
    fn a_history_is_cut_between_acts(deeds in vec(deed(), 1..40), most in 0_usize..12) {
        let (lived, _) = live(&deeds);
        let short = read(&lived, most);
        prop_assert_eq!(short.workspace(), lived.workspace());
        prop_assert_eq!(short.is_mid_act(), lived.is_mid_act());
        for step in [Step::Undo, Step::Redo] {
            let (kept, all) = (count(&short, &step), count(&lived, &step));
            prop_assert!(kept >= all.min(1), "the last act is always kept");
            // What is kept ends where an act ends: nothing is left half undone.
            let mut turned = short.clone();
            for _ in 0..kept {
                turned.take(step.clone()).unwrap();
            }
            if !lived.is_mid_act() {
                prop_assert!(!turned.is_mid_act(), "{:?}: {} of {}", step, kept, all);
            }
        }
    }
}
