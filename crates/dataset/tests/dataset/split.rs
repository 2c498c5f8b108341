//! Splits into training, development and test data.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use tallymark_dataset::formats::Part;
use tallymark_dataset::split::{Shares, Summary, split};

use crate::annotators::{held, version};

fn document(hash: &str, labels: &[(&str, usize)]) -> Summary {
    Summary {
        hash: hash.to_owned(),
        labels: labels.iter().map(|(label, count)| ((*label).to_owned(), *count)).collect(),
    }
}

fn usual() -> Shares {
    Shares::new(0.8, 0.1, 0.1).unwrap()
}

fn counted(parts: &[Part], is_meant: impl Fn(usize) -> bool) -> [usize; 3] {
    Part::ALL.map(|part| (0..parts.len()).filter(|at| parts[*at] == part && is_meant(*at)).count())
}

#[test]
fn rare_labels_are_in_every_part() {
    let documents: Vec<Summary> = (0..200)
        .map(|number| {
            let labels: &[(&str, usize)] = match number % 20 {
                0 => &[("ORG", 3), ("EVENT", 1)],
                7 | 13 => &[("MONEY", 2)],
                _ => &[("ORG", 2)],
            };
            document(&format!("{number:03}"), labels)
        })
        .collect();
    for seed in 0..20 {
        let parts = split(&documents, usual(), seed);
        assert_eq!(counted(&parts, |_| true), [160, 20, 20]);
        assert_eq!(counted(&parts, |at| at % 20 == 0), [8, 1, 1], "EVENT, seed {seed}");
        assert_eq!(counted(&parts, |at| [7, 13].contains(&(at % 20))), [16, 2, 2], "MONEY, seed {seed}");
    }
}

#[test]
fn another_seed_gives_another_split_and_the_same_seed_the_same() {
    let documents: Vec<Summary> = (0..50).map(|number| document(&number.to_string(), &[("ORG", 1)])).collect();
    assert_eq!(split(&documents, usual(), 1), split(&documents, usual(), 1));
    assert_ne!(split(&documents, usual(), 1), split(&documents, usual(), 2));
}

#[test]
fn labels_that_were_decided_for_are_counted() {
    let mut rejected = held(0..4, "ORG");
    rejected["decision"] = "rejected".into();
    let summary = Summary::of(&version("Sony paid Sony", vec![rejected, held(0..4, "EVENT"), held(10..14, "EVENT")]));
    assert_eq!(summary.labels, BTreeMap::from([("EVENT".to_owned(), 2)]));
    assert_eq!(summary.hash.len(), 64);
}

#[test]
fn shares_that_make_no_whole_are_refused() {
    for (train, dev, test) in [(0.8, 0.1, 0.2), (1.2, -0.1, -0.1), (f64::NAN, 0.5, 0.5), (0.0, 0.0, 0.0)] {
        assert!(Shares::new(train, dev, test).is_err(), "{train} {dev} {test}");
    }
    let error = Shares::new(0.8, 0.1, 0.2).unwrap_err().to_string();
    assert!(error.starts_with("the shares must be between 0 and 1 and come to 1 together, not to 1.1"), "{error}");
}

fn documents() -> impl Strategy<Value = Vec<Summary>> {
    let labels = btree_map(select(&["ORG", "GPE", "MONEY", "EVENT"][..]).prop_map(str::to_owned), 1..9_usize, 0..4);
    vec((0..60_u32, labels), 0..60)
        .prop_map(|all| all.into_iter().map(|(hash, labels)| Summary { hash: hash.to_string(), labels }).collect())
}

fn shares() -> impl Strategy<Value = Shares> {
    let tenths = (0..11_u32).prop_flat_map(|train| (Just(train), 0..11 - train));
    tenths.prop_map(|(train, dev)| {
        let share = |tenths: u32| f64::from(tenths) / 10.0;
        Shares::new(share(train), share(dev), share(10 - train - dev)).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_documents_does_not_matter(
        (documents, shuffled) in documents().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        shares in shares(),
        seed in any::<u64>(),
    ) {
        let by_hash = |documents: &[Summary]| -> BTreeMap<String, Part> {
            documents.iter().map(|document| document.hash.clone()).zip(split(documents, shares, seed)).collect()
        };
        prop_assert_eq!(by_hash(&documents), by_hash(&shuffled));
    }

    #[test]
    fn parts_have_their_share_of_texts_and_no_text_is_in_two(
        documents in documents(), tenths in 0..11_u32, seed in any::<u64>(),
    ) {
        let rest = 10 - tenths;
        let shares = [f64::from(tenths) / 10.0, f64::from(rest / 2) / 10.0, f64::from(rest - rest / 2) / 10.0];
        let [train, dev, test] = shares;
        let parts = split(&documents, Shares::new(train, dev, test).unwrap(), seed);
        prop_assert_eq!(parts.len(), documents.len());
        let texts: BTreeSet<(&str, Part)> = documents.iter().map(|document| document.hash.as_str()).zip(parts).collect();
        let distinct = texts.iter().map(|(hash, _)| hash).collect::<BTreeSet<_>>().len();
        prop_assert_eq!(texts.len(), distinct);
        for (part, share) in Part::ALL.into_iter().zip(shares) {
            let count = u32::try_from(texts.iter().filter(|(_, other)| *other == part).count()).unwrap();
            let exact = share * f64::from(u32::try_from(distinct).unwrap());
            prop_assert!((f64::from(count) - exact).abs() < 1.0, "{:?}: {} of {}", part, count, exact);
        }
    }
}
