//! Writes the file that [`super::model`] reads.

#![expect(clippy::cast_possible_truncation, reason = "the reader would refuse what does not fit")]

use std::collections::BTreeMap;

use super::columns::{Entries, Entry, Rows};
use super::encoder::Encoder;
use super::model::{MAGIC, VERSION, hash};
use super::tags::STATES;
use super::training::Lists;

/// The weights of a row: its number, and the tags that have a weight, in order.
pub type Row = (u32, Vec<(u8, i8)>);

/// A model as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// What words are known by.
    pub lists: &'a Lists,
    /// The rows that have weights, in order.
    pub rows: &'a [Row],
    /// What a step of a weight is worth.
    pub step: f32,
    /// What a name (or none) costs after another (or none).
    pub transitions: &'a [[f32; STATES]; STATES],
    /// What a likelihood is worth: pairs of what the model says and how often it is right, both in 0..=1, both rising.
    pub calibration: &'a [(f32, f32)],
}

/// The file of a model.
pub fn write(parts: &Parts<'_>) -> Vec<u8> {
    let entries: Vec<(u32, u64, u8)> = parts.lists.entries().collect();
    let sets = sets(&entries);
    let mut in_order: Vec<(u16, u64)> = sets.iter().map(|(&set, &place)| (place, set)).collect();
    in_order.sort_unstable();
    let mut body = Vec::new();
    body.extend((entries.len() as u32).to_le_bytes());
    body.extend((in_order.len() as u16).to_le_bytes());
    body.extend(in_order.iter().flat_map(|(_, set)| set.to_le_bytes()));
    body.extend((parts.rows.len() as u32).to_le_bytes());
    body.extend(parts.step.to_le_bytes());
    body.extend(parts.transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
    body.push(parts.calibration.len() as u8);
    body.extend(parts.calibration.iter().flat_map(|(said, is)| [said.to_le_bytes(), is.to_le_bytes()]).flatten());
    let mut encoder = Encoder::default();
    let mut lists = Entries::new();
    for (key, set, cluster) in entries {
        let set = sets.get(&set).copied().unwrap_or_default();
        lists.code(&mut encoder, Entry { key, set, cluster });
    }
    let (mut weights, mut written) = (Rows::new(), Vec::new());
    for (number, row) in parts.rows {
        weights.code(&mut encoder, (*number, row), &mut written);
    }
    body.extend(encoder.finish());
    let mut file = MAGIC.to_vec();
    file.push(VERSION);
    file.extend(hash(&body).to_le_bytes());
    file.extend(body);
    file
}

/// The sets of kinds, numbered from the one that most entries have.
fn sets(entries: &[(u32, u64, u8)]) -> BTreeMap<u64, u16> {
    let mut counts = BTreeMap::<u64, usize>::new();
    for entry in entries {
        *counts.entry(entry.1).or_default() += 1;
    }
    let mut in_order: Vec<u64> = counts.keys().copied().collect();
    in_order.sort_by_key(|set| std::cmp::Reverse(counts.get(set)));
    in_order.into_iter().zip(0..).collect()
}
