//! spaCy's binary files: what Tallymark writes is what spaCy writes, and what spaCy has written is read.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rmp_serde::Serializer;
use serde::Serialize;
use serde_bytes::ByteBuf;
use tallymark_dataset::formats::{Format, Options};
use tallymark_dataset::tokens::Tokeniser;
use tallymark_dataset::tokens::strings::string_id;

use crate::token_files::{document, marked, read, written};

/// Written by spaCy 3.8: a text with two line breaks and an emoji in `spacy.blank("en")`'s tokens, one whose spaces are
/// unknown, an empty one; with span groups, categories and user data.
const BY_SPACY: &[u8] = include_bytes!("../files/spacy-3.8.spacy");

/// The first of them, with labels (`ENT_TYPE`) and nothing else.
const ONLY_TYPES: &[u8] = include_bytes!("../files/spacy-3.8-types.spacy");

/// A file as spaCy describes it.
#[derive(Serialize)]
struct Bin {
    version: &'static str,
    attrs: Vec<u64>,
    tokens: ByteBuf,
    spaces: ByteBuf,
    lengths: ByteBuf,
    strings: Vec<&'static str>,
}

impl Bin {
    /// One document of the words, each with a space after it and these numbers.
    fn of(attrs: &[u64], words: &[(&'static str, &[u64])]) -> Self {
        let numbers = words.iter().flat_map(|(_, numbers)| numbers.iter());
        Self {
            version: "0.1",
            attrs: attrs.to_vec(),
            tokens: ByteBuf::from(numbers.flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>()),
            spaces: ByteBuf::from(vec![1; words.len()]),
            lengths: ByteBuf::from(i32::try_from(words.len()).unwrap().to_le_bytes().to_vec()),
            strings: words.iter().map(|(word, _)| *word).collect(),
        }
    }

    fn file(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.serialize(&mut Serializer::new(&mut bytes).with_struct_map()).unwrap();
        compressed(&bytes)
    }
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn files_of_spacy_are_read() {
    let (documents, problems) = read(Format::DocBin, BY_SPACY);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(
        marked(&documents),
        ["[Kyiv](GPE)  and [ORG](ORG) paid\n\n[$50bn](MONEY) to 🚁 [PERSON](PERSON).", "[No](A) [spaces known](A)", ""]
    );
    let (documents, problems) = read(Format::DocBin, ONLY_TYPES);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(marked(&documents), ["[Kyiv](GPE)  and [ORG](ORG) paid\n\n[$50bn](MONEY) to 🚁 [PERSON](PERSON)."]);
}

#[test]
fn the_map_is_the_one_that_spacy_reads() {
    let text = " Mr  Khan\n";
    let file = written(Format::DocBin, &Options::default(), &[document("d", text, &[(1, 9, "PERSON")])]);
    let mut map = Vec::new();
    ZlibDecoder::new(file.as_slice()).read_to_end(&mut map).unwrap();
    let mut expected = vec![0x89];
    let key = |expected: &mut Vec<u8>, name: &str| {
        expected.push(0xA0 | u8::try_from(name.len()).unwrap());
        expected.extend(name.as_bytes());
    };
    key(&mut expected, "version");
    key(&mut expected, "0.1");
    key(&mut expected, "attrs");
    expected.extend([0x93, 65, 77, 78]);
    key(&mut expected, "tokens");
    expected.extend([0xC4, 5 * 24]);
    let person = 380;
    for (word, iob, label) in [(" ", 2, 0), ("Mr", 3, person), (" ", 1, person), ("Khan", 1, person), ("\n", 2, 0)] {
        expected.extend([string_id(word), iob, label].iter().flat_map(|number| number.to_le_bytes()));
    }
    key(&mut expected, "spaces");
    expected.extend([0xC4, 5, 0, 1, 0, 0, 0]);
    key(&mut expected, "lengths");
    expected.extend([0xC4, 4, 5, 0, 0, 0]);
    key(&mut expected, "strings");
    expected.push(0x95);
    for string in ["\n", " ", "Khan", "Mr", "PERSON"] {
        key(&mut expected, string);
    }
    key(&mut expected, "cats");
    expected.extend([0x91, 0x80]);
    key(&mut expected, "flags");
    expected.extend([0x91, 0x81]);
    key(&mut expected, "has_unknown_spaces");
    expected.push(0xC2);
    key(&mut expected, "user_data");
    let known = b"\x82\xA2id\xA1d\xA5title\xA8Mr  Khan";
    expected.extend([0x91, 0xC4, u8::try_from(known.len()).unwrap()]);
    expected.extend(known);
    assert_eq!(map, expected);
}

#[test]
fn texts_are_kept_to_the_character_with_every_tokeniser() {
    let texts = ["", " ", "  ", " a", "a ", "a  b", "a\tb", "a \n b", "\r\n\r\na.\u{A0} b", "a\u{2028}  \u{0} b\u{1c}"];
    for tokeniser in Tokeniser::ALL {
        let options = Options { tokeniser, ..Options::default() };
        let documents: Vec<_> = texts.iter().map(|text| document(&format!("{text:?}"), text, &[])).collect();
        let (read_back, problems) = read(Format::DocBin, &written(Format::DocBin, &options, &documents));
        assert_eq!(problems, Vec::<String>::new());
        let told = |documents: &[tallymark_dataset::Document]| {
            documents.iter().map(|document| (document.id.0.clone(), document.text.clone())).collect::<Vec<_>>()
        };
        assert_eq!(told(&read_back), told(&documents), "{tokeniser:?}");
    }
}

#[test]
fn numbers_in_any_order_are_read_and_tags_leniently() {
    let (a, b, x, y) = (string_id("a"), string_id("b"), string_id("x"), string_id("y"));
    let words: [(&str, &[u64]); 6] = [
        // The label, something unknown, where in the entity, the word.
        ("a", &[x, 9, 1, a]),
        ("b", &[x, 9, 1, b]),
        ("x", &[y, 9, 1, x]),
        ("y", &[y, 9, 2, y]),
        ("b", &[0, 9, 3, b]),
        ("a", &[y, 9, 3, a]),
    ];
    let (documents, problems) = read(Format::DocBin, &Bin::of(&[78, 67, 77, 65], &words).file());
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(marked(&documents), ["[a b](x) [x](y) y b [a](y) "]);
}

#[test]
fn what_is_broken_is_told_and_the_rest_read() {
    let a = string_id("a");
    let words: [(&str, &[u64]); 2] = [("a", &[a, 3, 7]), ("b", &[5, 2, 0])];
    let good = || Bin::of(&[65, 77, 78], &words);
    let lengths = |lengths: &[i32]| {
        let bytes = lengths.iter().flat_map(|length| length.to_le_bytes()).collect::<Vec<u8>>();
        Bin { lengths: ByteBuf::from(bytes), ..good() }.file()
    };
    let claim = |what: &[u8]| compressed(&[b"\x81\xA6tokens".as_slice(), what].concat());
    let table: [(Vec<u8>, &[&str], &[&str]); 10] = [
        // A document a token: the first has a label that is none of the strings, the second such a word.
        (
            lengths(&[1, 1]),
            &["a "],
            &[
                "document 1: the label 7 at byte 0 is not among the strings",
                "document 2: token 0 is the word 5, which is not among the strings",
            ],
        ),
        (
            lengths(&[1, i32::MAX]),
            &["a "],
            &[
                "document 1: the label 7 at byte 0 is not among the strings",
                "document 2: token 0 is the word 5, which is not among the strings",
            ],
        ),
        (lengths(&[-1, 1]), &[], &["document 1: it cannot have -1 tokens"]),
        (
            lengths(&[0, 0, 1, 1, 4]),
            &["", "", "a "],
            &[
                "document 3: the label 7 at byte 0 is not among the strings",
                "document 4: token 0 is the word 5, which is not among the strings",
                "document 5: its last tokens are missing",
            ],
        ),
        (
            Bin { attrs: vec![77], ..good() }.file(),
            &[],
            &["the DocBin does not say what its words are: it has no attribute ORTH (65)"],
        ),
        (Bin { spaces: ByteBuf::new(), ..good() }.file(), &[], &["document 1: its last spaces are missing"]),
        // Two gigabytes that are not there.
        (claim(b"\xC6\x7F\xFF\xFF\xFF"), &[], &["this is no DocBin that can be read: "]),
        (compressed(b"\x81\xA7strings\xDD\x7F\xFF\xFF\xFF"), &[], &["this is no DocBin that can be read: "]),
        (
            compressed(&[b"\x81\xA1x".to_vec(), vec![0x91; 100_000]].concat()),
            &[],
            &["this is no DocBin that can be read: depth limit exceeded"],
        ),
        (b"not compressed".to_vec(), &[], &["this is no DocBin that can be read: "]),
    ];
    for (number, (file, texts, expected)) in table.into_iter().enumerate() {
        let (documents, problems) = read(Format::DocBin, &file);
        assert_eq!(documents.iter().map(|document| document.text.as_str()).collect::<Vec<_>>(), texts, "{number}");
        assert_eq!(problems.len(), expected.len(), "{number}: {problems:?}");
        for (problem, expected) in problems.iter().zip(expected) {
            assert!(problem.starts_with(expected), "{number}: {problem}");
        }
    }
    let cut = BY_SPACY.get(..BY_SPACY.len() / 2).unwrap();
    assert!(matches!(read(Format::DocBin, cut).1.as_slice(), [problem] if problem.starts_with("this is no DocBin")));
}
