//! brat standoff, as its documentation shows it.

use tallymark_dataset::formats::Format;

use crate::files::{documents, read, told, unzipped, written, zipped};

const TWO: [&str; 2] = [
    r#"{"schema":"tallymark/1","id":"a/1","text":"🚁 About 28 men\r\nfled Kyiv.","spans":[
        {"id":"m0","start":2,"end":14,"label":"a b","decision":"accepted","norm":{"value":"28","bound":"approx"},"note":"two\nlines"},
        {"id":"m1","start":8,"end":20,"label":"a.b","decision":"added"},
        {"id":"m2","start":21,"end":25,"label":"GPE","decision":"added","link":"Q1899"}],
        "relations":[{"id":"r0","type":"flee from","from":"m0","to":"m2"}]}"#,
    r#"{"schema":"tallymark/1","id":"b","text":"Kyiv"}"#,
];

fn two() -> Vec<String> {
    TWO.iter().map(|line| line.replace('\n', " ")).collect()
}

#[test]
fn files_have_the_bytes_that_brat_reads() {
    let lines = two();
    let documents = documents(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let file = written(Format::Brat, &documents);
    let expected = [
        (
            "a-1.ann",
            "T1\ta_b 2 14\tAbout 28 men\n\
             A1\tBound T1 approx\n\
             #1\tValue T1\t{\"value\":\"28\",\"bound\":\"approx\"}\n\
             #2\tAnnotatorNotes T1\ttwo lines\n\
             T2\ta_b_2 8 14;16 20\t28 men fled\n\
             T3\tGPE 21 25\tKyiv\n\
             N1\tReference T3 Wikidata:Q1899\tKyiv\n\
             R1\tflee_from Arg1:T1 Arg2:T3\n",
        ),
        ("a-1.txt", "🚁 About 28 men\r\nfled Kyiv."),
        ("b.ann", ""),
        ("b.txt", "Kyiv"),
        (
            "annotation.conf",
            "# Types of brat hold only letters, digits, - and _. These stand for the names behind them.\n\
             # a_b = \"a b\"\n# a_b_2 = \"a.b\"\n# flee_from = \"flee from\"\n\
             [entities]\na_b\na_b_2\nGPE\n\
             [relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\nflee_from\tArg1:<ENTITY>, Arg2:<ENTITY>\n\
             [events]\n[attributes]\nBound\tArg:<ENTITY>, Value:exact|approx|gt|gte|lt|lte\n",
        ),
    ];
    let files = unzipped(&file);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    assert_eq!(files, expected);
}

#[test]
fn what_brat_has_a_place_for_is_read_back() {
    let lines = two();
    let documents = documents(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let found = read(Format::Brat, &written(Format::Brat, &documents));
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].text, documents[0].text);
    let seen = |document: &tallymark_dataset::Document| {
        let of = |a: &tallymark_dataset::Annotation| (a.span, a.label.clone(), a.norm.clone(), a.link.clone());
        document.annotations().iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(seen(&found[0]), seen(&documents[0]));
    assert_eq!(found[0].annotations()[0].note, "two lines");
    let relations: Vec<_> = found[0].relations().collect();
    assert_eq!(relations.len(), 1);
    assert_eq!(relations[0].kind, "flee from");
    assert_eq!(found[0].annotation(relations[0].to).unwrap().label, "GPE");
}

#[test]
fn what_other_programs_write_is_read() {
    let annotations = "#1\tAnnotatorNotes T1\tthe maker\r\n\
        T1\tOrganization 0 4\tSony\r\n\
        T2\tMERGE-ORG 14 27\tjoint venture\r\n\
        T3\tOrganization 33 41\tEricsson\r\n\
        E1\tMERGE-ORG:T2 Org1:T1 Org2:T3\r\n\
        N1\tReference T3 Wikipedia:42\tEricsson\r\n\
        A1\tNegation E1\r\n\
        M1\tBound T2 approx\r\n\
        *\tEquiv T1 T3\r\n";
    let text = "Sony formed a joint venture with Ericsson";
    let file = zipped(&[("corpus/x.txt", text.as_bytes()), ("corpus/x.ann", annotations.as_bytes())]);
    let read = read(Format::Brat, &file);
    assert_eq!(told(Format::Brat, &file).len(), 1, "{:?}", told(Format::Brat, &file));
    assert_eq!(read[0].id.0, "corpus/x");
    let [sony, venture, ericsson] = read[0].annotations() else { panic!("{read:?}") };
    assert_eq!((sony.note.as_str(), ericsson.link.as_str()), ("the maker", "Wikipedia:42"));
    assert_eq!(venture.norm.bound, Some(tallymark_extract::Bound::Approx));
    let relations: Vec<_> =
        read[0].relations().map(|relation| (relation.kind.as_str(), relation.from, relation.to)).collect();
    assert_eq!(
        relations,
        [("Org1", venture.id, sony.id), ("Org2", venture.id, ericsson.id), ("Equiv", sony.id, ericsson.id)]
    );
}

#[test]
fn offsets_in_other_units_are_found_out() {
    let file =
        zipped(&[("a.txt", "🚁 Kyiv, Lviv".as_bytes()), ("a.ann", b"T1\tGPE 3 7\tKyiv\nT2\tGPE 9 10;12 13\tL v\n")]);
    assert_eq!(
        told(Format::Brat, &file),
        [
            "a: \"🚁 Kyiv, Lviv\" GPE=\"Kyiv\" GPE=\"Lviv\"",
            "in utf16",
            "! a.ann, line 2: T2 is in pieces: it is read with what is between them, “vi”",
        ]
    );
}

#[test]
fn what_does_not_fit_is_told_and_the_rest_is_read() {
    let annotations = "T1\tGPE 0 4\tKyiv\nT2\tGPE 0 5\tLvivs\nT3\tGPE 2 99\tyiv\nT4 GPE 0 4 Kyiv\nT5\tGPE 4 4\t\n\
        T6\tGPE x y\tKyiv\nR1\tnear Arg1:T1 Arg2:T9\nR2\tnear\n?\nN1\tReference T1\n#1\tValue T1\tno\n\nA1\tX T77\nT7\tGPE 9 13\n";
    let file = zipped(&[
        ("a.ann", annotations.as_bytes()),
        ("b.ann", b"T1\tGPE 0 4\tKyiv\n"),
        ("a.txt", b"Kyiv and Lviv"),
        ("c.txt", b"\xff"),
        ("d.txt", b"Odesa"),
    ]);
    assert_eq!(
        told(Format::Brat, &file),
        [
            "! b.ann: the text of these annotations, a .txt of the same name, is not in the archive",
            "a: \"Kyiv and Lviv\" GPE=\"Kyiv\" GPE=\"Lviv\"",
            "! a.txt, a: GPE 0..5: the text there is “Kyiv ”, not “Lvivs”",
            "! a.txt, a: GPE 2..99: the span ends at codepoint 99, but the text has only 13",
            "! a.txt, a: GPE 4..4: a span must end after it starts, but this one is 4..4",
            "! a.txt, a: the relation near from T1 to T9 leads to no span",
            "! a.ann, line 4: the line is not as brat writes it: T4 GPE 0 4 Kyiv",
            "! a.ann, line 6: the line is not as brat writes it: T6\tGPE x y\tKyiv",
            "! a.ann, line 8: the line is not as brat writes it: R2\tnear",
            "! a.ann, line 9: brat has no lines that begin so",
            "! a.ann, line 10: the line is not as brat writes it: N1\tReference T1",
            "! a.ann, line 11: the value of T1 cannot be read: expected ident at line 1 column 2",
            "! c.txt: it is not UTF-8: invalid utf-8 sequence of 1 bytes from index 0",
            "d: \"Odesa\"",
        ]
    );
    assert_eq!(
        told(Format::Brat, b"T1\tGPE 0 4\tKyiv\n"),
        ["! brat has two files a document, a .txt and an .ann: what is read is a zip archive of both"]
    );
    assert_eq!(told(Format::Brat, &zipped(&[])), ["! the archive holds no .txt and .ann files"]);
}
