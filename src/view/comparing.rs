//! Comparing annotators, from the choice of files to the last disagreement: what the dialog knows, and what a key does in it.

use tallymark_converter::{Comparison, Dispute, Problems};
use tallymark_dataset::Progress;
use tallymark_dataset::agreement::{Adjudication, Choice};

use crate::view::kept_choices::{self, KeptChoices};

/// A file that was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// What it is called.
    pub file: String,
    /// What its annotator is called.
    pub name: String,
    /// What in it does not fit, once it has been read.
    pub problems: Problems,
}

impl Chosen {
    /// A file, whose annotator is called like it.
    pub fn new(file: String) -> Self {
        let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
        let name = stem.rsplit('/').next().unwrap_or(stem).to_owned();
        Self { file, name, problems: Problems::default() }
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Files are chosen.
    #[default]
    Choosing,
    /// This file is being read; behind the last they are compared.
    Reading(usize),
    /// The figures are shown.
    Figures,
    /// Disagreements are decided.
    Walking,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparing {
    /// How far it is.
    pub stage: Stage,
    /// The files.
    pub files: Vec<Chosen>,
    /// Whether suggestions that nobody has decided on count.
    pub suggested: bool,
    /// Why the last attempt failed; empty where it did not.
    pub trouble: String,
    /// What has come of it.
    pub comparison: Comparison,
    /// What was chosen.
    pub adjudication: Adjudication,
    /// What the disagreements are called, where choices about them are kept.
    pub about: String,
    /// The disagreement that is looked at.
    pub at: usize,
    /// Whether merged documents of a single annotator come too.
    pub with_alone: bool,
    /// Whether documents are being merged.
    pub is_merging: bool,
    /// What a screen reader is told of the last act.
    pub told: String,
}

/// What is done to a disagreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// This alternative alone is right.
    Take(usize),
    /// This alternative is right, or not, beside the others.
    Toggle(usize),
    /// All are right.
    All,
    /// None is right.
    None,
    /// To the next, whether it is decided or not.
    Next,
    /// To the one before.
    Previous,
    /// The last choice back.
    Undo,
}

impl Comparing {
    /// Whether there is something to compare.
    pub fn is_ready(&self) -> bool {
        self.files.len() >= 2
    }

    /// Takes files; those that are there already are not taken twice. Gives the places of those taken.
    pub fn choose(&mut self, names: impl IntoIterator<Item = String>) -> Vec<usize> {
        let mut taken = Vec::new();
        for (place, name) in names.into_iter().enumerate() {
            if self.files.iter().all(|chosen| chosen.file != name) {
                self.files.push(Chosen::new(name));
                taken.push(place);
            }
        }
        self.trouble.clear();
        taken
    }

    /// Shows what has come of a comparison, with what was chosen before about the same disagreements.
    pub fn show(&mut self, comparison: Comparison, kept: &KeptChoices) {
        let disagreements = comparison.disputes.iter().map(|dispute| dispute.disagreement.clone()).collect();
        self.adjudication = Adjudication::new(disagreements);
        self.about = kept_choices::name(self.adjudication.disagreements());
        kept.restore(&mut self.adjudication, &self.about);
        let first_open = self.adjudication.next_open(self.adjudication.progress().total).unwrap_or(0);
        (self.comparison, self.at, self.stage) = (comparison, first_open, Stage::Figures);
    }

    /// The choices, to be kept.
    pub fn kept(&self) -> KeptChoices {
        KeptChoices::of(&self.adjudication, &self.about)
    }

    /// The disagreement that is looked at.
    pub fn dispute(&self) -> Option<&Dispute> {
        self.comparison.disputes.get(self.at)
    }

    /// What was chosen for it.
    pub fn choice(&self) -> Option<&Choice> {
        self.adjudication.choice(self.at)
    }

    /// How many are decided.
    pub fn progress(&self) -> Progress {
        self.adjudication.progress()
    }

