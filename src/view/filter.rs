//! Which mentions are to be looked at: by label, decision, source and score.
//!
//! Said twice, for two readers: [`Filter::matches`] for the order of review, and [`Filter::hidden`] as a selector for the
//! style sheet, so that the browser mutes 20,000 marks without one of them being touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use tallymark_dataset::{Annotation, Decision};
use tallymark_extract::Source;

/// The highest score, in percent.
const MOST: u8 = 100;

/// Scores are told apart in steps of so many percent.
pub const STEP: u8 = 5;

/// All sources, in the order in which they are listed.
pub const SOURCES: [Source; 4] = [Source::Rule, Source::Model, Source::Learned, Source::User];

/// What is looked at. Of labels, decisions and sources, none chosen means all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The labels.
    pub labels: BTreeSet<String>,
    /// The decisions, by their place in [`Decision::ALL`].
    decisions: u8,
    /// The sources, by their place in [`SOURCES`].
    sources: u8,
    /// The least score in percent.
    pub least: u8,
    /// The greatest score in percent.
    pub greatest: u8,
}

impl Default for Filter {
    fn default() -> Self {
        Self { labels: BTreeSet::new(), decisions: 0, sources: 0, least: 0, greatest: MOST }
    }
}

impl Filter {
    /// Whether everything is looked at.
    pub fn is_clear(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `annotation` is looked at.
    pub fn matches(&self, annotation: &Annotation) -> bool {
        let score = percent(annotation.score);
        (self.labels.is_empty() || self.labels.contains(&annotation.label))
            && (self.decisions == 0 || self.has_decision(annotation.decision))
            && (self.sources == 0 || self.has_source(annotation.source))
            && (self.least..=self.greatest).contains(&score)
    }

    /// Whether a decision is chosen.
    pub fn has_decision(&self, decision: Decision) -> bool {
        self.decisions & bit(&Decision::ALL, &decision) != 0
    }

    /// Whether a source is chosen.
    pub fn has_source(&self, source: Source) -> bool {
        self.sources & bit(&SOURCES, &source) != 0
    }

    /// Chooses a label, or no longer.
    pub fn toggle_label(&mut self, label: &str) {
        if !self.labels.remove(label) {
            self.labels.insert(label.to_owned());
        }
    }

    /// Chooses a decision, or no longer.
    pub fn toggle_decision(&mut self, decision: Decision) {
        self.decisions ^= bit(&Decision::ALL, &decision);
    }

    /// Chooses a source, or no longer.
    pub fn toggle_source(&mut self, source: Source) {
        self.sources ^= bit(&SOURCES, &source);
    }

    /// Looks only at scores from `percent` on, or up to it; at all on that side without a number. The other end of the
    /// range gives way where it has to.
    pub fn set_score(&mut self, is_least: bool, percent: Option<f32>) {
        if is_least {
            self.least = percent.map_or(0, |percent| self::percent(percent / 100.0));
            self.greatest = self.greatest.max(self.least);
        } else {
            self.greatest = percent.map_or(MOST, |percent| self::percent(percent / 100.0));
            self.least = self.least.min(self.greatest);
        }
    }

    /// The selectors of the marks that are not looked at, by the attributes that [`crate::view::filter::found`] and the
    /// annotation give them; empty where all are.
    pub fn hidden(&self) -> String {
        let mut parts = Vec::new();
        let labels: Vec<String> =
            self.labels.iter().map(|name| format!("[data-label=\"{}\"]", escaped(name))).collect();
        parts.extend(none_of(&labels));
        let decisions = Decision::ALL.into_iter().filter(|decision| self.has_decision(*decision));
        parts.extend(none_of(&decisions.map(|d| format!("[data-decision={}]", d.name())).collect::<Vec<_>>()));
        let sources = SOURCES.into_iter().filter(|source| self.has_source(*source));
        parts.extend(none_of(&sources.map(|s| format!("[data-found~={}]", source_name(s))).collect::<Vec<_>>()));
        let scores = (0..=MOST).step_by(usize::from(STEP));
        let (inside, outside): (Vec<u8>, Vec<u8>) =
            scores.partition(|score| (self.least..=self.greatest).contains(score));
        if !inside.is_empty() {
            parts.extend(outside.into_iter().map(|score| format!("mark[data-found~=\"{score}\"]")));
        }
        parts.join(",")
    }
}

/// The marks that have none of the attributes, where there are any.
fn none_of(attributes: &[String]) -> Option<String> {
    (!attributes.is_empty()).then(|| format!("mark:not({})", attributes.join(",")))
}

/// A name as it may stand in a quoted string of a style sheet.
fn escaped(name: &str) -> String {
    name.chars().fold(String::with_capacity(name.len()), |mut out, c| {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // A line break ends the string; writing to a string does not fail.
            c if c.is_control() => write!(out, "\\{:x} ", u32::from(c)).unwrap_or_default(),
            c => out.push(c),
        }
        out
    })
}

