//! From Fluent files to Rust: every message becomes a function whose parameters are the message's variables.
//!
//! Part of the build script; the page's tests include it too.

mod pattern;
mod read;
mod signature;
#[cfg(test)]
mod tests;
mod write;

/// A Fluent file.
pub(crate) struct Source {
    /// How problems name it.
    pub(crate) file: String,
    /// What it holds.
    pub(crate) text: String,
}

/// What the generator has to know of a language.
pub(crate) struct Locale {
    /// The variant of `tr::Language` and, in lower case, the function in `tr::plural`.
    name: &'static str,
    /// The cardinal plural categories that whole numbers can have.
    categories: &'static [&'static str],
}

const ENGLISH: Locale = Locale { name: "English", categories: &["one", "other"] };
const UKRAINIAN: Locale = Locale { name: "Ukrainian", categories: &["one", "few", "many", "other"] };

/// The code of all messages, or what is wrong with the first bad one.
pub(crate) fn generate(english: &[Source], ukrainian: &[Source]) -> Result<String, String> {
    let english = read::read(english, &ENGLISH)?;
    let mut ukrainian = read::read(ukrainian, &UKRAINIAN)?;
    let mut pairs = Vec::new();
    for (id, message) in english {
        let Some(translation) = ukrainian.remove(&id) else {
            return Err(format!("{}: the message {id} has no Ukrainian translation", message.file));
        };
        let parameters = signature::parameters(&message, &translation)?;
        pairs.push(write::Pair { english: message, ukrainian: translation, parameters });
    }
    match ukrainian.into_values().next() {
        Some(extra) => Err(format!("{}: there is no English message {}", extra.file, extra.id)),
        None => Ok(write::code(&pairs)),
    }
}
