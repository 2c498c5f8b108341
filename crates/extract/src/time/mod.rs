//! DATE and TIME.

use tallymark_text::Text;

use crate::date::Date;
use crate::mention::Mention;
use crate::passage::Passage;
use crate::Options;

/// Every date and time candidate.
pub(crate) fn find(_passage: &Passage<'_>, _options: &Options) -> Vec<Mention> {
    Vec::new()
}

/// The day that the text's own dateline gives (`KYIV, 4 December 2025 —`), where it has one.
pub fn dateline(_text: &Text) -> Option<Date> {
    None
}
