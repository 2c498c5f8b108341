//! What an annotator writes to say which entity a mention names.

use crate::tr;

/// A link to an entity as it is kept: a Wikidata number, or any other name on one line; empty for none.
///
/// ```
/// use tallymark::view::entity;
/// assert_eq!(entity::written(" q42 "), Ok("Q42".to_owned()));
/// assert_eq!(entity::written("https://www.wikidata.org/wiki/Q42"), Ok("Q42".to_owned()));
/// assert!(entity::written("Q042").is_err());
/// ```
///
/// # Errors
/// What is wrong with it, in words for the user.
pub fn written(typed: &str) -> Result<String, String> {
    const PAGE: &str = "wikidata.org/wiki/";
    let typed = typed.trim();
    if typed.contains(['\n', '\r']) {
        return Err(tr::attributes_entity_line_break().to_owned());
    }
    // People copy the address of the page rather than its number.
    let number = typed.find(PAGE).and_then(|at| typed.get(at + PAGE.len()..)).unwrap_or(typed);
    let upper = number.to_ascii_uppercase();
    match upper.strip_prefix('Q') {
        Some(_) if is_wikidata(&upper) => Ok(upper),
        Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Err(tr::attributes_entity_no_number(typed))
        }
        _ => Ok(typed.to_owned()),
    }
}

/// Whether a link is a Wikidata number: `Q42`.
pub fn is_wikidata(link: &str) -> bool {
    let digits = link.strip_prefix('Q').unwrap_or_default();
    digits.starts_with(|c: char| matches!(c, '1'..='9')) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_names_are_kept_and_slips_are_told() {
        let cases = [
            ("Q42", "Q42"),
            ("q212", "Q212"),
            ("https://www.wikidata.org/wiki/Q212", "Q212"),
            ("  Ministry of Defence (UK) ", "Ministry of Defence (UK)"),
            ("Q", "Q"),
            ("Q Magazine", "Q Magazine"),
            ("Queen", "Queen"),
            ("", ""),
            ("Міністерство", "Міністерство"),
            ("Q0", "!is no Wikidata number"),
            ("Q042", "!“Q042” is no Wikidata number"),
            ("one\ntwo", "!on one line"),
        ];
        for (typed, expected) in cases {
            match expected.strip_prefix('!') {
                None => assert_eq!(written(typed).as_deref(), Ok(expected), "{typed:?}"),
                Some(part) => assert!(written(typed).is_err_and(|why| why.contains(part)), "{typed:?}"),
            }
        }
        assert!(is_wikidata("Q1") && !is_wikidata("Q0") && !is_wikidata("q1") && !is_wikidata("Q1a"));
    }
}
