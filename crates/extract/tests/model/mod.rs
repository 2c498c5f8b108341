//! The model in the repository, read once.

use std::sync::LazyLock;

use tallymark_extract::Names;

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::embedded().expect("the model in the repository can be read"));

/// The model.
pub(crate) fn names() -> &'static Names {
    &NAMES
}
