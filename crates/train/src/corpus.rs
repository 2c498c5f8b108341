//! The corpora: what each of them annotates, and what its labels mean in ours.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use tallymark_text::Text;

use crate::labels::{LabelSet, coarse, ours};

/// A document with what is known of its names.
#[derive(Clone)]
pub(crate) struct Document {
    /// Its characters.
    pub(crate) text: Text,
    /// The names, by bytes, with the labels that each can have.
    pub(crate) names: Vec<(usize, usize, LabelSet)>,
    /// Where nothing is known, by bytes.
    pub(crate) unknown: Vec<(usize, usize)>,
    /// The labels that the annotators did not look for: outside of `names` there may be some.
    pub(crate) unasked: LabelSet,
    /// How much it counts.
    pub(crate) weight: f32,
    /// Whether it is of a corpus that people have annotated.
    pub(crate) is_by_people: bool,
}

/// A line of a corpus.
#[derive(Deserialize)]
struct Record {
    text: String,
    spans: Vec<Annotated>,
}

/// A span of a corpus, in code points.
#[derive(Clone, Deserialize)]
struct Annotated {
    start: usize,
    end: usize,
    label: String,
}

/// A corpus of people's annotations.
struct Source {
    name: &'static str,
    weight: f32,
    /// Whether the folder of silver labels has its texts again, with our labels.
    refined: bool,
    /// Our labels that it annotates, finely or not.
    asked: &'static [&'static str],
}

const COARSE: &[&str] = &["PERSON", "ORG", "GPE", "LOC", "FAC"];

const PEOPLES: &[Source] = &[
    Source { name: "wikigold", weight: 2.0, refined: true, asked: COARSE },
    Source {
        name: "wnut17",
        weight: 0.5,
        refined: false,
        asked: &["PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART"],
    },
    Source { name: "btc_news", weight: 0.7, refined: true, asked: COARSE },
    Source { name: "gmb", weight: 0.7, refined: true, asked: COARSE },
    Source { name: "re3d", weight: 1.0, refined: true, asked: COARSE },
    Source { name: "gum_news", weight: 0.6, refined: true, asked: COARSE },
    Source {
        name: "crossner_politics",
        weight: 1.0,
        refined: false,
        asked: &["PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"],
    },
];

const SILVER: &[(&str, f32)] = &[("masc", 0.4), ("state_union", 0.25)];

/// Everything that is trained on, of the folder `data`.
pub(crate) fn training(data: &Path) -> Result<Vec<Document>, String> {
    let mut found = Vec::new();
    for source in PEOPLES {
        let people = records(&data.join(format!("names/train/{}.jsonl", source.name)))?;
        let silver = if source.refined {
            records(&data.join(format!("names/silver/fine_{}.jsonl", source.name)))?
        } else {
            Vec::new()
        };
        for (place, record) in people.iter().enumerate() {
            found.push(merged(source, record, silver.get(place)));
        }
    }
    for &(name, weight) in SILVER {
        for record in records(&data.join(format!("names/silver/{name}.jsonl")))? {
            let names = record.spans.iter().filter_map(|span| Some((span, ours(&span.label)?)));
            let names = names.filter_map(|(span, set)| bytes(&record.text, span).map(|(s, e)| (s, e, set))).collect();
            found.push(Document {
                text: Text::new(record.text),
                names,
                unknown: Vec::new(),
                unasked: LabelSet::default(),
                weight,
                is_by_people: false,
            });
        }
    }
    Ok(found)
}

/// A development file: the name, and its documents with people's labels as they are.
pub(crate) fn development(data: &Path) -> Result<Vec<(&'static str, Vec<Gold>)>, String> {
    ["ewt", "wikigold", "gum_news", "crossner_politics"]
        .into_iter()
        .map(|name| Ok((name, gold(&data.join(format!("names/dev/{name}.jsonl")))?)))
        .collect()
}

/// A document to measure on.
pub(crate) struct Gold {
    pub(crate) text: Text,
    pub(crate) names: Vec<(usize, usize, String)>,
}

/// The documents of a file to measure on.
pub(crate) fn gold(path: &Path) -> Result<Vec<Gold>, String> {
    Ok(records(path)?
        .into_iter()
        .map(|record| {
            let names = record
                .spans
                .iter()
                .filter_map(|span| bytes(&record.text, span).map(|(s, e)| (s, e, span.label.clone())))
                .collect();
            Gold { names, text: Text::new(record.text) }
        })
        .collect())
}

