//! Label Studio's tasks (its guide, "Label Studio JSON format of annotated tasks"; tags `Labels`, `Text`, `Relations`). Offsets
//! count code points; older versions counted UTF-16, which the words of each region show.
//!
//! What was decided for is an annotation; what was only suggested, or was rejected, stays a prediction. Label Studio has no
//! rejected regions, so the decision stands in the region's `meta`, which it keeps as it is, beside all else that is known.
//! A relation is in the list that has both of its ends; one between what was decided for and what was not has no place.

mod config;
mod read;
mod write;

pub use config::labeling_config;
pub(super) use read::read;
pub(super) use write::writer;

/// The names of the tags that regions refer to, as in [`labeling_config`].
const LABELS: &str = "label";
const TEXT: &str = "text";
