//! A message as the generator sees it: terms and other messages are already put in.

/// A message of one language.
pub(crate) struct Message {
    pub(crate) id: String,
    /// Where it stands, for problems.
    pub(crate) file: String,
    pub(crate) pattern: Vec<Element>,
    /// The message in Fluent, for the function's documentation.
    pub(crate) source: String,
}

/// A part of a message.
#[derive(Clone)]
pub(crate) enum Element {
    Text(String),
    /// `{ $name }`, or `{ NUMBER($name) }` where `number`.
    Variable {
        name: String,
        number: bool,
    },
    Select(Select),
}

/// `{ $variable -> … }`.
#[derive(Clone)]
pub(crate) struct Select {
    pub(crate) variable: String,
    /// Whether the variable is a number; otherwise its keys are strings.
    pub(crate) number: bool,
    /// All but the default one, in their order.
    pub(crate) variants: Vec<(Key, Vec<Element>)>,
    pub(crate) default: Vec<Element>,
}

/// What a variant is for.
#[derive(Clone)]
pub(crate) enum Key {
    Exactly(usize),
    /// A plural category, or one string.
    Name(String),
}
