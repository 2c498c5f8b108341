//! Sentences of tokens as a document.

use std::collections::HashMap;

use tallymark_text::Text;

use super::{NAMED_ENTITY, NO_VALUE, NOTHING, unescaped};
use crate::annotation::Decision;
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawSpan};
use crate::formats::read::{Input, Item, Problem, Read, unreadable};

/// Layers of grammar, not of mentions.
const GRAMMAR: &str = "de.tudarmstadt.ukp.dkpro.core.";

/// Reads a document.
pub(in crate::formats) fn read(input: Input<'_>) -> Read<'_> {
    let file = match input.into_string() {
        Ok(file) => file,
        Err(error) => return unreadable(error),
    };
    let lines = (1..).zip(file.trim_start_matches('\u{feff}').split('\n'));
    let mut lines = lines.map(|(number, line)| (number, line.strip_suffix('\r').unwrap_or(line)));
    match lines.next().and_then(|(_, line)| line.strip_prefix("#FORMAT=WebAnno TSV ")) {
        Some(version) if version.starts_with("3.") => {}
        Some(version) => return unreadable(format!("it is WebAnno TSV {version}: what is read is WebAnno TSV 3")),
        None => return unreadable("its first line is not #FORMAT=WebAnno TSV 3.3"),
    }
    let mut reader = Reader::default();
    for (number, line) in lines {
        if let Err(reason) = reader.line(number, line) {
            reader.problems.push(Problem::on_line(number, reason));
        }
    }
    let problems = std::mem::take(&mut reader.problems);
    let mut items = Acceptance::of(OffsetUnit::Utf16).take(reader.document());
    items.extend(problems.into_iter().map(Item::Problem));
    Box::new(items.into_iter())
}

/// A layer of spans.
#[derive(Debug)]
struct Layer {
    kind: String,
    /// The column of each of its features, after the first three.
    columns: Vec<(usize, String)>,
}

#[derive(Default)]
struct Reader {
    layers: Vec<Layer>,
    columns: usize,
    /// Whether the layers of mentions are chosen.
    chosen: bool,
    text: String,
    /// The length of the text in the unit that the file counts.
    length: usize,
    /// Whether that is code points, as programs write that are not INCEpTION: a token shows it.
    counts_code_points: bool,
    /// How much white space was put between sentences.
    padding: usize,
    /// The lines of the sentence whose tokens come next.
    header: Vec<String>,
    spans: Vec<Found>,
    /// The spans that have a number, by layer and number.
    numbered: HashMap<(usize, String), usize>,
    problems: Vec<Problem>,
}

/// A mention as far as it is known.
struct Found {
    span: RawSpan,
    /// Its words in the file, where it has one row.
    word: Option<String>,
}

/// A value of a column, and the number of what it belongs to.
struct Value {
    value: Option<String>,
    number: Option<String>,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) -> Result<(), String> {
        if let Some(layer) = line.strip_prefix("#T_SP=") {
            self.layer(layer, true);
        } else if let Some(layer) = line.strip_prefix("#T_CH=").or_else(|| line.strip_prefix("#T_RL=")) {
            self.layer(layer, false);
        } else if let Some(text) = line.strip_prefix("#Text=") {
            self.header.push(unescaped(text));
        } else if !line.starts_with('#') && !line.is_empty() {
            return self.row(number, line);
        }
        Ok(())
    }

    fn layer(&mut self, declared: &str, has_spans: bool) {
        let mut fields = declared.split('|');
        let kind = fields.next().unwrap_or_default().to_owned();
        let mut features: Vec<&str> = fields.filter(|feature| !feature.is_empty()).collect();
        // A layer without features has a column all the same.
        if features.is_empty() {
            features.push("");
        }
        let columns = (self.columns..).zip(features.iter().map(|feature| (*feature).to_owned())).collect();
        self.columns += features.len();
        if has_spans {
            self.layers.push(Layer { kind, columns });
        }
    }

    /// Of several layers those are read that are of mentions, or may be.
    fn choose(&mut self, number: usize) {
        self.chosen = true;
        let is_named = |layer: &Layer| layer.kind == NAMED_ENTITY || layer.kind.ends_with(".NamedEntity");
        if self.layers.iter().any(is_named) {
            self.layers.retain(is_named);
        } else {
            self.layers.retain(|layer| !layer.kind.starts_with(GRAMMAR));
        }
        if self.layers.is_empty() {
            self.problems.push(Problem::on_line(number, "the file has no layer of mentions: only its text is read"));
        }
    }

    fn row(&mut self, number: usize, line: &str) -> Result<(), String> {
        let broken = || format!("the row is not as WebAnno writes it: {line}");
        if !self.chosen {
            self.choose(number);
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, place, word, values @ ..] = fields.as_slice() else { return Err(broken()) };
        let (start, end) = place.split_once('-').ok_or_else(broken)?;
        let place = RawPlace { start: start.parse().map_err(|_| broken())?, end: end.parse().map_err(|_| broken())? };
        if !self.header.is_empty() {
            self.sentence(place.start)?;
        }
        self.measure(place, word);
        let has_column = |layer: &Layer| layer.columns.first().is_some_and(|(column, _)| *column < values.len());
        for layer in 0..self.layers.partition_point(has_column) {
            self.annotations(layer, place, word, values);
        }
        Ok(())
    }

    /// Puts the sentence to the text that begins at this place: behind a line feed, or right behind what there is.
    fn sentence(&mut self, start: usize) -> Result<(), String> {
        /// More white space than that between sentences is a mistake, and a way to fill the memory.
        const MOST: usize = 1 << 20;
        let sentence = std::mem::take(&mut self.header).join("\n");
        let (is_first, before) = (self.text.is_empty(), self.length);
        let missing = start.checked_sub(before).filter(|missing| self.padding + *missing <= MOST);
        if missing.is_none_or(|missing| missing > 0) && !is_first {
            self.push("\n");
        }
        self.padding += missing.unwrap_or(0);
        self.push(&" ".repeat(missing.unwrap_or(0).saturating_sub(usize::from(!is_first))));
        self.push(&sentence);
        missing
            .map(|_| ())
            .ok_or_else(|| format!("the sentence begins at {start}, but the text before it ends at {before}"))
    }

    fn push(&mut self, text: &str) {
        self.length += if self.counts_code_points { text.chars().count() } else { text.encode_utf16().count() };
        self.text.push_str(text);
    }

    /// Finds out what the file counts, by the length of a token. It may be escaped or not, so it must hold nothing that is.
    fn measure(&mut self, place: RawPlace, word: &str) {
        let (length, code_points) = (place.end.wrapping_sub(place.start), word.chars().count());
        let is_plain = !word.contains('\\');
        if is_plain && !self.counts_code_points && length == code_points && length != word.encode_utf16().count() {
            self.counts_code_points = true;
            self.length = self.text.chars().count();
        }
    }

    /// The mentions of a layer in a row: new ones, and those that go on.
    fn annotations(&mut self, layer: usize, place: RawPlace, word: &str, columns: &[&str]) {
        let Some(Layer { kind, columns: features }) = self.layers.get(layer) else { return };
        let mut stacks: Vec<(&str, Vec<Value>)> = Vec::new();
        for (column, feature) in features {
            let column = columns.get(*column).copied().unwrap_or(NOTHING);
            stacks.push((feature, if column == NOTHING { Vec::new() } else { stacked(column) }));
        }
        let height = stacks.iter().map(|(_, stack)| stack.len()).max().unwrap_or(0);
        for at in 0..height {
            let values: Vec<(&str, &Value)> =
                stacks.iter().filter_map(|(feature, stack)| Some((*feature, stack.get(at)?))).collect();
            let key = values.iter().find_map(|(_, value)| value.number.clone()).map(|number| (layer, number));
            let before = key.as_ref().and_then(|key| self.numbered.get(key)).and_then(|at| self.spans.get_mut(*at));
            if let Some(found) = before {
                found.span.place.end = place.end;
                found.word = None;
                continue;
            }
            let value = |wanted: &[&str]| {
                let of = |name: &&str| values.iter().find(|(feature, _)| feature == name)?.1.value.clone();
                wanted.iter().find_map(of)
            };
            let any = || values.iter().find_map(|(_, value)| value.value.clone());
            let short = || kind.rsplit('.').next().unwrap_or(kind).to_owned();
            let link = value(&["identifier"]).unwrap_or_default();
            let label = value(&["value", "label"]).or_else(|| if link.is_empty() { any() } else { None });
            let mut span = RawSpan::new(place, label.unwrap_or_else(short), Decision::Added);
            span.annotation.link = link;
            self.numbered.extend(key.map(|key| (key, self.spans.len())));
            self.spans.push(Found { span, word: Some(word.to_owned()) });
        }
    }

    fn document(self) -> RawDocument {
        let text = Text::new(self.text.as_str());
        let spans = self.spans.into_iter().map(|Found { mut span, word }| {
            // INCEpTION escapes texts, but no words: a word is quoted as it is where that fits.
            span.quote = word.map(|word| {
                let fits = |unit: OffsetUnit| unit.span(span.place, &text).is_ok_and(|place| text.slice(place) == word);
                if OffsetUnit::ALL.into_iter().any(fits) { word } else { unescaped(&word) }
            });
            span
        });
        RawDocument { spans: spans.collect(), text: self.text, ..RawDocument::default() }
    }
}

/// The values of a column, of which several are separated by `|`.
fn stacked(column: &str) -> Vec<Value> {
    let (mut values, mut start, mut escaped, mut bracket) = (Vec::new(), 0, false, None);
    let mut push = |start: usize, end: usize, bracket: Option<usize>| {
        let whole = column.get(start..end).unwrap_or_default();
        let marked = bracket.and_then(|at| {
            let number = column.get(at + 1..end)?.strip_suffix(']')?;
            Some((column.get(start..at)?, number.to_owned()))
        });
        let (value, number) = marked.map_or((whole, None), |(value, number)| (value, Some(number)));
        let value = (value != NO_VALUE && !value.is_empty()).then(|| unescaped(value));
        values.push(Value { value, number });
    };
    for (at, c) in column.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => bracket = Some(at),
            '|' => {
                push(start, at, bracket.take());
                start = at + 1;
            }
            _ => {}
        }
    }
    push(start, column.len(), bracket);
    values
}
