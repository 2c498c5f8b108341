//! Numbers in words, written out from the grammar books and not from the extractor.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(u64, &str); 4] =
    [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")];
const IRREGULAR: [(&str, &str); 7] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("five", "fifth"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("twelve", "twelfth"),
];

/// A number below 10^15 in words; `and` as the British say it (`one hundred and two`).
pub(crate) fn words(number: u64, and: bool) -> String {
    if number < 1_000 {
        return below_thousand(number, and);
    }
    let mut parts = Vec::new();
    let mut rest = number;
    for (size, name) in SCALES {
        if rest >= size {
            parts.push(format!("{} {name}", below_thousand(rest / size, and)));
            rest %= size;
        }
    }
    match rest {
        0 => {}
        1..100 if and => parts.push(format!("and {}", below_thousand(rest, and))),
        _ => parts.push(below_thousand(rest, and)),
    }
    parts.join(" ")
}

fn below_thousand(number: u64, and: bool) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    match (hundreds, rest) {
        (0, rest) => below_hundred(rest),
        (hundreds, 0) => format!("{} hundred", small(hundreds)),
        (hundreds, rest) => {
            format!("{} hundred {}{}", small(hundreds), if and { "and " } else { "" }, below_hundred(rest))
        }
    }
}

fn below_hundred(number: u64) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => small(number).to_owned(),
        (tens, 0) => place(&TENS, tens).to_owned(),
        (tens, ones) => format!("{}-{}", place(&TENS, tens), small(ones)),
    }
}

fn small(number: u64) -> &'static str {
    place(&SMALL, number)
}

fn place(words: &[&'static str], number: u64) -> &'static str {
    usize::try_from(number).ok().and_then(|number| words.get(number)).expect("the number is small")
}

/// The rank of a number in words: `twenty-first`.
pub(crate) fn ordinal(number: u64, and: bool) -> String {
    let words = words(number, and);
    let start = words.rfind([' ', '-']).map_or(0, |gap| gap + 1);
    let (before, last) = words.split_at(start);
    let last = match IRREGULAR.iter().find(|(cardinal, _)| *cardinal == last) {
        Some((_, ordinal)) => (*ordinal).to_owned(),
        None => last.strip_suffix('y').map_or_else(|| format!("{last}th"), |stem| format!("{stem}ieth")),
    };
    format!("{before}{last}")
}

/// The ending of a rank in digits: the `nd` of `22nd`.
pub(crate) fn suffix(number: u64) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[test]
fn the_speller_spells() {
    assert_eq!(words(0, true), "zero");
    assert_eq!(words(342, true), "three hundred and forty-two");
    assert_eq!(words(2_000_017, true), "two million and seventeen");
    assert_eq!(words(19_500, false), "nineteen thousand five hundred");
    assert_eq!(ordinal(21, true), "twenty-first");
    assert_eq!(ordinal(120, true), "one hundred and twentieth");
    assert_eq!([1, 2, 3, 4, 11, 112, 123].map(suffix), ["st", "nd", "rd", "th", "th", "th", "rd"]);
}
