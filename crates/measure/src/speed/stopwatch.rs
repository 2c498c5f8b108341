//! Times of repeated runs.

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::Duration;

use tallymark_extract::{Mention, Names, Options, extract, numeric};
use tallymark_text::Text;
use web_time::Instant;

/// What is timed.
pub(crate) type Extractor = fn(&Text, &Options) -> Vec<Mention>;

/// The two ways to read a text, with their names.
pub(crate) const EXTRACTORS: [(&str, Extractor); 2] = [("numbers and times", numeric), ("everything", everything)];

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::embedded().expect("the model in the repository can be read"));

fn everything(text: &Text, options: &Options) -> Vec<Mention> {
    extract(text, options, &NAMES)
}

/// How long the runs over one text took.
pub(crate) struct Times {
    pub(crate) best: Duration,
    pub(crate) median: Duration,
}

/// Reads `source` up to `runs` times, from the string to the mentions; no more once a run took longer than `patience`.
pub(crate) fn time(extractor: Extractor, source: &str, runs: usize, patience: Duration) -> Times {
    let mut times = Vec::with_capacity(runs);
    while times.len() < runs && times.last().is_none_or(|last| *last <= patience) {
        let source = source.to_owned();
        let start = Instant::now();
        let text = Text::new(source);
        let mentions = black_box(extractor(&text, &Options::default()));
        times.push(start.elapsed());
        // Outside the time: the caller needs them for longer than that.
        drop(mentions);
    }
    times.sort_unstable();
    let at = |place: usize| times.get(place).copied().unwrap_or_default();
    Times { best: at(0), median: at(times.len() / 2) }
}
