//! The fields of a value: how each is written, and what becomes of what a user types into it.

use std::cmp::Ordering;

use tallymark_extract::{Bound, Decimal, Label, Norm, TimexType};
use tallymark_text::ByteSpan;

use crate::tr::{self, Language, language};
use crate::view::timex::Timex;
use crate::view::units;

/// A field of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The exact value.
    Value,
    /// The lower end.
    Low,
    /// The upper end.
    High,
    /// How the number meant relates to the value.
    Bound,
    /// The code of the unit.
    Unit,
    /// The words for what is counted.
    Counted,
    /// The words for what happens to it.
    Cue,
    /// The TIMEX3 value.
    Timex,
    /// The TIMEX3 type.
    Kind,
}

/// What can be chosen: what is written, and what it is called.
pub type Choice = (&'static str, fn() -> &'static str);

/// How a field is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// By typing.
    Text,
    /// By choosing.
    Choice(&'static [Choice]),
    /// By selecting words of the article.
    Words,
}

const NUMBER: [Field; 7] =
    [Field::Value, Field::Low, Field::High, Field::Bound, Field::Unit, Field::Counted, Field::Cue];

const BOUNDS: &[Choice] = &[
    ("", tr::field_none),
    ("exact", tr::field_exactly),
    ("approx", tr::field_about),
    ("gt", tr::field_more),
    ("gte", tr::field_least),
    ("lt", tr::field_less),
    ("lte", tr::field_most),
];
const KINDS: &[Choice] =
    &[("", tr::field_none), ("DATE", || "DATE"), ("TIME", || "TIME"), ("DURATION", || "DURATION"), ("SET", || "SET")];

const EVERY_BOUND: [Bound; 6] = [Bound::Exact, Bound::Approx, Bound::Gt, Bound::Gte, Bound::Lt, Bound::Lte];
const EVERY_KIND: [TimexType; 4] = [TimexType::Date, TimexType::Time, TimexType::Duration, TimexType::Set];

impl Field {
    /// Every one, in the order of the inspector.
    pub const ALL: [Self; 9] = [
        Self::Timex,
        Self::Kind,
        Self::Value,
        Self::Low,
        Self::High,
        Self::Bound,
        Self::Unit,
        Self::Counted,
        Self::Cue,
    ];

