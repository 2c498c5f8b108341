//! Writes the file that [`super::model`] reads.

#![expect(clippy::cast_possible_truncation, reason = "the reader would refuse what does not fit")]

use std::collections::BTreeMap;

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
    let mut body = Vec::new();
    lists(parts.lists, &mut body);
    let numbers: Vec<u32> = parts.rows.iter().map(|row| row.0).collect();
    body.extend((parts.rows.len() as u32).to_le_bytes());
    rice(&numbers, &mut body);
    body.extend(parts.rows.iter().map(|row| row.1.len() as u8));
    let pairs = || parts.rows.iter().flat_map(|row| &row.1);
    body.extend(pairs().map(|pair| pair.0));
    body.extend(pairs().map(|pair| pair.1.cast_unsigned()));
    body.extend(parts.step.to_le_bytes());
    body.extend(parts.transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
    body.push(parts.calibration.len() as u8);
    body.extend(parts.calibration.iter().flat_map(|(said, is)| [said.to_le_bytes(), is.to_le_bytes()]).flatten());
    let mut file = MAGIC.to_vec();
    file.push(VERSION);
    file.extend(hash(&body).to_le_bytes());
    file.extend(body);
    file
}

fn lists(lists: &Lists, body: &mut Vec<u8>) {
    let entries: Vec<(u32, u64, u8)> = lists.entries().collect();
    let keys: Vec<u32> = entries.iter().map(|entry| entry.0).collect();
    body.extend((entries.len() as u32).to_le_bytes());
    rice(&keys, body);
    let mut sets = BTreeMap::<u64, u16>::new();
    for entry in &entries {
        let next = sets.len() as u16;
        sets.entry(entry.1).or_insert(next);
    }
    let mut in_order: Vec<(u16, u64)> = sets.iter().map(|(&set, &place)| (place, set)).collect();
    in_order.sort_unstable();
    body.extend((in_order.len() as u16).to_le_bytes());
    body.extend(in_order.iter().flat_map(|(_, set)| set.to_le_bytes()));
    let places: Vec<[u8; 2]> =
        entries.iter().map(|entry| sets.get(&entry.1).copied().unwrap_or_default().to_le_bytes()).collect();
    body.extend(places.iter().map(|place| place[0]));
    body.extend(places.iter().map(|place| place[1]));
    body.extend(entries.iter().map(|entry| entry.2));
}

/// Numbers in order, none twice, in Rice's code with the parameter that makes them shortest.
fn rice(numbers: &[u32], body: &mut Vec<u8>) {
    let mut next = 0;
    let differences: Vec<u32> = numbers
        .iter()
        .map(|&number| {
            let difference = number - next;
            next = number + 1;
            difference
        })
        .collect();
    let bits =
        |parameter: &u8| differences.iter().map(|d| u64::from(d >> parameter) + 1 + u64::from(*parameter)).sum::<u64>();
    let parameter = (0..28_u8).min_by_key(bits).unwrap_or_default();
    let mut coded = Vec::new();
    let mut used = 0_u32;
    let mut push = |bit: u32| {
        if used.is_multiple_of(8) {
            coded.push(0_u8);
        }
        if let Some(last) = coded.last_mut() {
            *last |= (bit as u8) << (used % 8);
        }
        used += 1;
    };
    for difference in differences {
        (0..difference >> parameter).for_each(|_| push(1));
        push(0);
        (0..parameter).rev().for_each(|bit| push(difference >> bit & 1));
    }
    body.push(parameter);
    body.extend((coded.len() as u32).to_le_bytes());
    body.extend(coded);
}
