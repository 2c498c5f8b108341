//! A long list of which only what is in view is in the page.

use std::ops::Range;

/// How many rows are kept above and below what is in view, so that scrolling does not show a gap.
const BESIDE: usize = 6;

/// A list of rows that are all as high, and what is seen of it, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    /// How far it is scrolled.
    pub top: f64,
    /// How much of it is seen.
    pub height: f64,
    /// How high a row is.
    pub row: f64,
}

impl View {
    /// The rows that are to be in the page, of `count`.
    pub fn rows(&self, count: usize) -> Range<usize> {
        let first = self.row_at(self.top).saturating_sub(BESIDE);
        let last = self.row_at(self.top + self.height).saturating_add(1 + BESIDE);
        first.min(count)..last.min(count)
    }

    /// The first row of which all is in view.
    pub fn first(&self) -> usize {
        self.row_at(self.top + self.row - 1.0)
    }

    /// How many rows a page of it has: what `PageDown` goes on by.
    pub fn page(&self) -> usize {
        self.row_at(self.height).saturating_sub(1).max(1)
    }

    /// How far it is to be scrolled so that a row is all in view; `None` where it is already.
    pub fn scroll_to(&self, row: usize) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "no list has 2^53 rows")]
        let start = row as f64 * self.row;
        if start < self.top {
            Some(start)
        } else if start + self.row > self.top + self.height {
            Some(start + self.row - self.height)
        } else {
            None
        }
    }

    fn row_at(&self, place: f64) -> usize {
        if self.row <= 0.0 {
            return 0;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast stops at the ends")]
        let row = (place / self.row) as usize;
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: View = View { top: 1_000.0, height: 95.0, row: 10.0 };

    #[test]
    fn what_is_in_view_is_in_the_page_and_little_else() {
        assert_eq!(VIEW.rows(10_000), 94..116);
        assert_eq!(VIEW.rows(100), 94..100);
        assert_eq!(VIEW.rows(3), 3..3);
        assert_eq!(View { top: -20.0, ..VIEW }.rows(10_000), 0..14);
        assert_eq!(View::default().rows(10_000), 0..7);
    }

    #[test]
    fn a_row_is_brought_into_view_by_the_shortest_way() {
        let to = |row| VIEW.scroll_to(row);
        assert_eq!([to(99), to(100), to(108), to(109), to(0)], [Some(990.0), None, None, Some(1005.0), Some(0.0)]);
    }

    #[test]
    fn the_first_row_is_not_one_that_is_cut_off() {
        let first = |top| View { top, ..VIEW }.first();
        assert_eq!([first(0.0), first(5.0), first(10.0), View::default().first()], [0, 1, 1, 0]);
    }

    #[test]
    fn a_page_leaves_a_row_of_the_one_before() {
        assert_eq!([VIEW.page(), View::default().page()], [8, 1]);
    }
}
