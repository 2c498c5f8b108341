//! Label Studio's tasks, as its guide shows them.

use tallymark_dataset::formats::{Format, Options};
use tallymark_dataset::{Decision, Document};

use crate::files::{documents, read, told, written_with};

const MIXED: &str = r#"{"id":"a","text":"🚁 28 men fled Kyiv","meta":{"title":"One","seconds":9},"spans":[
    {"id":"m0","start":2,"end":4,"label":"CARDINAL","source":"rule","score":1.0,"decision":"accepted","norm":{"value":"28"},"note":"sure?"},
    {"id":"m1","start":14,"end":18,"label":"GPE","source":"user","score":1.0,"decision":"added","decided_by":"Ann"},
    {"id":"m2","start":5,"end":8,"label":"ORG","source":"model","score":0.5,"decision":"rejected"},
    {"id":"m3","start":9,"end":13,"label":"EVENT","source":"model","score":0.25,"decision":"suggested"}],
    "relations":[{"id":"r0","type":"flee from","from":"m0","to":"m1","decided_at":"2025-12-04T10:00:00.000Z"}]}"#;

fn mixed() -> Vec<Document> {
    documents(&[&MIXED.replace('\n', " ")])
}

#[test]
fn tasks_have_annotations_and_predictions() {
    let file = written_with(Format::LabelStudio, &mixed(), &Options::everything());
    let region = r#""from_name":"label","to_name":"text","type":"labels""#;
    let expected = [
        r#"{"id":1,"data":{"text":"🚁 28 men fled Kyiv","id":"a","title":"One","seconds":9},"annotations":[{"result":["#.to_owned(),
        format!(r#"{{"id":"m0",{region},"value":{{"start":2,"end":4,"text":"28","labels":["CARDINAL"]}},"origin":"prediction","meta":{{"text":["sure?"],"tallymark":{{"norm":{{"value":"28"}},"source":"rule","score":1.0,"decision":"accepted"}}}}}},"#),
        format!(r#"{{"id":"m1",{region},"value":{{"start":14,"end":18,"text":"Kyiv","labels":["GPE"]}},"origin":"manual","meta":{{"tallymark":{{"source":"user","score":1.0,"decision":"added","decided_by":"Ann"}}}}}},"#),
        r#"{"from_id":"m0","to_id":"m1","type":"relation","direction":"right","labels":["flee from"],"meta":{"tallymark":{"decided_at":"2025-12-04T10:00:00.000Z"}}}]}],"#.to_owned(),
        r#""predictions":[{"model_version":"tallymark","score":0.375,"result":["#.to_owned(),
        format!(r#"{{"id":"m2",{region},"value":{{"start":5,"end":8,"text":"men","labels":["ORG"]}},"score":0.5,"origin":"prediction","meta":{{"tallymark":{{"source":"model","score":0.5,"decision":"rejected"}}}}}},"#),
        format!(r#"{{"id":"m3",{region},"value":{{"start":9,"end":13,"text":"fled","labels":["EVENT"]}},"score":0.25,"origin":"prediction","meta":{{"tallymark":{{"source":"model","score":0.25,"decision":"suggested"}}}}}}"#),
        "]}]}".to_owned(),
    ];
    assert_eq!(String::from_utf8(file.clone()).unwrap(), format!("[\n{}\n]\n", expected.concat()));
    let relation = read(Format::LabelStudio, &file)[0].relations().next().cloned().unwrap();
    assert_eq!((relation.kind.as_str(), relation.decided_at.0.as_str()), ("flee from", "2025-12-04T10:00:00.000Z"));
}

#[test]
fn an_annotation_without_regions_says_that_there_is_nothing_to_find() {
    let written = |line: &str| {
        String::from_utf8(written_with(Format::LabelStudio, &documents(&[line]), &Options::everything())).unwrap()
    };
    assert!(written(r#"{"text":"Kyiv"}"#).contains(r#""annotations":[{"result":[]}],"predictions":[]"#));
    let waiting = r#"{"text":"Kyiv","spans":[{"start":0,"end":4,"label":"GPE","decision":"suggested"}]}"#;
    assert!(written(waiting).contains(r#""annotations":[],"predictions":[{"#));
}

/// A task of the server's export, with these annotations and predictions.
fn task(annotations: &str, predictions: &str) -> String {
    format!(
        r#"[{{"id":12,"annotations":[{annotations}],"file_upload":"t.json","drafts":[],"predictions":[{predictions}],
            "data":{{"article":"🚁 28 men"}},"meta":{{}},"created_at":"2025-12-04T10:30:00Z","project":1}}]"#
    )
}

fn region(id: &str, start: usize, end: usize, text: &str, label: &str) -> String {
    format!(
        r#"{{"id":"{id}","from_name":"tags","to_name":"article","type":"labels","origin":"manual","value":{{"start":{start},"end":{end},"text":"{text}","labels":["{label}"]}}}}"#
    )
}

#[test]
fn what_label_studio_exports_is_read() {
    let decided = format!(
        r#"{{"id":1,"completed_by":{{"id":3,"email":"ann@example.org"}},"created_at":"2025-12-04T10:30:00Z","was_cancelled":false,"result":[{},{},{}]}},
           {{"id":2,"was_cancelled":true,"result":[{}]}}"#,
        region("x", 2, 4, "28", "CARDINAL"),
        region("y", 5, 8, "men", "NORP"),
        r#"{"from_id":"x","to_id":"y","type":"relation","direction":"right","labels":[]}"#,
        region("z", 5, 8, "men", "ORG")
    );
    let found = format!(
        r#"{{"model_version":"m","score":0.5,"result":[{},{}]}}"#,
        region("x", 2, 4, "28", "CARDINAL"),
        region("y", 5, 8, "men", "GPE")
    );
    let file = task(&decided, &found);
    assert_eq!(
        told(Format::LabelStudio, file.as_bytes()),
        [
            "12: \"🚁 28 men\" CARDINAL=\"28\" NORP=\"men\" GPE=\"men\"",
            "in codepoint",
            "! line 1, 12: annotation 1 was cancelled, and its 1 results are left out",
        ]
    );
    let document = &read(Format::LabelStudio, file.as_bytes())[0];
    let decisions: Vec<Decision> = document.annotations().iter().map(|it| it.decision).collect();
    assert_eq!(decisions, [Decision::Added, Decision::Added, Decision::Suggested]);
    let first = &document.annotations()[0];
    assert_eq!(
        (first.decided_by.as_str(), first.decided_at.as_ref().unwrap().0.as_str()),
        ("ann@example.org", "2025-12-04T10:30:00Z")
    );
    assert_eq!(document.relations().next().unwrap().kind, "related to");
    // A single task, tasks on lines, and what annotations were called once.
    let single = file.trim_start_matches('[').trim_end_matches(']');
    let on_lines = [single.replace('\n', " "), single.replace('\n', " ")].join("\n");
    for (file, count) in
        [(single.to_owned(), 1), (on_lines, 2), (file.replace("\"annotations\"", "\"completions\""), 1)]
    {
        let documents = read(Format::LabelStudio, file.as_bytes());
        assert_eq!(documents.len(), count);
        assert!(documents.iter().all(|document| document.annotations().len() == 3), "{file}");
    }
}

#[test]
fn offsets_of_older_servers_are_told_by_the_words() {
    let file = task(&format!(r#"{{"result":[{}]}}"#, region("x", 3, 5, "28", "CARDINAL")), "");
    assert_eq!(told(Format::LabelStudio, file.as_bytes()), ["12: \"🚁 28 men\" CARDINAL=\"28\"", "in utf16"]);
}

#[test]
fn what_is_accepted_there_is_accepted_here() {
    let file = written_with(Format::LabelStudio, &mixed(), &Options::everything());
    // Somebody submits the predictions, and Label Studio copies them with their meta.
    let file = String::from_utf8(file).unwrap().replace("\"predictions\":[{", "\"other\":[{");
    let file = file.replace("\"annotations\"", "\"before\"").replace("\"other\"", "\"annotations\"");
    let document = &read(Format::LabelStudio, file.as_bytes())[0];
    let decisions: Vec<Decision> = document.annotations().iter().map(|it| it.decision).collect();
    assert_eq!(decisions, [Decision::Accepted, Decision::Accepted]);
}

#[test]
fn what_is_no_span_is_told() {
    let results = [
        r#"{"type":"choices","value":{"choices":["a"]}}"#,
        r#"{"type":"choices","value":{"choices":["b"]}}"#,
        r#"{"id":"h","type":"labels","value":{"start":"/div[1]/p[1]/text()[1]","end":"/p","labels":["X"]}}"#,
        r#"{"id":"n","type":"labels","value":{"start":0,"end":1}}"#,
        r#"{"id":"o","type":"labels","value":{"start":0,"end":99,"labels":["X"]}}"#,
        r#"{"id":"q","type":"labels","value":{"start":"2","end":"4","labels":["X","Y"]}}"#,
    ];
    let file = task(&format!(r#"{{"result":[{}]}}"#, results.join(",")), "");
    assert_eq!(
        told(Format::LabelStudio, file.as_bytes()),
        [
            "12: \"🚁 28 men\" X=\"28\" Y=\"28\"",
            "! line 1, 12: X 0..99: the span ends at codepoint 99, but the text has only 8",
            "! line 1, 12: the region h of annotation 0 has no start and end in characters",
            "! line 1, 12: the region 0..1 of annotation 0 has no label",
            "! line 1, 12: 2 results of type choices are no spans of the text, and are left out",
        ]
    );
    let broken = r#"[{"data":{"a":"x","b":"y"}},{"data":{"n":1}},{"annotations":[]},{"data":{"b":"Kyiv"}}]"#;
    assert_eq!(
        told(Format::LabelStudio, broken.as_bytes()),
        [
            "! line 1: it has no field `text`, and any of a, b could be it",
            "! line 1: its data has no text",
            "! line 1: missing field `data` at line 1 column 18",
            "daccd738d5f7: \"Kyiv\"",
        ]
    );
}
