//! What is printed in a style that news uses is read back: the same value, unit and bound, from the same characters.
//!
//! A style is a strategy that prints at random; each is a test of its own, so that a failure names the style.

mod amounts;
mod numbers;
mod spelling;
mod times;

use proptest::prelude::*;
use tallymark_extract::{DateOrder, Label, Options, numeric};
use tallymark_text::Text;

/// What was printed, and what it must be read as.
#[derive(Clone, Debug)]
struct Printed {
    text: String,
    label: Label,
    /// Fields of the norm as JSON has them; the others are not looked at.
    norm: Vec<(&'static str, String)>,
    date_order: Option<DateOrder>,
}

impl Printed {
    fn new(label: Label, text: impl Into<String>, norm: &[(&'static str, &str)]) -> Self {
        let norm = norm.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { text: text.into(), label, norm, date_order: None }
    }

    /// Printed with words before it that say how the value is meant.
    fn bound(mut self, (words, bound): (&str, &str)) -> Self {
        self.text = format!("{words} {}", self.text);
        self.norm.retain(|(name, _)| *name != "bound");
        self.norm.push(("bound", bound.to_owned()));
        self
    }
}

/// Sentences that say nothing about what stands in them, in two halves.
const ANYWHERE: &[(&str, &str)] = &[
    ("The report says ", "."),
    ("It came to ", ", the ministry said."),
    ("“We saw ", ",” he said."),
    ("Officials named it (", ") when they were asked."),
    ("", " was the answer."),
    ("All of it – ", " – was known.\nThe rest was not."),
];

/// The same where something has a rank.
const RANKS: &[(&str, &str)] =
    &[("It was the ", " attempt."), ("For the ", " time, it failed."), ("The ", " runner fell.")];

/// The same for times of day.
const AT: &[(&str, &str)] =
    &[("It began at ", "."), ("At ", ", the sirens fell silent."), ("The doors (closed since ", ") opened.")];

/// Holds what is found in the sentence against what was printed.
fn check(printed: &Printed, (before, after): (&str, &str)) -> Result<(), TestCaseError> {
    // The point of `p.m.` is the point of the sentence as well.
    let after = if printed.text.ends_with('.') { after.strip_prefix('.').unwrap_or(after) } else { after };
    let text = Text::new(format!("{before}{}{after}", printed.text));
    let options = Options { date_order: printed.date_order, ..Options::default() };
    let found = numeric(&text, &options);
    let spans: Vec<_> = found.iter().map(|mention| (mention.label, text.slice(mention.span))).collect();
    prop_assert_eq!(&spans, &[(printed.label, printed.text.as_str())], "in {:?}", text.as_str());
    let norm = found.first().and_then(|mention| serde_json::to_value(&mention.norm).ok()).unwrap_or_default();
    for (name, value) in &printed.norm {
        let got = norm.get(name).and_then(serde_json::Value::as_str);
        prop_assert_eq!(got, Some(value.as_str()), "{} in {:?}", name, text.as_str());
    }
    Ok(())
}

/// Makes a test of each style, in sentences of the given kind.
macro_rules! styles {
    ($sentences:ident: $($name:ident = $style:expr;)*) => {
        proptest! {
            #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
            $(
                #[test]
                fn $name(printed in $style, sentence in prop::sample::select($crate::$sentences)) {
                    $crate::check(&printed, sentence)?;
                }
            )*
        }
    };
}
use styles;
