//! A document as XMI, and the type system beside it.

use std::fmt::Write as _;

use super::{TYPE_SYSTEM, XMI, namespace};
use crate::document::Document;
use crate::formats::cas::write::{Feature, structures};
use crate::formats::cas::{METADATA, NAMED_ENTITY, SOFA_ID, TOKEN, TYPES, VALUE, VIEW};
use crate::formats::options::Options;
use crate::formats::write::{FilePerDocument, Folder, WriteError};
use crate::tokens::Tokeniser;

/// What the packages of the types are called in a file.
const PREFIXES: [(&str, &str); 4] =
    [("metadata", METADATA), ("segmentation", TOKEN), ("ner", NAMED_ENTITY), ("tallymark", VALUE)];

/// Writes a file a document, and the type system for all.
pub(in crate::formats) fn folder(options: &Options) -> Box<dyn Folder> {
    Box::new(FilePerDocument {
        extension: "xmi",
        tokeniser: options.tokeniser,
        file,
        common: Some((TYPE_SYSTEM, type_system)),
    })
}

fn file(document: &Document, tokeniser: Tokeniser) -> Result<String, WriteError> {
    let found = structures(document, tokeniser).map_err(|error| WriteError::of(document, error))?;
    let mut file = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    add(&mut file, &format_args!("<xmi:XMI xmlns:xmi=\"{XMI}\" xmlns:cas=\"http:///uima/cas.ecore\""));
    for (prefix, kind) in PREFIXES {
        add(&mut file, &format_args!(" xmlns:{prefix}=\"{}\"", namespace(kind).0));
    }
    file.push_str(" xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n");
    let text = escaped(document.text.as_str());
    add(
        &mut file,
        &format_args!(
            "<cas:Sofa xmi:id=\"{SOFA_ID}\" sofaNum=\"1\" sofaID=\"{VIEW}\" mimeType=\"text/plain\" sofaString=\"{text}\"/>\n"
        ),
    );
    for structure in &found {
        let (package, name) = namespace(structure.kind);
        let prefix = PREFIXES.iter().find(|(_, kind)| namespace(kind).0 == package).map_or("cas", |(prefix, _)| prefix);
        add(&mut file, &format_args!("<{prefix}:{name} xmi:id=\"{}\"", structure.id));
        for (name, feature) in &structure.features {
            match feature {
                Feature::Text(text) => add(&mut file, &format_args!(" {name}=\"{}\"", escaped(text))),
                Feature::Number(number) | Feature::Reference(number) => {
                    add(&mut file, &format_args!(" {name}=\"{number}\""));
                }
            }
        }
        file.push_str("/>\n");
    }
    let members: Vec<String> = found.iter().map(|structure| structure.id.to_string()).collect();
    add(&mut file, &format_args!("<cas:View sofa=\"{SOFA_ID}\" members=\"{}\"/>\n</xmi:XMI>\n", members.join(" ")));
    Ok(file)
}

/// The types, as UIMA describes them.
fn type_system() -> String {
    let mut file = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    file.push_str("<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n<types>\n");
    for (name, parent, features) in TYPES {
        add(&mut file, &format_args!("<typeDescription>\n<name>{name}</name>\n<description/>\n"));
        add(&mut file, &format_args!("<supertypeName>{parent}</supertypeName>\n"));
        if !features.is_empty() {
            file.push_str("<features>\n");
            for (feature, range) in features {
                add(
                    &mut file,
                    &format_args!(
                        "<featureDescription><name>{feature}</name><description/><rangeTypeName>{range}</rangeTypeName></featureDescription>\n"
                    ),
                );
            }
            file.push_str("</features>\n");
        }
        file.push_str("</typeDescription>\n");
    }
    file.push_str("</types>\n</typeSystemDescription>\n");
    file
}

fn add(file: &mut String, what: &std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _infallible = file.write_fmt(*what);
}

/// A text as an attribute holds it. A reader takes white space for spaces unless it is escaped.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, c| {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => add(&mut escaped, &format_args!("&#{};", u32::from(c))),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => escaped.push(char::REPLACEMENT_CHARACTER),
            c => escaped.push(c),
        }
        escaped
    })
}
