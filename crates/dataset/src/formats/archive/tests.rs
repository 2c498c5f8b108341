use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{Archive, Limits};
use crate::document::DocumentId;
use crate::formats::Format;
use crate::formats::read::{Input, Item};

const DEFLATED: SimpleFileOptions = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated);

/// An archive of these files.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, DEFLATED).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn open(bytes: &[u8]) -> Archive<'_> {
    Archive::open(Input::file(Cursor::new(bytes))).unwrap()
}

/// The same bytes with another content at each place where `from` is.
fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let places: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, window)| *window == from).map(|(place, _)| place).collect();
    assert!(!places.is_empty());
    for place in places {
        bytes[place..place + from.len()].copy_from_slice(to);
    }
    bytes
}

#[test]
fn entries_come_in_the_order_of_the_archive() {
    let file = zipped(&[
        ("b/2.txt", b"two"),
        ("__MACOSX/b/._2.txt", b"-"),
        ("b/", b""),
        (".DS_Store", b"-"),
        ("a.txt", b"one"),
        ("\u{457}.txt", b""),
    ]);
    for input in [Input::file(Cursor::new(&file)), Input::stream(Cursor::new(&file))] {
        let mut archive = Archive::open(input).unwrap();
        assert_eq!(archive.names().collect::<Vec<_>>(), ["b/2.txt", "a.txt", "\u{457}.txt"]);
        assert_eq!(archive.take_refused(), []);
        assert_eq!(archive.read("a.txt").unwrap(), b"one");
        assert_eq!(archive.read("b/2.txt").unwrap(), b"two");
        assert_eq!(archive.read("c").unwrap_err().to_string(), "c: the archive has no such entry");
    }
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let table = [
        ("../a", "../a: the entry is refused: its name leads out of the archive"),
        ("a/../../b", "a/../../b: the entry is refused: its name leads out of the archive"),
        ("/etc/a", "/etc/a: the entry is refused: its name is an absolute path"),
        ("C:a", "C:a: the entry is refused: its name is an absolute path"),
        ("a\\b", "a\\b: the entry is refused: its name holds a backslash"),
        ("a\0b", "a\u{fffd}b: the entry is refused: its name holds a control character"),
        ("a\nb", "a\u{fffd}b: the entry is refused: its name holds a control character"),
    ];
    for (name, expected) in table {
        // The writer mends some names, so they are put there afterwards.
        let placeholder = "~".repeat(name.len());
        let file = replaced(zipped(&[(&placeholder, b"x"), ("good", b"y")]), placeholder.as_bytes(), name.as_bytes());
        let mut archive = open(&file);
        assert_eq!(archive.names().collect::<Vec<_>>(), ["good"], "{name}");
        let refused: Vec<String> = archive.take_refused().iter().map(ToString::to_string).collect();
        assert_eq!(refused, [expected]);
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_symlink("link", "/etc/passwd", DEFLATED).unwrap();
    let file = zip.finish().unwrap().into_inner();
    let refused = open(&file).take_refused();
    assert_eq!(refused[0].to_string(), "link: the entry is refused: it is a link to another file");
}

#[test]
fn bombs_are_refused_by_what_comes_out() {
    let limits = Limits { entries: 3, entry: 3 << 20, all: 5 << 20, ratio: 500, small: 1 << 20 };
    let zeros = vec![0_u8; 4 << 20];
    let noise = |length: usize, seed: u64| -> Vec<u8> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state.to_be_bytes()[0]
        };
        (0..length).map(|_| next()).collect()
    };
    let (long, some) = (noise((3 << 20) + 1, 1), noise(2 << 20, 2));
    let reasons = |file: &[u8]| -> Vec<String> {
        let mut archive = match Archive::within(limits, Input::file(Cursor::new(file))) {
            Ok(archive) => archive,
            Err(problem) => return vec![problem.to_string()],
        };
        let names: Vec<String> = archive.names().map(str::to_owned).collect();
        names.iter().filter_map(|name| archive.read(name).err()).map(|problem| problem.to_string()).collect()
    };
    assert_eq!(reasons(&zipped(&[("z", &zeros[..1 << 20])])), Vec::<String>::new(), "small things may grow");
    let bomb = ["z: it grows more than 500 times when it is unpacked: a zip bomb does that"];
    assert_eq!(reasons(&zipped(&[("z", &zeros)])), bomb);
    assert_eq!(reasons(&zipped(&[("n", &long)])), ["n: the entry is longer than 3 MiB"]);
    let three = zipped(&[("a", &some), ("b", &some), ("c", &some)]);
    assert_eq!(reasons(&three), ["c: the entries of the archive are longer than 5 MiB"]);
    let four = zipped(&[("a", b""), ("b", b""), ("c", b""), ("d", b"")]);
    assert_eq!(reasons(&four), ["the archive has 4 entries: the most is 3"]);
    // One that claims to be small is no smaller for that.
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let claims = replaced(zipped(&[("z", &zeros)]), &size, &9_u32.to_le_bytes());
    assert_eq!(reasons(&claims), ["z: File is larger than its declared uncompressed size"]);
    // One that claims 2 GB reserves nothing.
    let claims = replaced(zipped(&[("z", &zeros[..1000])]), &1000_u32.to_le_bytes(), &0x7FFF_FFFF_u32.to_le_bytes());
    assert_eq!(reasons(&claims), Vec::<String>::new());
}

