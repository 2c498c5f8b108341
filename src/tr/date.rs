//! Dates and times as a language writes them; the names of months are those of CLDR.

use super::{Language, language};

const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
// In the genitive, as beside a day.
const UKRAINIAN: [&str; 12] =
    ["січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.", "груд."];

/// A short date: `4 Dec 2025`, `4 груд. 2025 р.`
pub fn date(year: u16, month: u16, day: u16) -> String {
    let mut text = day_month(month, day);
    text.push(' ');
    text.push_str(&year.to_string());
    if language() == Language::Ukrainian {
        text.push_str("\u{a0}р.");
    }
    text
}

/// A date of a year that goes without saying: `4 Dec`, `4 груд.` A month that is not there is left out.
pub fn day_month(month: u16, day: u16) -> String {
    let months = match language() {
        Language::English => ENGLISH,
        Language::Ukrainian => UKRAINIAN,
    };
    let mut text = day.to_string();
    if let Some(name) = usize::from(month).checked_sub(1).and_then(|at| months.get(at)) {
        text.push('\u{a0}');
        text.push_str(name);
    }
    text
}

/// A time of day, of 24 hours in both languages: `09:05`.
pub fn time(hour: u16, minute: u16) -> String {
    let mut text = String::with_capacity(5);
    for (part, before) in [(hour, ""), (minute, ":")] {
        text.push_str(before);
        if part < 10 {
            text.push('0');
        }
        text.push_str(&part.to_string());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tr::set_language;

    #[test]
    fn writes_the_month_by_its_short_name() {
        let cases = [
            (2025, 12, 4, "4\u{a0}Dec 2025", "4\u{a0}груд. 2025\u{a0}р."),
            (1999, 1, 31, "31\u{a0}Jan 1999", "31\u{a0}січ. 1999\u{a0}р."),
            (2024, 5, 9, "9\u{a0}May 2024", "9\u{a0}трав. 2024\u{a0}р."),
        ];
        for (year, month, day, english, ukrainian) in cases {
            set_language(Language::English);
            assert_eq!(date(year, month, day), english);
            set_language(Language::Ukrainian);
            assert_eq!(date(year, month, day), ukrainian);
        }
    }

    #[test]
    fn survives_months_that_are_not_there() {
        assert_eq!(day_month(0, 4), "4");
        assert_eq!(day_month(13, 4), "4");
        assert_eq!(day_month(u16::MAX, u16::MAX), "65535");
        assert_eq!(day_month(2, 29), "29\u{a0}Feb");
    }

    #[test]
    fn writes_times_with_two_digits() {
        assert_eq!(time(9, 5), "09:05");
        assert_eq!(time(0, 0), "00:00");
        assert_eq!(time(23, 59), "23:59");
    }
}
