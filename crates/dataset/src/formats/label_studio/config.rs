//! The labeling configuration of a project that the tasks fit.

use std::fmt::Write;

use super::{LABELS, TEXT};
use crate::schema::Schema;

/// The labeling configuration with the labels and relations of a schema: the project that takes the tasks needs it. Retired
/// labels are in it too, because annotations keep them and Label Studio refuses labels that it does not know.
///
/// ```
/// use tallymark_dataset::{Schema, formats::labeling_config};
/// assert!(labeling_config(&Schema::conll()).contains(r#"<Label value="ORG" hint="Companies, agencies"#));
/// ```
pub fn labeling_config(schema: &Schema) -> String {
    let mut labels = String::new();
    for label in &schema.labels {
        let _ = write!(labels, "\n    <Label value=\"{}\"", escaped(&label.name));
        for (attribute, value) in
            [("hint", label.description.clone()), ("hotkey", label.key.map(String::from).unwrap_or_default())]
        {
            if !value.is_empty() {
                let _ = write!(labels, " {attribute}=\"{}\"", escaped(&value));
            }
        }
        labels.push_str("/>");
    }
    let mut relations = String::new();
    for relation in &schema.relations {
        let _ = write!(relations, "\n    <Relation value=\"{}\"/>", escaped(relation));
    }
    format!(
        "<View>\n  <Relations>{relations}\n  </Relations>\n  <Labels name=\"{LABELS}\" toName=\"{TEXT}\">{labels}\n  \
         </Labels>\n  <Text name=\"{TEXT}\" value=\"$text\"/>\n</View>\n"
    )
}

/// As an attribute's value. Characters that XML cannot have at all become the one that stands for what is missing.
fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Attributes are normalised: a line break as such would become a space.
            '\t' | '\n' | '\r' => {
                let _ = write!(escaped, "&#{};", u32::from(character));
            }
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escaped, labeling_config};
    use crate::schema::Schema;

    #[test]
    fn names_are_attributes_and_nothing_else() {
        assert_eq!(escaped("<a href=\"x\">&\n\u{0}é"), "&lt;a href=&quot;x&quot;&gt;&amp;&#10;\u{fffd}é");
        let mut schema = Schema::conll();
        schema.labels.truncate(1);
        if let Some(label) = schema.labels.first_mut() {
            (label.name, label.description) = ("A\"/><script>".to_owned(), String::new());
        }
        schema.relations = vec!["counted by".to_owned()];
        assert_eq!(
            labeling_config(&schema),
            "<View>\n  <Relations>\n    <Relation value=\"counted by\"/>\n  </Relations>\n  \
             <Labels name=\"label\" toName=\"text\">\n    <Label value=\"A&quot;/&gt;&lt;script&gt;\" hotkey=\"1\"/>\n  \
             </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n"
        );
    }
}
