//! CARDINAL, ORDINAL, QUANTITY, MONEY and PERCENT.

use crate::mention::Mention;
use crate::passage::Passage;

/// Every numeric candidate but dates and times.
pub(crate) fn find(_passage: &Passage<'_>) -> Vec<Mention> {
    Vec::new()
}
