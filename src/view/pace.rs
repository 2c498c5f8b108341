//! How fast the user decides, and how long the rest takes at that rate.

use std::collections::VecDeque;

/// A longer time between two decisions is a pause and says nothing about the pace, in milliseconds.
const PAUSE: f64 = 60_000.0;
/// The decisions that the pace is taken from: the last so many.
const WINDOW: usize = 40;
/// Fewer than so many say nothing yet.
const FEWEST: usize = 4;

/// The times between the last decisions of this session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pace {
    last: Option<f64>,
    gaps: VecDeque<f64>,
}

impl Pace {
    /// A decision was made at this reading of a clock in milliseconds that does not go back.
    pub fn decided(&mut self, at: f64) {
        if let Some(gap) = self.last.map(|last| at - last)
            && (0.0..=PAUSE).contains(&gap)
        {
            self.gaps.push_back(gap);
            if self.gaps.len() > WINDOW {
                self.gaps.pop_front();
            }
        }
        self.last = Some(at);
    }

    /// Decisions a minute, once there are enough to say.
    pub fn per_minute(&self) -> Option<f64> {
        let gaps = u32::try_from(self.gaps.len()).ok()?;
        let time: f64 = self.gaps.iter().sum();
        (self.gaps.len() >= FEWEST && time > 0.0).then(|| f64::from(gaps) * 60_000.0 / time)
    }

    /// The minutes that so many more decisions take at this pace.
    pub fn minutes_for(&self, left: usize) -> Option<f64> {
        Some(f64::from(u32::try_from(left).ok()?) / self.per_minute()?)
    }
}

/// A number of minutes as hours and minutes, rounded up: nobody is done before they are.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within 0 and a million")]
pub fn hours_and_minutes(minutes: f64) -> (usize, usize) {
    let whole = minutes.clamp(0.0, 1e6).ceil() as usize;
    (whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(times: &[f64]) -> Pace {
        let mut pace = Pace::default();
        for at in times {
            pace.decided(*at);
        }
        pace
    }

    #[test]
    fn a_few_decisions_say_nothing_yet() {
        assert_eq!(pace(&[]).per_minute(), None);
        assert_eq!(pace(&[0.0, 2_000.0, 4_000.0, 6_000.0]).per_minute(), None);
        assert_eq!(pace(&[0.0, 2_000.0, 4_000.0, 6_000.0, 8_000.0]).per_minute(), Some(30.0));
        assert_eq!(pace(&[]).minutes_for(10), None);
    }

    #[test]
    fn pauses_do_not_count() {
        let with_pause = pace(&[0.0, 2_000.0, 4_000.0, 64_001.0, 66_001.0, 68_001.0]);
        assert_eq!(with_pause.per_minute(), Some(30.0));
    }

    #[test]
    fn only_the_last_decisions_count() {
        let mut pace = Pace::default();
        (0..100).for_each(|at| pace.decided(f64::from(at) * 10_000.0));
        assert_eq!(pace.per_minute(), Some(6.0));
        (0..=40).for_each(|at| pace.decided(1_000_000.0 + f64::from(at) * 1_000.0));
        assert_eq!(pace.per_minute(), Some(60.0));
        assert_eq!(pace.minutes_for(90), Some(1.5));
    }

    #[test]
    fn a_clock_that_stands_still_or_goes_back_gives_no_pace() {
        assert_eq!(pace(&[5.0; 9]).per_minute(), None);
        assert_eq!(pace(&[9.0, 8.0, 7.0, 6.0, 5.0, 4.0]).per_minute(), None);
    }

    #[test]
    fn minutes_are_rounded_up() {
        let cases = [
            (0.0, (0, 0)),
            (0.2, (0, 1)),
            (1.0, (0, 1)),
            (59.1, (1, 0)),
            (61.0, (1, 1)),
            (f64::INFINITY, (16_666, 40)),
        ];
        for (minutes, expected) in cases {
            assert_eq!(hours_and_minutes(minutes), expected, "{minutes}");
        }
    }
}
