//! How a word is written.

/// How a word is written, as far as names can be told by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Shape {
    /// Small letters: `drones`.
    Lower,
    /// A capital and then small letters: `Kyiv`.
    Capital,
    /// Two or more capitals: `NATO`.
    Upper,
    /// One capital: `A`.
    Letter,
    /// Capitals with full stops: `J.`, `U.S.`.
    Initials,
    /// Capitals and small letters mixed: `McDonald`, `iPhone`, `UAVs`.
    Mixed,
    /// Letters of a script without capitals.
    Caseless,
    /// Digits.
    Digits,
    /// One character that is neither a letter nor a digit.
    Symbol,
    /// What English contracts: `’s`, `’re`, `n’t`.
    Clitic,
}

impl Shape {
    /// Whether there is a capital in it.
    pub(super) const fn has_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper | Self::Letter | Self::Initials | Self::Mixed)
    }
}

/// The shape of the letters of `word`.
pub(super) fn of_letters(word: &str) -> Shape {
    if let [first, rest @ ..] = word.as_bytes()
        && word.is_ascii()
    {
        return of_cases(
            first.is_ascii_uppercase(),
            rest.iter().filter(|b| b.is_ascii_alphabetic()).map(u8::is_ascii_uppercase),
            true,
        );
    }
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let cased = letters().next().is_some_and(|c| c.is_uppercase() || c.is_lowercase());
    let first = letters().next().is_some_and(char::is_uppercase);
    of_cases(first, letters().skip(1).map(char::is_uppercase), cased)
}

/// The shape of a word whose letters are capitals or not.
fn of_cases(first: bool, rest: impl Iterator<Item = bool>, cased: bool) -> Shape {
    if !cased {
        return Shape::Caseless;
    }
    let (mut capitals, mut small) = (0, 0);
    for capital in rest {
        if capital { capitals += 1 } else { small += 1 }
    }
    match (first, capitals, small) {
        (true, 0, 0) => Shape::Letter,
        (true, 0, _) => Shape::Capital,
        (true, _, 0) => Shape::Upper,
        (false, 0, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}
