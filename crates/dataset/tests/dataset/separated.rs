//! Tables of spans, as spreadsheets save them.

use std::collections::HashMap;
use std::io::Cursor;

use tallymark_dataset::formats::{Format, Input, Item};
use tallymark_dataset::{Decision, DocumentId};
use tallymark_text::Text;

/// What is said of a table about two texts.
fn told(format: Format, table: &str) -> Vec<String> {
    let text = |id: &str, text: &str| (DocumentId(id.to_owned()), Text::new(text));
    let texts = HashMap::from([text("a", "🚁 28 men"), text("=b", "Kyiv")]);
    let items = format.read(Input::stream(Cursor::new(table.to_owned())), &texts).map(|item| match item {
        Item::Document(document) => {
            let spans = document.annotations().iter();
            let spans = spans.map(|it| format!("{}={}", it.label, document.text.slice(it.span)));
            format!("{} {}", document.id, spans.collect::<Vec<_>>().join(" "))
        }
        Item::Problem(problem) => format!("! {problem}"),
        Item::OffsetUnit(unit) => format!("in {unit}"),
    });
    items.collect()
}

#[test]
fn columns_are_found_by_name_whatever_stands_between() {
    let both = ["a CARDINAL=28", "=b GPE=Kyiv"];
    for (format, table) in [
        (Format::Csv, "document,start,end,label\na,2,4,CARDINAL\n'=b,0,4,GPE\n"),
        (Format::Csv, "\u{feff}Label;End;\"Start\";document;mine\r\nCARDINAL;4;2;a;x\r\nGPE;4;0;'=b;\r\n"),
        (Format::Csv, "sep=|\nstart|end|document|label\n2|4|a|CARDINAL\n0|4|=b|GPE"),
        (Format::Csv, "document\tstart\tend\tlabel\na\t2\t4\tCARDINAL\n=b\t0\t4\tGPE\n"),
        (Format::Tsv, "document\tstart\tend\tlabel\ttext\na\t2\t4\tCARDINAL\t\n=b\t0\t4\tGPE\t\n"),
    ] {
        assert_eq!(told(format, table), both, "{table}");
    }
}

#[test]
fn every_field_is_read() {
    let table = "document,title,date,start,end,text,label,decision,value,low,high,bound,unit,timex_type,timex,source,score,note,uncertain,link,decided_by\n\
        a,'=T,2025-12-04,2,4,28,CARDINAL,corrected,28,27.5,29,approx,'%,DATE,2025,model,0.25,\"a \"\"b\"\"\nc\",true,Q5,'-Ann\n";
    let texts = HashMap::from([(DocumentId("a".into()), Text::new("🚁 28 men"))]);
    let items: Vec<Item> = Format::Csv.read(Input::stream(Cursor::new(table)), &texts).collect();
    let Some(Item::Document(document)) = items.first() else { panic!("{items:?}") };
    let it = &document.annotations()[0];
    assert_eq!((document.title.as_str(), document.date.unwrap().to_string().as_str()), ("=T", "2025-12-04"));
    let norm = serde_json::to_string(&it.norm).unwrap();
    assert_eq!(
        norm,
        r#"{"value":"28","low":"27.5","high":"29","bound":"approx","unit":"'%","timex_type":"DATE","timex":"2025"}"#
    );
    assert_eq!((it.decision, it.source.name(), it.score, it.uncertain), (Decision::Corrected, "model", 0.25, true));
    assert_eq!((it.note.as_str(), it.link.as_str(), it.decided_by.as_str()), ("a \"b\"\nc", "Q5", "-Ann"));
}

#[test]
fn what_does_not_fit_is_told_by_line_and_the_rest_is_read() {
    let table = "document,start,end,label,text,decision,value,score\n\
        a,2,4,CARDINAL,28,,many,\n\
        a,3,5,CARDINAL,29,,,\n\
        a,x,4,CARDINAL\n\
        a,2,4\n\
        a,5,8,NORP,men,perhaps,,high\n\
        c,0,1,X\n\
        c,0,2,X\n\
        =b,0,9,GPE\n\
        =b,0,4,GPE\n";
    assert_eq!(
        told(Format::Csv, table),
        [
            "! line 2: in the column value is many: \"many\" is not a decimal number (digits, with a point where there is a fraction)",
            "! line 4: in the column start is x, which is no number that it can have",
            "! line 4: the row has no start, no end or no label, and is left out",
            "! line 5: the row has no start, no end or no label, and is left out",
            "! line 6: in the column decision is perhaps: unknown variant `perhaps`, expected one of `suggested`, `accepted`, `corrected`, `rejected`, `added`",
            "! line 6: in the column score is high, which is no number that it can have",
            "a CARDINAL=28 NORP=men",
            "in codepoint",
            "! line 2, a: CARDINAL 3..5: the text there is “8 ”, not “29”",
            "! line 7, c: there is no text of this name, and its rows (2) are left out",
            "=b GPE=Kyiv",
            "! line 9, =b: GPE 0..9: the span ends at codepoint 9, but the text has only 4",
        ]
    );
    assert_eq!(told(Format::Csv, "document,text\na,x\n"), ["! the first row names no column start, end, label"]);
    assert_eq!(told(Format::Csv, ""), ["! the first row names no column document, start, end, label"]);
}

#[test]
fn offsets_of_spreadsheets_in_utf16_are_told_by_the_words() {
    let table = "document,start,end,label,text\na,3,5,CARDINAL,28\n";
    assert_eq!(told(Format::Csv, table), ["a CARDINAL=28", "in utf16"]);
}

/// Found by fuzzing: rows of one document with others between them made two documents of the same name.
#[test]
fn rows_of_a_document_may_stand_anywhere() {
    let table = "document,start,end,label\na,0,1,X\nb,0,1,X\na,1,2,Y\n";
    let texts: HashMap<DocumentId, Text> =
        ["a", "b"].into_iter().map(|id| (DocumentId(id.to_owned()), Text::new("12"))).collect();
    let items = Format::Csv.read(Input::file(Cursor::new(table)), &texts);
    let told: Vec<String> = items
        .map(|item| match item {
            Item::Document(document) => format!("{} {}", document.id, document.annotations().len()),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(told, ["a 2", "b 1"]);
}
