//! What the model looks at: the features of an atom, each a number that stands for a row of weights.
//!
//! Every feature is hashed into [`ROW_BITS`] bits. The model is trained with them: a change here means another model.

use super::document::ByWord;
use super::hash::{fold, join};
use super::known::Kind;
use super::lines::{Case, Line};
use super::shape::Shape;
use super::tags::LABELS;
use super::view::{Run, View};

/// How many bits a feature has.
pub const ROW_BITS: u32 = 20;
/// How many of an atom's features, the first, name the word itself. Training leaves them out now and then, so that the
/// model learns to do without: most names of the news are new.
#[cfg(feature = "training")]
pub const LEXICAL: usize = 7;

/// What the first pass made of a word: for each label how much, and at last how much it was outside of names.
#[derive(Clone, Debug, Default)]
pub struct Votes(pub(super) ByWord<[f32; LABELS.len() + 1]>);

/// What a feature is of. The number is part of its hash.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Of {
    Word,
    WordShape,
    Before,
    After,
    BeforeWord,
    WordAfter,
    Second,
    Around,
    TwoBefore,
    TwoAfter,
    Prefix,
    Suffix,
    SuffixShape,
    Shape,
    Shapes,
    First,
    Listed,
    ListedSet,
    ListedAround,
    Kind,
    KindBefore,
    KindAfter,
    KindsAround,
    Cluster,
    Clusters,
    RunPlace,
    RunHead,
    RunFirst,
    RunBefore,
    RunAfter,
    RunLinked,
    HeadKinds,
    Numeric,
    Sign,
    Signs,
    Vote,
    Quoted,
    Glue,
}

/// Collects the features of one atom.
struct Collector<'a>(&'a mut Vec<u32>);

impl Collector<'_> {
    fn add(&mut self, of: Of, part: u64) {
        self.0.push(fold(join(of as u64, part), ROW_BITS));
    }

    fn pair(&mut self, of: Of, a: u64, b: u64) {
        self.0.push(fold(join(join(of as u64, a), b), ROW_BITS));
    }

    fn three(&mut self, of: Of, a: u64, b: u64, c: u64) {
        self.0.push(fold(join(join(join(of as u64, a), b), c), ROW_BITS));
    }
}

/// Appends the features of the atom at `index`, those that name the word first.
pub(super) fn features(view: &View<'_>, line: Line, index: usize, found: &mut Vec<u32>) {
    let mut out = Collector(found);
    named(view, line, index, &mut out);
    if view.is_capital(line, index) {
        words(view, line, index, &mut out);
        shapes(view, line, index, &mut out);
        lists(view, line, index, &mut out);
        runs(view, line, index, &mut out);
        document(view, line, index, &mut out);
    } else {
        between(view, line, index, &mut out);
    }
}

/// The features of what has no capital: most of it is in no name, and a name that goes on over it shows at its ends.
fn between(view: &View<'_>, line: Line, index: usize, out: &mut Collector<'_>) {
    let (before, after) = (index.wrapping_sub(1), index + 1);
    let shape = |at: usize| view.shape(line, at);
    let here = view.cased(line, index);
    out.pair(Of::Before, view.word(line, before), shape(index));
    out.pair(Of::After, view.word(line, after), shape(index));
    out.three(Of::Shapes, shape(before), here, shape(after));
    out.three(Of::Shapes, shape(index.wrapping_sub(2)) | 1 << 32, shape(before), here);
    out.three(Of::Shapes, here | 1 << 33, shape(after), shape(index + 2));
    let glued = |at: usize| u64::from(view.atom(line, at).is_some_and(|atom| atom.glued));
    out.three(Of::Glue, glued(index) | glued(after) << 1, here, shape(before) << 16 ^ shape(after));
    let listed = |at: usize| view.listed_at(line, at);
    out.three(Of::ListedAround, listed(before), listed(index), 2);
    out.three(Of::ListedAround, listed(index), listed(after), 3);
    for kind in view.listed.get(index).copied().unwrap_or_default().kinds.each() {
        out.three(Of::Listed, kind, listed(index), 1);
    }
    for kind in view.kinds(line, index).each() {
        out.pair(Of::Kind, kind, here);
    }
    let cluster = |at: usize| u64::from(view.fact(line, at).cluster);
    out.three(Of::Clusters, 0, cluster(before), cluster(index));
    out.three(Of::Clusters, 1, cluster(index), cluster(after));
    let numeric = view.numeric.get(index).copied().unwrap_or_default();
    out.pair(Of::Numeric, 0, u64::from(numeric));
    if view.is_capital(line, before) {
        let run = view.run(line, before);
        out.pair(Of::RunHead, view.word(line, run.last), view.word(line, index));
        out.pair(Of::RunFirst, view.kinds(line, run.last).0, view.word(line, index));
    }
}

