//! What the user has set once: kept with the screen, never a part of the data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::view::downloading::Choices;
use crate::view::kept_choices::KeptChoices;
use crate::view::review::{Certain, Order};

/// What the user has set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a box to tick")]
pub struct Preferences {
    /// The name that decisions carry; none where it is empty.
    pub annotator: String,
    /// The language of the page as a BCP 47 tag; the browser's where it is empty.
    pub language: String,
    /// Keys that the user has given to actions: chords by the action's id (see `view::actions`).
    pub keys: BTreeMap<String, Vec<String>>,
    /// In which order mentions come up for review.
    pub order: Order,
    /// From how many percent on a suggestion counts as certain.
    pub sure: Certain,
    /// Whether the count of what is left and the pace are hidden.
    pub hides_pace: bool,
    /// Whether the relations of the whole article are drawn, not only those of the mention under review.
    pub draws_all_relations: bool,
    /// Whether the guidelines are shown beside the article.
    pub shows_guidelines: bool,
    /// Whether annotators' names are left out of downloads.
    pub omits_annotators: bool,
    /// Whether the time spent is left out of downloads.
    pub omits_time: bool,
    /// Whether the browser was asked to keep what is stored: it is not asked again by itself.
    pub has_asked_to_keep: bool,
    /// What is chosen for downloads.
    pub download: Choices,
    /// What was chosen last where annotators disagree.
    pub adjudication: KeptChoices,
}
