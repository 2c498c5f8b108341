//! The conditional random field: what the weights make of a sample, and how they must change for it.

use tallymark_extract::training::{LABELS, OUTSIDE, STATES, Scores, TAGS, Transitions, places};

use crate::sample::{ANY, TagSet};

/// How often each tag is expected at each atom, and each state after each.
pub(crate) struct Expected {
    pub(crate) tags: Vec<Scores>,
    pub(crate) follows: Transitions,
    /// The logarithm of the weight of all sequences.
    pub(crate) total: f64,
}

/// The state of a pass between two atoms: after none or the end of a name of a label, and in the middle of one.
#[derive(Clone, Copy)]
struct Between {
    closed: [f32; STATES],
    middle: [f32; LABELS.len()],
}

impl Between {
    /// Divides all by their sum, and gives that sum's logarithm.
    fn scaled(&mut self) -> f32 {
        let sum = self.closed.iter().chain(&self.middle).sum::<f32>();
        if sum > 0.0 && sum.is_finite() {
            self.closed.iter_mut().chain(&mut self.middle).for_each(|weight| *weight /= sum);
            sum.ln()
        } else {
            0.0
        }
    }
}

/// The weights of entering a name of a label, or none, at an atom.
fn enter(closed: &[f32; STATES], follow: &Transitions) -> [f32; STATES] {
    let mut enter = [0.0; STATES];
    for (weight, row) in closed.iter().zip(follow) {
        enter.iter_mut().zip(row).for_each(|(sum, follow)| *sum += weight * follow);
    }
    enter
}

/// What is expected of a sample with these scores, of the sequences of allowed tags alone.
pub(crate) fn expected(scores: &[Scores], allowed: Option<&[TagSet]>, transitions: &Transitions) -> Expected {
    let follow = transitions.map(|row| row.map(f32::exp));
    let mut total = 0.0_f64;
    let odds: Vec<Scores> = scores
        .iter()
        .enumerate()
        .map(|(at, scores)| {
            let tags = allowed.map_or(ANY, |allowed| allowed[at]);
            let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            total += f64::from(largest);
            std::array::from_fn(|tag| if tags >> tag & 1 == 1 { (scores[tag] - largest).exp().max(1e-30) } else { 0.0 })
        })
        .collect();
    let mut before = Between { closed: [0.0; STATES], middle: [0.0; LABELS.len()] };
    before.closed[0] = 1.0;
    let mut forward = Vec::with_capacity(odds.len());
    for odds in &odds {
        forward.push(before);
        let enter = enter(&before.closed, &follow);
        let mut next = Between { closed: [enter[0] * odds[OUTSIDE]; STATES], middle: [0.0; LABELS.len()] };
        for label in 0..LABELS.len() {
            let [begin, inside, last, alone] = places(label);
            next.middle[label] = enter[label + 1] * odds[begin] + before.middle[label] * odds[inside];
            next.closed[label + 1] = enter[label + 1] * odds[alone] + before.middle[label] * odds[last];
        }
        total += f64::from(next.scaled());
        before = next;
    }
    total += f64::from(before.closed.iter().sum::<f32>().max(1e-30).ln());
    let mut expected = Expected { tags: vec![[0.0; TAGS]; odds.len()], follows: [[0.0; STATES]; STATES], total };
    let mut after = Between { closed: [1.0; STATES], middle: [0.0; LABELS.len()] };
    for (at, odds) in odds.iter().enumerate().rev() {
        let before = &forward[at];
        let enter = enter(&before.closed, &follow);
        let tags = &mut expected.tags[at];
        let mut entered = [0.0; STATES];
        entered[0] = odds[OUTSIDE] * after.closed[0];
        tags[OUTSIDE] = enter[0] * entered[0];
        let mut next = Between { closed: [0.0; STATES], middle: [0.0; LABELS.len()] };
        for label in 0..LABELS.len() {
            let [begin, inside, last, alone] = places(label);
            tags[begin] = enter[label + 1] * odds[begin] * after.middle[label];
            tags[alone] = enter[label + 1] * odds[alone] * after.closed[label + 1];
            tags[inside] = before.middle[label] * odds[inside] * after.middle[label];
            tags[last] = before.middle[label] * odds[last] * after.closed[label + 1];
            entered[label + 1] = odds[alone] * after.closed[label + 1] + odds[begin] * after.middle[label];
            next.middle[label] = odds[last] * after.closed[label + 1] + odds[inside] * after.middle[label];
        }
        let sum: f32 = tags.iter().sum();
        let share = if sum > 0.0 { 1.0 / sum } else { 0.0 };
        for tag in tags.iter_mut() {
            *tag *= share;
        }
        for (state, row) in follow.iter().enumerate() {
            for (next_state, weight) in row.iter().enumerate() {
                let flow = weight * entered[next_state];
                next.closed[state] += flow;
                expected.follows[state][next_state] += before.closed[state] * flow * share;
            }
        }
        next.scaled();
        after = next;
    }
    expected
}