/// The features that name the word.
fn named(view: &View<'_>, line: Line, index: usize, out: &mut Collector<'_>) {
    let word = |at: usize| view.word(line, at);
    let (w0, before, after) = (word(index), word(index.wrapping_sub(1)), word(index + 1));
    let shape = view.shape(line, index);
    let atom = view.atom(line, index);
    out.add(Of::Word, w0);
    out.pair(Of::WordShape, w0, shape);
    out.pair(Of::BeforeWord, before, w0);
    out.pair(Of::WordAfter, w0, after);
    // The prefix of four and the suffix of four nearly name the word.
    out.pair(Of::Prefix, 4, atom.and_then(|a| a.prefixes.get(2).copied()).unwrap_or_default());
    out.pair(Of::Suffix, 4, u64::from(atom.map_or(0, |a| a.ending)));
    out.three(Of::TwoBefore, word(index.wrapping_sub(2)), before, w0);
}

/// The words around, and the word's own ends.
fn words(view: &View<'_>, line: Line, index: usize, out: &mut Collector<'_>) {
    let word = |at: usize| view.word(line, at);
    let (before, after) = (word(index.wrapping_sub(1)), word(index + 1));
    let shape = view.shape(line, index);
    let atom = view.atom(line, index);
    out.pair(Of::Before, before, shape);
    out.pair(Of::After, after, shape);
    out.add(Of::Before, before);
    out.add(Of::After, after);
    out.pair(Of::Second, 0, word(index.wrapping_sub(2)));
    out.pair(Of::Second, 1, word(index + 2));
    out.pair(Of::Around, before, after);
    out.pair(Of::TwoBefore, word(index.wrapping_sub(2)), before);
    out.pair(Of::TwoAfter, after, word(index + 2));
    if let Some(atom) = atom.filter(|atom| atom.shape != Shape::Symbol) {
        for (len, prefix) in (2_u64..).zip(atom.prefixes).take(2) {
            out.pair(Of::Prefix, len, prefix);
        }
        out.pair(Of::Suffix, 2, u64::from(atom.ending & 0xFFFF));
        out.pair(Of::Suffix, 3, u64::from(atom.ending & 0xFF_FFFF));
        out.pair(Of::SuffixShape, u64::from(atom.ending & 0xFF_FFFF), shape);
    }
}

fn shapes(view: &View<'_>, line: Line, index: usize, out: &mut Collector<'_>) {
    let shape = |at: usize| view.shape(line, at);
    let (before, here, after) = (shape(index.wrapping_sub(1)), view.cased(line, index), shape(index + 1));
    out.add(Of::Shape, here);
    out.pair(Of::Shapes, before, here);
    out.three(Of::Shapes, 1, here, after);
    out.three(Of::Shapes, before, here, after);
    out.three(Of::Shapes, shape(index.wrapping_sub(2)) | 1 << 32, before, here);
    out.three(Of::Shapes, here | 1 << 33, after, shape(index + 2));
    let glued = |at: usize| u64::from(view.atom(line, at).is_some_and(|atom| atom.glued));
    let glue = glued(index) | glued(index + 1) << 1 | glued(index.wrapping_sub(1)) << 2;
    out.three(Of::Glue, glue, here, before << 16 ^ after);
    if index == line.start {
        let common = u64::from(view.kinds(line, index).has(Kind::Word));
        out.pair(Of::First, here, common);
    }
    let numeric = |at: usize| u64::from(view.numeric.get(at).copied().unwrap_or_default());
    out.pair(Of::Numeric, 0, numeric(index));
    out.pair(Of::Numeric, 1, numeric(index.wrapping_sub(1)));
    out.pair(Of::Numeric, 2, numeric(index + 1));
}

fn lists(view: &View<'_>, line: Line, index: usize, out: &mut Collector<'_>) {
    let listed = |at: usize| view.listed_at(line, at);
    let (before, after) = (index.wrapping_sub(1), index + 1);
    let shape = view.atom(line, index).map_or(0, |atom| atom.shape as u64) | (line.case as u64) << 8;
    let here = view.listed.get(index).copied().unwrap_or_default();
    for kind in here.kinds.each() {
        out.three(Of::Listed, kind, u64::from(here.place), shape);
    }
    out.pair(Of::ListedSet, listed(index), shape);
    out.pair(Of::ListedAround, listed(before), 0);
    out.pair(Of::ListedAround, listed(after), 1);
    out.three(Of::ListedAround, listed(before), listed(index), 2);
    out.three(Of::ListedAround, listed(index), listed(after), 3);
    let fact = view.fact(line, index);
    for kind in fact.kinds.each() {
        out.pair(Of::Kind, kind, shape);
    }
    for (near, distance) in [(before, 0), (index.wrapping_sub(2), 1)] {
        for kind in view.kinds(line, near).each() {
            out.three(Of::KindBefore, kind, distance, shape);
        }
    }
    for (near, distance) in [(after, 0), (index + 2, 1)] {
        for kind in view.kinds(line, near).each() {
            out.three(Of::KindAfter, kind, distance, shape);
        }
    }
    out.three(Of::KindsAround, view.kinds(line, before).0, fact.kinds.0, 0);
    out.three(Of::KindsAround, fact.kinds.0, view.kinds(line, after).0, 1);
    let cluster = |at: usize| u64::from(view.fact(line, at).cluster);
    out.pair(Of::Cluster, 0, cluster(index));
    out.pair(Of::Cluster, 1, cluster(before));
    out.pair(Of::Cluster, 2, cluster(after));
    out.pair(Of::Cluster, 3, cluster(index.wrapping_sub(2)));
    out.pair(Of::Cluster, 4, cluster(index + 2));
    out.three(Of::Clusters, 0, cluster(before), cluster(index));
    out.three(Of::Clusters, 1, cluster(index), cluster(after));
    out.three(Of::Clusters, 2, cluster(before), cluster(after));
}

