//! `WebAnno` TSV 3.3, as the user guide of `INCEpTION` shows it.

use tallymark_dataset::formats::Format;

use crate::files::{documents, read, told, written};

const HEADER: &str = "#FORMAT=WebAnno TSV 3.3\n\
    #T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\n\n";

#[test]
fn files_have_the_bytes_that_inception_reads() {
    let documents =
        documents(&[r#"{"schema":"tallymark/1","id":"a","text":"🚁 Ms. Haag\tplays. Two\r\nlines\\ \n\nKyivs."
        ,"spans":[
        {"id":"m0","start":2,"end":10,"label":"PER","decision":"added","link":"Q_1"},
        {"id":"m1","start":6,"end":10,"label":"a|b [c]","decision":"added"},
        {"id":"m2","start":18,"end":28,"label":"X->*","decision":"added"},
        {"id":"m3","start":33,"end":37,"label":"GPE","decision":"added"}]}"#
            .replace('\n', " ")
            .as_str()]);
    let file = String::from_utf8(written(Format::WebAnno, &documents)).unwrap();
    let expected = [
        "#Text=🚁 Ms. Haag\\tplays. ",
        "1-1\t0-2\t🚁\t_\t_\t",
        "1-2\t3-5\tMs\tQ\\_1[1]\tPER[1]\t",
        "1-3\t5-6\t.\tQ\\_1[1]\tPER[1]\t",
        "1-4\t7-11\tHaag\tQ\\_1[1]|*[2]\tPER[1]|a\\|b \\[c\\][2]\t",
        "1-5\t12-17\tplays\t_\t_\t",
        "1-6\t17-18\t.\t_\t_\t",
        "",
        "#Text=Two\\r",
        "#Text=lines\\\\ ",
        "#Text=",
        "2-1\t19-22\tTwo\t*[3]\tX\\->\\*[3]\t",
        "2-2\t24-29\tlines\t*[3]\tX\\->\\*[3]\t",
        "2-3\t29-30\t\\\\\t_\t_\t",
        "",
        "#Text=Kyivs.",
        "3-1\t33-38\tKyivs\t_\t_\t",
        "3-1.1\t34-38\tyivs\t*\tGPE\t",
        "3-2\t38-39\t.\t_\t_\t",
        "",
    ];
    assert_eq!(file, format!("{HEADER}{}", expected.join("\n")));
    let found = read(Format::WebAnno, file.as_bytes());
    assert_eq!(found[0].text, documents[0].text);
    let seen = |document: &tallymark_dataset::Document| {
        document.annotations().iter().map(|a| (a.span, a.label.clone(), a.link.clone())).collect::<Vec<_>>()
    };
    assert_eq!(seen(&found[0]), seen(&documents[0]));
}

#[test]
fn white_space_has_tokens_only_where_it_must() {
    let table = [
        ("", "[]", ""),
        ("  a", "[]", "#Text=a\n1-1\t2-3\ta\t_\t_\t\n"),
        ("\n a", "[]", "#Text=\n#Text= \n1-1\t0-2\t\\n \t_\t_\t\n\n#Text=a\n2-1\t2-3\ta\t_\t_\t\n"),
        (" \n", "[]", "#Text= \n#Text=\n1-1\t0-2\t \\n\t_\t_\t\n"),
        ("a  b", "[[1,4]]", "#Text=a  b\n1-1\t0-1\ta\t_\t_\t\n1-2\t1-3\t  \t*[1]\tX[1]\t\n1-3\t3-4\tb\t*[1]\tX[1]\t\n"),
        (
            "a \0\nb",
            "[]",
            "#Text=a \\\0\n1-1\t0-1\ta\t_\t_\t\n1-2\t2-3\t\\\0\t_\t_\t\n\n#Text=b\n2-1\t4-5\tb\t_\t_\t\n",
        ),
    ];
    for (text, spans, expected) in table {
        let spans: Vec<(usize, usize)> = serde_json::from_str(spans).unwrap();
        let spans: Vec<serde_json::Value> = spans
            .into_iter()
            .map(|(start, end)| serde_json::json!({"start": start, "end": end, "label": "X", "decision": "added"}))
            .collect();
        let line = serde_json::json!({"schema": "tallymark/1", "id": "a", "text": text, "spans": spans}).to_string();
        let documents = documents(&[&line]);
        let file = String::from_utf8(written(Format::WebAnno, &documents)).unwrap();
        let empty = HEADER.strip_suffix('\n').unwrap();
        let whole = if expected.is_empty() { empty.to_owned() } else { format!("{HEADER}{expected}") };
        assert_eq!(file, whole, "{text:?}");
        assert_eq!(read(Format::WebAnno, file.as_bytes())[0].text, documents[0].text);
    }
}

