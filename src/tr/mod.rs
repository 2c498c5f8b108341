//! All the interface says, in English and Ukrainian.
//!
//! The texts are in `locales/en` and `locales/uk` in Fluent; `build/` makes one function of each message, so that a
//! missing word or a wrong variable does not compile. Functions speak the [`language()`] of the moment: what shows
//! their text is drawn anew when that changes.

mod date;
mod fill;
mod language;
mod names;
mod number;
mod plural;

#[cfg(test)]
#[path = "../../build/messages/mod.rs"]
mod messages;
#[cfg(test)]
mod tests;

pub use date::{date, day_month, time};
pub use language::{Language, language, set_language};
pub(crate) use names::{MONTHS, WEEKDAYS};
pub use names::{full_date, month, month_of_year, weekday, weekday_short};
pub use number::{decimal, number};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
