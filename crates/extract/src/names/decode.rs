//! From scores to names: the best sequence of tags, and how likely each of its names is among all sequences.

#![expect(clippy::cast_possible_truncation, reason = "there are fewer tags than a byte can count")]

use super::tags::{LABELS, OUTSIDE, Place, STATES, TAGS, meaning, places, tag};

/// The scores of an atom's tags.
pub type Scores = [f32; TAGS];
/// The scores of what follows what: a name of a label, or none, after another.
pub type Transitions = [[f32; STATES]; STATES];

/// A name in a sequence of atoms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Its first atom.
    pub start: usize,
    /// The atom after its last.
    pub end: usize,
    /// The place of its label in [`LABELS`].
    pub label: usize,
    /// How likely the model takes it to be, in 0..=1.
    pub likely: f32,
}

/// The names of the best sequence of tags; how likely they are is not known yet.
pub(crate) fn best(scores: &[Scores], transitions: &Transitions) -> Vec<Segment> {
    if scores.iter().all(is_surely_outside) {
        return Vec::new();
    }
    // The best tag before each tag of each atom.
    let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
    let mut reached = [f32::NEG_INFINITY; TAGS];
    reached[OUTSIDE] = 0.0;
    for of_tags in scores {
        let mut next = [f32::NEG_INFINITY; TAGS];
        let mut from = [0_u8; TAGS];
        let closed = closed(&reached);
        let mut enter = [(f32::NEG_INFINITY, 0); STATES];
        for (&(score, last), row) in closed.iter().zip(transitions) {
            for (top, follow) in enter.iter_mut().zip(row) {
                if score + follow > top.0 {
                    *top = (score + follow, last);
                }
            }
        }
        (next[OUTSIDE], from[OUTSIDE]) = (enter[0].0 + of_tags[OUTSIDE], enter[0].1);
        for (label, &(score, last_tag)) in enter.iter().skip(1).enumerate() {
            let [begin, inside, last, alone] = places(label);
            (next[begin], from[begin]) = (score + of_tags[begin], last_tag);
            (next[alone], from[alone]) = (score + of_tags[alone], last_tag);
            let on = if reached[begin] >= reached[inside] { begin } else { inside };
            (next[inside], from[inside]) = (reached[on] + of_tags[inside], on as u8);
            (next[last], from[last]) = (reached[on] + of_tags[last], on as u8);
        }
        back.push(from);
        reached = next;
    }
    trace(&reached, &back)
}

/// Whether no sequence could do better with another tag of an atom: by more than what follows what can make up for.
fn is_surely_outside(scores: &Scores) -> bool {
    const MARGIN: f32 = 12.0;
    let (outside, others) = scores.split_at(OUTSIDE + 1);
    outside.iter().all(|outside| others.iter().all(|other| other + MARGIN < *outside))
}

/// For each state the score of the better of the tags that end in it, and that tag.
fn closed(reached: &Scores) -> [(f32, u8); STATES] {
    let mut closed = [(reached[OUTSIDE], OUTSIDE as u8); STATES];
    for (label, state) in closed.iter_mut().skip(1).enumerate() {
        let [_, _, last, alone] = places(label);
        let tag = if reached[last] > reached[alone] { last } else { alone };
        *state = (reached[tag], tag as u8);
    }
    closed
}

/// The names of the path that ends best.
fn trace(reached: &Scores, back: &[[u8; TAGS]]) -> Vec<Segment> {
    let (_, mut tag) = closed(reached).into_iter().fold((f32::NEG_INFINITY, 0), |a, b| if b.0 > a.0 { b } else { a });
    let (mut found, mut end) = (Vec::new(), back.len());
    for (at, from) in back.iter().enumerate().rev() {
        match meaning(usize::from(tag)) {
            Some((label, Place::Alone)) => found.push(Segment { start: at, end: at + 1, label, likely: 0.0 }),
            Some((_, Place::Last)) => end = at + 1,
            Some((label, Place::Begin)) => found.push(Segment { start: at, end, label, likely: 0.0 }),
            Some((_, Place::Inside)) | None => {}
        }
        tag = from.get(usize::from(tag)).copied().unwrap_or_default();
    }
    found.reverse();
    found
}

/// Fills in how likely each of `segments` is: the share of all sequences, weighed by their scores, that have it.
/// `follow` are the exponentials of the transitions.
pub(crate) fn weigh(scores: &[Scores], follow: &Transitions, segments: &mut [Segment]) {
    let odds: Vec<(Scores, f32)> = scores.iter().map(exponentials).collect();
    let forward = forward(&odds, follow);
    let backward = backward(&odds, follow);
    for segment in segments {
        segment.likely = likelihood(&odds, &forward, &backward, segment).clamp(0.0, 1.0);
    }
}