/// What found an annotation and how sure it was, for the attribute `data-found` of its marks: `model 85`.
pub fn found(annotation: &Annotation) -> String {
    format!("{} {}", source_name(annotation.source), percent(annotation.score))
}

/// The name of a source in the page's attributes.
pub const fn source_name(source: Source) -> &'static str {
    match source {
        Source::Rule => "rule",
        Source::Model => "model",
        Source::Learned => "learned",
        Source::User => "user",
    }
}

/// A score in percent, down to the next step.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100; not a number is 0")]
fn percent(score: f32) -> u8 {
    // A score of 0.95 is a little less in binary, and means 95.
    step((score.clamp(0.0, 1.0) * 100.0 + 0.001) as u8)
}

const fn step(percent: u8) -> u8 {
    percent / STEP * STEP
}

fn bit<T: PartialEq>(all: &[T], one: &T) -> u8 {
    all.iter().position(|other| other == one).map_or(0, |place| 1 << place)
}

/// What there is to choose from, with how many mentions each would show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Of each label that there is.
    pub labels: BTreeMap<String, usize>,
    /// In the order of [`Decision::ALL`].
    pub decisions: [usize; Decision::ALL.len()],
    /// In the order of [`SOURCES`].
    pub sources: [usize; SOURCES.len()],
    /// What the filter shows.
    pub shown: usize,
    /// All mentions.
    pub total: usize,
}

impl Facets {
    /// Counts `annotations`.
    pub fn of(annotations: &[Annotation], filter: &Filter) -> Self {
        let mut facets = Self { total: annotations.len(), ..Self::default() };
        for annotation in annotations {
            match facets.labels.get_mut(&annotation.label) {
                Some(count) => *count += 1,
                None => drop(facets.labels.insert(annotation.label.clone(), 1)),
            }
            count(&mut facets.decisions, &Decision::ALL, &annotation.decision);
            count(&mut facets.sources, &SOURCES, &annotation.source);
            facets.shown += usize::from(filter.matches(annotation));
        }
        facets
    }
}