/// People's labels, made finer by the silver ones of the same text where these have the same span.
fn merged(source: &Source, record: &Record, silver: Option<&Record>) -> Document {
    let mut names = Vec::new();
    let mut unknown = Vec::new();
    let guesses: Vec<(usize, usize, LabelSet)> = silver
        .filter(|silver| silver.text == record.text)
        .into_iter()
        .flat_map(|silver| &silver.spans)
        .filter_map(|span| Some((bytes(&record.text, span)?, ours(&span.label)?)))
        .map(|((start, end), set)| (start, end, set))
        .collect();
    for span in &record.spans {
        let Some((start, end)) = bytes(&record.text, span) else { continue };
        match coarse(&span.label) {
            Some(set) => {
                let guess = guesses.iter().find(|guess| same(&record.text, (guess.0, guess.1), (start, end)));
                let finer = guess.map(|guess| set.and(guess.2)).filter(|set| !set.is_empty());
                let is_person = set == LabelSet::of_all(&["PERSON"]);
                let start = start + if is_person { title(record.text.get(start..end).unwrap_or_default()) } else { 0 };
                if start < end {
                    names.push((start, end, finer.unwrap_or(set)));
                }
            }
            // The labels of times and of what is no name here.
            None if matches!(span.label.as_str(), "tim" | "Temporal" | "DocumentReference" | "CommsIdentifier") => {}
            None => unknown.push((start, end)),
        }
    }
    let asked = LabelSet::of_all(source.asked);
    for &(start, end, set) in &guesses {
        let free = names.iter().all(|name| name.1 <= start || end <= name.0);
        if !free {
            continue;
        }
        // `U.S.-led`: some corpora have no names in compounds.
        let in_compound = record.text.get(end..).is_some_and(|rest| rest.starts_with('-'));
        if set.and(asked).is_empty() || in_compound {
            names.push((start, end, set));
        } else if set == LabelSet::of_all(&["FAC"]) {
            // People who look for places do not agree on buildings.
            unknown.push((start, end));
        }
    }
    unknown.extend(
        compounds(&record.text).filter(|place| names.iter().all(|name| name.1 <= place.0 || place.1 <= name.0)),
    );
    let unasked = if guesses.is_empty() { asked.others() } else { LabelSet::default() };
    Document {
        text: Text::new(record.text.clone()),
        names,
        unknown,
        unasked,
        weight: source.weight,
        is_by_people: true,
    }
}

/// The words with a capital that a hyphen joins to a word without: whether they hold a name the corpora do not agree on.
fn compounds(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices('-').filter_map(|(hyphen, _)| {
        let (before, after) = (text.get(..hyphen)?, text.get(hyphen + 1..)?);
        let start = before.rfind(|c: char| c.is_whitespace()).map_or(0, |at| at + 1);
        let first = before.get(start..)?.chars().next()?;
        let fits = first.is_uppercase() && after.chars().next()?.is_lowercase();
        fits.then_some((start, hyphen))
    })
}

/// How many bytes at the beginning of a person's name are a title, which ours leave out and some corpora do not.
fn title(name: &str) -> usize {
    const TITLES: &[&str] = &[
        "president",
        "vice",
        "prime",
        "minister",
        "foreign",
        "defense",
        "defence",
        "secretary",
        "senator",
        "mr.",
        "mrs.",
        "ms.",
        "mr",
        "mrs",
        "ms",
        "dr.",
        "dr",
        "general",
        "gen.",
        "lt.",
        "colonel",
        "col.",
        "chancellor",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "ayatollah",
        "justice",
        "judge",
        "governor",
        "ambassador",
        "spokesman",
        "spokeswoman",
        "state",
        "interior",
        "finance",
        "chief",
        "envoy",
        "leader",
        "chairman",
        "former",
        "opposition",
        "ex-president",
        "captain",
        "major",
        "sergeant",
        "sen.",
        "rep.",
        "gov.",
        "professor",
        "prof.",
        "sir",
        "lord",
        "president-elect",
        "deputy",
        "admiral",
        "commander",
        "cardinal",
        "archbishop",
        "bishop",
        "sheikh",
        "a",
        "the",
    ];
    let mut start = 0;
    while let Some((word, _)) = name.get(start..).and_then(|rest| rest.split_once(' ')) {
        if !TITLES.contains(&word.to_lowercase().as_str()) {
            break;
        }
        start += word.len() + 1;
    }
    start
}

/// Whether two spans are the same but for a leading article.
fn same(text: &str, a: (usize, usize), b: (usize, usize)) -> bool {
    trim(text, a) == trim(text, b)
}

/// A span without a leading article, a trailing possessive and white space.
pub(crate) fn trim(text: &str, (mut start, mut end): (usize, usize)) -> (usize, usize) {
    let inside = text.get(start..end).unwrap_or_default();
    start += inside.len() - inside.trim_start().len();
    end -= inside.len() - inside.trim_end().len();
    let inside = text.get(start..end).unwrap_or_default();
    if inside.len() > 4 && inside.get(..4).is_some_and(|first| first.eq_ignore_ascii_case("the ")) {
        let rest = inside.get(4..).unwrap_or_default();
        start += 4 + rest.len() - rest.trim_start().len();
    }
    let inside = text.get(start..end).unwrap_or_default();
    if let Some(name) = inside.strip_suffix("'s").or_else(|| inside.strip_suffix("’s")).filter(|name| !name.is_empty())
    {
        end = start + name.len();
    }
    (start, end)
}

fn records(path: &Path) -> Result<Vec<Record>, String> {
    let file = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let parsed = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    parsed
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))
        })
        .collect()
}

/// A span in bytes.
fn bytes(text: &str, span: &Annotated) -> Option<(usize, usize)> {
    let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = places.nth(span.start)?;
    let end = if span.end > span.start { places.nth(span.end - span.start - 1)? } else { return None };
    Some((start, end))
}
