//! CoNLL-2003 files, to the letter.

use tallymark_dataset::formats::{Format, Options};

use crate::token_files::{Span, document, marked, read, written};

#[test]
fn a_line_a_token_and_a_blank_line_after_each_sentence() {
    let documents = [
        document(
            "a",
            "Mr Khan flew to New York.\r\nHe paid $5.",
            &[(0, 7, "PERSON"), (16, 24, "GPE"), (35, 37, "MONEY")],
        ),
        document("b", "Kyiv", &[(0, 4, "a place")]),
    ];
    let options = Options::default();
    let file = String::from_utf8(written(Format::Conll, &options, &documents)).unwrap();
    let expected = "-DOCSTART- -X- O O\n\n\
        Mr -X- _ B-PERSON\nKhan -X- _ I-PERSON\nflew -X- _ O\nto -X- _ O\nNew -X- _ B-GPE\nYork -X- _ I-GPE\n. -X- _ O\n\n\
        He -X- _ O\npaid -X- _ O\n$ -X- _ B-MONEY\n5 -X- _ I-MONEY\n. -X- _ O\n\n\
        -DOCSTART- -X- O O\n\n\
        Kyiv -X- _ B-a%20place\n\n";
    assert_eq!(file, expected);
    let biluo = String::from_utf8(written(Format::ConllBiluo, &options, &documents)).unwrap();
    assert!(
        biluo.contains("Mr -X- _ B-PERSON\nKhan -X- _ L-PERSON\n") && biluo.contains("Kyiv -X- _ U-a%20place\n"),
        "{biluo}"
    );
    let (read_back, problems) = read(Format::Conll, file.as_bytes());
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(
        marked(&read_back),
        ["[Mr Khan](PERSON) flew to [New York](GPE) .\nHe paid [$ 5](MONEY) .", "[Kyiv](a place)"]
    );
    assert_eq!(read(Format::ConllBiluo, biluo.as_bytes()).0, read_back);
}

#[test]
fn sentences_do_not_end_inside_a_span_and_tokens_hold_no_white_space() {
    let table: [(&str, &[Span<'_>], &str); 5] = [
        // A span over the end of a sentence joins the two.
        (
            "He left. She came",
            &[(3, 12, "X")],
            "He -X- _ O\nleft -X- _ B-X\n. -X- _ I-X\nShe -X- _ I-X\ncame -X- _ O\n\n",
        ),
        (
            "He left. She came",
            &[(9, 12, "X")],
            "He -X- _ O\nleft -X- _ O\n. -X- _ O\n\nShe -X- _ B-X\ncame -X- _ O\n\n",
        ),
        // What Python's `str.split` cuts at is cut, and no token.
        ("a\u{1c}b\u{85}c\u{2028}d\r\n", &[(0, 3, "X")], "a -X- _ B-X\nb -X- _ I-X\nc -X- _ O\nd -X- _ O\n\n"),
        ("\u{0} \u{200b}#", &[(0, 1, "X")], "\u{0} -X- _ B-X\n\u{200b} -X- _ O\n# -X- _ O\n\n"),
        (" \n", &[], ""),
    ];
    for (text, spans, expected) in table {
        let file = written(Format::Conll, &Options::default(), &[document("a", text, spans)]);
        let file = String::from_utf8(file).unwrap();
        assert_eq!(file, format!("-DOCSTART- -X- O O\n\n{expected}"), "{text:?}");
        let (documents, problems) = read(Format::Conll, file.as_bytes());
        assert_eq!(problems, Vec::<String>::new(), "{text:?}");
        assert_eq!(documents.len(), usize::from(!expected.is_empty()));
    }
}

#[test]
fn columns_of_any_number_and_every_scheme_are_read() {
    let table: [(&str, &[&str]); 9] = [
        // The files of the shared task, with IOB1.
        (
            "-DOCSTART- -X- -X- O\n\nEU NNP I-NP I-ORG\nrejects VBZ I-VP O\nGerman JJ I-NP I-MISC\n\n-DOCSTART- -X- -X- O\n\nPeter NNP I-NP I-PER\nBlackburn NNP I-NP I-PER\n",
            &["[EU](ORG) rejects [German](MISC)", "[Peter Blackburn](PER)"],
        ),
        ("Kyiv B-GPE\nsaid O\n", &["[Kyiv](GPE) said"]),
        ("New\tB-GPE\nYork\tE-GPE\r\n\r\n.\tO\r\n", &["[New York](GPE)\n."]),
        ("New York\tS-GPE\n", &["[New York](GPE)"]),
        ("\u{feff}a B-A\nb B-A\n", &["[a](A) [b](A)"]),
        ("# sent_id = 1\na x B-A\n# x O\n# no tag\n", &["[a](A) #"]),
        ("a\u{a0}b   _ _  U-A", &["[a\u{a0}b](A)"]),
        ("\n\n\na O\n\n \n\nb O\n\n", &["a\nb"]),
        ("", &[]),
    ];
    for (file, expected) in table {
        for format in [Format::Conll, Format::ConllBiluo] {
            let (documents, problems) = read(format, file.as_bytes());
            assert_eq!(problems, Vec::<String>::new(), "{file:?}");
            assert_eq!(marked(&documents), expected, "{file:?}");
        }
    }
}

#[test]
fn what_is_broken_is_told_and_the_rest_read() {
    let file = b"a O\nalone\nb NNP\n\xff\xfe O\nc B-X\n\nd E-X\n";
    let (documents, problems) = read(Format::Conll, file);
    assert_eq!(marked(&documents), ["a b [c](X)\n[d](X)"]);
    assert_eq!(
        problems,
        [
            "line 2: `alone` stands alone: a line has a token and a tag",
            "line 3: `NNP` is no tag of a named entity; there are O, B-… and I-…",
            "line 4: the line is not UTF-8",
        ]
    );
    let endless = vec![b'x'; (1 << 24) + 1];
    assert_eq!(read(Format::Conll, &endless).1, ["line 1: the line is longer than 16777216 bytes"]);
}

#[test]
fn a_file_that_does_not_say_where_documents_begin_is_cut_between_sentences() {
    let sentence = "Kyiv B-GPE\nsaid O\n\n";
    let (documents, problems) = read(Format::Conll, sentence.repeat(10_000).as_bytes());
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(documents.iter().map(|document| document.annotations().len()).sum::<usize>(), 10_000);
    assert!(documents.len() == 2 && documents.iter().all(|document| document.text.as_str().ends_with("said")));
    let (documents, _) = read(Format::Conll, format!("-DOCSTART- O\n\n{}", sentence.repeat(10_000)).as_bytes());
    assert_eq!(documents.len(), 1);
}
