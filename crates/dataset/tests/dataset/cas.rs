//! UIMA CAS as JSON and XMI.

use std::io::Cursor;

use tallymark_dataset::formats::proof::Proof;
use tallymark_dataset::formats::{Format, Input, Options, prepare};
use tallymark_dataset::{Annotation, Document};

use crate::files::{documents, read, told, unzipped, written, zipped};

const ONE: &str = r#"{"schema":"tallymark/1","id":"a/1","text":"🚁 \"28\"\r\n\tKyiv.","meta":{"title":"<T>","source":"https://x.org/?a&b"},"spans":[{"id":"m0","start":3,"end":5,"label":"CARDINAL","decision":"added","norm":{"value":"28","bound":"exact","counted":{"start":9,"end":13}}},{"id":"m1","start":9,"end":13,"label":"GPE","decision":"added","link":"Q1899"}]}"#;

fn seen(document: &Document) -> Vec<(tallymark_text::ByteSpan, String, String, tallymark_extract::Norm)> {
    let of = |a: &Annotation| {
        let norm = tallymark_extract::Norm { counted: None, cue: None, ..a.norm.clone() };
        (a.span, a.label.clone(), a.link.clone(), norm)
    };
    document.annotations().iter().map(of).collect()
}

#[test]
fn json_has_the_shape_of_the_specification() {
    let documents = documents(&[ONE]);
    let file = String::from_utf8(written(Format::CasJson, &documents)).unwrap();
    let (types, rest) = file.split_once(",\"%FEATURE_STRUCTURES\":").unwrap();
    assert!(
        types.starts_with("{\"%TYPES\":{\"de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData\":{"),
        "{types}"
    );
    assert!(types.contains(
        "\"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\":{\
         \"%NAME\":\"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\",\
         \"%SUPER_TYPE\":\"uima.tcas.Annotation\",\
         \"identifier\":{\"%NAME\":\"identifier\",\"%RANGE\":\"uima.cas.String\"},\
         \"value\":{\"%NAME\":\"value\",\"%RANGE\":\"uima.cas.String\"}}"
    ));
    let (package, sofa) = ("de.tudarmstadt.ukp.dkpro.core.api.", "\"@sofa\":1");
    let token = |id: usize, begin: usize, end: usize| {
        format!(
            "{{\"%ID\":{id},\"%TYPE\":\"{package}segmentation.type.Token\",{sofa},\"begin\":{begin},\"end\":{end}}}"
        )
    };
    let sentence = |id: usize, begin: usize, end: usize| token(id, begin, end).replace("Token", "Sentence");
    let expected = [
        "{\"%ID\":1,\"%TYPE\":\"uima.cas.Sofa\",\"mimeType\":\"text/plain\",\"sofaID\":\"_InitialView\",\"sofaNum\":1,\
         \"sofaString\":\"🚁 \\\"28\\\"\\r\\n\\tKyiv.\"}"
            .to_owned(),
        format!(
            "{{\"%ID\":2,\"%TYPE\":\"{package}metadata.type.DocumentMetaData\",{sofa},\"begin\":0,\
             \"documentId\":\"a/1\",\"documentTitle\":\"<T>\",\"documentUri\":\"https://x.org/?a&b\",\"end\":15,\
             \"language\":\"x-unspecified\"}}"
        ),
        sentence(3, 0, 7),
        sentence(4, 10, 15),
        token(5, 0, 2),
        token(6, 3, 4),
        token(7, 4, 6),
        token(8, 6, 7),
        token(9, 10, 14),
        token(10, 14, 15),
        format!(
            "{{\"%ID\":11,\"%TYPE\":\"{package}ner.type.NamedEntity\",{sofa},\"begin\":4,\"end\":6,\"value\":\"CARDINAL\"}}"
        ),
        format!(
            "{{\"%ID\":12,\"%TYPE\":\"tallymark.Value\",\"@mention\":11,{sofa},\"begin\":4,\"bound\":\"exact\",\"end\":6,\"value\":\"28\"}}"
        ),
        format!(
            "{{\"%ID\":13,\"%TYPE\":\"{package}ner.type.NamedEntity\",{sofa},\"begin\":10,\"end\":14,\
             \"identifier\":\"Q1899\",\"value\":\"GPE\"}}"
        ),
    ];
    let views = "\"%VIEWS\":{\"_InitialView\":{\"%MEMBERS\":[2,3,4,5,6,7,8,9,10,11,12,13],\"%SOFA\":1}}}\n";
    assert_eq!(rest, format!("[{}],{views}", expected.join(",")));
    let found = read(Format::CasJson, file.as_bytes());
    assert_eq!(found[0].about(), documents[0].about());
    assert_eq!((&found[0].id, &found[0].text), (&documents[0].id, &documents[0].text));
    assert_eq!(seen(&found[0]), seen(&documents[0]));
}

