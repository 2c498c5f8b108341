//! Files that have been damaged: a reader says what does not fit, and goes on living.

use std::io::{Cursor, Read, Write};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use tallymark_dataset::formats::{Extent, Format, Input, Item, Options, Package, prepare};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::formats::{corpus, workspace};

/// What is put into files: what means something in one format or another, and numbers that nothing has.
const PIECES: [&str; 22] = [
    "\t",
    "\n",
    " ",
    "\"",
    "\\",
    "[",
    "]",
    "{",
    "}",
    "|",
    "_",
    "&",
    "&#0;",
    "<",
    "/>",
    "-1",
    "0",
    "99999999999999999999",
    ";",
    "\u{0}",
    "🚁",
    "[[[[[[[[",
];

/// A change of a file.
#[derive(Clone, Debug)]
enum Damage {
    Put(Index, &'static str),
    Cut(Index, usize),
    Repeat(Index, usize),
    Byte(Index, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        3 => (any::<Index>(), select(&PIECES[..])).prop_map(|(at, piece)| Damage::Put(at, piece)),
        2 => (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        1 => (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Damage::Repeat(at, length)),
        1 => (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
    ]
}

impl Damage {
    fn to(&self, file: &mut Vec<u8>) {
        let place = |at: &Index, length: usize| {
            let start = at.index(file.len() + 1);
            start..(start + length).min(file.len())
        };
        match self {
            Self::Put(at, piece) => {
                let place = place(at, 0);
                file.splice(place, piece.bytes());
            }
            Self::Cut(at, length) => {
                let place = place(at, *length);
                file.drain(place);
            }
            Self::Repeat(at, length) => {
                let place = place(at, *length);
                let piece = file[place.clone()].to_vec();
                file.splice(place.end..place.end, piece);
            }
            Self::Byte(at, byte) => {
                let place = place(at, 1);
                file[place].fill(*byte);
            }
        }
    }
}

/// A file with damage in it; of an archive, in its files.
fn damaged(file: &[u8], damages: &[Damage]) -> Vec<u8> {
    let harm = |content: &mut Vec<u8>| damages.iter().for_each(|damage| damage.to(content));
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(file)) else {
        let mut file = file.to_vec();
        harm(&mut file);
        return file;
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        harm(&mut content);
        zip.start_file(entry.name().unwrap(), SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..crate::wishes::config() })]

    #[test]
    fn damaged_files_are_read_as_far_as_they_go(
        workspace in workspace(), damages in vec(damage(), 1..6), in_archive in any::<bool>(),
    ) {
        let (documents, options) = (workspace.documents(), Options::everything());
        for format in Format::ALL.into_iter().filter(|format| format.is_read()) {
            let extent = Extent { documents: documents.len(), has_parts: false };
            let mut package = Package::new(format, &options, corpus(), extent, Vec::new()).unwrap();
            for document in documents {
                package.document(&prepare(document, format, &options).document, None).unwrap();
            }
            let mut file = package.finish().unwrap();
            // Of an archive itself, or of what is in it.
            if in_archive {
                for damage in &damages {
                    damage.to(&mut file);
                }
            } else {
                file = damaged(&file, &damages);
            }
            for item in format.read(Input::stream(Cursor::new(&file)), &()) {
                let Item::Document(document) = item else { continue };
                for annotation in document.annotations() {
                    prop_assert!(document.text.check(annotation.span).is_ok(), "{format}");
                }
            }
        }
    }
}

/// Each of these would take hours, or all memory, if a reader did for each line what is as long as the file.
#[test]
fn what_is_small_costs_little() {
    let problems = |format: Format, file: &[u8]| {
        let items = format.read(Input::stream(Cursor::new(file)), &());
        let problems = items.filter(|item| matches!(item, Item::Problem(_)));
        problems.inspect(|problem| assert!(format!("{problem:?}").len() < 1000)).count()
    };
    let (text, many) = ("a b ".repeat(500_000), 20_000);
    let repeated = |line: &str| line.repeat(many);
    for line in ["T1\tX 0 2000000\ta\n", "T1\tX 0 1;1999998 1999999\ta b\n"] {
        let file = crate::files::zipped(&[("a.txt", text.as_bytes()), ("a.ann", repeated(line).as_bytes())]);
        assert_eq!(problems(Format::Brat, &file), many);
    }
    let sentences =
        (1..=many).map(|at| format!("#Text=a\n{at}-1\t{0}-{1}\ta\t_\t_\t\n\n", at * 1_000_000, at * 1_000_000 + 1));
    let file = format!("#FORMAT=WebAnno TSV 3.3\n#T_SP=x.NamedEntity|a|value\n\n\n{}", sentences.collect::<String>());
    assert_eq!(problems(Format::WebAnno, file.as_bytes()), many - 1);
    let texts = (0..many).map(|id| format!("{{\"%ID\":{id},\"%TYPE\":\"uima.cas.Sofa\",\"sofaString\":\"a\"}},"));
    let mentions = repeated("{\"%TYPE\":\"x.NamedEntity\",\"@sofa\":1,\"begin\":0,\"end\":2},");
    let file = format!("{{\"%FEATURE_STRUCTURES\":[{}{mentions}0]}}", texts.collect::<String>());
    assert_eq!(problems(Format::CasJson, file.as_bytes()), many + 1);
}
