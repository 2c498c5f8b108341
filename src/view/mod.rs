//! What the screen shows, worked out from the data: pure functions, tested without a browser.

pub mod describe;
pub mod find;
pub mod keys;
pub mod markup;
pub mod review;
pub mod segments;
pub mod units;
