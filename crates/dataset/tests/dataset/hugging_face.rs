//! Archives and files of Hugging Face token classification.

use std::io::{Cursor, Read as _, Write as _};

use tallymark_dataset::Document;
use tallymark_dataset::formats::{Extent, Format, Options, Package, Part, prepare};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::formats::corpus;
use crate::token_files::{document, marked, read, written};

/// Written by `datasets` 5.2 with a column more than is read: two rows with tags that have names, and an empty one.
const BY_DATASETS: &[u8] = include_bytes!("../files/datasets-5.2.parquet");

/// Written by Apache Arrow: pages of the second version, some rows and tokens null, numbers of 32 bits, two groups of rows.
const SECOND_VERSION: &[u8] = include_bytes!("../files/pyarrow-26-second.parquet");

/// The same library's, compressed with Zstandard.
const ZSTANDARD: &[u8] = include_bytes!("../files/pyarrow-26-zstd.parquet");

fn documents() -> [Document; 2] {
    [
        document("a", "Mr Khan left. New York paid $5.", &[(0, 7, "PERSON"), (14, 22, "GPE"), (28, 30, "MONEY")]),
        document("b", "The Fox won", &[(4, 7, "SHIP")]),
    ]
}

fn entry(file: &[u8], name: &str) -> Vec<u8> {
    let (mut archive, mut bytes) = (ZipArchive::new(Cursor::new(file)).unwrap(), Vec::new());
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The options under which there are four labels.
fn few_labels() -> Options {
    let labels = ["PERSON", "GPE", "MONEY", "SHIP", "LAW"].map(str::to_owned);
    let label_map = [("GPE", "PLACE"), ("LAW", "")].map(|(from, to)| (from.to_owned(), to.to_owned()));
    Options { labels: Some(labels.to_vec()), label_map: label_map.into(), ..Options::default() }
}

#[test]
fn a_row_a_sentence_with_the_numbers_of_named_tags() {
    let file = written(Format::HuggingFace, &few_labels(), &documents());
    let rows = [
        r#"{"id":"a#0","tokens":["Mr","Khan","left","."],"ner_tags":[1,2,0,0]}"#,
        r#"{"id":"a#1","tokens":["New","York","paid","$","5","."],"ner_tags":[3,4,0,5,6,0]}"#,
        r#"{"id":"b#0","tokens":["The","Fox","won"],"ner_tags":[0,7,0]}"#,
    ];
    assert_eq!(
        String::from_utf8(entry(&file, "jsonl/train.jsonl")).unwrap(),
        rows.map(|row| format!("{row}\n")).concat()
    );
    // The schema's labels in its order, then what it does not know.
    let names = r#"["O","B-PERSON","I-PERSON","B-PLACE","I-PLACE","B-MONEY","I-MONEY","B-SHIP","I-SHIP"]"#;
    assert_eq!(String::from_utf8(entry(&file, "label_names.json")).unwrap(), names);
    let expected = ["[Mr Khan](PERSON) left .\n[New York](PLACE) paid [$ 5](MONEY) .", "The [Fox](SHIP) won"];
    let table = entry(&file, "data/train-00000-of-00001.parquet");
    for file in [file.as_slice(), table.as_slice(), &archive(&[("x/rows.parquet", table.as_slice())])] {
        let (documents, problems) = read(Format::HuggingFace, file);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(marked(&documents), expected);
        assert_eq!(documents.iter().map(|document| document.id.0.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }
    // Where only the table says what the numbers are.
    let lines = entry(&file, "jsonl/train.jsonl");
    let both = archive(&[("train.jsonl", lines.as_slice()), ("train.parquet", table.as_slice())]);
    assert_eq!(marked(&read(Format::HuggingFace, &both).0), expected);
}

#[test]
fn each_part_has_its_files_and_the_same_names() {
    let mut package = Package::new(
        Format::HuggingFace,
        &few_labels(),
        corpus(),
        Extent { documents: 3, has_parts: true },
        Vec::new(),
    )
    .unwrap();
    let third = document("c", "Mr Low", &[(3, 6, "PERSON")]);
    for (document, part) in documents().iter().chain([&third]).zip(Part::ALL) {
        package.document(&prepare(document, Format::HuggingFace, &few_labels()).document, Some(part)).unwrap();
    }
    let file = package.finish().unwrap();
    let archive = ZipArchive::new(Cursor::new(&file)).unwrap();
    assert_eq!(
        archive.file_names().map(|name| name.unwrap().into_owned()).collect::<Vec<_>>(),
        [
            "jsonl/train.jsonl",
            "jsonl/validation.jsonl",
            "jsonl/test.jsonl",
            "label_names.json",
            "data/train-00000-of-00001.parquet",
            "data/validation-00000-of-00001.parquet",
            "data/test-00000-of-00001.parquet",
            "README.md",
        ]
    );
    // A label that is met after a part is named in that part too.
    let train = entry(&file, "data/train-00000-of-00001.parquet");
    assert!(train.windows(8).any(|bytes| bytes == b"\"B-SHIP\""));
    assert_eq!(read(Format::HuggingFace, &file).0.len(), 3);
}

#[test]
fn rows_of_others_are_read() {
    let table: [(&str, &[&str], &[&str]); 7] = [
        (
            "{\"id\":\"0\",\"tokens\":[\"EU\",\"won\"],\"ner_tags\":[\"B-ORG\",\"O\"],\"pos_tags\":[1,2]}\n{\"id\":\"1\",\"tokens\":[\"a\"],\"ner_tags\":[\"O\"]}\n",
            &["[EU](ORG) won", "a"],
            &[],
        ),
        // Labels without the letters of a scheme.
        (r#"{"words":["New","York","Kyiv"],"tags":["place","place","O"]}"#, &["[New York](place) Kyiv"], &[]),
        (r#"[{"tokens":["a","b"],"labels":["S-X","S-X"]}, {"tokens":[],"labels":[]}]"#, &["[a](X) [b](X)"], &[]),
        (
            "{\"tokens\":[\"a\",\"b\",\"c\",\"d\"],\"ner_tags\":[1,1,0,-100]}\n{\"tokens\":[\"a\"],\"ner_tags\":[2]}",
            &["[a b](1) c d", "[a](2)"],
            &["line 1: the tags are numbers, and nothing says what they stand for: they are taken for labels"],
        ),
        (
            "{\"tokens\":[\"a\",\"b\"],\"ner_tags\":[\"B-X\"]}",
            &["a b"],
            &["line 1: there are 2 tokens and 1 tags: they are read without labels"],
        ),
        // Sentences of one document, of which one is missing.
        (
            "{\"id\":\"a#0\",\"tokens\":[\"a\"],\"ner_tags\":[\"B-X\"]}\n{\"id\":\"a#1\",\"tokens\":[\"b\"],\"ner_tags\":[\"I-X\"]}\n{\"id\":\"a#3\",\"tokens\":[\"c\"],\"ner_tags\":[\"O\"]}",
            &["[a](X)\n[b](X)", "c"],
            &[],
        ),
        (
            "{\"tokens\":[\"a\"]}\n{\"tokens\":7,\"ner_tags\":[]}\n{\"tokens\":[7],\"ner_tags\":[0]}\n{\"tokens\":[\"a\"],\"ner_tags\":[1.5]}\nnothing\n{\"tokens\":[\"a\"],\"ner_tags\":[\"O\"]}",
            &["a"],
            &[
                "line 1: there is no list `ner_tags`",
                "line 2: there is no list `tokens`",
                "line 3: 7 is no token: tokens are strings",
                "line 4: 1.5 is no tag: tags are numbers or strings",
                "line 5: expected ",
            ],
        ),
    ];
    for (file, expected, told) in table {
        let (documents, problems) = read(Format::HuggingFace, file.as_bytes());
        assert_eq!(marked(&documents), expected, "{file}");
        assert_eq!(problems.len(), told.len(), "{problems:?}");
        assert!(problems.iter().zip(told).all(|(problem, told)| problem.starts_with(told)), "{problems:?}");
    }
    let (documents, problems) = read(Format::HuggingFace, BY_DATASETS);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(marked(&documents), ["EU sent [Peter Blackburn](PER) .", "[Kyiv](LOC) é🚁"]);
}

#[test]
fn what_is_broken_is_told_and_the_rest_read() {
    let lines: &[u8] = b"{\"tokens\":[\"a\",\"b\"],\"ner_tags\":[1,9]}\n";
    let deep = [b"{\"tokens\":".to_vec(), vec![b'['; 100_000]].concat();
    let file = archive(&[
        ("label_names.json", br#"["O","B-X"]"#),
        ("jsonl/train.jsonl", lines),
        ("jsonl/test.jsonl", &deep),
        ("../escape.jsonl", lines),
    ]);
    let (documents, problems) = read(Format::HuggingFace, &file);
    assert_eq!(marked(&documents), ["[a](X) b"]);
    assert!(problems[0].starts_with("../escape.jsonl: the entry is refused"), "{problems:?}");
    assert_eq!(problems[1], "jsonl/train.jsonl, line 1: the tag 9 has no name: there are 2");
    assert!(problems[2].starts_with("jsonl/test.jsonl, line 1: recursion limit exceeded"), "{problems:?}");
    assert_eq!(problems.len(), 3);
    for (cut, told) in
        [(4, "this is no Parquet file"), (1000, "this is no Parquet file"), (2700, "this is no Parquet file")]
    {
        let problems = read(Format::HuggingFace, &BY_DATASETS[..cut]).1;
        assert!(matches!(problems.as_slice(), [problem] if problem.starts_with(told)), "{problems:?}");
    }
}

#[test]
fn tables_of_other_writers_are_read() {
    let (documents, problems) = read(Format::HuggingFace, SECOND_VERSION);
    let mut expected = vec!["[New York](1)", "[Kyiv](1)"];
    expected.extend(["a b [c](1)"; 30]);
    assert_eq!(marked(&documents), expected);
    assert_eq!(
        problems,
        ["row 1: the tags are numbers, and nothing says what they stand for: they are taken for labels"]
    );
    let (documents, problems) = read(Format::HuggingFace, ZSTANDARD);
    assert_eq!(documents, []);
    let told = "group 1 of rows: column `tokens.list.element`: it is compressed with ZSTD: only Snappy can be read";
    assert_eq!(problems, [told]);
}

#[test]
fn what_a_table_claims_is_not_believed() {
    // The first page, of ids: a dictionary, its length without and with compression, the number of its values.
    assert_eq!(BY_DATASETS[4..13], [0x15, 0x04, 0x15, 0x1E, 0x15, 0x22, 0x4C, 0x15, 0x06]);
    let most = [0xFE, 0xFF, 0xFF, 0xFF, 0x0F];
    let table: [(usize, &[u8], &str); 6] = [
        (5, &[0x7E], "a value is not in the dictionary"),
        (7, &[0x7E], "a page has not the length that it claims"),
        (7, &most, "a page claims 2147483647 bytes: the most is 268435456"),
        (9, &most, "a page is longer than its column"),
        (12, &[0x7E], "a page ends before its values do"),
        (12, &most, "a page claims 2147483647 values: the most is 16777216"),
    ];
    for (at, bytes, told) in table {
        let mut file = BY_DATASETS.to_vec();
        file.splice(at..=at, bytes.iter().copied());
        let (documents, problems) = read(Format::HuggingFace, &file);
        assert_eq!(documents, [], "{at}");
        assert_eq!(problems, [format!("group 1 of rows: column `id`: {told}")], "{at}");
    }
}
