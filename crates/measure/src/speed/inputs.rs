//! What is read: ordinary articles, and texts made to be slow.

/// A million bytes.
pub(crate) const MEGABYTE: usize = 1_000_000;

/// The project's own articles; in the program, since a browser has no files.
const ARTICLES: [&str; 8] = [
    include_str!("../../../../tests/articles/01-drone-night.txt"),
    include_str!("../../../../tests/articles/02-earthquake.txt"),
    include_str!("../../../../tests/articles/03-rate-cut.txt"),
    include_str!("../../../../tests/articles/04-cup-final.txt"),
    include_str!("../../../../tests/articles/05-coffee-fraud.txt"),
    include_str!("../../../../tests/articles/06-snap-election.txt"),
    include_str!("../../../../tests/articles/07-storm-live.txt"),
    include_str!("../../../../tests/articles/08-cholesterol-pill.txt"),
];

/// Pieces that, repeated without end, keep a rule looking ahead or back, or give it a candidate at every place.
pub(crate) const HOSTILE: [&str; 32] = [
    "1",
    "1,",
    "1.",
    "1-",
    "1/",
    "1:",
    "1 ",
    "1 to ",
    "1 and ",
    "1, 2, ",
    "$",
    "$1 ",
    "one hundred ",
    "one ",
    "million ",
    "half ",
    "a ",
    "A",
    "a",
    "May ",
    "Monday ",
    "last year ",
    "of the ",
    "and ",
    "more than ",
    "The Bank of ",
    "(",
    "\"",
    ".",
    " ",
    "\n",
    "e\u{301}",
];

/// The articles, again and again, up to a length in bytes.
pub(crate) fn articles(length: usize) -> String {
    repeated(&(ARTICLES.join("\n\n") + "\n\n"), length)
}

/// As many whole pieces as fit into a length in bytes, and the beginning of one more.
pub(crate) fn repeated(piece: &str, length: usize) -> String {
    let mut text = piece.repeat(length / piece.len() + 1);
    text.truncate(text.floor_char_boundary(length));
    text
}
