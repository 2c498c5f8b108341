//! The order of titles in a list: that of the alphabet, whatever the case and the accents, and numbers by their size.

/// The last character there is: what stands before it is sorted behind all else that starts the same.
const BEHIND: char = char::MAX;

/// Something whose order, character by character, is the order of what is written.
///
/// ```
/// use tallymark::view::alphabet::sort_key;
/// let mut titles = ["Україна", "«Їжак»", "zebra 10", "Ялта", "Éclair", "Zebra 9", "Fox", "Ірпінь", "Йосип"];
/// titles.sort_by_key(|title| sort_key(title));
/// assert_eq!(titles, ["Éclair", "Fox", "Zebra 9", "zebra 10", "Ірпінь", "«Їжак»", "Йосип", "Україна", "Ялта"]);
/// ```
pub fn sort_key(written: &str) -> String {
    let mut key = String::with_capacity(written.len());
    let mut rest = written.trim_start_matches(|c: char| !c.is_alphanumeric());
    while let Some(first) = rest.chars().next() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (read, behind) = rest.split_at(digits.max(first.len_utf8()));
        if digits > 0 {
            // The longer number is the greater one.
            let number = read.trim_start_matches('0');
            key.extend(char::from_u32(u32::from('0') + u32::try_from(number.len()).unwrap_or(9).min(9)));
            key.push_str(number);
        } else {
            first.to_lowercase().for_each(|letter| place(letter, &mut key));
        }
        rest = behind;
    }
    key
}

/// Adds what puts a letter at its place: accents are left out, letters that follow another in the Ukrainian alphabet
/// come behind it.
fn place(letter: char, key: &mut String) {
    let letter = match letter {
        'ґ' => return key.extend(['г', BEHIND]),
        'є' => return key.extend(['е', BEHIND]),
        'і' => return key.extend(['и', BEHIND]),
        'ї' => return key.extend(['и', BEHIND, BEHIND]),
        'ё' => 'е',
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'æ' => return key.push_str("ae"),
        'œ' => return key.push_str("oe"),
        'ß' => return key.push_str("ss"),
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        // Accents that are written by themselves, and what only divides words.
        '\u{300}'..='\u{36f}' | '’' | '\'' | '\u{ad}' => return,
        other => other,
    };
    key.push(letter);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(titles: &[&'a str]) -> Vec<&'a str> {
        let mut titles = titles.to_vec();
        titles.sort_by_key(|title| sort_key(title));
        titles
    }

    #[test]
    fn the_ukrainian_alphabet_is_in_its_order() {
        let alphabet: Vec<String> = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя".chars().map(|c| format!("{c}а")).collect();
        let mut turned: Vec<&str> = alphabet.iter().rev().map(String::as_str).collect();
        turned.sort_by_key(|title| sort_key(title));
        assert_eq!(turned, alphabet.iter().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn accents_case_and_quotes_are_of_no_account() {
        let expected = ["ábc", "Abd", "“Alpha”", "Łódź", "Lok", "O’Brien", "obsolete", "Zürich"];
        let mut turned = expected;
        turned.reverse();
        assert_eq!(sorted(&turned), expected);
    }

    #[test]
    fn numbers_go_by_their_size() {
        assert_eq!(
            sorted(&["Part 10", "part 9", "Part 009b", "Part 100"]),
            ["part 9", "Part 009b", "Part 10", "Part 100"]
        );
        assert_eq!(sort_key("007"), sort_key("7"));
    }

    #[test]
    fn anything_has_a_key() {
        for odd in ["", "…", "\u{0}", "0", "00", "1234567890123456789012345", "🦀", "İ"] {
            assert!(sort_key(odd) <= sort_key(&format!("{odd}{odd}")), "{odd:?}");
        }
    }
}
