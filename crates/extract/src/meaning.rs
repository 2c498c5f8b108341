//! What a span means that somebody else has chosen.

use tallymark_text::{ByteSpan, Span, Text};

use crate::{Label, Mention, Norm, Options, numeric};

/// What the words at `span` mean with `label`: as they are read in the text, where a mention of that label lies in the
/// span, or else read alone. Empty where that is no value, or several.
///
/// ```
/// use tallymark_extract::{Label, Options, meaning};
/// use tallymark_text::{ByteSpan, Text};
///
/// let text = Text::new("It paid $50 billion.");
/// let value = |start, end| {
///     let norm = meaning(&text, ByteSpan::new(start, end).unwrap(), Label::Money, &Options::default());
///     norm.value.map(|value| value.as_str().to_owned())
/// };
/// assert_eq!(value(8, 19).as_deref(), Some("50000000000"));
/// assert_eq!(value(3, 19).as_deref(), Some("50000000000"));
/// assert_eq!(value(8, 11).as_deref(), Some("50"));
/// assert_eq!(value(3, 7), None);
/// ```
pub fn meaning(text: &Text, span: ByteSpan, label: Label, options: &Options) -> Norm {
    let inside = |mention: &Mention| mention.label == label && span.contains(mention.span);
    let in_text = only(numeric(text, options).into_iter().filter(inside));
    in_text.or_else(|| alone(text, span, label, options)).unwrap_or_default()
}

/// What the words mean without those around them.
fn alone(text: &Text, span: ByteSpan, label: Label, options: &Options) -> Option<Norm> {
    let words = Text::new(text.slice(span));
    let mut norm = only(numeric(&words, options).into_iter().filter(|mention| mention.label == label))?;
    let start = span.start().get();
    for part in [&mut norm.counted, &mut norm.cue] {
        *part = part.and_then(|part| Span::new(part.start().get() + start, part.end().get() + start).ok());
    }
    Some(norm)
}

fn only(mut mentions: impl Iterator<Item = Mention>) -> Option<Norm> {
    let only = mentions.next()?;
    mentions.next().is_none().then_some(only.norm)
}
