//! Pairs of files as documents.

use std::collections::{HashMap, HashSet};

use tallymark_extract::Norm;
use tallymark_text::Text;

use super::{CONFIGURATION, LINK, NOTE, VALUE, WIKIDATA, flat, on_one_line};
use crate::annotation::Decision;
use crate::formats::archive::{Archive, has_ending, is_archive};
use crate::formats::options::Part;
use crate::formats::raw::{Acceptance, OffsetUnit, RawDocument, RawPlace, RawRelation, RawSpan, clipped};
use crate::formats::read::{Input, Item, Place, Problem, Read, unreadable};

/// Reads an archive of texts and their annotations.
pub(in crate::formats) fn read(input: Input<'_>) -> Read<'_> {
    let input = match is_archive(input) {
        Ok((input, true)) => input,
        Ok((_, false)) => {
            return unreadable(
                "brat has two files a document, a .txt and an .ann: what is read is a zip archive of both",
            );
        }
        Err(error) => return unreadable(error),
    };
    let mut archive = match Archive::open(input) {
        Ok(archive) => archive,
        Err(problem) => return Box::new(std::iter::once(Item::Problem(problem))),
    };
    let mut before = archive.take_refused();
    let texts: Vec<String> = archive.names().filter(|name| has_ending(name, ".txt")).map(str::to_owned).collect();
    let mut annotations: HashMap<String, String> =
        archive.names().filter_map(|name| Some((stem(name, ".ann")?.to_owned(), name.to_owned()))).collect();
    let names = match names(&mut archive) {
        Ok(names) => names,
        Err(problem) => {
            before.push(problem);
            HashMap::new()
        }
    };
    let stems: HashSet<&str> = texts.iter().filter_map(|name| stem(name, ".txt")).collect();
    let mut alone: Vec<String> =
        annotations.extract_if(|stem, _| !stems.contains(stem.as_str())).map(|(_, name)| name).collect();
    alone.sort();
    before.extend(alone.into_iter().map(|file| {
        let place = Place { file, ..Place::default() };
        Problem::at(&place, "the text of these annotations, a .txt of the same name, is not in the archive")
    }));
    if texts.is_empty() && before.is_empty() && !archive.names().any(|name| name == CONFIGURATION) {
        return unreadable("the archive holds no .txt and .ann files");
    }
    let mut acceptance = Acceptance::of(OffsetUnit::CodePoints);
    let documents = texts.into_iter().flat_map(move |name| {
        let annotations = stem(&name, ".txt").and_then(|stem| annotations.get(stem));
        document(&mut archive, &name, annotations, &names, &mut acceptance)
            .unwrap_or_else(|problem| vec![Item::Problem(problem)])
    });
    Box::new(before.into_iter().map(Item::Problem).chain(documents))
}

fn stem<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    if has_ending(name, ending) { name.get(..name.len() - ending.len()) } else { None }
}

/// The names that types stand for, as Tallymark's configuration tells them.
fn names(archive: &mut Archive<'_>) -> Result<HashMap<String, String>, Problem> {
    if !archive.names().any(|name| name == CONFIGURATION) {
        return Ok(HashMap::new());
    }
    let file = string(archive, CONFIGURATION)?;
    let told = file.lines().filter_map(|line| {
        let (kind, name) = line.strip_prefix("# ")?.split_once(" = ")?;
        Some((kind.to_owned(), serde_json::from_str(name).ok()?))
    });
    Ok(told.collect())
}

fn string(archive: &mut Archive<'_>, name: &str) -> Result<String, Problem> {
    let place = Place { file: name.to_owned(), ..Place::default() };
    String::from_utf8(archive.read(name)?).map_err(|error| Problem::at(&place, format!("it is not UTF-8: {error}")))
}

fn document(
    archive: &mut Archive<'_>,
    name: &str,
    annotations: Option<&String>,
    names: &HashMap<String, String>,
    acceptance: &mut Acceptance,
) -> Result<Vec<Item>, Problem> {
    let text = string(archive, name)?;
    let id = stem(name, ".txt").unwrap_or(name);
    let part = Part::ALL.into_iter().find_map(|part| id.strip_prefix(part.name())?.strip_prefix('/'));
    let place = Place { file: name.to_owned(), ..Place::default() };
    let mut file = File {
        text: Text::new(text.as_str()),
        names,
        spans: Vec::new(),
        relations: Vec::new(),
        events: HashMap::new(),
    };
    let mut problems = Vec::new();
    if let Some(annotations) = annotations {
        let place = |line| Place { file: annotations.clone(), line, ..Place::default() };
        match string(archive, annotations) {
            Ok(lines) => file.lines(&lines, &mut |line, reason| problems.push(Problem::at(&place(line), reason))),
            Err(problem) => problems.push(problem),
        }
    }
    let raw = RawDocument {
        at: place,
        id: part.unwrap_or(id).to_owned(),
        text,
        spans: file.spans,
        relations: file.relations,
        ..RawDocument::default()
    };
    let mut items = acceptance.take(raw);
    items.extend(problems.into_iter().map(Item::Problem));
    Ok(items)
}