fn count<T: PartialEq>(counts: &mut [usize], all: &[T], one: &T) {
    if let Some(count) = all.iter().position(|other| other == one).and_then(|place| counts.get_mut(place)) {
        *count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::annotation;

    /// A mention of each label, decision and source, with scores from 0 to 1.
    fn mentions() -> Vec<Annotation> {
        let kinds = [
            ("ORG", Decision::Suggested, Source::Model, 0.5),
            ("ORG", Decision::Accepted, Source::Model, 0.949),
            ("DATE", Decision::Rejected, Source::Rule, 0.95),
            ("MONEY", Decision::Corrected, Source::Rule, 1.0),
            ("MONEY", Decision::Added, Source::User, 0.0),
        ];
        let mention = |(id, (label, decision, source, score)): (u32, (&str, Decision, Source, f32))| Annotation {
            label: label.to_owned(),
            decision,
            source,
            score,
            ..annotation(id, 0, 1)
        };
        (0..).zip(kinds).map(mention).collect()
    }

    fn filter(change: fn(&mut Filter)) -> Filter {
        let mut filter = Filter::default();
        change(&mut filter);
        filter
    }

    /// What each filter shows, by id, and the selector that says so to the browser.
    #[test]
    #[allow(clippy::type_complexity, reason = "the columns of a table")]
    fn a_filter_says_the_same_to_the_review_and_to_the_style_sheet() {
        let cases: [(fn(&mut Filter), &[u32], &str); 9] = [
            (|_| {}, &[0, 1, 2, 3, 4], ""),
            (|f| f.toggle_label("ORG"), &[0, 1], "mark:not([data-label=\"ORG\"])"),
            (
                |f| ["ORG", "DATE"].iter().for_each(|label| f.toggle_label(label)),
                &[0, 1, 2],
                "mark:not([data-label=\"DATE\"],[data-label=\"ORG\"])",
            ),
            (|f| f.toggle_decision(Decision::Suggested), &[0], "mark:not([data-decision=suggested])"),
            (|f| f.toggle_source(Source::User), &[4], "mark:not([data-found~=user])"),
            (
                |f| {
                    f.toggle_label("ORG");
                    f.toggle_decision(Decision::Accepted);
                },
                &[1],
                "mark:not([data-label=\"ORG\"]),mark:not([data-decision=accepted])",
            ),
            (|f| ["ORG", "ORG"].iter().for_each(|label| f.toggle_label(label)), &[0, 1, 2, 3, 4], ""),
            (
                |f| f.set_score(true, Some(91.0)),
                &[1, 2, 3],
                "mark[data-found~=\"0\"],mark[data-found~=\"5\"],mark[data-found~=\"10\"],mark[data-found~=\"15\"],\
                 mark[data-found~=\"20\"],mark[data-found~=\"25\"],mark[data-found~=\"30\"],mark[data-found~=\"35\"],\
                 mark[data-found~=\"40\"],mark[data-found~=\"45\"],mark[data-found~=\"50\"],mark[data-found~=\"55\"],\
                 mark[data-found~=\"60\"],mark[data-found~=\"65\"],mark[data-found~=\"70\"],mark[data-found~=\"75\"],\
                 mark[data-found~=\"80\"],mark[data-found~=\"85\"]",
            ),
            (|f| f.toggle_label("a\"b\\c\n"), &[], "mark:not([data-label=\"a\\\"b\\\\c\\a \"])"),
        ];
        for (change, shown, selector) in cases {
            let filter = filter(change);
            let found: Vec<u32> = mentions().iter().filter(|m| filter.matches(m)).map(|m| m.id.0).collect();
            assert_eq!((found.as_slice(), filter.hidden().as_str()), (shown, selector));
            assert_eq!(filter.is_clear(), selector.is_empty());
        }
    }

    #[test]
    fn a_range_of_scores_is_never_empty() {
        let mut filter = Filter::default();
        filter.set_score(false, Some(50.0));
        filter.set_score(true, Some(80.0));
        assert_eq!((filter.least, filter.greatest), (80, 80));
        filter.set_score(false, Some(-3.0));
        assert_eq!((filter.least, filter.greatest), (0, 0));
        filter.set_score(false, None);
        assert!(filter.is_clear());
    }

    #[test]
    fn marks_say_what_found_them_and_how_sure_it_was() {
        let found: Vec<String> = mentions().iter().map(found).collect();
        assert_eq!(found, ["model 50", "model 90", "rule 95", "rule 100", "user 0"]);
        // What a file may hold is not always a score.
        for (score, expected) in [(f32::NAN, 0), (-1.0, 0), (7.0, 100), (f32::INFINITY, 100), (0.049, 0), (0.05, 5)] {
            assert_eq!(percent(score), expected, "{score}");
        }
    }

    #[test]
    fn facets_count_what_there_is_and_what_is_shown() {
        let facets = Facets::of(&mentions(), &filter(|f| f.toggle_label("ORG")));
        let labels: Vec<_> = facets.labels.iter().map(|(label, count)| (label.as_str(), *count)).collect();
        assert_eq!(labels, [("DATE", 1), ("MONEY", 2), ("ORG", 2)]);
        assert_eq!(facets.decisions, [1, 1, 1, 1, 1]);
        assert_eq!(facets.sources, [2, 2, 0, 1]);
        assert_eq!((facets.shown, facets.total), (2, 5));
    }
}
