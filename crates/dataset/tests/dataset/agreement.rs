//! Agreement of annotators: a table of cases with the figures of other programs, and what must hold of any documents.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde::Deserialize;
use tallymark_dataset::agreement::{Annotator, Coincidences, Matching, Measures, Ratings, Row, Scope};
use tallymark_dataset::report::Counts;

use crate::annotators::{annotator, annotators, held, version};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    table: Vec<Table>,
    ratings: Vec<Rated>,
    documents: Vec<Documents>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    name: String,
    cells: Vec<Vec<u64>>,
    kappa: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rated {
    name: String,
    raters: Vec<String>,
    #[serde(default)]
    kappa: Vec<f64>,
    alpha: Option<f64>,
    #[serde(default)]
    kappa_of_0: Vec<f64>,
    alpha_of_0: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Documents {
    name: String,
    texts: Vec<Annotated>,
    rows: BTreeMap<String, Figures>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Annotated {
    text: String,
    annotators: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    spans: [usize; 3],
    f1: f64,
    kappa: f64,
    alpha: f64,
}

fn tables() -> Tables {
    toml::from_str(include_str!("../../../../tests/data/agreement.toml")).unwrap()
}

/// Figures with the digits that the table has.
fn rounded(figures: impl IntoIterator<Item = f64>) -> Vec<String> {
    figures.into_iter().map(|figure| format!("{figure:.6}")).collect()
}

#[test]
fn kappa_of_a_table_is_as_in_literature() {
    for Table { name, cells, kappa } in tables().table {
        let mut ratings = Ratings::default();
        for (one, row) in cells.iter().enumerate() {
            row.iter().enumerate().for_each(|(other, units)| ratings.add(one, other, *units));
        }
        assert_eq!(rounded(ratings.kappa()), rounded([kappa]), "{name}");
    }
}

#[test]
fn kappa_and_alpha_of_ratings_are_those_of_other_programs() {
    for case in tables().ratings {
        let read = |rater: &String| rater.split(' ').map(|class| class.parse::<usize>().ok()).collect();
        let raters: Vec<Vec<Option<usize>>> = case.raters.iter().map(read).collect();
        let mut coincidences = Coincidences::default();
        for unit in 0..raters[0].len() {
            let ratings: Vec<usize> = raters.iter().filter_map(|rater| rater[unit]).collect();
            coincidences.add(&ratings);
        }
        let mut pairs = Vec::new();
        for (place, one) in raters.iter().enumerate() {
            for other in &raters[place + 1..] {
                let mut ratings = Ratings::default();
                one.iter()
                    .zip(other)
                    .filter_map(|(one, other)| one.zip(*other))
                    .for_each(|(one, other)| ratings.add(one, other, 1));
                pairs.push(ratings);
            }
        }
        assert_eq!(rounded(pairs.iter().filter_map(Ratings::kappa)), rounded(case.kappa), "{}", case.name);
        assert_eq!(rounded(coincidences.alpha()), rounded(case.alpha), "{}", case.name);
        if let Some(alpha) = case.alpha_of_0 {
            assert_eq!(rounded(coincidences.alpha_of(0)), rounded([alpha]), "{}", case.name);
            assert_eq!(
                rounded(pairs.iter().filter_map(|pair| pair.kappa_of(0))),
                rounded(case.kappa_of_0),
                "{}",
                case.name
            );
        }
    }
}

fn measured(annotators: &[Annotator], scope: &Scope) -> Measures {
    let matching = Matching::new(annotators);
    let mut measures = Measures::new(annotators.len(), scope.clone());
    matching.groups.iter().for_each(|group| measures.add(group));
    measures
}

impl Documents {
    fn annotators(&self) -> Vec<Annotator> {
        let names = 0..self.texts[0].annotators.len();
        let of = |number: usize| {
            let versions = self.texts.iter().filter(|text| text.annotators[number] != ".");
            let read = |text: &Annotated| {
                let spans = text.annotators[number].split_whitespace().map(|span| {
                    let (ends, label) = span.split_once(':').unwrap();
                    let (start, end) = ends.split_once('-').unwrap();
                    held(start.parse().unwrap()..end.parse().unwrap(), label)
                });
                version(&text.text, spans.collect())
            };
            annotator(&format!("annotator {number}"), versions.map(read).collect())
        };
        names.map(of).collect()
    }
}

#[test]
fn documents_agree_as_other_programs_say() {
    for case in tables().documents {
        let annotators = case.annotators();
        let measures = measured(&annotators, &Scope::default());
        let row = |label: Option<&str>| {
            let found = measures.rows().into_iter().find(|row| row.label.as_deref() == label);
            found.unwrap_or_else(|| measures.overall())
        };
        assert_eq!(measures.rows().len() + 1, case.rows.len(), "{}", case.name);
        for (label, Figures { spans: [right, wrong, missed], f1, kappa, alpha }) in case.rows {
            let row = row(Some(label.as_str()).filter(|label| *label != "overall"));
            let place = format!("{}, {label}", case.name);
            assert_eq!(row.spans, Counts { right, wrong, missed }, "{place}");
            assert_eq!(
                rounded([row.f1, row.kappa, row.alpha].into_iter().flatten()),
                rounded([f1, kappa, alpha]),
                "{place}"
            );
            assert_eq!(row.label.is_none(), label == "overall");
        }
    }
}

#[test]
fn texts_are_matched_by_their_characters_whatever_they_are_called() {
    let annotators = [
        annotator("anna", vec![version("one", vec![]), version("two", vec![]), version("one", vec![])]),
        annotator("ben", vec![version("three", vec![]), version("one", vec![])]),
    ];
    let matching = Matching::new(&annotators);
    let shared: Vec<&str> = matching.shared().flat_map(|group| group.present().map(|(_, d)| d.text.as_str())).collect();
    assert_eq!(shared, ["one", "one"]);
    let alone: Vec<(usize, &str)> = matching.alone().map(|(by, document)| (by, document.text.as_str())).collect();
    assert_eq!(alone, [(0, "two"), (1, "three")]);
    let repeated: Vec<(usize, &str)> =
        matching.repeated.iter().map(|r| (r.annotator, r.document.text.as_str())).collect();
    assert_eq!(repeated, [(0, "one")]);
}

#[test]
fn what_was_not_decided_for_counts_only_where_that_is_asked_and_labels_may_be_left_out() {
    let text = "Sony paid two men";
    let spans = |decision: &str| {
        let mut suggested = held(5..9, "EVENT");
        suggested["decision"] = decision.into();
        vec![held(0..4, "ORG"), suggested]
    };
    let annotators = [
        annotator("anna", vec![version(text, spans("suggested"))]),
        annotator("ben", vec![version(text, spans("accepted"))]),
        annotator("cleo", vec![version(text, spans("rejected"))]),
    ];
    let labels = |scope: &Scope| -> Vec<(Option<String>, Counts)> {
        measured(&annotators, scope).rows().into_iter().map(|row| (row.label, row.spans)).collect()
    };
    let row = |label: &str, right, wrong, missed| (Some(label.to_owned()), Counts { right, wrong, missed });
    assert_eq!(labels(&Scope::default()), [row("EVENT", 0, 1, 1), row("ORG", 3, 0, 0)]);
    assert_eq!(labels(&Scope { suggested: true, ..Scope::default() }), [row("EVENT", 1, 0, 2), row("ORG", 3, 0, 0)]);
    let only = Scope { labels: BTreeSet::from(["ORG".to_owned()]), ..Scope::default() };
    assert_eq!(labels(&only), [row("ORG", 3, 0, 0)]);
}

#[test]
fn confusion_tells_other_labels_from_other_ends_and_from_nothing() {
    let text = "the Bank of England said on Monday in Kyiv";
    let one = vec![held(0..19, "ORG"), held(12..19, "GPE"), held(28..34, "DATE"), held(38..42, "GPE")];
    let other = vec![held(4..19, "ORG"), held(12..19, "LOC"), held(28..34, "DATE"), held(20..24, "EVENT")];
    let annotators = [annotator("anna", vec![version(text, one)]), annotator("ben", vec![version(text, other)])];
    let measures = measured(&annotators, &Scope::default());
    let cells: Vec<_> =
        measures.confusion().cells().map(|(one, other, cell)| (one, other, cell.same, cell.boundary)).collect();
    let expected = [
        (None, Some("EVENT"), 1, 0),
        (Some("DATE"), Some("DATE"), 1, 0),
        (Some("GPE"), None, 1, 0),
        (Some("GPE"), Some("LOC"), 1, 0),
        (Some("ORG"), Some("ORG"), 0, 1),
    ];
    assert_eq!(cells, expected);
}

#[test]
fn values_are_compared_where_both_have_the_span() {
    let valued = |value: &str| {
        let mut span = held(10..13, "CARDINAL");
        span["norm"] = serde_json::json!({ "value": value });
        vec![span]
    };
    let text = "Sony paid two men";
    let annotators = ["2", "2", "3"].map(|value| annotator(value, vec![version(text, valued(value))]));
    let row = measured(&annotators, &Scope::default()).overall();
    assert_eq!((row.values.right, row.values.asked, row.f1), (1, 3, Some(1.0)));
}

fn figures(row: &Row) -> Vec<Option<String>> {
    [row.f1, row.kappa, row.alpha].map(|figure| figure.map(|figure| format!("{figure:.9}"))).to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_does_not_matter_who_comes_first(annotators in annotators()) {
        let reversed: Vec<Annotator> = annotators.iter().rev().cloned().collect();
        let (measures, turned) = (measured(&annotators, &Scope::default()), measured(&reversed, &Scope::default()));
        prop_assert_eq!(figures(&measures.overall()), figures(&turned.overall()));
        for (row, other) in measures.rows().iter().zip(turned.rows()) {
            prop_assert_eq!(&row.label, &other.label);
            prop_assert_eq!(figures(row), figures(&other));
        }
        for (one, other, cell) in measures.confusion().cells() {
            prop_assert_eq!(cell, turned.confusion().get(other, one));
        }
    }

    #[test]
    fn who_says_the_same_agrees_wholly(annotators in annotators()) {
        let same = [annotators[0].clone(), annotators[0].clone(), annotators[0].clone()];
        let measures = measured(&same, &Scope::default());
        for row in measures.rows().into_iter().chain([measures.overall()]) {
            prop_assert!(figures(&row).iter().flatten().all(|figure| figure == "1.000000000"), "{:?}", row);
            prop_assert_eq!((row.spans.wrong, row.spans.missed), (0, 0));
        }
    }

    #[test]
    fn every_span_is_in_the_confusion_once(annotators in annotators()) {
        let measures = measured(&annotators[..2], &Scope::default());
        let counts = measures.pairs()[0].spans();
        let sum = |is_side: fn(Option<&str>, Option<&str>) -> bool| -> usize {
            let cells = measures.confusion().cells().filter(|(one, other, _)| is_side(*one, *other));
            cells.map(|(_, _, cell)| cell.same + cell.boundary).sum()
        };
        prop_assert_eq!(sum(|one, _| one.is_some()), counts.right + counts.missed);
        prop_assert_eq!(sum(|_, other| other.is_some()), counts.right + counts.wrong);
    }
}