#[test]
fn what_inception_writes_is_read() {
    let layers = "#FORMAT=WebAnno TSV 3.3\r\n\
        #T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\r\n\
        #T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value\r\n\
        #T_RL=webanno.custom.Rel|kind|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\r\n\r\n\r\n";
    let body = "#Sentence.id=s1\r\n#Text=Ms. Haag  😊 C:\\\\new\r\n\
        1-1\t0-3\tMs.\tNNP\tPER[1]|PERpart[2]\t_\t_\t\r\n\
        1-2\t4-8\tHaag\tNNP\tPER[1]\t_\t_\t\r\n\
        1-3\t10-12\t😊\t_\t*\tnear\t1-1[1_0]\t\r\n\
        1-4\t13-19\tC:\\new\t_\tPATH\t_\t_\t\r\n\
        1-4.1\t13-15\tC:\t_\tDISK[3]\t_\t_\t\r\n\r\n\
        #Text=plays\r\n\
        2-1\t22-27\tplays\tVB\tDISK[3]\t_\t_\t\r\n";
    assert_eq!(
        told(Format::WebAnno, format!("\u{feff}{layers}{body}").as_bytes()),
        [
            "18e3e842f632: \"Ms. Haag  😊 C:\\\\new\\n  plays\" PER=\"Ms. Haag\" PERpart=\"Ms.\" NamedEntity=\"😊\" \
          DISK=\"C:\\\\new\\n  plays\" PATH=\"C:\\\\new\"",
            "in utf16"
        ]
    );
    let custom = "#FORMAT=WebAnno TSV 3.2\n#T_SP=webanno.custom.Place\n#T_SP=webanno.custom.Kind|name|other\n\n\n\
        #Text=a b\n1-1\t0-1\ta\t*\t_\t_\n1-2\t2-3\tb\t_\tx\ty\n";
    assert_eq!(told(Format::WebAnno, custom.as_bytes()), ["c8687a08aa5d: \"a b\" Place=\"a\" x=\"b\""]);
}

#[test]
fn offsets_in_code_points_are_found_out() {
    let file = format!(
        "{HEADER}#Text=🚁 Kyiv\n1-1\t0-1\t🚁\t_\t_\n1-2\t2-6\tKyiv\t*\tGPE\n\n#Text=Lviv\n2-1\t7-11\tLviv\t*\tGPE\n"
    );
    let told = told(Format::WebAnno, file.as_bytes());
    assert_eq!(told[0].split_once(' ').unwrap().1, "\"🚁 Kyiv\\nLviv\" GPE=\"Kyiv\" GPE=\"Lviv\"");
    assert_eq!(told[1..], ["in codepoint"]);
}

#[test]
fn what_does_not_fit_is_told_and_the_rest_is_read() {
    let rest = |file: &str| -> Vec<String> {
        told(Format::WebAnno, file.as_bytes())
            .into_iter()
            .map(|line| line.split_once(' ').unwrap().1.to_owned())
            .collect()
    };
    let broken = "#Text=Kyiv\n1-1\t0-4\tKyiv\t*\tGPE\n1-2\t9\n1-3\t0-x\tKyiv\t*\tGPE\n1-4\t0-4\tLviv\t*\tGPE\n\
        1-5\t2-99\tyiv\t*\tGPE\n1-6\t1-2\ty\n\n#Text=Lviv\n2-1\t99999999999\tLviv\t*\tGPE\n\n#Text=!\n2-1\t4000000000-4000000001\t!\t*\tGPE";
    let told_of = rest(&format!("{HEADER}{broken}"));
    assert_eq!(told_of[0], "\"Kyiv\\nLviv\\n!\" GPE=\"Kyiv\"", "{told_of:#?}");
    let has = |part: &str| assert!(told_of.iter().any(|line| line.contains(part)), "{part}: {told_of:#?}");
    has("line 7: the row is not as WebAnno writes it: 1-2\t9");
    has("line 8: the row is not as WebAnno writes it: 1-3");
    has("GPE 0..4: the text there is “Kyiv”, not “Lviv”");
    has("GPE 2..99: the span ends at utf16 99, but the text has only");
    has("line 14: the row is not as WebAnno writes it: 2-1\t99999999999");
    has("the sentence begins at 4000000000, but the text before it ends at");
    assert_eq!(rest("#FORMAT=WebAnno TSV 2.0\n"), ["it is WebAnno TSV 2.0: what is read is WebAnno TSV 3"]);
    assert_eq!(rest("id\ttext\n"), ["its first line is not #FORMAT=WebAnno TSV 3.3"]);
    let bare = "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=a\n1-1\t0-1\ta\t\n";
    assert_eq!(rest(bare), ["\"a\"", "line 5: the file has no layer of mentions: only its text is read"]);
    assert!(told(Format::WebAnno, b"#FORMAT=WebAnno TSV 3.3\n\xff")[0].starts_with("! it is not UTF-8"));
}