fn runs(view: &View<'_>, line: Line, index: usize, out: &mut Collector<'_>) {
    let run = view.run(line, index);
    let from_start = (index - run.first).min(3) as u64;
    let from_end = (run.last - index).min(3) as u64;
    let place = from_start | from_end << 4;
    out.pair(Of::RunPlace, place, view.cased(line, index));
    let head = view.word(line, run.last);
    out.pair(Of::RunHead, head, from_end);
    out.three(Of::RunHead, head, place, 1);
    out.pair(Of::RunFirst, view.word(line, run.first), from_start);
    let (before, after) = (run.first.wrapping_sub(1), run.last + 1);
    out.pair(Of::RunBefore, view.word(line, before), place);
    out.pair(Of::RunAfter, view.word(line, after), place);
    out.pair(Of::RunBefore, view.word(line, before), 99);
    out.pair(Of::RunAfter, view.word(line, after), 99);
    out.three(Of::RunAfter, view.word(line, after), view.word(line, after + 1), place);
    for kind in view.kinds(line, run.last).each() {
        out.three(Of::HeadKinds, kind, from_end, 0);
    }
    for kind in view.kinds(line, run.first).each() {
        out.three(Of::HeadKinds, kind, from_start, 1);
    }
    for kind in view.kinds(line, before).each() {
        out.three(Of::HeadKinds, kind, place, 2);
    }
    for kind in view.kinds(line, after).each() {
        out.three(Of::HeadKinds, kind, place, 3);
    }
    out.three(Of::Clusters, 3, u64::from(view.fact(line, before).cluster), place);
    out.three(Of::Clusters, 4, u64::from(view.fact(line, after).cluster), place);
    out.three(Of::Clusters, 5, u64::from(view.fact(line, run.last).cluster), from_end);
    // `Ministry of Defence`: the name goes over a small word.
    if view.links(line, before) && view.is_capital(line, before.wrapping_sub(1)) {
        let linked = view.run(line, before.wrapping_sub(1));
        out.three(Of::RunLinked, view.word(line, linked.last), view.word(line, before), 0);
        out.three(Of::RunLinked, view.kinds(line, linked.last).0, view.word(line, before), 1);
    }
    if view.links(line, after) && view.is_capital(line, after + 1) {
        let linked = view.run(line, after + 1);
        out.three(Of::RunLinked, view.word(line, linked.last), view.word(line, after), 2);
        out.three(Of::RunLinked, view.word(line, run.last), view.word(line, after), 3);
    }
    quoted(view, line, run, place, out);
}

/// Quotation marks and brackets around the run.
fn quoted(view: &View<'_>, line: Line, run: Run, place: u64, out: &mut Collector<'_>) {
    let symbol = |at: usize| {
        view.atom(line, at).filter(|atom| atom.shape == Shape::Symbol).map_or(0, |atom| u64::from(atom.ending & 0xFFFF))
    };
    let (before, after) = (symbol(run.first.wrapping_sub(1)), symbol(run.last + 1));
    if before != 0 || after != 0 {
        out.three(Of::Quoted, before, after, place);
    }
}

fn document(view: &View<'_>, line: Line, index: usize, out: &mut Collector<'_>) {
    let Some(atom) = view.atom(line, index) else { return };
    let signs = view.document.evidence(atom.lower).signs;
    let first = u64::from(index == line.start) | u64::from(line.case != Case::Plain) << 1;
    for sign in (0..16_u64).filter(|sign| signs >> sign & 1 == 1) {
        out.three(Of::Sign, sign, first, atom.shape as u64);
    }
    out.pair(Of::Signs, u64::from(signs), atom.shape as u64);
}

/// Appends what the first pass makes of the word at `index` in all its places.
pub(super) fn vote_features(view: &View<'_>, votes: &Votes, line: Line, index: usize, found: &mut Vec<u32>) {
    let mut out = Collector(found);
    let Some(atom) = view.atom(line, index).filter(|atom| atom.shape.has_capital()) else { return };
    let first = u64::from(index == line.start) | u64::from(line.case != Case::Plain) << 1;
    let Some(votes) = votes.0.get(&atom.lower) else { return };
    let total: f32 = votes.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    for (label, vote) in (0_u64..).zip(votes) {
        // Tenths are finer than what they rest on: three steps do.
        let share = match vote / total {
            share if share > 0.8 => 3,
            share if share > 0.45 => 2,
            share if share > 0.15 => 1,
            _ => continue,
        };
        out.three(Of::Vote, label, share, first);
    }
}
