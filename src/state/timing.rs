//! How long an act takes from the user's hand to the screen: `annotate` and `decide` among the page's performance
//! measures (`extract` and `render` are taken where those happen).

use leptos::prelude::*;

use crate::platform::clock;
use crate::state::Store;

/// When the acts began that are not on the screen yet, as readings of the browser's clock.
#[derive(Clone, Copy, Default)]
pub(super) struct Begun {
    annotating: Option<f64>,
    deciding: Option<f64>,
    listing: Option<f64>,
}

impl Store {
    /// The user has asked to annotate a text.
    pub fn begin_annotating(self) {
        self.begun.update_value(|begun| begun.annotating = Some(clock::reading()));
    }

    /// The marks of that text are in the page.
    pub fn finish_annotating(self) {
        self.finish("annotate", |begun| begun.annotating.take());
    }

    /// The user has decided something, at this reading of the clock.
    pub(super) fn begin_deciding(self, start: f64) {
        self.begun.update_value(|begun| begun.deciding = Some(start));
    }

    /// The decision is in the page.
    pub fn finish_deciding(self) {
        self.finish("decide", |begun| begun.deciding.take());
    }

    /// The documents of the journal are there, to be listed.
    pub(super) fn begin_listing(self) {
        self.begun.update_value(|begun| begun.listing = Some(clock::reading()));
    }

    /// The list is in the page.
    pub fn finish_listing(self) {
        self.finish("list", |begun| begun.listing.take());
    }

    fn finish(self, name: &'static str, take: fn(&mut Begun) -> Option<f64>) {
        if let Some(start) = self.begun.try_update_value(take).flatten() {
            clock::measure_painted(name, start);
        }
    }
}