    /// Does something; gives whether there was anything to do.
    pub fn act(&mut self, act: Act) -> bool {
        let last = self.comparison.disputes.len().saturating_sub(1);
        let count = self.dispute().map_or(0, |dispute| dispute.disagreement.alternatives.len());
        match act {
            Act::Take(number) => number < count && self.decide(Choice::of([number])),
            Act::All => count > 0 && self.decide(Choice::of(0..count)),
            Act::None => count > 0 && self.decide(Choice::none()),
            Act::Toggle(number) if number < count => {
                let mut choice = self.choice().cloned().unwrap_or_default();
                if !choice.alternatives.remove(&number) {
                    choice.alternatives.insert(number);
                }
                self.adjudication.choose(self.at, Some(choice))
            }
            Act::Toggle(_) => false,
            Act::Next => self.go((self.at + 1).min(last)),
            Act::Previous => self.go(self.at.saturating_sub(1)),
            Act::Undo => self.adjudication.undo().is_some_and(|at| {
                self.at = at;
                true
            }),
        }
    }

    /// Chooses, and goes on to the next that is open.
    fn decide(&mut self, choice: Choice) -> bool {
        let is_done = self.adjudication.choose(self.at, Some(choice));
        if let Some(next) = self.adjudication.next_open(self.at) {
            self.at = next;
        }
        is_done
    }

    fn go(&mut self, to: usize) -> bool {
        std::mem::replace(&mut self.at, to) != to
    }
}

/// What a key is for while disagreements are decided. With Shift a digit leaves the other alternatives as they are; the
/// digit is known by its key's place then, as layouts differ in what Shift makes of it.
pub fn act_of(key: &str, code: &str, shift: bool) -> Option<Act> {
    let digit =
        || code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad")).and_then(|digit| digit.parse().ok());
    let number: Option<usize> = key.parse().ok().or_else(|| digit().filter(|_| shift));
    match (key, number) {
        (_, Some(0)) => Some(Act::None),
        (_, Some(number @ 1..=9)) if shift => Some(Act::Toggle(number - 1)),
        (_, Some(number @ 1..=9)) => Some(Act::Take(number - 1)),
        ("a", _) => Some(Act::All),
        ("j" | "ArrowDown" | "ArrowRight", _) => Some(Act::Next),
        ("k" | "ArrowUp" | "ArrowLeft", _) => Some(Act::Previous),
        ("u", _) => Some(Act::Undo),
        _ => None,
    }
}

/// A piece of an excerpt between two places where a span of an annotator begins or ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its words.
    pub words: &'a str,
    /// The label of the shortest span that it lies in; none where it lies in none.
    pub label: Option<&'a str>,
    /// The labels of the spans that end with it.
    pub ends: Vec<&'a str>,
}

