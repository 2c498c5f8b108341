//! How fast extraction is: the same program natively and, built as the worker is, in a browser.
//!
//! It prints and asserts nothing: a time says as much about the machine as about the program.

mod inputs;
mod stopwatch;

use std::time::Duration;

use inputs::MEGABYTE;
use stopwatch::{EXTRACTORS, Extractor, Times};

/// How often the articles are read; the fastest run is the one that the machine disturbed least.
const RUNS: usize = 9;

/// How often a hostile input is read.
const HOSTILE_RUNS: usize = 3;

/// A hostile input that has taken as long is not read again, and not made longer.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() {
    say(&format!("  1 MB of the sample articles, {RUNS} runs"));
    for (name, extractor) in EXTRACTORS {
        say(&articles(name, extractor));
    }
    say(&format!("  hostile inputs of 1 MB, best of {HOSTILE_RUNS} runs, and how many times that of half as much"));
    say(&format!("    {:16} {:>32} {:>32}", "repeated", EXTRACTORS[0].0, EXTRACTORS[1].0));
    for piece in inputs::HOSTILE {
        let [numbers, everything] = EXTRACTORS.map(|(_, extractor)| hostile(piece, extractor));
        say(&format!("    {:16} {numbers:>32} {everything:>32}", format!("{piece:?}")));
    }
    #[cfg(target_arch = "wasm32")]
    say("done");
}

/// The row of one extractor over ordinary text.
fn articles(name: &str, extractor: Extractor) -> String {
    let text = inputs::articles(MEGABYTE);
    let once = stopwatch::time(extractor, &text, RUNS, Duration::MAX);
    let twice = stopwatch::time(extractor, &inputs::articles(2 * MEGABYTE), RUNS, Duration::MAX);
    format!(
        "    {name:18} best {:6.2} MB/s ({:6.1} ms), median {:6.2} MB/s ({:6.1} ms); twice as much takes {:.2} times",
        speed(text.len(), once.best),
        milliseconds(once.best),
        speed(text.len(), once.median),
        milliseconds(once.median),
        ratio(&twice, &once),
    )
}

/// The cell of one extractor over one piece, repeated.
fn hostile(piece: &str, extractor: Extractor) -> String {
    let mut before = None;
    let mut size = MEGABYTE / 64;
    loop {
        let text = inputs::repeated(piece, size);
        let times = stopwatch::time(extractor, &text, HOSTILE_RUNS, PATIENCE);
        if size == MEGABYTE || times.best > PATIENCE {
            let shorter = if size == MEGABYTE { String::new() } else { format!(" ({} kB)", size / 1000) };
            let ratio = before.map_or_else(|| "-".to_owned(), |before| format!("{:.2}", ratio(&times, &before)));
            return format!("{:.2} MB/s{shorter}, {ratio} times", speed(text.len(), times.best));
        }
        before = Some(times);
        size *= 2;
    }
}

fn ratio(times: &Times, before: &Times) -> f64 {
    times.best.as_secs_f64() / before.best.as_secs_f64()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// In megabytes a second.
#[expect(clippy::cast_precision_loss, reason = "printed with three digits")]
fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

#[cfg(not(target_arch = "wasm32"))]
fn say(line: &str) {
    println!("{line}");
}

/// `tests/bench/extraction.mjs` prints what the console gets, and waits for "done".
#[cfg(target_arch = "wasm32")]
fn say(line: &str) {
    web_sys::console::log_1(&line.into());
}
