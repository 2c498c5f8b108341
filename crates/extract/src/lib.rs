//! Finds the numbers and the names in a text, with their normalised values.
//!
//! [`extract`] takes a text and gives mentions: labelled spans with what they mean; [`numeric`] gives those of numbers and
//! times alone. Numbers and times are read in one pass from the same tokens, the longer reading first; names are proposed
//! beside them by a trained model ([`Names`]), and a resolver keeps the best reading of every place:
//!
//! ```text
//! Text ─▶ Passage (tokens, each with what the lexicon ─▶ numeric (numbers, time) ─┬▶ resolve ─▶ mentions
//!         knows of it; sentences; what is masked)             └▶ names (model) ───┘
//! ```
//!
//! The crate does no I/O, knows nothing of the browser, and does not panic on any input.

mod date;
mod decimal;
mod label;
mod lexicon;
mod mask;
mod meaning;
mod mention;
// Without the training program, some of what it needs is of no use to anyone.
#[cfg_attr(not(feature = "training"), allow(unreachable_pub, dead_code))]
mod names;
mod numbers;
mod numeric;
mod options;
mod passage;
mod resolve;
mod style;
mod time;

pub use date::{Date, DateError};
pub use decimal::{Decimal, DecimalError};
pub use label::{Label, UnknownLabel};
pub use meaning::meaning;
pub use mention::{Bound, Mention, Norm, Source, TimexType};
pub use options::{DateOrder, Dollar, Options, UnknownOption};
pub use time::dateline;

#[cfg(feature = "training")]
pub use names::training;
pub use names::{ModelError, Names};

use passage::Passage;
use tallymark_text::Text;

/// Every mention in `text`, in order of position; no two overlap. Names are those that the model `names` finds.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use tallymark_extract::{Label, Names, Options, extract};
/// use tallymark_text::Text;
///
/// let text = Text::new("NATO agreed on a $50 billion deal.");
/// let mentions = extract(&text, &Options::default(), &Names::embedded()?);
/// assert_eq!(text.slice(mentions[0].span), "NATO");
/// assert_eq!(mentions[0].label, Label::Org);
/// assert_eq!(text.slice(mentions[1].span), "$50 billion");
/// assert_eq!(mentions[1].norm.value.as_ref().map(|v| v.as_str()), Some("50000000000"));
/// assert_eq!(mentions[1].norm.unit.as_deref(), Some("USD"));
/// # }
/// # Ok::<(), tallymark_extract::ModelError>(())
/// ```
pub fn extract(text: &Text, options: &Options, names: &Names) -> Vec<Mention> {
    let passage = Passage::new(text, *options);
    let mut candidates = numbers_and_times(&passage);
    let mut names = names::find(&passage, &candidates, names);
    resolve::uncrossed(&candidates, &mut names);
    candidates.extend(names);
    resolve::resolve(&passage, candidates)
}

/// The mentions in `text` with a numeric label alone, as [`extract`] gives them where no name covers them.
/// They need no model.
///
/// ```
/// use tallymark_extract::{Options, numeric};
/// use tallymark_text::Text;
///
/// let text = Text::new("NATO met for two hours in 2024.");
/// let found: Vec<&str> = numeric(&text, &Options::default()).iter().map(|mention| text.slice(mention.span)).collect();
/// assert_eq!(found, ["two hours", "2024"]);
/// ```
pub fn numeric(text: &Text, options: &Options) -> Vec<Mention> {
    let passage = Passage::new(text, *options);
    numbers_and_times(&passage)
}

/// The numeric mentions; a time of day is given the day that stands beside it.
fn numbers_and_times(passage: &Passage<'_>) -> Vec<Mention> {
    let mut found = numeric::find(passage);
    time::complete(passage, &mut found);
    found
}
