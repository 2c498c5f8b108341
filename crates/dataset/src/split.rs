//! Training, development and test data: which document is in which part.
//!
//! The parts follow from what the documents say, not from their order or from chance: texts are taken in the order of a
//! hash of their own, and the rarest labels first (iterative stratification: Sechidis, Tsoumakas and Vlahavas 2011, "On the
//! Stratification of Multi-Label Data"), each text by the part that still lacks most of that label. No part gets more texts than
//! its share, rounded. A document is never split, and a text that is there twice is in one part.

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

use crate::agreement::Scope;
use crate::document::{Document, sha256};
use crate::formats::Part;

/// What of the texts goes to each part: shares of 1, in the order of [`Part::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares([f64; 3]);

/// Shares that do not make a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareError(f64);

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the shares must be between 0 and 1 and come to 1 together, not to {}", self.0)
    }
}

impl std::error::Error for ShareError {}

impl Shares {
    /// Shares of training, development and test data.
    ///
    /// # Errors
    /// [`ShareError`] unless each is between 0 and 1, and all come to 1.
    pub fn new(train: f64, dev: f64, test: f64) -> Result<Self, ShareError> {
        let sum = train + dev + test;
        let is_share = [train, dev, test].iter().all(|share| (0.0..=1.0).contains(share));
        if is_share && (sum - 1.0).abs() < 1e-6 { Ok(Self([train, dev, test])) } else { Err(ShareError(sum)) }
    }

    /// How many of `texts` each part gets: its share rounded down, and one more for those that lose most by that.
    fn places(self, texts: usize) -> [usize; 3] {
        #[expect(clippy::cast_precision_loss, reason = "texts are counted in thousands")]
        let exact = self.0.map(|share| share * texts as f64);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the texts")]
        let mut places = exact.map(|exact| (exact + 1e-9).floor() as usize);
        let mut by_loss = [0, 1, 2];
        by_loss.sort_by(|one: &usize, other| lost(&exact, *other).total_cmp(&lost(&exact, *one)));
        let missing = texts.saturating_sub(places.iter().sum());
        for part in
            by_loss.into_iter().cycle().filter(|part| exact.get(*part).is_some_and(|exact| *exact > 0.0)).take(missing)
        {
            places.iter_mut().skip(part).take(1).for_each(|places| *places += 1);
        }
        places
    }
}

/// What a part loses where its share is rounded down.
fn lost(exact: &[f64; 3], part: usize) -> f64 {
    exact.get(part).map_or(0.0, |exact| exact + 1e-9 - (exact + 1e-9).floor())
}

/// What of a document matters for its part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The SHA-256 of its text, as [`Document::text_sha256`] has it.
    pub hash: String,
    /// How many annotations it has of each label.
    pub labels: BTreeMap<String, usize>,
}

impl Summary {
    /// Of a text with annotations of these labels.
    pub fn new<'a>(text: &str, annotated: impl IntoIterator<Item = &'a str>) -> Self {
        let mut labels = BTreeMap::new();
        for label in annotated {
            *labels.entry(label.to_owned()).or_default() += 1;
        }
        Self { hash: sha256(text), labels }
    }

    /// Of a document, with the annotations that were decided for.
    pub fn of(document: &Document) -> Self {
        let scope = Scope::default();
        let held = document.annotations().iter().filter(|annotation| scope.counts(annotation));
        Self::new(document.text.as_str(), held.map(|annotation| annotation.label.as_str()))
    }
}

/// The part of each document. The same texts with the same labels and the same `seed` come to the same parts, in whatever order
/// they are; another seed gives another split.
pub fn split(documents: &[Summary], shares: Shares, seed: u64) -> Vec<Part> {
    let mut texts: BTreeMap<&str, Labels<'_>> = BTreeMap::new();
    for Summary { hash, labels } in documents {
        let known = texts.entry(hash).or_default();
        for (label, count) in labels {
            *known.entry(label).or_default() += count;
        }
    }
    let mut waiting: Vec<Waiting<'_>> = texts.into_iter().collect();
    waiting.sort_by_cached_key(|(hash, _)| Sha256::digest(format!("{seed} {hash}").as_bytes()).to_vec());
    let mut places = Places::new(&waiting, shares);
    let mut parts: BTreeMap<&str, Part> = BTreeMap::new();
    while !waiting.is_empty() {
        let label = rarest(&waiting);
        let has_it = |(_, labels): &Waiting<'_>| label.is_none_or(|label| labels.contains_key(label));
        for (hash, labels) in waiting.extract_if(.., |text| has_it(text)) {
            parts.insert(hash, places.take(label, &labels));
        }
    }
    documents.iter().map(|document| parts.get(document.hash.as_str()).copied().unwrap_or(Part::Train)).collect()
}

type Labels<'a> = BTreeMap<&'a str, usize>;
type Waiting<'a> = (&'a str, Labels<'a>);

/// The label that the fewest texts have; none where no text has any.
fn rarest<'a>(waiting: &[Waiting<'a>]) -> Option<&'a str> {
    let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
    waiting.iter().flat_map(|(_, labels)| labels.keys()).for_each(|label| *texts.entry(label).or_default() += 1);
    texts.into_iter().min_by_key(|(_, texts)| *texts).map(|(label, _)| label)
}

/// What the parts still lack.
struct Places<'a> {
    /// Texts, for each part.
    texts: [usize; 3],
    /// Annotations of each label, for each part; less than none where it has got more than its share.
    labels: BTreeMap<&'a str, [f64; 3]>,
}

impl<'a> Places<'a> {
    fn new(texts: &[Waiting<'a>], shares: Shares) -> Self {
        let mut labels: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
        for (label, count) in texts.iter().flat_map(|(_, labels)| labels) {
            let lacking = labels.entry(label).or_default();
            lacking.iter_mut().zip(shares.0).for_each(|(lacking, share)| *lacking += share * float(*count));
        }
        Self { texts: shares.places(texts.len()), labels }
    }

    /// Finds a text with these labels its part: of those with places left the one that lacks most of `label`, else most texts.
    fn take(&mut self, label: Option<&str>, labels: &Labels<'a>) -> Part {
        let lacking = label.and_then(|label| self.labels.get(label)).copied().unwrap_or_default();
        let mut free = Part::ALL.into_iter().zip(lacking).zip(self.texts).filter(|(_, texts)| *texts > 0);
        let first = free.next().unwrap_or(((Part::Train, 0.0), 0));
        let better = |one: ((Part, f64), usize), other: ((Part, f64), usize)| {
            let order = other.0.1.total_cmp(&one.0.1).then(other.1.cmp(&one.1));
            if order.is_gt() { other } else { one }
        };
        let ((part, _), _) = free.fold(first, better);
        let number = part as usize;
        self.texts.iter_mut().skip(number).take(1).for_each(|texts| *texts = texts.saturating_sub(1));
        for (label, count) in labels {
            let lacking =
                self.labels.get_mut(label).into_iter().flat_map(|lacking| lacking.iter_mut().skip(number).take(1));
            lacking.for_each(|lacking| *lacking -= float(*count));
        }
        part
    }
}

#[expect(clippy::cast_precision_loss, reason = "annotations of a document are counted in thousands")]
fn float(count: usize) -> f64 {
    count as f64
}
