//! The parameters of a message's function, and whether two languages agree on them.

use super::pattern::{Element, Message};

/// More would need the code of the line break (see `write`).
const MOST: usize = 8;

/// A parameter of a message's function.
#[derive(Debug, PartialEq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    /// `usize`; otherwise `&str`.
    pub(crate) number: bool,
    /// Chosen by as a string.
    keys: bool,
}

/// In the order of their first use in English.
pub(crate) fn parameters(english: &Message, ukrainian: &Message) -> Result<Vec<Parameter>, String> {
    let mut parameters = Vec::new();
    collect(&english.pattern, &mut parameters);
    let mut translated = Vec::new();
    collect(&ukrainian.pattern, &mut translated);
    let wrong = |message: &Message, why: String| Err(format!("{}: message {}: {why}", message.file, message.id));
    if parameters.len() > MOST {
        return wrong(english, format!("has more than {MOST} variables"));
    }
    if let Some(lost) = parameters.iter().find(|p| !translated.iter().any(|t| t.name == p.name)) {
        return wrong(ukrainian, format!("the variable ${} of the English message is missing", lost.name));
    }
    for found in translated {
        let Some(parameter) = parameters.iter_mut().find(|p| p.name == found.name) else {
            return wrong(ukrainian, format!("the English message has no variable ${}", found.name));
        };
        parameter.number |= found.number;
        parameter.keys |= found.keys;
    }
    match parameters.iter().find(|p| p.number && p.keys) {
        Some(both) => wrong(ukrainian, format!("${} is used as a number and as a string", both.name)),
        None => Ok(parameters),
    }
}

fn collect(pattern: &[Element], into: &mut Vec<Parameter>) {
    for element in pattern {
        match element {
            Element::Text(_) => {}
            Element::Variable { name, number } => note(into, name, *number, false),
            Element::Select(select) => {
                note(into, &select.variable, select.number, !select.number);
                select.variants.iter().for_each(|(_, pattern)| collect(pattern, into));
                collect(&select.default, into);
            }
        }
    }
}

fn note(into: &mut Vec<Parameter>, name: &str, number: bool, keys: bool) {
    match into.iter_mut().find(|parameter| parameter.name == name) {
        Some(known) => {
            known.number |= number;
            known.keys |= keys;
        }
        None => into.push(Parameter { name: name.to_owned(), number, keys }),
    }
}
