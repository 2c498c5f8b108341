//! Reads Fluent into patterns, and says which part of Fluent is not used here.

use std::collections::BTreeMap;

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message as Parsed, Pattern, PatternElement, Resource, Variant,
    VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;
use fluent_syntax::{parser, serializer};

use super::pattern::{Element, Key, Message, Select};
use super::{Locale, Source};

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// All messages of a language by their names.
pub(crate) fn read(sources: &[Source], locale: &Locale) -> Result<BTreeMap<String, Message>, String> {
    let resources = sources.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    let mut reader = Reader { locale, patterns: BTreeMap::new() };
    let mut found = Vec::new();
    for (source, resource) in sources.iter().zip(&resources) {
        for entry in &resource.body {
            if let Some(message) = reader.take(&source.file, entry)? {
                found.push((&source.file, message));
            }
        }
    }
    let mut messages = BTreeMap::new();
    for (file, parsed) in found {
        let id = parsed.id.name.to_owned();
        let pattern = reader.reference(&id, &mut Vec::new()).map_err(|why| format!("{file}: message {id}: {why}"))?;
        let source = serializer::serialize(&Resource { body: vec![Entry::Message(parsed.clone())] });
        messages.insert(id.clone(), Message { id, file: file.clone(), pattern, source });
    }
    Ok(messages)
}

fn parse(source: &Source) -> Result<Resource<&str>, String> {
    parser::parse(source.text.as_str()).map_err(|(_, errors)| {
        let first = errors.first();
        let line = first.map_or(0, |error| source.text.bytes().take(error.pos.start).filter(|b| *b == b'\n').count());
        let why = first.map(ToString::to_string).unwrap_or_default();
        format!("{}: line {}: {why}", source.file, line + 1)
    })
}

struct Reader<'a> {
    locale: &'a Locale,
    /// Of messages and, with their hyphen, of terms.
    patterns: BTreeMap<String, &'a Pattern<&'a str>>,
}