/// What an `.ann` says.
struct File<'a> {
    text: Text,
    names: &'a HashMap<String, String>,
    spans: Vec<RawSpan>,
    relations: Vec<RawRelation>,
    /// The triggers of the events.
    events: HashMap<String, String>,
}

/// Where a problem is told.
type Tell<'a> = &'a mut dyn FnMut(usize, String);

impl File<'_> {
    /// Mentions and events come first: what is said about them may stand before them.
    fn lines(&mut self, file: &str, tell: Tell<'_>) {
        let lines = || (1..).zip(file.split('\n')).map(|(number, line)| (number, line.trim_end_matches('\r')));
        for (number, line) in lines().filter(|(_, line)| line.starts_with('T')) {
            if let Err(reason) = self.mention(line, number, tell) {
                tell(number, reason);
            }
        }
        for (_, line) in lines().filter(|(_, line)| line.starts_with('E')) {
            let trigger = line.split_once('\t').and_then(|(key, rest)| Some((key, first(rest)?.split_once(':')?.1)));
            self.events.extend(trigger.map(|(key, trigger)| (key.to_owned(), trigger.to_owned())));
        }
        let places: HashMap<String, usize> = (0..).zip(&self.spans).map(|(at, span)| (span.key.clone(), at)).collect();
        for (number, line) in lines().filter(|(_, line)| !line.starts_with('T') && !line.trim().is_empty()) {
            let said = match line.chars().next() {
                Some('R') => self.relation(line),
                Some('E') => self.event(line),
                Some('*') => self.equivalence(line),
                Some('A' | 'M' | 'N' | '#') => self.about_mention(line, &places),
                _ => Some(Err("brat has no lines that begin so".to_owned())),
            };
            match said {
                Some(Ok(())) => {}
                Some(Err(reason)) => tell(number, reason),
                None => tell(number, format!("the line is not as brat writes it: {line}")),
            }
        }
    }

    fn mention(&mut self, line: &str, number: usize, tell: Tell<'_>) -> Result<(), String> {
        let broken = || format!("the line is not as brat writes it: {line}");
        let mut fields = line.splitn(3, '\t');
        let (key, what) = fields.next().zip(fields.next()).ok_or_else(broken)?;
        let (kind, places) = what.split_once(' ').ok_or_else(broken)?;
        let place = |written: &str| {
            let (start, end) = written.trim().split_once(' ')?;
            Some(RawPlace { start: start.trim().parse().ok()?, end: end.trim().parse().ok()? })
        };
        let fragments: Option<Vec<RawPlace>> = places.split(';').map(place).collect();
        let fragments = fragments.ok_or_else(broken)?;
        let start = fragments.iter().map(|place| place.start).min().ok_or_else(broken)?;
        let end = fragments.iter().map(|place| place.end).max().ok_or_else(broken)?;
        let mut span = RawSpan::new(RawPlace { start, end }, self.name(kind), Decision::Added);
        key.clone_into(&mut span.key);
        if let Some(quote) = fields.next() {
            match self.covered(&fragments, span.place, quote) {
                Some((words, between)) => {
                    span.quote = words;
                    if let Some(between) = between {
                        tell(number, format!("{key} is in pieces: it is read with what is between them, “{between}”"));
                    }
                }
                None => span.quote = Some(quote.to_owned()),
            }
        }
        self.spans.push(span);
        Ok(())
    }

    /// The words from the first to the last piece, and what of them is between the pieces and more than white space. Only
    /// where the pieces are the quoted words, whatever their offsets count.
    fn covered(
        &self,
        fragments: &[RawPlace],
        whole: RawPlace,
        quote: &str,
    ) -> Option<(Option<String>, Option<String>)> {
        OffsetUnit::ALL.into_iter().find_map(|unit| {
            let words = |place| unit.span(place, &self.text).ok().map(|span| self.text.slice(span));
            let pieces: Vec<&str> = fragments.iter().map(|place| words(*place)).collect::<Option<_>>()?;
            if !is_quote(&pieces, quote) {
                return None;
            }
            let gaps = fragments.windows(2).filter_map(|pair| match pair {
                [one, other] => words(RawPlace { start: one.end, end: other.start }),
                _ => None,
            });
            let between = gaps.map(str::trim).find(|gap| !gap.is_empty()).map(|gap| on_one_line(&clipped(gap)));
            let whole = words(whole)?;
            // A span that is much longer than its pieces is not quoted: many of them would fill the memory.
            let is_near = whole.len() <= quote.len().saturating_mul(3).saturating_add(1000);
            Some((is_near.then(|| whole.to_owned()), between))
        })
    }

    /// The label that a type stands for.
    fn name(&self, kind: &str) -> String {
        self.names.get(kind).map_or(kind, String::as_str).to_owned()
    }

    fn relation(&mut self, line: &str) -> Option<Result<(), String>> {
        let mut words = line.split_once('\t')?.1.split_whitespace();
        let kind = self.name(words.next()?);
        let (from, to) = (words.next()?.split_once(':')?.1, words.next()?.split_once(':')?.1);
        self.relate(kind, from, to);
        Some(Ok(()))
    }

    /// What takes part in an event is related to its trigger.
    fn event(&mut self, line: &str) -> Option<Result<(), String>> {
        let mut words = line.split_once('\t')?.1.split_whitespace();
        let trigger = words.next()?.split_once(':')?.1.to_owned();
        for word in words {
            let (role, key) = word.split_once(':')?;
            self.relate(self.name(role), &trigger, key);
        }
        Some(Ok(()))
    }

    fn equivalence(&mut self, line: &str) -> Option<Result<(), String>> {
        let mut words = line.split_once('\t')?.1.split_whitespace();
        let kind = words.next()?.to_owned();
        let keys: Vec<&str> = words.collect();
        for pair in keys.windows(2) {
            if let [one, other] = pair {
                self.relate(kind.clone(), one, other);
            }
        }
        Some(Ok(()))
    }

    fn relate(&mut self, kind: String, from: &str, to: &str) {
        let mention = |key: &str| self.events.get(key).map_or(key, String::as_str).to_owned();
        let (from, to) = (mention(from), mention(to));
        self.relations.push(RawRelation { kind, from, to, decided_at: String::new(), decided_by: String::new() });
    }

    /// Attributes, references and notes.
    fn about_mention(&mut self, line: &str, places: &HashMap<String, usize>) -> Option<Result<(), String>> {
        let mut fields = line.splitn(3, '\t');
        let (key, what, text) = (fields.next()?, fields.next()?, fields.next().unwrap_or_default());
        let mut words = what.split_whitespace();
        let (kind, about) = (words.next()?, words.next()?);
        let mention = self.events.get(about).map_or(about, String::as_str);
        // What is said about a relation or the whole document has no place in Tallymark.
        let Some(span) = places.get(mention).and_then(|at| self.spans.get_mut(*at)) else { return Some(Ok(())) };
        let annotation = &mut span.annotation;
        match (key.chars().next()?, kind) {
            ('N', _) => {
                let reference = words.next()?;
                let identifier = reference.strip_prefix(WIKIDATA).and_then(|id| id.strip_prefix(':'));
                identifier.unwrap_or(reference).clone_into(&mut annotation.link);
            }
            ('#', LINK) => text.clone_into(&mut annotation.link),
            ('#', VALUE) => match serde_json::from_str::<Norm>(text) {
                Ok(norm) => annotation.norm = Norm { counted: None, cue: None, ..norm },
                Err(error) => return Some(Err(format!("the value of {about} cannot be read: {error}"))),
            },
            ('#', NOTE) => text.clone_into(&mut annotation.note),
            ('A' | 'M', "Bound") if annotation.norm.bound.is_none() => {
                let bound = serde_json::Value::from(words.next().unwrap_or_default());
                annotation.norm.bound = serde_json::from_value(bound).ok();
            }
            _ => {}
        }
        Some(Ok(()))
    }
}

/// Whether these pieces are what is quoted: with a space between two, and some programs leave white space away at the end.
fn is_quote(pieces: &[&str], quote: &str) -> bool {
    let with_spaces = |last: &str| {
        let inner = pieces.split_last().map_or(&[][..], |(_, inner)| inner);
        let inner = inner.iter().flat_map(|piece| piece.chars().chain([' ']));
        // One character at a time: pieces may be longer than any quote.
        inner.chain(last.chars()).map(flat).eq(quote.chars().map(flat))
    };
    let last = pieces.last().copied().unwrap_or_default();
    with_spaces(last) || with_spaces(last.trim_end())
}

fn first(line: &str) -> Option<&str> {
    line.split_whitespace().next()
}
