//! The names of units, as [`crate::view::units`] has them in English.
//!
//! `units.txt` has a line a code: the class that the noun is declined in, and the name with `~` for the noun's ending and
//! `*` for an adjective's. Class `x` gives all forms. `DE` and `CE` are decades and centuries, which only times have.

use super::Form;

const NAMES: &str = include_str!("units.txt");

/// The endings of a class: of its nouns, then of the adjectives with them, in the order of [`Form`].
type Endings = (char, [&'static str; 5], [&'static str; 5]);

const MASCULINE: [&str; 5] = ["ий", "і", "их", "ого", "ий"];
const FEMININE: [&str; 5] = ["а", "і", "их", "ої", "у"];
const NEUTER: [&str; 5] = ["е", "і", "их", "ого", "е"];

const CLASSES: [Endings; 7] = [
    ('m', ["", "и", "ів", "а", ""], MASCULINE),
    ('w', ["", "и", "", "а", ""], MASCULINE),
    ('y', ["ь", "і", "ів", "я", "ь"], MASCULINE),
    ('n', [""; 5], MASCULINE),
    ('f', ["а", "и", "", "и", "у"], FEMININE),
    ('i', ["я", "ї", "й", "ї", "ю"], FEMININE),
    ('o', [""; 5], NEUTER),
];

const PREFIXES: [(char, &str); 15] = [
    ('k', "кіло"),
    ('M', "мега"),
    ('G', "гіга"),
    ('T', "тера"),
    ('P', "пета"),
    ('E', "екса"),
    ('Z', "зета"),
    ('h', "гекто"),
    ('d', "деци"),
    ('c', "санти"),
    ('m', "мілі"),
    ('u', "мікро"),
    ('n', "нано"),
    ('p', "піко"),
    ('f', "фемто"),
];

/// The ending of a noun of that class.
pub fn ending(class: char, form: Form) -> &'static str {
    let endings = CLASSES.iter().find(|(known, ..)| *known == class);
    endings.and_then(|(_, nouns, _)| nouns.get(form as usize)).copied().unwrap_or_default()
}

/// The name of an ISO 4217 or UCUM code; `None` where there is none here.
pub fn named(code: &str, form: Form) -> Option<String> {
    if let Some((class, name)) = known(code) {
        return Some(declined(class, name, form));
    }
    if let Some((above, below)) = code.split_once('/') {
        return Some(format!("{} на {}", named(above, form)?, named(below, Form::Object)?));
    }
    if let Some((first, second)) = code.split_once('.') {
        return Some(format!("{}-{}", named(first, Form::One)?, named(second, form)?));
    }
    for (power, adjective) in [('2', "квадратн"), ('3', "кубічн")] {
        if let Some(base) = code.strip_suffix(power) {
            let is_feminine = named(base, Form::One)?.ends_with(['а', 'я']);
            let endings = if is_feminine { FEMININE } else { MASCULINE };
            let ending = endings.get(form as usize)?;
            return Some(format!("{adjective}{ending} {}", named(base, form)?));
        }
    }
    let (letter, prefix) = PREFIXES.iter().find(|(letter, _)| code.starts_with(*letter))?;
    let base = code.strip_prefix(*letter).filter(|base| !base.is_empty())?;
    named(base, form).filter(|name| !name.contains(' ')).map(|name| format!("{prefix}{name}"))
}

fn known(code: &str) -> Option<(char, &'static str)> {
    NAMES.lines().find_map(|line| {
        let (class, name) = line.strip_prefix(code)?.strip_prefix(' ')?.split_once(' ')?;
        Some((class.chars().next()?, name))
    })
}

fn declined(class: char, name: &str, form: Form) -> String {
    if class == 'x' {
        return name.split('|').nth(form as usize).unwrap_or(name).to_owned();
    }
    let adjective =
        CLASSES.iter().find(|(known, ..)| *known == class).and_then(|(.., endings)| endings.get(form as usize));
    // The stems in -к-, -г- and -х- take the same endings here.
    name.replace('*', adjective.copied().unwrap_or_default()).replace('~', ending(class, form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::units;

    #[test]
    fn every_code_with_an_english_name_has_a_ukrainian_one() {
        for code in units::codes(true).chain(units::codes(false)) {
            for form in Form::ALL {
                let name = named(code, form).unwrap_or_default();
                assert!(name.chars().any(|c| ('а'..='ґ').contains(&c)), "{code} {form:?}: {name:?}");
                assert!(!name.contains(['*', '~', '|']), "{code} {form:?}: {name:?}");
            }
        }
        let classes = |line: &str| {
            line.split(' ').nth(1).is_some_and(|class| class == "x" || CLASSES.iter().any(|c| class == c.0.to_string()))
        };
        assert!(NAMES.lines().all(classes));
    }

    #[test]
    fn nouns_and_adjectives_agree() {
        let cases = [
            ("PLN", "польський злотий", "польські злоті", "польських злотих", "польського злотого"),
            ("SEK", "шведська крона", "шведські крони", "шведських крон", "шведської крони"),
            ("MXN", "мексиканське песо", "мексиканські песо", "мексиканських песо", "мексиканського песо"),
            ("CNY", "китайський юань", "китайські юані", "китайських юанів", "китайського юаня"),
            ("INR", "індійська рупія", "індійські рупії", "індійських рупій", "індійської рупії"),
            ("kW.h", "кіловат-година", "кіловат-години", "кіловат-годин", "кіловат-години"),
            ("km2", "квадратний кілометр", "квадратні кілометри", "квадратних кілометрів", "квадратного кілометра"),
            (
                "m3/s",
                "кубічний метр на секунду",
                "кубічні метри на секунду",
                "кубічних метрів на секунду",
                "кубічного метра на секунду",
            ),
        ];
        for (code, one, few, many, part) in cases {
            for (form, name) in [(Form::One, one), (Form::Few, few), (Form::Many, many), (Form::Part, part)] {
                assert_eq!(named(code, form).as_deref(), Some(name), "{code} {form:?}");
            }
        }
    }
}