impl<'a> Reader<'a> {
    /// Keeps the pattern of an entry; returns it if it is a message.
    fn take(&mut self, file: &str, entry: &'a Entry<&'a str>) -> Result<Option<&'a Parsed<&'a str>>, String> {
        let (id, pattern, attributes, message) = match entry {
            Entry::Message(message) => {
                (message.id.name.to_owned(), message.value.as_ref(), &message.attributes, Some(message))
            }
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes, None),
            _ => return Ok(None),
        };
        if !attributes.is_empty() {
            return Err(format!("{file}: message {id}: attributes are not used here"));
        }
        let Some(pattern) = pattern else { return Err(format!("{file}: message {id}: has no text")) };
        if self.patterns.insert(id.clone(), pattern).is_some() {
            return Err(format!("{file}: message {id}: is there twice"));
        }
        Ok(message)
    }

    /// The pattern of a message or term; `trail` is what is being put in already.
    fn reference(&self, id: &str, trail: &mut Vec<String>) -> Result<Vec<Element>, String> {
        let Some(pattern) = self.patterns.get(id) else { return Err(format!("there is no {id}")) };
        if trail.iter().any(|outer| outer == id) {
            return Err(format!("{id} holds itself"));
        }
        trail.push(id.to_owned());
        let elements = self.pattern(pattern, trail)?;
        trail.pop();
        Ok(elements)
    }

    /// The same where only text may come of it.
    fn text(&self, id: &str, trail: &mut Vec<String>) -> Result<Vec<Element>, String> {
        let elements = self.reference(id, trail)?;
        if elements.iter().any(|element| !matches!(element, Element::Text(_))) {
            return Err(format!("{id} has variables, so it cannot be put in"));
        }
        Ok(elements)
    }

    fn pattern(&self, pattern: &Pattern<&str>, trail: &mut Vec<String>) -> Result<Vec<Element>, String> {
        let mut elements = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => elements.push(text(value)?),
                PatternElement::Placeable { expression } => elements.extend(self.expression(expression, trail)?),
            }
        }
        Ok(elements)
    }

    fn expression(&self, expression: &Expression<&str>, trail: &mut Vec<String>) -> Result<Vec<Element>, String> {
        let inline = match expression {
            Expression::Select { selector, variants } => {
                return Ok(vec![Element::Select(self.select(selector, variants, trail)?)]);
            }
            Expression::Inline(inline) => inline,
        };
        if let Some((name, number)) = variable(inline) {
            return Ok(vec![Element::Variable { name: name.to_owned(), number }]);
        }
        match inline {
            InlineExpression::StringLiteral { value } => Ok(vec![text(&unescape_unicode_to_string(value))?]),
            InlineExpression::MessageReference { id, attribute: None } => self.text(id.name, trail),
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.text(&format!("-{}", id.name), trail)
            }
            InlineExpression::Placeable { expression } => self.expression(expression, trail),
            other => Err(format!("this kind of placeable is not used here: {}", kind(other))),
        }
    }

    fn select(
        &self,
        selector: &InlineExpression<&str>,
        variants: &[Variant<&str>],
        trail: &mut Vec<String>,
    ) -> Result<Select, String> {
        let Some((name, wrapped)) = variable(selector) else {
            return Err(format!("a selector is a variable, not {}", kind(selector)));
        };
        let plural = |variant: &Variant<&str>| match &variant.key {
            VariantKey::Identifier { name } => CATEGORIES.contains(name),
            VariantKey::NumberLiteral { .. } => true,
        };
        let number = wrapped || variants.iter().all(plural);
        let mut select = Select { variable: name.to_owned(), number, variants: Vec::new(), default: Vec::new() };
        for variant in variants {
            let key = self.key(&variant.key, number)?;
            let pattern = self.pattern(&variant.value, trail)?;
            if variant.default {
                select.default = pattern;
            } else {
                select.variants.push((key, pattern));
            }
        }
        Ok(select)
    }

    fn key(&self, key: &VariantKey<&str>, number: bool) -> Result<Key, String> {
        match key {
            VariantKey::NumberLiteral { value } if number => {
                value.parse().map(Key::Exactly).map_err(|_| format!("[{value}] is not a whole number"))
            }
            VariantKey::NumberLiteral { value } => Err(format!("[{value}] stands among strings")),
            VariantKey::Identifier { name } if number && !self.locale.categories.contains(name) => {
                Err(format!("{} has no plural category [{name}]", self.locale.name))
            }
            VariantKey::Identifier { name } => Ok(Key::Name((*name).to_owned())),
        }
    }
}

/// Control characters stand for variables in the generated code.
fn text(value: &str) -> Result<Element, String> {
    match value.chars().find(|c| c.is_control() && *c != '\n') {
        Some(control) => Err(format!("holds the control character {control:?}")),
        None => Ok(Element::Text(value.to_owned())),
    }
}

/// The variable of `$name` (false) or `NUMBER($name)` (true).
fn variable<'a>(expression: &InlineExpression<&'a str>) -> Option<(&'a str, bool)> {
    match expression {
        InlineExpression::VariableReference { id } => Some((id.name, false)),
        InlineExpression::FunctionReference { id, arguments: CallArguments { positional, named } }
            if id.name == "NUMBER" && named.is_empty() =>
        {
            match positional.as_slice() {
                [InlineExpression::VariableReference { id }] => Some((id.name, true)),
                _ => None,
            }
        }
        _ => None,
    }
}

fn kind(expression: &InlineExpression<&str>) -> String {
    match expression {
        InlineExpression::StringLiteral { value } => format!("the string \"{value}\""),
        InlineExpression::NumberLiteral { value } => format!("the number {value}"),
        InlineExpression::FunctionReference { id, .. } => format!("a call of {} like this", id.name),
        InlineExpression::MessageReference { id, .. } => format!("a reference to {} like this", id.name),
        InlineExpression::TermReference { id, .. } => format!("a reference to -{} like this", id.name),
        InlineExpression::VariableReference { id } => format!("${}", id.name),
        InlineExpression::Placeable { .. } => "a placeable".to_owned(),
    }
}
