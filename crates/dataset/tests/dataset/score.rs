//! Agreement of predicted with gold spans: a table of cases, and the same numbers from the script that others score with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use tallymark_dataset::report::{Agreement, Counts, FIELDS, Rules, Score};

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    gold: String,
    predicted: Option<String>,
    #[serde(default)]
    map: BTreeMap<String, String>,
    #[serde(default)]
    only: BTreeSet<String>,
    #[serde(default)]
    counted: bool,
    #[serde(default)]
    labels: BTreeMap<String, [usize; 3]>,
    #[serde(default)]
    fields: BTreeMap<String, [usize; 2]>,
    error: Option<String>,
}

fn cases() -> Vec<Case> {
    let table: Table = toml::from_str(include_str!("../../../../tests/data/score.toml")).unwrap();
    table.case
}

impl Case {
    fn score(&self) -> Result<Score, String> {
        let (map, only) = (self.map.clone(), self.only.clone());
        let mut score = Score::new(Rules { map, only, values: true, counted: self.counted });
        let read = |line: &String| serde_json::from_str(line).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let predicted = self.predicted.as_ref().map(read);
        score.add(&read(&self.gold), predicted.as_ref()).map_err(|error| error.to_string())?;
        Ok(score)
    }
}

#[test]
fn agreement_is_counted_as_the_table_says() {
    for case in cases() {
        let score = case.score();
        assert_eq!(score.as_ref().err(), case.error.as_ref(), "{}", case.name);
        let Ok(score) = score else { continue };
        let counts = |[right, wrong, missed]: [usize; 3]| Counts { right, wrong, missed };
        let labels: BTreeMap<String, Counts> =
            case.labels.into_iter().map(|(label, row)| (label, counts(row))).collect();
        assert_eq!(score.labels(), &labels, "{}", case.name);
        for field in FIELDS.into_iter().chain(["counted"]) {
            let [right, asked] = case.fields.get(field).copied().unwrap_or_default();
            assert_eq!(score.field(field), Agreement { right, asked }, "{}: {field}", case.name);
        }
        let differences: usize = score.labels().values().map(|counts| counts.wrong + counts.missed).sum();
        assert_eq!(score.misses().len(), differences, "{}", case.name);
    }
}

#[test]
fn the_report_has_a_row_a_label_a_row_a_field_and_the_sum() {
    let case = cases().into_iter().find(|case| case.name.starts_with("values are compared")).unwrap();
    let report = case.score().unwrap().to_string();
    let rows = [
        "MONEY          tp      1 fp      0 fn      0  P 1.0000 R 1.0000 F1 1.0000",
        "value low        1/1 = 1.0000",
        "value high       1/1 = 1.0000",
        "value bound      0/1 = 0.0000",
        "value unit       0/1 = 0.0000",
        "micro          tp      1 fp      0 fn      0  P 1.0000 R 1.0000 F1 1.0000",
    ];
    assert_eq!(report.lines().collect::<Vec<_>>(), rows);
}

/// The script, where a checkout has it beside it.
fn script() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/eval/score.py");
    let script = std::env::var_os("TALLYMARK_SCORE").map_or_else(beside, PathBuf::from);
    let python = Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success());
    (python && script.is_file()).then_some(script)
}

#[test]
fn the_script_that_others_score_with_gives_the_same_rows() {
    let Some(script) = script() else {
        println!("skipped: there is no python3, or no score.py beside the checkout or in TALLYMARK_SCORE");
        return;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (gold, predicted) = (folder.join("gold.jsonl"), folder.join("predicted.jsonl"));
    // It knows nothing of what is counted, and ends where a document is wrong.
    for case in cases().into_iter().filter(|case| case.error.is_none() && !case.counted) {
        std::fs::write(&gold, &case.gold).unwrap();
        std::fs::write(&predicted, case.predicted.as_deref().unwrap_or_default()).unwrap();
        let map: Vec<String> = case.map.iter().map(|(label, other)| format!("{label}={other}")).collect();
        let only: Vec<String> = case.only.iter().cloned().collect();
        let mut python = Command::new("python3");
        python.arg(&script).args([&gold, &predicted]).arg("--values");
        let output = python.args(["--map", &map.join(","), "--only", &only.join(",")]).output().unwrap();
        let printed = String::from_utf8_lossy(&output.stdout);
        assert_eq!(printed, case.score().unwrap().to_string(), "{}: {output:?}", case.name);
    }
}