#[test]
fn xmi_has_the_bytes_that_uima_reads() {
    let documents = documents(&[ONE]);
    let file = String::from_utf8(written(Format::CasXmi, &documents)).unwrap();
    let package = "http:///de/tudarmstadt/ukp/dkpro/core/api";
    let expected = [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        &format!(
            "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" \
             xmlns:metadata=\"{package}/metadata/type.ecore\" xmlns:segmentation=\"{package}/segmentation/type.ecore\" \
             xmlns:ner=\"{package}/ner/type.ecore\" xmlns:tallymark=\"http:///tallymark.ecore\" xmi:version=\"2.0\">"
        ),
        "<cas:NULL xmi:id=\"0\"/>",
        "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text/plain\" \
         sofaString=\"🚁 &quot;28&quot;&#13;&#10;&#9;Kyiv.\"/>",
        "<metadata:DocumentMetaData xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"15\" language=\"x-unspecified\" \
         documentTitle=\"&lt;T&gt;\" documentId=\"a/1\" documentUri=\"https://x.org/?a&amp;b\"/>",
        "<segmentation:Sentence xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"7\"/>",
        "<segmentation:Sentence xmi:id=\"4\" sofa=\"1\" begin=\"10\" end=\"15\"/>",
        "<segmentation:Token xmi:id=\"5\" sofa=\"1\" begin=\"0\" end=\"2\"/>",
        "<segmentation:Token xmi:id=\"6\" sofa=\"1\" begin=\"3\" end=\"4\"/>",
        "<segmentation:Token xmi:id=\"7\" sofa=\"1\" begin=\"4\" end=\"6\"/>",
        "<segmentation:Token xmi:id=\"8\" sofa=\"1\" begin=\"6\" end=\"7\"/>",
        "<segmentation:Token xmi:id=\"9\" sofa=\"1\" begin=\"10\" end=\"14\"/>",
        "<segmentation:Token xmi:id=\"10\" sofa=\"1\" begin=\"14\" end=\"15\"/>",
        "<ner:NamedEntity xmi:id=\"11\" sofa=\"1\" begin=\"4\" end=\"6\" value=\"CARDINAL\"/>",
        "<tallymark:Value xmi:id=\"12\" sofa=\"1\" begin=\"4\" end=\"6\" mention=\"11\" bound=\"exact\" value=\"28\"/>",
        "<ner:NamedEntity xmi:id=\"13\" sofa=\"1\" begin=\"10\" end=\"14\" value=\"GPE\" identifier=\"Q1899\"/>",
        "<cas:View sofa=\"1\" members=\"2 3 4 5 6 7 8 9 10 11 12 13\"/>",
        "</xmi:XMI>\n",
    ];
    assert_eq!(file, expected.join("\n"));
    let found = read(Format::CasXmi, file.as_bytes());
    assert_eq!(found[0].about(), documents[0].about());
    assert_eq!((&found[0].id, &found[0].text), (&documents[0].id, &documents[0].text));
    assert_eq!(seen(&found[0]), seen(&documents[0]));
    let archive = unzipped(&written(Format::CasXmi, &[documents[0].clone(), documents[0].clone()]));
    let names: Vec<&str> = archive.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a-1.xmi", "a-1-2.xmi", "TypeSystem.xml"]);
    let named_entity = "<typeDescription>\n<name>de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity</name>\n<description/>\n\
        <supertypeName>uima.tcas.Annotation</supertypeName>\n<features>\n\
        <featureDescription><name>value</name><description/><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>\n";
    assert!(archive[2].1.contains(named_entity), "{}", archive[2].1);
}