    /// The fields that a mention with this label may have, the first its main one. Names have none.
    pub fn of(label: &str) -> &'static [Self] {
        match label.parse::<Label>() {
            Ok(Label::Date | Label::Time) => &Self::ALL,
            Ok(label) if label.is_numeric() => &NUMBER,
            _ => &[],
        }
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Value => tr::field_value(),
            Self::Low => tr::field_low(),
            Self::High => tr::field_high(),
            Self::Bound => tr::field_bound(),
            Self::Unit => tr::field_unit(),
            Self::Counted => tr::field_counted(),
            Self::Cue => tr::field_cue(),
            Self::Timex => tr::field_timex(),
            Self::Kind => tr::field_type(),
        }
    }

    /// Its name in the page's HTML, whatever the language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "Value",
            Self::Low => "Low",
            Self::High => "High",
            Self::Bound => "Bound",
            Self::Unit => "Unit",
            Self::Counted => "Counted",
            Self::Cue => "Cue",
            Self::Timex => "TIMEX",
            Self::Kind => "Type",
        }
    }

    /// How it is edited.
    pub const fn editing(self) -> Editing {
        match self {
            Self::Bound => Editing::Choice(BOUNDS),
            Self::Kind => Editing::Choice(KINDS),
            Self::Counted | Self::Cue => Editing::Words,
            Self::Value | Self::Low | Self::High | Self::Unit | Self::Timex => Editing::Text,
        }
    }

    /// What is written in it; empty where nothing is known.
    pub fn written(self, norm: &Norm) -> String {
        let number = |value: &Option<Decimal>| value.as_ref().map(ToString::to_string);
        let written = match self {
            Self::Value => number(&norm.value),
            Self::Low => number(&norm.low),
            Self::High => number(&norm.high),
            Self::Bound => norm.bound.map(|bound| bound.name().to_owned()),
            Self::Unit => norm.unit.clone(),
            Self::Timex => norm.timex.clone(),
            Self::Kind => norm.timex_type.map(|kind| kind.name().to_owned()),
            Self::Counted | Self::Cue => None,
        };
        written.unwrap_or_default()
    }

    /// The words that it points at.
    pub const fn words(self, norm: &Norm) -> Option<ByteSpan> {
        match self {
            Self::Counted => norm.counted,
            Self::Cue => norm.cue,
            _ => None,
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(self, norm: &Norm) -> bool {
        self.words(norm).is_none() && self.written(norm).is_empty()
    }

    /// Whether it is one to show first of the `fields` that a mention has: a filled one, or where neither a number nor a
    /// time is known, the main one.
    pub fn is_shown(self, norm: &Norm, fields: &[Self]) -> bool {
        let known = [Self::Value, Self::Low, Self::High, Self::Timex];
        !self.is_empty(norm) || (fields.first() == Some(&self) && known.iter().all(|field| field.is_empty(norm)))
    }

    /// The value with other words in this field.
    #[must_use]
    pub fn with_words(self, norm: &Norm, words: Option<ByteSpan>) -> Norm {
        let mut next = norm.clone();
        match self {
            Self::Counted => next.counted = words,
            Self::Cue => next.cue = words,
            _ => {}
        }
        next
    }

    /// The value with what the user has typed in this field, of a mention with this label; nothing typed empties it.
    ///
    /// # Errors
    /// What is wrong with it, in words for the user.
    pub fn corrected(self, norm: &Norm, label: &str, typed: &str) -> Result<Norm, String> {
        let (mut next, typed) = (norm.clone(), typed.trim());
        let is_given = !typed.is_empty();
        match self {
            Self::Value => next.value = number(typed)?,
            Self::Low => next.low = number(typed)?,
            Self::High => next.high = number(typed)?,
            Self::Bound => next.bound = EVERY_BOUND.into_iter().find(|bound| bound.name() == typed),
            Self::Unit => next.unit = is_given.then(|| unit(typed, label)).transpose()?,
            Self::Kind => next.timex_type = EVERY_KIND.into_iter().find(|kind| kind.name() == typed),
            Self::Timex => correct_timex(&mut next, typed)?,
            Self::Counted | Self::Cue => {}
        }
        match (&next.low, &next.high) {
            (Some(low), Some(high)) if matches!(self, Self::Low | Self::High) && order(low, high).is_gt() => {
                Err(tr::field_wrong_order(low.as_str(), high.as_str()))
            }
            _ => Ok(next),
        }
    }
}

/// A decimal number as people type it: with commas or spaces between groups of digits, a scale word behind it.
fn number(typed: &str) -> Result<Option<Decimal>, String> {
    const SCALES: [(&str, i16); 20] = [
        ("thousand", 3),
        ("million", 6),
        ("billion", 9),
        ("trillion", 12),
        ("тисяча", 3),
        ("тисячі", 3),
        ("тисяч", 3),
        ("тис.", 3),
        ("мільйон", 6),
        ("мільйони", 6),
        ("мільйонів", 6),
        ("мільйона", 6),
        ("млн", 6),
        ("мільярд", 9),
        ("мільярди", 9),
        ("мільярдів", 9),
        ("мільярда", 9),
        ("млрд", 9),
        ("трлн", 12),
        ("трильйонів", 12),
    ];
    if typed.is_empty() {
        return Ok(None);
    }
    let lower = typed.to_lowercase();
    let scaled = SCALES.iter().find_map(|(word, places)| Some((lower.strip_suffix(word)?.trim_end(), *places)));
    let (digits, places) = scaled.unwrap_or((typed, 0));
    let plain = digits.replace('−', "-").replace(|c: char| c.is_whitespace() || c == '_', "");
    let plain = decimal_point(plain.strip_prefix('+').unwrap_or(&plain), typed)?;
    let whole = plain.split('.').next().unwrap_or_default();
    // `1,5` may be a fraction in other languages, so a comma must separate groups: three digits, or two in India.
    let groups: Vec<&str> = whole.split(',').skip(1).collect();
    let are_groups =
        groups.iter().all(|group| matches!(group.len(), 2 | 3)) && groups.last().is_none_or(|g| g.len() == 3);
    if !are_groups {
        return Err(tr::field_wrong_groups(typed));
    }
    let ungrouped = plain.replacen(whole, &whole.replace(',', ""), 1);
    ungrouped.parse().map(|number: Decimal| Some(number.shifted(places))).map_err(|_| tr::field_no_number(typed))
}

/// In Ukrainian a comma begins the fraction: it becomes a point. Before three digits it may be an English comma between
/// groups, and nobody can tell.
fn decimal_point(plain: &str, typed: &str) -> Result<String, String> {
    match plain.split_once(',') {
        Some((whole, fraction)) if language() == Language::Ukrainian => {
            if fraction.len() == 3 || fraction.contains(['.', ',']) {
                return Err(tr::field_wrong_groups(typed));
            }
            Ok(format!("{whole}.{fraction}"))
        }
        _ => Ok(plain.to_owned()),
    }
}

/// The code of a unit as people type it: a code, or a name that has one.
fn unit(typed: &str, label: &str) -> Result<String, String> {
    let is_money = label == Label::Money.name();
    if let Some(code) = units::code_of(typed).filter(|code| !is_money || units::is_currency(code)) {
        return Ok(code.to_owned());
    }
    let code = if is_money { typed.to_ascii_uppercase() } else { typed.to_owned() };
    match (units::is_known(&code), is_money) {
        (true, true) if units::is_currency(&code) => Ok(code),
        (true, false) => Ok(code),
        (_, true) => Err(tr::field_no_currency(typed)),
        (_, false) => Err(tr::field_no_unit(typed)),
    }
}

/// Takes a TIMEX3 value, and the type that goes with its form; what recurs keeps its own.
fn correct_timex(norm: &mut Norm, typed: &str) -> Result<(), String> {
    if typed.is_empty() {
        norm.timex = None;
        return Ok(());
    }
    let upper = typed.to_ascii_uppercase();
    let timex: Timex = upper.parse().map_err(|error: crate::view::timex::TimexError| error.to_string())?;
    norm.timex = Some(upper);
    if norm.timex_type != Some(TimexType::Set) {
        norm.timex_type = Some(timex.kind());
    }
    Ok(())
}

/// Which of two numbers is greater, exactly.
fn order(one: &Decimal, other: &Decimal) -> Ordering {
    let parts = |number: &Decimal| {
        let written = number.as_str();
        let size = written.strip_prefix('-').unwrap_or(written).to_owned();
        let whole = size.split('.').next().map_or(0, str::len);
        // Of whole parts of one length, and fractions from the point on, the order is that of their characters.
        (written.starts_with('-'), whole, size)
    };
    let ((one_below, one_len, one_size), (other_below, other_len, other_size)) = (parts(one), parts(other));
    match (one_below, other_below) {
        (false, true) => Ordering::Greater,
        (true, false) => Ordering::Less,
        (below, _) => {
            let by_size = (one_len, one_size).cmp(&(other_len, other_size));
            if below { by_size.reverse() } else { by_size }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is typed into a field of a MONEY mention, 10 to 15 euros, and what is written there then; `!` and a part of
    /// the message where it is wrong.
    const TYPED: &[(Field, &str, &str)] = &[
        (Field::Value, "12", "12"),
        (Field::Value, " 1,234,567.50 ", "1234567.5"),
        (Field::Value, "12,34,567", "1234567"),
        (Field::Value, "50 000\u{a0}000", "50000000"),
        (Field::Value, "−3.20", "-3.2"),
        (Field::Value, "3.2 million", "3200000"),
        (Field::Value, "50 Billion", "50000000000"),
        (Field::Value, "", ""),
        (Field::Value, "1,5", "!a comma groups thousands"),
        (Field::Value, "1,2345", "!a comma groups thousands"),
        (Field::Value, "a few", "!“a few” is no number"),
        (Field::Value, "12a", "!“12a” is no number"),
        (Field::Value, "million", "!“million” is no number"),
        (Field::Low, "9.5", "9.5"),
        (Field::Low, "-20", "-20"),
        (Field::Low, "15.1", "!Low (15.1) is above High (15)."),
        (Field::Low, "100", "!Low (100) is above High (15)."),
        (Field::High, "9", "!Low (10) is above High (9)."),
        (Field::High, "-1", "!Low (10) is above High (-1)."),
        (Field::High, "", ""),
        (Field::Bound, "gte", "gte"),
        (Field::Bound, "", ""),
        (Field::Unit, "usd", "USD"),
        (Field::Unit, "US dollars", "USD"),
        (Field::Unit, "km", "!“km” is no currency"),
        (Field::Unit, "miles", "!“miles” is no currency"),
        (Field::Unit, "uah", "UAH"),
        (Field::Unit, "Moldovan lei", "MDL"),
        (Field::Unit, "XYZ", "!“XYZ” is no currency"),
        (Field::Unit, "bucks of old", "!“bucks of old” is no currency"),
        (Field::Unit, "", ""),
        (Field::Timex, "2025-12-04", "2025-12-04"),
        (Field::Timex, "2025-12-04t18:30z", "2025-12-04T18:30Z"),
        (Field::Timex, "P5Y", "P5Y"),
        (Field::Timex, "XXXX-WXX-7", "XXXX-WXX-7"),
        (Field::Timex, "2025-13-04", "!There is no month 13"),
        (Field::Timex, "2025-02-29", "!February has no day 29."),
        (Field::Timex, "2025-12-04T25:00", "!There is no hour 25"),
        (Field::Timex, "2025-Q5", "!There is no quarter 05"),
        (Field::Timex, "4 December", "!is no TIMEX value"),
        (Field::Timex, "PT", "!is no TIMEX value"),
        (Field::Timex, "P5", "!is no TIMEX value"),
        (Field::Timex, "2025-W49-8", "!There is no day of the week 08"),
        (Field::Timex, "", ""),
        (Field::Kind, "SET", "SET"),
    ];

    #[test]
    fn what_is_typed_is_taken_or_told_what_is_wrong() {
        let decimal = |written: &str| written.parse::<Decimal>().ok();
        let norm = Norm { low: decimal("10"), high: decimal("15"), unit: Some("EUR".into()), ..Norm::default() };
        for (field, typed, expected) in TYPED {
            let got = field.corrected(&norm, "MONEY", typed).map(|norm| field.written(&norm));
            match expected.strip_prefix('!') {
                None => assert_eq!(got.as_deref(), Ok(*expected), "{field:?} {typed:?}"),
                Some(part) => {
                    assert!(got.as_ref().is_err_and(|why| why.contains(part)), "{field:?} {typed:?}: {got:?}");
                }
            }
        }
    }

    #[test]
    fn numbers_are_typed_as_the_language_writes_them() {
        tr::set_language(Language::Ukrainian);
        let number =
            |typed| Field::Value.corrected(&Norm::default(), "CARDINAL", typed).map(|norm| Field::Value.written(&norm));
        for (typed, written) in [
            ("1,5", "1.5"),
            ("1.5", "1.5"),
            ("3,2 мільйона", "3200000"),
            ("50 Млрд", "50000000000"),
            ("1 000 000", "1000000"),
            ("−2,75", "-2.75"),
        ] {
            assert_eq!(number(typed).as_deref(), Ok(written), "{typed}");
        }
        for typed in ["1,000", "1,000,000", "1,000.5", "кілька"] {
            assert!(number(typed).is_err(), "{typed}");
        }
        let unit =
            |typed| Field::Unit.corrected(&Norm::default(), "MONEY", typed).map(|norm| Field::Unit.written(&norm));
        assert_eq!(unit("гривень").as_deref(), Ok("UAH"));
        assert_eq!(unit("US dollars").as_deref(), Ok("USD"));
        assert!(unit("миль").is_err_and(|why| why.contains("не є валютою")));
    }

    #[test]
    fn a_timex_value_brings_its_type() {
        for (before, typed, after) in [
            (None, "2025-12-04", TimexType::Date),
            (Some(TimexType::Date), "2025-12-04TEV", TimexType::Time),
            (Some(TimexType::Time), "P2W", TimexType::Duration),
            (Some(TimexType::Set), "P2W", TimexType::Set),
        ] {
            let norm = Norm { timex_type: before, ..Norm::default() };
            let next = Field::Timex.corrected(&norm, "DATE", typed);
            assert_eq!(next.map(|norm| norm.timex_type), Ok(Some(after)), "{typed}");
        }
    }

    #[test]
    fn measures_have_codes_without_spaces() {
        let unit = |typed| {
            Field::Unit.corrected(&Norm::default(), "QUANTITY", typed).map(|norm| norm.unit.unwrap_or_default())
        };
        assert_eq!(unit("kilometres"), Ok("km".to_owned()));
        assert_eq!(unit("har/h"), Ok("har/h".to_owned()));
        assert_eq!(unit("{vote}"), Ok("{vote}".to_owned()));
        assert!(unit("square km").is_err());
        assert!(unit("kmph").is_err_and(|why| why.contains("“kmph” is no unit")));
    }
}
