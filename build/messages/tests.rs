use super::{Source, generate};

/// A file; each variant of a selector is on a line of its own, here after `|`.
fn one(file: &str, text: &str) -> Vec<Source> {
    vec![Source { file: file.to_owned(), text: text.replace('|', "\n    ") }]
}

fn both(english: &str, ukrainian: &str) -> Result<String, String> {
    generate(&one("en/a.ftl", english), &one("uk/a.ftl", ukrainian))
}

/// Where a message is the same in both languages.
fn same(text: &str) -> Result<String, String> {
    both(text, text)
}

#[track_caller]
fn holds(code: Result<String, String>, parts: &[&str]) {
    let code = code.expect("code");
    for part in parts {
        assert!(code.contains(part), "{part} is not in:\n{code}");
    }
}

#[track_caller]
fn fails(code: Result<String, String>, problem: &str) {
    assert_eq!(code.expect_err("a problem"), problem);
}

#[test]
fn text_without_variables_is_chosen() {
    holds(
        both("save-all = Save { \"{\" }all", "save-all =\n    Зберегти\n    все"),
        &["pub fn save_all() -> &'static str", r#"fill::choose("Save {all", "Зберегти\nвсе")"#, "/// save-all = Save"],
    );
}

#[test]
fn parameters_come_in_the_order_of_english() {
    holds(
        both("a = { $to-day } { NUMBER($n) }", "a = { $n } { $to-day }"),
        &["pub fn a(to_day: &str, n: usize) -> String", r#"&["\u{1} \u{2}"]"#, r#"&["\u{2} \u{1}"]"#],
    );
}

#[test]
fn a_plural_in_one_language_makes_a_number() {
    holds(
        both("a = { $n } in all", "a = Усього { $n ->| [few] { $n } дні| *[many] { $n } днів| }"),
        &[
            "pub fn a(n: usize)",
            r#"match plural::ukrainian(n) { plural::Plural::Few => "\u{1} дні", _ => "\u{1} днів" }"#,
        ],
    );
}

#[test]
fn exact_numbers_and_strings_select() {
    holds(
        same("a = { $n ->| [0] none| [one] one| *[other] many| }"),
        &[r#"match (n, plural::english(n)) { (0, _) => "none", (_, plural::Plural::One) => "one", _ => "many" }"#],
    );
    holds(same("a = { $n ->| [0] none| *[other] many| }"), &[r#"match n { 0 => "none", _ => "many" }"#]);
    holds(
        same("a = { $k ->| [person] who| *[other] what| }"),
        &["pub fn a(k: &str)", r#"match k { "person" => "who", _ => "what" }"#],
    );
}

#[test]
fn what_is_around_an_inner_selector_goes_into_its_variants() {
    holds(
        same("a = { $k ->| [x] <{ $n ->| [one] 1| *[other] 2| }>| *[other] -| }."),
        &[
            r#"match k { "x" => match plural::english(n) { plural::Plural::One => "<1>", _ => "<2>" }, _ => "-" }, "."]"#,
        ],
    );
}

#[test]
fn terms_and_messages_are_put_in() {
    holds(same("-brand = Tally\n-full = { -brand }mark\nb = of { -full }\na = { b }!"), &["\"of Tallymark!\""]);
}

#[test]
fn languages_have_the_same_messages_and_variables() {
    fails(both("a = A\nb = B", "a = А"), "en/a.ftl: the message b has no Ukrainian translation");
    fails(both("a = A", "a = А\nb = Б"), "uk/a.ftl: there is no English message b");
    fails(both("a = { $x }", "a = А"), "uk/a.ftl: message a: the variable $x of the English message is missing");
    fails(both("a = A", "a = { $x }"), "uk/a.ftl: message a: the English message has no variable $x");
    fails(
        both("a = { $x ->| [who] A| *[other] B| }", "a = { NUMBER($x) }"),
        "uk/a.ftl: message a: $x is used as a number and as a string",
    );
}

#[test]
fn the_rest_of_fluent_is_refused() {
    for (text, why) in [
        ("a = A\n    .title = B", "attributes are not used here"),
        ("a = { DATETIME($x) }", "this kind of placeable is not used here: a call of DATETIME like this"),
        ("a = { 5 }", "this kind of placeable is not used here: the number 5"),
        ("a = { -t(case: \"x\") }", "this kind of placeable is not used here: a reference to -t like this"),
        ("a = { b }", "there is no b"),
        ("a = { -a }\n-a = { -a }", "-a holds itself"),
        ("a = A\na = B", "is there twice"),
        ("a = { b }\nb = { $x }", "b has variables, so it cannot be put in"),
        ("a = { $n ->| [few] 2| *[other] 3| }", "English has no plural category [few]"),
        ("a = { $n ->| [1.5] 2| *[other] 3| }", "[1.5] is not a whole number"),
        ("a = { $n ->| [1] 2| *[who] 3| }", "[1] stands among strings"),
        ("a = { $a }{ $b }{ $c }{ $d }{ $e }{ $f }{ $g }{ $h }{ $i }", "has more than 8 variables"),
    ] {
        fails(same(text), &format!("en/a.ftl: message a: {why}"));
    }
    fails(same("a = A\nb { = B"), "en/a.ftl: line 2: Expected a token starting with \"=\"");
}
