//! What the model's likelihoods are worth.

/// A name that was found: how likely it was said to be, and whether it is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    pub(crate) likely: f32,
    pub(crate) right: bool,
}

/// How many points the line has at most, fewer where it would fall.
const POINTS: usize = 12;

/// The line that gives how often a likelihood is right: means of equally many, made to rise (pool adjacent violators).
pub(crate) fn points(mut said: Vec<Said>) -> Vec<(f32, f32)> {
    said.sort_by(|a, b| a.likely.total_cmp(&b.likely));
    let size = said.len().div_ceil(POINTS).max(1);
    // The sum of what was said, how many were right, how many there are.
    let mut pools: Vec<(f32, f32, f32)> = Vec::new();
    for bin in said.chunks(size) {
        let right = bin.iter().filter(|one| one.right).count() as f32;
        pools.push((bin.iter().map(|one| one.likely).sum(), right, bin.len() as f32));
        while let [.., before, last] = pools[..]
            && before.1 / before.2 > last.1 / last.2
        {
            pools.truncate(pools.len() - 2);
            pools.push((before.0 + last.0, before.1 + last.1, before.2 + last.2));
        }
    }
    let mut points: Vec<(f32, f32)> =
        pools.into_iter().map(|(said, right, count)| (said / count, right / count)).collect();
    points.dedup_by(|next, before| next.0 <= before.0);
    points
}

/// The expected calibration error: how far what is said is from what is, over ten bins, weighed by how many are in each.
pub(crate) fn error(said: &[Said]) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64); 10];
    for one in said {
        let bin = &mut bins[((one.likely * 10.0) as usize).min(9)];
        bin.0 += f64::from(one.likely);
        bin.1 += f64::from(u8::from(one.right));
    }
    bins.iter().map(|(said, right)| (said - right).abs()).sum::<f64>() / said.len().max(1) as f64
}
