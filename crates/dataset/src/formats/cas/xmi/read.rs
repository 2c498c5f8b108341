//! XMI as documents. Document types, which could have entities grow without end or read other files, are refused.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{XMI, kind};
use crate::formats::archive::{Archive, CARD, has_ending};
use crate::formats::cas::read::{Found, Types, items};
use crate::formats::read::{Input, Item, Problem, Read, unreadable};

/// The deepest elements that are read.
const DEEPEST: usize = 64;

/// Reads one document without its type system.
pub(in crate::formats) fn read(input: Input<'_>) -> Read<'_> {
    match input.into_string() {
        Ok(file) => Box::new(document(&file, &Types::default()).into_iter()),
        Err(error) => unreadable(error),
    }
}

/// Reads an archive of documents and their type system.
pub(in crate::formats) fn read_archive(input: Input<'_>) -> Read<'_> {
    let mut archive = match Archive::open(input) {
        Ok(archive) => archive,
        Err(problem) => return Box::new(std::iter::once(Item::Problem(problem))),
    };
    let mut before: Vec<Item> = archive.take_refused().into_iter().map(Item::Problem).collect();
    let names = |archive: &Archive<'_>, ending: &str| -> Vec<String> {
        archive.names().filter(|name| has_ending(name, ending)).map(str::to_owned).collect()
    };
    let (systems, documents) = (names(&archive, ".xml"), names(&archive, ".xmi"));
    let mut types = Types::default();
    for name in &systems {
        let said = text(&mut archive, name).and_then(|file| type_system(&file, &mut types));
        before.extend(said.err().map(|problem| Item::Problem(problem).in_file(name)));
    }
    if documents.is_empty() && systems.is_empty() && !archive.names().eq([CARD]) {
        return Box::new(before.into_iter().chain(unreadable("the archive holds no file that ends in .xmi")));
    }
    let documents = documents.into_iter().flat_map(move |name| {
        let items = match text(&mut archive, &name) {
            Ok(file) => document(&file, &types),
            Err(problem) => vec![Item::Problem(problem)],
        };
        items.into_iter().map(|item| item.in_file(&name)).collect::<Vec<_>>()
    });
    Box::new(before.into_iter().chain(documents))
}

fn text(archive: &mut Archive<'_>, name: &str) -> Result<String, Problem> {
    let file = Input::file(std::io::Cursor::new(archive.read(name)?));
    file.into_string().map_err(|error| Problem::at(&crate::formats::read::Place::default(), error))
}

/// Goes through the elements of a file: of each the path to it, and of empty ones too. Text comes with the path to what it
/// is in.
fn elements<'a>(
    file: &'a str,
    mut see: impl FnMut(&[String], Seen<'a, '_>) -> Result<(), String>,
) -> Result<(), Problem> {
    let mut reader = Reader::from_str(file.trim_start_matches('\u{feff}'));
    let (mut path, mut version) = (Vec::new(), XmlVersion::Implicit1_0);
    loop {
        let event = reader.read_event();
        let said = match event {
            Ok(Event::Eof) if path.is_empty() => return Ok(()),
            Ok(Event::Eof) => Err("it ends within an element".to_owned()),
            Ok(Event::DocType(_)) => Err("it has a document type, and such files are not read".to_owned()),
            Ok(Event::Decl(declaration)) => {
                version = declaration.xml_version().unwrap_or(version);
                Ok(())
            }
            Ok(Event::Start(_)) if path.len() >= DEEPEST => Err(format!("its elements are more than {DEEPEST} deep")),
            Ok(Event::Start(element)) => {
                path.push(element.local_name().as_ref().to_owned());
                see(&path, Seen::Element(&element, version))
            }
            Ok(Event::Empty(element)) => {
                path.push(element.local_name().as_ref().to_owned());
                let said = see(&path, Seen::Element(&element, version));
                path.pop();
                said
            }
            Ok(Event::End(_)) => {
                let said = see(&path, Seen::End);
                path.pop();
                said
            }
            Ok(Event::Text(text)) => see(&path, Seen::Text(&text)),
            Ok(_) => Ok(()),
            Err(error) => Err(format!("it is not well-formed XML: {error}")),
        };
        if let Err(reason) = said {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(file.len());
            let line = file.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
            return Err(Problem::on_line(line, reason));
        }
    }
}

/// What of an element is seen.
enum Seen<'a, 'e> {
    Element(&'e BytesStart<'a>, XmlVersion),
    Text(&'e str),
    End,
}

fn document(file: &str, types: &Types) -> Vec<Item> {
    let (mut prefixes, mut found) = (HashMap::new(), Vec::new());
    let read = elements(file, |path, seen| {
        let Seen::Element(element, version) = seen else { return Ok(()) };
        match path {
            [root] if root != "XMI" => Err(format!("it is no XMI: its first element is {root}")),
            [_] => structure(element, version, &mut prefixes).map(|_| ()),
            [_, _] => {
                found.push(structure(element, version, &mut prefixes)?);
                Ok(())
            }
            // The elements of a list.
            _ => Ok(()),
        }
    });
    let mut items = if found.is_empty() && read.is_err() { Vec::new() } else { items(types, &found) };
    items.extend(read.err().map(Item::Problem));
    items
}

/// The feature structure that an element is.
fn structure(
    element: &BytesStart<'_>,
    version: XmlVersion,
    prefixes: &mut HashMap<String, String>,
) -> Result<Found, String> {
    let mut found = Found::default();
    // Names that are there twice cost time to find in long lists; the last one counts.
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| format!("it is not well-formed XML: {error}"))?;
        let value =
            attribute.normalized_value(version).map_err(|error| format!("it is not well-formed XML: {error}"))?;
        let (name, prefix) = attribute.key.decompose();
        let (name, prefix) = (name.as_ref(), prefix.as_ref().map_or("", |prefix| prefix.as_ref()));
        match (prefix, name) {
            ("xmlns", name) => {
                prefixes.insert(name.to_owned(), value.into_owned());
            }
            ("", name) => {
                found.features.insert(name.to_owned(), value.into_owned());
            }
            (prefix, "id") if prefixes.get(prefix).is_some_and(|namespace| namespace == XMI) => {
                found.id = value.into_owned();
            }
            _ => {}
        }
    }
    let (name, prefix) = element.name().decompose();
    let namespace = prefix.and_then(|prefix| prefixes.get(prefix.as_ref())).map_or("", String::as_str);
    found.kind = kind(namespace, name.as_ref());
    Ok(found)
}

/// Reads a description of types.
fn type_system(file: &str, types: &mut Types) -> Result<(), Problem> {
    let (mut kind, mut parent, mut feature, mut range) = (String::new(), String::new(), String::new(), String::new());
    elements(file, |path, seen| {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match (seen, path.as_slice()) {
            (Seen::Text(text), [.., "typeDescription", "name"]) => text.trim().clone_into(&mut kind),
            (Seen::Text(text), [.., "typeDescription", "supertypeName"]) => text.trim().clone_into(&mut parent),
            (Seen::Text(text), [.., "featureDescription", "name"]) => text.trim().clone_into(&mut feature),
            (Seen::Text(text), [.., "featureDescription", "rangeTypeName"]) => text.trim().clone_into(&mut range),
            (Seen::End, [.., "featureDescription"]) => types.add_feature(&kind, &feature, &range),
            (Seen::End, [.., "typeDescription"]) => types.add(&kind, &parent),
            _ => {}
        }
        Ok(())
    })
}