/// The exponentials of scores, the largest taken for 1, and that largest.
fn exponentials(scores: &Scores) -> (Scores, f32) {
    // Most tags are out of the question, and an exponential takes the browser longer than all else of a tag.
    const LEAST: (f32, f32) = (-14.0, 8.3e-7);
    let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let odds = |score: f32| if score - largest < LEAST.0 { LEAST.1 } else { (score - largest).exp() };
    (scores.map(odds), largest)
}

/// What leads to each atom: before each atom, for each state, the weight of entering it; each row divided by its sum, so
/// that nothing grows without end. One row more than atoms: the last is what leads to the end.
struct Forward {
    /// Entering a name of a label (or none) at an atom.
    enter: Vec<[f32; STATES]>,
    /// Being in the middle of a name of a label before an atom.
    middle: Vec<[f32; LABELS.len()]>,
    /// The sum that the row has been divided by, as a logarithm, all before it included.
    scale: Vec<f32>,
}

fn forward(odds: &[(Scores, f32)], follow: &Transitions) -> Forward {
    let mut found = Forward { enter: Vec::new(), middle: Vec::new(), scale: Vec::new() };
    let mut closed = [0.0; STATES];
    closed[0] = 1.0;
    let mut middle = [0.0; LABELS.len()];
    let mut scale = 0.0;
    for (odds, largest) in odds {
        let mut enter = [0.0; STATES];
        for (weight, row) in closed.iter().zip(follow) {
            enter.iter_mut().zip(row).for_each(|(sum, follow)| *sum += weight * follow);
        }
        found.enter.push(enter);
        found.middle.push(middle);
        found.scale.push(scale);
        let mut next_closed = [enter[0] * odds[OUTSIDE]; STATES];
        let mut next_middle = [0.0; LABELS.len()];
        for label in 0..LABELS.len() {
            let [begin, inside, last, alone] = places(label);
            next_middle[label] = enter[label + 1] * odds[begin] + middle[label] * odds[inside];
            next_closed[label + 1] = enter[label + 1] * odds[alone] + middle[label] * odds[last];
        }
        let sum = next_closed.iter().sum::<f32>() + next_middle.iter().sum::<f32>();
        let factor = if sum > 0.0 { 1.0 / sum } else { 1.0 };
        closed = next_closed.map(|weight| weight * factor);
        middle = next_middle.map(|weight| weight * factor);
        scale += largest - factor.ln();
    }
    found.enter.push(closed);
    found.scale.push(scale);
    found
}

/// What follows each atom: the weight of all ends after it, by the state that it leaves; each row divided as in [`Forward`].
struct Backward {
    closed: Vec<[f32; STATES]>,
    scale: Vec<f32>,
}

fn backward(odds: &[(Scores, f32)], follow: &Transitions) -> Backward {
    let (mut closed, mut middle, mut scale) = ([1.0; STATES], [0.0; LABELS.len()], 0.0);
    let mut found = Backward { closed: vec![closed], scale: vec![0.0] };
    for (odds, largest) in odds.iter().rev() {
        let mut enter = [closed[0] * odds[OUTSIDE]; STATES];
        let mut next_middle = [0.0; LABELS.len()];
        for label in 0..LABELS.len() {
            let [begin, inside, last, alone] = places(label);
            enter[label + 1] = odds[alone] * closed[label + 1] + odds[begin] * middle[label];
            next_middle[label] = odds[last] * closed[label + 1] + odds[inside] * middle[label];
        }
        let mut next_closed = [0.0; STATES];
        for (weight, row) in next_closed.iter_mut().zip(follow) {
            *weight = row.iter().zip(enter).map(|(follow, enter)| follow * enter).sum();
        }
        let sum = next_closed.iter().sum::<f32>() + next_middle.iter().sum::<f32>();
        let factor = if sum > 0.0 { 1.0 / sum } else { 1.0 };
        closed = next_closed.map(|weight| weight * factor);
        middle = next_middle.map(|weight| weight * factor);
        scale += largest - factor.ln();
        found.closed.push(closed);
        found.scale.push(scale);
    }
    found.closed.reverse();
    found.scale.reverse();
    found
}

/// The share of the sequences that have `segment`.
fn likelihood(odds: &[(Scores, f32)], forward: &Forward, backward: &Backward, segment: &Segment) -> f32 {
    let Segment { start, end, label, .. } = *segment;
    let ends: f32 = forward.enter.last().map_or(0.0, |closed| closed.iter().sum());
    let inside = || -> Option<f32> {
        let mut weight = forward.enter.get(start)?.get(label + 1)?.ln() + forward.scale.get(start)?;
        for (place, (odds, largest)) in odds.get(start..end)?.iter().enumerate() {
            let tag = tag(label, Place::of(place, end - start));
            weight += odds.get(tag)?.ln() + largest;
        }
        weight += backward.closed.get(end)?.get(label + 1)?.ln() + backward.scale.get(end)?;
        Some(weight - ends.ln() - forward.scale.last()?)
    };
    inside().map_or(0.0, f32::exp)
}