#[test]
fn what_xml_cannot_hold_moves_nothing_and_the_proof_says_so() {
    let line = r#"{"schema":"tallymark/1","id":"a","text":"a\u0000\u0007\uffff Kyiv","spans":[{"start":5,"end":9,"label":"GPE","decision":"added"}]}"#;
    let documents = documents(&[line]);
    let file = written(Format::CasXmi, &documents);
    assert_eq!(told(Format::CasXmi, &file), ["a: \"a\u{fffd}\u{fffd}\u{fffd} Kyiv\" GPE=\"Kyiv\""]);
    let mut proof = Proof::new(Format::CasXmi);
    proof.expect(&prepare(&documents[0], Format::CasXmi, &Options::default()).document);
    Format::CasXmi.read(Input::stream(Cursor::new(&file)), &()).for_each(|item| proof.found(&item));
    let proven = proof.finish();
    assert!(proven.text_differs && !proven.holds());
}

/// A file of another program, with a type system of its own.
const OTHER: &str = r#"{"%TYPES":{
    "my.Place":{"%NAME":"my.Place","%SUPER_TYPE":"my.NamedEntity"},
    "my.NamedEntity":{"%NAME":"my.NamedEntity","%SUPER_TYPE":"uima.tcas.Annotation"},
    "my.Circle":{"%NAME":"my.Circle","%SUPER_TYPE":"my.Circle"},
    "my.Note":{"%NAME":"my.Note","%SUPER_TYPE":"uima.tcas.Annotation","label":{"%NAME":"label","%RANGE":"uima.cas.String"}}},
  "%FEATURE_STRUCTURES":LIST,
  "%VIEWS":{}}"#;

#[test]
fn other_type_systems_are_read() {
    let list = r#"[{"%ID":9,"%TYPE":"my.Place","@sofa":1,"begin":3,"end":7},
        {"%ID":1,"%TYPE":"uima.cas.Sofa","sofaNum":1,"sofaID":"_InitialView","sofaString":"🚁 Kyiv"},
        {"%ID":2,"%TYPE":"uima.cas.Sofa","sofaNum":2,"sofaID":"other","sofaString":"Lviv"},
        {"%ID":3,"%TYPE":"my.NamedEntity","@sofa":2,"begin":0,"end":4,"value":"GPE"},
        {"%ID":5,"%TYPE":"my.Circle","@sofa":2,"begin":0,"end":1,"@score":3},
        {"%ID":6,"%TYPE":"my.Note","@sofa":2,"begin":0,"end":1,"label":"no mention beside a NamedEntity"}]"#;
    let id = |text: &str| Document::id_for(&tallymark_text::Text::new(text), |_| false);
    let two =
        [format!("{}: \"🚁 Kyiv\" Place=\"Kyiv\"", id("🚁 Kyiv")), format!("{}: \"Lviv\" GPE=\"Lviv\"", id("Lviv"))];
    assert_eq!(told(Format::CasJson, OTHER.replace("LIST", list).as_bytes()), two);
    let map = r#"{"1":{"%TYPE":"uima.cas.Sofa","sofaString":"Lviv"},"2":{"%TYPE":"my.Note","@sofa":1,"begin":0,"end":2,"label":"X"}}"#;
    assert_eq!(
        told(Format::CasJson, OTHER.replace("LIST", map).as_bytes()),
        [format!("{}: \"Lviv\" X=\"Lv\"", id("Lviv"))]
    );
}

#[test]
fn the_types_beside_xmi_are_asked() {
    let xmi = "<?xml version=\"1.1\"?>\n<x:XMI xmlns:x=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" xmlns:my=\"http:///my.ecore\">\n\
        <my:Place x:id=\"2\" sofa=\"1\" begin=\"0\" end=\"4\" label=\"a&amp;b &#x41;\"><list>1</list></my:Place>\n\
        <my:Other x:id=\"3\" sofa=\"1\" begin=\"0\" end=\"2\" label=\"c\"/>\n\
        <cas:Sofa x:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" sofaString=\"Kyiv\"></cas:Sofa>\n</x:XMI>";
    let types = "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\"><types>\
        <typeDescription><name> my.Place </name><supertypeName>my.NamedEntity</supertypeName></typeDescription>\
        <typeDescription><name>my.NamedEntity</name><supertypeName>uima.tcas.Annotation</supertypeName></typeDescription>\
        </types></typeSystemDescription>";
    let id = Document::id_for(&tallymark_text::Text::new("Kyiv"), |_| false);
    assert_eq!(told(Format::CasXmi, xmi.as_bytes()), [format!("{id}: \"Kyiv\" a&b A=\"Kyiv\" c=\"Ky\"")]);
    let archive = zipped(&[("x/1.xmi", xmi.as_bytes()), ("TypeSystem.xml", types.as_bytes())]);
    assert_eq!(told(Format::CasXmi, &archive), [format!("{id}: \"Kyiv\" a&b A=\"Kyiv\"")]);
    assert_eq!(told(Format::CasXmi, &zipped(&[("a.txt", b"")])), ["! the archive holds no file that ends in .xmi"]);
}

