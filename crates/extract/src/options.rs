//! What the extractor is told beside the text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Date;

/// What the extractor is told beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// The day the text was published: `Monday` and `last week` are resolved against it. Without it they stay open
    /// (`XXXX-WXX-1`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Which part of `04/12/2025` is the day. Without it the text is asked: other dates in it, its currency signs and
    /// time zones; where it says nothing, the month comes first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// Whose dollar a bare `$` is; without it the US dollar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dollar: Option<Dollar>,
}

/// Which part of a date in digits comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// `04/12/2025` is 4 December, as nearly everywhere.
    DayFirst,
    /// `04/12/2025` is April 12, as in the United States.
    MonthFirst,
}

impl DateOrder {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::DayFirst, Self::MonthFirst];

    /// The name in files and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }
}

/// A currency that is written `$`, by its ISO 4217 code.
///
/// ```
/// use tallymark_extract::Dollar;
/// assert_eq!("AUD".parse::<Dollar>().map(Dollar::code), Ok("AUD"));
/// assert!("EUR".parse::<Dollar>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Dollar {
    /// The United States'.
    Usd,
    /// Australia's.
    Aud,
    /// Canada's.
    Cad,
    /// Hong Kong's.
    Hkd,
    /// New Zealand's.
    Nzd,
    /// Singapore's.
    Sgd,
    /// Taiwan's.
    Twd,
    /// Mexico's peso.
    Mxn,
    /// Argentina's peso.
    Ars,
    /// Chile's peso.
    Clp,
    /// Colombia's peso.
    Cop,
    /// Jamaica's.
    Jmd,
    /// Trinidad and Tobago's.
    Ttd,
}

impl Dollar {
    /// Every one, the most used first.
    pub const ALL: [Self; 13] = [
        Self::Usd,
        Self::Aud,
        Self::Cad,
        Self::Hkd,
        Self::Nzd,
        Self::Sgd,
        Self::Twd,
        Self::Mxn,
        Self::Ars,
        Self::Clp,
        Self::Cop,
        Self::Jmd,
        Self::Ttd,
    ];

    /// Its ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usd => "USD",
            Self::Aud => "AUD",
            Self::Cad => "CAD",
            Self::Hkd => "HKD",
            Self::Nzd => "NZD",
            Self::Sgd => "SGD",
            Self::Twd => "TWD",
            Self::Mxn => "MXN",
            Self::Ars => "ARS",
            Self::Clp => "CLP",
            Self::Cop => "COP",
            Self::Jmd => "JMD",
            Self::Ttd => "TTD",
        }
    }
}

/// The error of a name that stands for no choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOption {
    given: String,
    known: String,
}

impl fmt::Display for UnknownOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not one of {}", self.given, self.known)
    }
}

impl std::error::Error for UnknownOption {}

impl FromStr for DateOrder {
    type Err = UnknownOption;

    fn from_str(written: &str) -> Result<Self, UnknownOption> {
        Self::ALL
            .into_iter()
            .find(|order| order.name() == written)
            .ok_or_else(|| UnknownOption { given: written.to_owned(), known: Self::ALL.map(Self::name).join(", ") })
    }
}

impl FromStr for Dollar {
    type Err = UnknownOption;

    fn from_str(written: &str) -> Result<Self, UnknownOption> {
        Self::ALL
            .into_iter()
            .find(|dollar| dollar.code() == written)
            .ok_or_else(|| UnknownOption { given: written.to_owned(), known: Self::ALL.map(Self::code).join(", ") })
    }
}
