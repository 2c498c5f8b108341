//! The value of number words in a row: the usual sum of products.

use super::numeral::{Form, Numeral};
use super::words::{NumberWord, number_word};
use crate::decimal::Decimal;
use crate::lexicon::Class;
use crate::passage::Passage;

/// Reads number words from `at` on. `seed` is the 1 of `a hundred`.
pub(super) fn run(p: &Passage<'_>, start: usize, at: usize, seed: Option<u128>) -> Option<Numeral> {
    let mut state = Sum::default();
    if let Some(seed) = seed {
        (state.current, state.last) = (seed, Some(Last::Unit));
    }
    let (mut end, mut next) = (at, at);
    while number_word(p, next).is_some_and(|word| state.take(word)) {
        end = next + 1;
        let big = matches!(state.last, Some(Last::Hundred | Last::Scale));
        // `one million, two hundred thousand`
        let comma = state.last == Some(Last::Scale) && state.smallest >= 6 && p.word(end) == "," && !p.touches(end + 1);
        let scaled = comma && (end + 2..end + 6).take_while(|at| number_word(p, *at).is_some()).count() > 0;
        let goes_on = scaled && joins_sum(p, end + 1, &state) && number_word(p, end + 2).is_some();
        let and = big && p.is(end, "and") && joins_sum(p, end + 1, &state);
        next = if and || goes_on || p.joins(end) { end + 1 } else { end };
    }
    let total = state.total.checked_add(state.current)?;
    let zeros = match state.last {
        Some(Last::Hundred) if state.total == 0 && total < 1000 => 2,
        _ if state.current == 0 && state.smallest < 99 => i16::from(state.smallest),
        _ => 0,
    };
    let value = Decimal::from(total);
    (end > at).then_some(Numeral { start, end, value, exact: true, scale: zeros, form: Form::Words, loose: false })
}

/// Whether the number words at `at`, after `and` or a comma, are the rest of the number read so far, and no number of
/// their own (`two thousand and three million`, `a hundred and two hundred`), nor a fraction (`and three quarters`).
fn joins_sum(p: &Passage<'_>, at: usize, state: &Sum) -> bool {
    if !matches!(number_word(p, at), Some(NumberWord::Unit(_) | NumberWord::Ten(_))) {
        return false;
    }
    let end = (at..at + 8).find(|at| number_word(p, *at).is_none() && !p.joins(*at)).unwrap_or(at);
    let mut larger = (at..end).filter_map(|at| number_word(p, at));
    let scale = larger.find(|word| match word {
        NumberWord::Hundred => state.last == Some(Last::Hundred),
        NumberWord::Scale(_) | NumberWord::Dozen => true,
        _ => false,
    });
    let fits = match scale {
        Some(NumberWord::Scale(zeros)) => zeros < state.smallest,
        Some(_) => false,
        None => true,
    };
    fits && !p.has(end, Class::Denominator)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Unit,
    Ten,
    Hundred,
    Scale,
}

/// The state of a number in words while it is read.
pub(super) struct Sum {
    total: u128,
    current: u128,
    smallest: u8,
    last: Option<Last>,
}

impl Default for Sum {
    fn default() -> Self {
        Self { total: 0, current: 0, smallest: 99, last: None }
    }
}

impl Sum {
    /// What has been read.
    pub(super) fn total(&self) -> u128 {
        self.total.saturating_add(self.current)
    }

    /// Whether a rank below a hundred can end it: `thirty-` leaves room for `fourth`.
    pub(super) fn leaves(&self, rank: u32) -> bool {
        match self.last {
            Some(Last::Hundred | Last::Scale) => rank < 100,
            Some(Last::Ten) => rank < 10,
            _ => false,
        }
    }

    /// Takes one more word, where it can stand here.
    pub(super) fn take(&mut self, word: NumberWord) -> bool {
        let fits = match (word, self.last) {
            (NumberWord::Unit(_) | NumberWord::Ten(_), None | Some(Last::Hundred | Last::Scale)) => true,
            (NumberWord::Unit(unit), Some(Last::Ten)) => (1..10).contains(&unit),
            (NumberWord::Hundred, Some(Last::Unit | Last::Ten)) => (1..100).contains(&self.current),
            (NumberWord::Scale(zeros), Some(Last::Unit | Last::Ten | Last::Hundred)) => zeros < self.smallest,
            // `five lakh crore`
            (NumberWord::Scale(7), Some(Last::Scale)) => self.smallest == 5 && self.current == 0,
            _ => false,
        };
        if fits {
            self.add(word);
        }
        fits
    }

    fn add(&mut self, word: NumberWord) {
        match word {
            NumberWord::Unit(unit) => {
                self.current += u128::from(unit);
                self.last = Some(Last::Unit);
            }
            NumberWord::Ten(ten) => {
                self.current += u128::from(ten);
                self.last = Some(Last::Ten);
            }
            NumberWord::Hundred => {
                self.current *= 100;
                self.last = Some(Last::Hundred);
            }
            NumberWord::Scale(zeros) => {
                let factor = 10_u128.pow(u32::from(zeros));
                if self.last == Some(Last::Scale) {
                    self.total = self.total.saturating_mul(factor);
                } else {
                    self.total += self.current * factor;
                }
                self.current = 0;
                self.smallest = zeros;
                self.last = Some(Last::Scale);
            }
            NumberWord::Dozen => {}
        }
    }
}
