//! Places in the text of a file that the build writes.

use std::ops::Range;

use anyhow::{Context, Result, ensure};

/// Where the only thing between `before` and the next `after` stands; `None` where there is no `before`.
pub(super) fn between(text: &str, before: &str, after: &str) -> Result<Option<Range<usize>>> {
    let Some(found) = text.find(before) else { return Ok(None) };
    let start = found + before.len();
    ensure!(!text[start..].contains(before), "`{before}` is there more than once");
    let length = text[start..].find(after).with_context(|| format!("`{before}` is not followed by `{after}`"))?;
    Ok(Some(start..start + length))
}

/// `text` with `put` as the only thing between `before` and `after`.
pub(super) fn put_between(text: &str, before: &str, after: &str, put: &str) -> Result<String> {
    let range = between(text, before, after)?.with_context(|| format!("there is no `{before}`"))?;
    Ok(format!("{}{put}{}", &text[..range.start], &text[range.end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_is_found_and_replaced() {
        let text = "<a id=1>one</a><b></b>";
        assert_eq!(between(text, "<a id=1>", "</a>").expect("once"), Some(8..11));
        assert_eq!(between(text, "<i>", "</i>").expect("not there"), None);
        assert_eq!(put_between(text, "<b>", "</b>", "two").expect("once"), "<a id=1>one</a><b>two</b>");
    }

    #[test]
    fn a_place_that_is_not_clear_is_an_error() {
        assert!(between("<b>1</b><b>2</b>", "<b>", "</b>").is_err());
        assert!(between("<b>1", "<b>", "</b>").is_err());
        assert!(put_between("", "<b>", "</b>", "1").is_err());
    }
}
