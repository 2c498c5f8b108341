//! Writes the functions.
//!
//! They are many, so each is little more than its texts: a piece of text has a control character where the value of a
//! parameter comes (U+0001 for the first one), and `tr::fill` puts them together for all.

use std::fmt::Write as _;

use super::pattern::{Element, Key, Message, Select};
use super::signature::Parameter;
use super::{ENGLISH, Locale, UKRAINIAN};

/// A message in both languages.
pub(crate) struct Pair {
    pub(crate) english: Message,
    pub(crate) ukrainian: Message,
    pub(crate) parameters: Vec<Parameter>,
}

/// The functions, and the list of messages for tests.
pub(crate) fn code(pairs: &[Pair]) -> String {
    let mut code = String::new();
    for pair in pairs {
        function(&mut code, pair);
    }
    code.push_str("/// Name, English and Ukrainian of every message, in Fluent.\n");
    code.push_str("#[cfg(test)]\npub(crate) const MESSAGES: &[(&str, &str, &str)] = &[\n");
    for Pair { english, ukrainian, .. } in pairs {
        line(&mut code, &format!("    ({:?}, {:?}, {:?}),", english.id, english.source, ukrainian.source));
    }
    code.push_str("];\n");
    code
}

fn function(code: &mut String, Pair { english, ukrainian, parameters }: &Pair) {
    code.push_str("/// ```text\n");
    for text in english.source.lines().chain(ukrainian.source.lines()) {
        line(code, &format!("/// {text}"));
    }
    code.push_str("/// ```\n");
    let name = snake(&english.id);
    if parameters.is_empty() {
        let (english, ukrainian) =
            (expression(&english.pattern, &[], &ENGLISH), expression(&ukrainian.pattern, &[], &UKRAINIAN));
        line(code, &format!("pub fn {name}() -> &'static str {{\n    fill::choose({english}, {ukrainian})\n}}\n"));
        return;
    }
    let declared =
        parameters.iter().map(|p| format!("{}: {}", snake(&p.name), if p.number { "usize" } else { "&str" }));
    let values = parameters
        .iter()
        .map(|p| format!("fill::Value::{}({})", if p.number { "Number" } else { "Text" }, snake(&p.name)));
    code.push_str("#[allow(clippy::match_same_arms, clippy::match_wildcard_for_single_variants)]\n");
    line(code, &format!("pub fn {name}({}) -> String {{", declared.collect::<Vec<_>>().join(", ")));
    line(code, &format!("    let values = [{}];", values.collect::<Vec<_>>().join(", ")));
    code.push_str("    match self::language() {\n");
    for (message, locale) in [(english, &ENGLISH), (ukrainian, &UKRAINIAN)] {
        let pieces = pieces(&message.pattern, parameters, locale).join(", ");
        line(code, &format!("        Language::{} => fill::fill(&[{pieces}], &values),", locale.name));
    }
    code.push_str("    }\n}\n\n");
}

fn line(code: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(code, "{text}");
}

fn snake(name: &str) -> String {
    name.replace('-', "_").to_lowercase()
}

/// A pattern as expressions of strings that follow each other.
fn pieces(pattern: &[Element], parameters: &[Parameter], locale: &Locale) -> Vec<String> {
    let is_select = |element: &Element| matches!(element, Element::Select(_));
    pattern.chunk_by(|a, b| !is_select(a) && !is_select(b)).map(|chunk| expression(chunk, parameters, locale)).collect()
}

/// A pattern as one expression of a string: what stands around a selector goes into its variants.
fn expression(pattern: &[Element], parameters: &[Parameter], locale: &Locale) -> String {
    let selector = pattern.iter().enumerate().find_map(|(at, element)| match element {
        Element::Select(select) => Some((at, select)),
        _ => None,
    });
    match selector {
        None => literal(pattern, parameters),
        Some((at, select)) => {
            let around = |inner: &[Element]| {
                let whole = [&pattern[..at], inner, &pattern[at + 1..]].concat();
                expression(&whole, parameters, locale)
            };
            choice(select, &around, locale)
        }
    }
}

fn literal(pattern: &[Element], parameters: &[Parameter]) -> String {
    let mut text = String::new();
    for element in pattern {
        match element {
            Element::Text(part) => text.push_str(part),
            Element::Variable { name, .. } => {
                let at = parameters.iter().position(|parameter| parameter.name == *name);
                text.extend(at.and_then(|at| u8::try_from(at + 1).ok()).map(char::from));
            }
            Element::Select(_) => unreachable!("a literal has no selector"),
        }
    }
    format!("{text:?}")
}

fn choice(select: &Select, around: &dyn Fn(&[Element]) -> String, locale: &Locale) -> String {
    if select.variants.is_empty() {
        return around(&select.default);
    }
    let variable = snake(&select.variable);
    let exact = select.variants.iter().any(|(key, _)| matches!(key, Key::Exactly(_)));
    let categories = select.number && select.variants.iter().any(|(key, _)| matches!(key, Key::Name(_)));
    let plural = format!("plural::{}({variable})", locale.name.to_lowercase());
    let subject = match (exact, categories) {
        (true, true) => format!("({variable}, {plural})"),
        (false, true) => plural,
        (_, false) => variable,
    };
    let mut arms = String::new();
    for (key, pattern) in &select.variants {
        let test = match key {
            Key::Exactly(number) if categories => format!("({number}, _)"),
            Key::Exactly(number) => number.to_string(),
            Key::Name(name) if !select.number => format!("{name:?}"),
            Key::Name(name) if exact => format!("(_, plural::Plural::{})", capital(name)),
            Key::Name(name) => format!("plural::Plural::{}", capital(name)),
        };
        // Writing to a string cannot fail.
        let _ = write!(arms, "{test} => {}, ", around(pattern));
    }
    format!("match {subject} {{ {arms}_ => {} }}", around(&select.default))
}

fn capital(name: &str) -> String {
    name[..1].to_uppercase() + &name[1..]
}
