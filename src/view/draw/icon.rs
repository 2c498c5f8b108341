//! Icons, drawn as strokes in the colour of the text around them: the `d` of a path in a square of 16.

use maud::{Markup, html};

/// A tick.
pub const ACCEPT: &str = "M3 8.5l3.2 3.2L13 5";
/// A cross.
pub const REJECT: &str = "M4 4l8 8M12 4l-8 8";
/// An arrow back.
pub const UNDO: &str = "M6 3.5L2.5 7 6 10.5M3 7h6.5a3.75 3.75 0 010 7.5H7";
/// An arrow forth.
pub const REDO: &str = "M10 3.5L13.5 7 10 10.5M13 7H6.5a3.75 3.75 0 000 7.5H9";
/// An arrow down to a line.
pub const DOWNLOAD: &str = "M8 2.5v7.5M4.5 7L8 10.5 11.5 7M2.5 13.5h11";
/// A plus.
pub const PLUS: &str = "M8 3v10M3 8h10";
/// A bin.
pub const BIN: &str = "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5";
/// Three lines.
pub const MENU: &str = "M2.5 4.5h11M2.5 8h11M2.5 11.5h11";
/// A magnifying glass.
pub const SEARCH: &str = "M7 2.5a4.5 4.5 0 100 9 4.5 4.5 0 000-9zM10.5 10.5L13.5 13.5";
/// A hook to the left.
pub const PREVIOUS: &str = "M10 3.5L5.5 8l4.5 4.5";
/// A hook to the right.
pub const NEXT: &str = "M6 3.5L10.5 8 6 12.5";
/// Three lines, each with a piece of another colour.
pub const COMMANDS: &str = "M3 4.5h4M9.5 4.5H13M3 8h7M12.5 8h.5M3 11.5h2.5M8 11.5h5";
/// A sheet of paper.
pub const FILE: &str = "M4 2.5h5l3 3v8H4zM9 2.5v3h3";
/// An i in a circle.
pub const INFO: &str = "M8 2a6 6 0 100 12A6 6 0 008 2zM8 7.2v3.6M8 5v.1";
/// A luggage tag.
pub const TAG: &str = "M2.5 2.5h5.2l5.8 5.8-5.2 5.2-5.8-5.8zM5.2 5.2v.1";

/// An icon beside or instead of words; hidden from screen readers, which read the words.
pub fn drawn(shape: &str) -> Markup {
    html! { svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false" { path d=(shape) {} } }
}
