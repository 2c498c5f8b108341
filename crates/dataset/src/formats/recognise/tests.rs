use super::recognise;
use crate::formats::Format;

#[test]
fn formats_are_recognised_by_what_is_in_the_file() {
    let table: &[(&str, Option<Format>)] = &[
        (r#"{"schema":"tallymark/1","id":"a","text":"#, Some(Format::Native)),
        (r#"{"id": 7, "text": "a {\"b\": [", "spans": [{"start": 0, "end": 1, "label": "X"}]}"#, Some(Format::Native)),
        (r#"{"text":"Kyiv","entities":[[0,4,"GPE"]]}"#, Some(Format::SpacyJsonl)),
        (r#"{"text":"Kyiv","entities":[]}"#, Some(Format::SpacyJsonl)),
        (r#"{"text":"Kyiv","label":[]}"#, Some(Format::Doccano)),
        (r#"{"id":1,"text":"Kyiv","label":[[0,4,"GPE"]],"Comments":[]}"#, Some(Format::Doccano)),
        (r#"{"text":"Kyiv","entities":[{"id":0,"start_offset":0}],"relations":[]}"#, Some(Format::Doccano)),
        (r#"{"text":"Kyiv","tokens":[{"text":"Kyiv"}],"spans":[],"answer":"accept"}"#, Some(Format::Prodigy)),
        ("[{\n \"id\": 1,\n \"annotations\": [{}],\n \"data\": {\"text\": \"Kyiv\"}}]", Some(Format::LabelStudio)),
        (r#"[{"tokenized_text":["Kyiv"],"ner":[[0,0,"GPE"]]}]"#, Some(Format::Gliner)),
        (r#"{"id":"0","tokens":["Kyiv"],"ner_tags":[1]}"#, Some(Format::HuggingFace)),
        ("PAR1\u{15}\u{4}", Some(Format::HuggingFace)),
        (r#"{"%TYPES":{},"%FEATURE_STRUCTURES":["#, Some(Format::CasJson)),
        ("<?xml version=\"1.0\"?>\n<xmi:XMI xmlns:xmi=", Some(Format::CasXmi)),
        ("<html><body>", None),
        (r#"{"@context":["http://www.w3.org/ns/anno.jsonld"],"type":"AnnotationPage"}"#, Some(Format::WebAnnotation)),
        (r#"{"@context":"https://schema.org","type":"Article"}"#, None),
        (r#"{"messages":[{"role":"system"}]}"#, Some(Format::Chat)),
        ("\u{feff}#FORMAT=WebAnno TSV 3.3\n", Some(Format::WebAnno)),
        ("document,title,start,end,text,label\r\n", Some(Format::Csv)),
        ("\"document\"\t\"start\"\tend\tlabel\n", Some(Format::Tsv)),
        ("Kyiv NNP B-LOC\nfell VBD O\n\n", Some(Format::Conll)),
        ("Kyiv\tU-GPE\nfell\tO\n", Some(Format::ConllBiluo)),
        ("Kyiv NNP B-LOC\nfell VB", Some(Format::Conll)),
        // Articles, and tables of them.
        ("The mill was sold.\nTeam A beat team B-2\n", None),
        ("Blood group O\n", None),
        ("title,text\nA,B\n", None),
        (r#"{"title":"a","text":"b","labels":["news"]}"#, None),
        (r#"{"text":"b"}"#, None),
        ("", None),
        ("[", None),
        ("{", None),
        ("{\"text\": \"\\", None),
    ];
    for (beginning, expected) in table {
        assert_eq!(recognise(beginning.as_bytes()), *expected, "{beginning}");
    }
    assert_eq!(recognise(&[0x78, 0x9C, 1, 2, 3]), None);
    assert_eq!(recognise(b"PK\x03\x04"), None);
}
