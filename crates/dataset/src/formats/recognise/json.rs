//! Which format a JSON file has, by the fields of its first objects. The beginning may end in the middle of a value.

use super::{Format, LINES};

/// The format of a file that begins like this.
pub(super) fn recognise(beginning: &str) -> Option<Format> {
    if beginning.starts_with('[') {
        return object(beginning.get(1..)?.trim_start());
    }
    // The first object may go over lines; of JSON lines the first may tell too little.
    let lines = beginning.lines().take(LINES).map(str::trim).filter(|line| line.starts_with('{'));
    object(beginning).or_else(|| lines.map(object).find(Option::is_some).flatten())
}

/// What is seen of a field.
struct Field<'a> {
    name: &'a str,
    /// What its value begins with, as far as the file is there.
    value: &'a str,
}

/// The format that an object belongs to.
fn object(beginning: &str) -> Option<Format> {
    let fields = fields(beginning);
    let value = |name: &str| fields.iter().find(|field| field.name == name).map(|field| field.value);
    let has = |name: &str| value(name).is_some();
    // What the elements of an array are.
    let element = |name: &str| value(name)?.strip_prefix('[')?.trim_start().chars().next();
    let is_text = value("text").is_some_and(|text| text.starts_with('"'));
    let format = match () {
        () if value("schema").is_some_and(|schema| schema.starts_with("\"tallymark/")) => Format::Native,
        () if has("%FEATURE_STRUCTURES") || has("%TYPES") || has("%VIEWS") => Format::CasJson,
        () if is_web_annotation(value("@context"), value("type")) => Format::WebAnnotation,
        () if has("tokenized_text") => Format::Gliner,
        () if has("tokens") && (has("ner_tags") || has("tags") || has("labels")) => Format::HuggingFace,
        () if has("messages") => Format::Chat,
        () if value("data").is_some_and(|data| data.starts_with('{'))
            && (has("annotations") || has("predictions") || has("completions")) =>
        {
            Format::LabelStudio
        }
        () if is_text && (has("_input_hash") || has("answer") || (has("tokens") && has("spans"))) => Format::Prodigy,
        () if is_text && element("spans") == Some('{') => Format::Native,
        () if is_text && element("entities") == Some('{') => Format::Doccano,
        () if is_text && has("entities") => Format::SpacyJsonl,
        () if is_text && ["label", "labels"].iter().any(|name| matches!(element(name), Some('[' | ']'))) => {
            Format::Doccano
        }
        () => return None,
    };
    Some(format)
}

fn is_web_annotation(context: Option<&str>, kind: Option<&str>) -> bool {
    let kind = kind.unwrap_or_default();
    let is_kind = ["Annotation", "AnnotationPage", "AnnotationCollection"].iter().any(|name| kind.contains(name));
    context.is_some_and(|context| context.contains("anno.jsonld") || is_kind)
}

/// The fields of an object, as far as the file is there.
fn fields(object: &str) -> Vec<Field<'_>> {
    let (mut fields, mut depth, mut at) = (Vec::new(), 0_usize, 0);
    let bytes = object.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            b'"' => {
                let end = string_end(bytes, at);
                let after = object.get(end..).unwrap_or_default().trim_start();
                if let (1, Some(value), Some(name)) =
                    (depth, after.strip_prefix(':'), object.get(at + 1..end.saturating_sub(1)))
                {
                    fields.push(Field { name, value: value.trim_start() });
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    fields
}

/// Where the string ends that begins at `start`: after its quote.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'"' => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}