/// The excerpt of a disagreement, cut where spans of this annotator begin and end.
pub fn pieces(dispute: &Dispute, annotator: usize) -> Vec<Piece<'_>> {
    let theirs = || dispute.disagreement.alternatives.iter().filter(|said| said.by.contains(&annotator));
    let length = dispute.excerpt.len();
    let within = |place: usize| place.saturating_sub(dispute.from).min(length);
    let ends = theirs().flat_map(|said| [said.span.start().get(), said.span.end().get()]).map(within);
    let mut cuts: Vec<usize> = ends.chain([0, length]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |(start, end): (&usize, &usize)| {
        let place = |said: &tallymark_dataset::agreement::Alternative| {
            (within(said.span.start().get()), within(said.span.end().get()))
        };
        let over = theirs().filter(|said| place(said).0 <= *start && *end <= place(said).1);
        let label = over.clone().min_by_key(|said| said.span.len()).map(|said| said.label.as_str());
        let mut ends: Vec<&str> = over.filter(|said| place(said).1 == *end).map(|said| said.label.as_str()).collect();
        ends.dedup();
        Some(Piece { words: dispute.excerpt.get(*start..*end)?, label, ends })
    };
    cuts.iter().zip(cuts.iter().skip(1)).filter_map(piece).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A disagreement about "Bank of England" in an excerpt that begins at byte 10.
    fn dispute() -> Dispute {
        let said = |start: usize, end: usize, label: &str, by: &[usize]| json!({ "span": { "start": start, "end": end }, "label": label, "by": by });
        let all = [said(14, 29, "ORG", &[0]), said(22, 29, "GPE", &[0, 1])];
        let disagreement = json!({ "text": 0, "span": { "start": 14, "end": 29 }, "alternatives": all });
        serde_json::from_value(json!({
            "title": "Rates", "present": [0, 1, 2], "excerpt": "the Bank of England said", "from": 10,
            "is_cut_before": true, "is_cut_behind": false, "disagreement": disagreement,
        }))
        .unwrap_or_else(|error| panic!("{error}"))
    }

    fn comparing(disputes: usize) -> Comparing {
        let mut comparing = Comparing::default();
        let comparison = Comparison { disputes: vec![dispute(); disputes], ..Comparison::default() };
        comparing.show(comparison, &KeptChoices::default());
        comparing
    }

    fn chosen(comparing: &Comparing, at: usize) -> Option<Vec<usize>> {
        comparing.adjudication.choice(at).map(|choice| choice.alternatives.iter().copied().collect())
    }

    #[test]
    fn keys_and_what_they_do() {
        let cases = [
            ("1", "Digit1", false, Some(Act::Take(0))),
            ("9", "Numpad9", false, Some(Act::Take(8))),
            ("!", "Digit1", true, Some(Act::Toggle(0))),
            ("0", "Digit0", false, Some(Act::None)),
            ("a", "KeyA", false, Some(Act::All)),
            ("ArrowDown", "ArrowDown", false, Some(Act::Next)),
            ("k", "KeyK", false, Some(Act::Previous)),
            ("u", "KeyU", false, Some(Act::Undo)),
            ("!", "Digit1", false, None),
            ("Tab", "Tab", false, None),
            ("Enter", "Enter", false, None),
        ];
        for (key, code, shift, expected) in cases {
            assert_eq!(act_of(key, code, shift), expected, "{key} {code} {shift}");
        }
    }

    #[test]
    fn a_choice_goes_on_to_the_next_open_one_and_undo_comes_back() {
        let mut comparing = comparing(3);
        assert!(comparing.act(Act::Take(1)));
        assert_eq!((comparing.at, chosen(&comparing, 0)), (1, Some(vec![1])));
        assert!(comparing.act(Act::Next) && comparing.act(Act::None));
        assert_eq!((comparing.at, chosen(&comparing, 2)), (1, Some(vec![])), "round to the one that is open");
        assert!(comparing.act(Act::All));
        assert_eq!((comparing.at, comparing.progress().decided), (1, 3), "it stays where nothing is open");
        assert!(comparing.act(Act::Undo) && comparing.act(Act::Undo));
        assert_eq!((comparing.at, comparing.progress().decided), (2, 1));
    }

    #[test]
    fn several_are_chosen_one_by_one_and_what_is_not_there_is_not() {
        let mut comparing = comparing(1);
        assert!(comparing.act(Act::Toggle(0)) && comparing.act(Act::Toggle(1)));
        assert_eq!(chosen(&comparing, 0), Some(vec![0, 1]));
        assert!(comparing.act(Act::Toggle(0)));
        assert_eq!(chosen(&comparing, 0), Some(vec![1]));
        assert!(!comparing.act(Act::Take(2)) && !comparing.act(Act::Toggle(2)) && !comparing.act(Act::Next));
        let mut nothing = Comparing::default();
        for act in [Act::Take(0), Act::Toggle(0), Act::All, Act::None, Act::Next, Act::Previous, Act::Undo] {
            assert!(!nothing.act(act), "{act:?}");
        }
    }

    #[test]
    fn an_excerpt_is_cut_at_the_spans_of_an_annotator() {
        let dispute = dispute();
        let seen = |annotator| -> Vec<String> {
            let all = pieces(&dispute, annotator).into_iter();
            all.map(|piece| format!("{}|{}|{}", piece.words, piece.label.unwrap_or("-"), piece.ends.join(" ")))
                .collect()
        };
        assert_eq!(seen(0), ["the |-|", "Bank of |ORG|", "England|GPE|ORG GPE", " said|-|"]);
        assert_eq!(seen(1), ["the Bank of |-|", "England|GPE|GPE", " said|-|"]);
        assert_eq!(seen(2), ["the Bank of England said|-|"]);
    }

    #[test]
    fn files_name_their_annotators_and_are_not_taken_twice() {
        let mut comparing = Comparing::default();
        assert_eq!(comparing.choose(["a/anna.jsonl".to_owned(), "ben".to_owned()]), [0, 1]);
        assert_eq!(comparing.choose(["ben".to_owned(), "c.json".to_owned()]), [1]);
        let names: Vec<&str> = comparing.files.iter().map(|chosen| chosen.name.as_str()).collect();
        assert_eq!(names, ["anna", "ben", "c"]);
    }
}
