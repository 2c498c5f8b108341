//! What the generated functions share, so that each of them is small.

use super::{Language, language, number};

/// The value of a message's variable.
pub(super) enum Value<'a> {
    /// Written as the language groups it.
    Number(usize),
    /// Written as it is.
    Text(&'a str),
}

/// The text of a message without variables.
#[inline(never)]
pub(super) fn choose(english: &'static str, ukrainian: &'static str) -> &'static str {
    match language() {
        Language::English => english,
        Language::Ukrainian => ukrainian,
    }
}

/// Puts pieces of text together; the control characters from U+0001 in them stand for the values.
#[inline(never)]
pub(super) fn fill(pieces: &[&'static str], values: &[Value<'_>]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let mut rest = *piece;
        while let Some(at) = rest.bytes().position(|byte| byte < b'\t') {
            text.push_str(&rest[..at]);
            match usize::from(rest.as_bytes()[at]).checked_sub(1).and_then(|value| values.get(value)) {
                Some(Value::Number(value)) => text.push_str(&number(*value)),
                Some(Value::Text(value)) => text.push_str(value),
                None => {}
            }
            rest = &rest[at + 1..];
        }
        text.push_str(rest);
    }
    text
}