#[test]
fn what_cannot_be_read_is_told() {
    let file = zipped(&[("a", b"some words, some words, some words"), ("b", b"y")]);
    let broken = |bytes: &[u8]| Archive::open(Input::file(Cursor::new(bytes))).err().unwrap().to_string();
    assert!(broken(b"PK\x03\x04 no").starts_with("this is no zip archive that can be read: "));
    assert!(broken(&file[..file.len() - 9]).starts_with("this is no zip archive that can be read: "));
    let same = replaced(file.clone(), b"b", b"a");
    assert!(broken(&same).contains("the same name"), "{}", broken(&same));
    let reason = |file: &[u8]| open(file).read("a").unwrap_err().to_string();
    // The flags and the method of the first entry: after the signature and the version, in both of its headers.
    let set = |offset: usize, value: u8| {
        let mut file = file.clone();
        let central = file.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        file[4 + offset] = value;
        file[central + 6 + offset] = value;
        file
    };
    assert_eq!(reason(&set(2, 1)), "a: the entry is encrypted");
    assert!(reason(&set(4, 12)).contains("only deflate"), "{}", reason(&set(4, 12)));
    // The words themselves are not what their checksum was made of.
    let mut torn = file.clone();
    torn[33] ^= 0x55;
    assert!(reason(&torn).starts_with("a: "), "{}", reason(&torn));
    assert_eq!(open(&torn).read("b").unwrap(), b"y");
}

#[test]
fn the_files_of_a_format_are_read_one_after_the_other() {
    let line = |id: &str| format!("{{\"id\":\"{id}\",\"text\":\"Kyiv\"}}\n");
    let (train, test) = (line("a") + "{\n" + &line("b"), line("c"));
    let read = |files: &[(&str, &[u8])]| -> Vec<String> {
        let file = zipped(files);
        let items = Format::Native.read(Input::stream(Cursor::new(&file)), &());
        let told = items.map(|item| match item {
            Item::Document(document) => document.id,
            Item::Problem(problem) => DocumentId(problem.place.to_string()),
            Item::OffsetUnit(unit) => DocumentId(unit.to_owned()),
        });
        told.map(|id| id.0).collect()
    };
    let files: [(&str, &[u8]); 3] =
        [("train.jsonl", train.as_bytes()), ("README.md", b"# A"), ("test.JSONL", test.as_bytes())];
    assert_eq!(read(&files), ["a", "train.jsonl, line 2", "b", "c"]);
    assert_eq!(read(&[("README.md", b"# A"), ("lines.txt", test.as_bytes())]), ["c"]);
    assert_eq!(read(&[("README.md", b"# A")]), Vec::<String>::new());
    assert_eq!(read(&[]), [""]);
    // An archive in an archive is no file of the format: none is opened, however deep they go.
    let inner = zipped(&files);
    assert_eq!(read(&[("a.jsonl", &inner)]).first().map(String::as_str), Some("a.jsonl, line 1"));
}