#[test]
fn broken_json_is_told_and_the_rest_is_read() {
    let list = r#"[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"Kyiv"}, 7,
        {"%ID":2,"%TYPE":"my.NamedEntity","@sofa":1,"begin":0,"end":99},
        {"%ID":3,"%TYPE":"my.NamedEntity","@sofa":1,"begin":"x","end":4},
        {"%ID":4,"%TYPE":"my.NamedEntity","@sofa":1,"end":4},
        {"%ID":5,"%TYPE":"tallymark.Value","@sofa":1,"@mention":6,"begin":0,"end":4,"bound":"no"},
        {"%ID":6,"%TYPE":"my.NamedEntity","begin":0,"end":4,"value":"GPE","identifier":null}]"#;
    let told_of = told(Format::CasJson, OTHER.replace("LIST", list).as_bytes());
    let id = Document::id_for(&tallymark_text::Text::new("Kyiv"), |_| false);
    assert_eq!(
        told_of,
        [
            format!("{id}: \"Kyiv\" GPE=\"Kyiv\""),
            format!("! {id}: NamedEntity 0..99: the span ends at utf16 99, but the text has only 4"),
            "! Value 5: unknown variant `no`, expected one of `exact`, `approx`, `gt`, `gte`, `lt`, `lte`".to_owned(),
            "! NamedEntity 3: its begin is no offset: x".to_owned(),
            "! NamedEntity 4: its begin is no offset: it has none".to_owned(),
            "! feature structure 2: it is no object".to_owned(),
        ]
    );
    let one = |file: &str| told(Format::CasJson, file.as_bytes()).join("\n");
    assert_eq!(
        one("{\"%TYPES\":{},\n\"%FEATURE"),
        "! line 2: it is no CAS in JSON: EOF while parsing a string at line 2 column 9"
    );
    assert_eq!(one("{\"%FEATURE_STRUCTURES\":3}"), "! its %FEATURE_STRUCTURES are no list");
    assert_eq!(one("{\"%FEATURE_STRUCTURES\":[]}"), "! the file holds no text: it has no sofaString");
    let deep = format!("{{\"%FEATURE_STRUCTURES\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(one(&deep).contains("recursion limit exceeded"), "{}", one(&deep));
}

#[test]
fn broken_xml_is_told_and_the_rest_is_read() {
    let one = |file: &str| told(Format::CasXmi, file.as_bytes()).join("\n");
    let head = "<x:XMI xmlns:x=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" xmlns:my=\"http:///my.ecore\">\n\
        <cas:Sofa x:id=\"1\" sofaString=\"Kyiv\"/>\n<my:NamedEntity sofa=\"1\" begin=\"0\" end=\"4\" value=\"GPE\"/>\n";
    let id = Document::id_for(&tallymark_text::Text::new("Kyiv"), |_| false);
    assert_eq!(
        one(&format!("{head}<my:")),
        format!(
            "{id}: \"Kyiv\" GPE=\"Kyiv\"\n! line 4: it is not well-formed XML: {}",
            "syntax error: tag not closed: `>` not found before end of input"
        )
    );
    assert!(one(head).ends_with("! line 4: it ends within an element"), "{}", one(head));
    assert!(one(&format!("{head}</y:XMI>")).contains("! line 4: it is not well-formed XML: "));
    assert!(one(&format!("{head}<my:A begin=\"&bomb;\"/></x:XMI>")).contains("! line 4: it is not well-formed XML: "));
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c SYSTEM \"file:///etc/passwd\">]>\n<x:XMI xmlns:x=\"http://www.omg.org/XMI\"/>";
    assert_eq!(one(bomb), "! line 1: it has a document type, and such files are not read");
    assert!(one(&"<a>".repeat(100_000)).contains("it is no XMI: its first element is a"));
    let deep = format!("{head}{}", "<a>".repeat(100_000));
    assert!(one(&deep).ends_with("! line 4: its elements are more than 64 deep"), "{}", one(&deep));
    assert_eq!(one("<html/>"), "! line 1: it is no XMI: its first element is html");
    assert_eq!(one("no"), "! the file holds no text: it has no sofaString");
    assert!(told(Format::CasXmi, b"\xff<")[0].starts_with("! it is not UTF-8"));
}
