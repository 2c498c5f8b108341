//! Annotations of a file that go onto a text which is in the workspace already.

use tallymark_dataset::formats::{Format, Input, Item};
use tallymark_dataset::{
    About, Annotation, Command, Decision, Document, DocumentId, Project, Refusal, Stamp, Step, Timestamp,
};
use tallymark_text::{Span, Text};

const TEXT: &str = "Kyiv paid 🚁 Sony $5.";

fn stamp() -> Stamp {
    Stamp { at: Timestamp("2025-12-04T09:00:00.000Z".to_owned()), by: String::new() }
}

fn take(project: &mut Project, command: Command) -> Result<(), Refusal> {
    let change = command.plan(project.workspace(), &stamp())?;
    project.take(Step::Act(change)).map(drop).map_err(|error| panic!("{error}"))
}

/// A project with the text, `Kyiv` suggested and `Sony` added in it.
fn project() -> (Project, DocumentId) {
    let mut project = Project::default();
    let id = DocumentId("here".to_owned());
    let document = Document::new(id.clone(), About::default(), stamp().at, Text::new(TEXT));
    take(&mut project, Command::AddDocument(Box::new(document))).expect("it has a text");
    for (words, label, decision) in [("Kyiv", "GPE", Decision::Suggested), ("Sony", "ORG", Decision::Added)] {
        let spans = vec![span(words)];
        let (document, label) = (id.clone(), label.to_owned());
        take(&mut project, Command::AddMany { document, spans, label, decision }).expect("nothing stands there");
    }
    (project, id)
}

fn span(words: &str) -> tallymark_text::ByteSpan {
    let start = TEXT.find(words).expect("the text has it");
    Span::new(start, start + words.len()).expect("in order")
}

/// The document as a native file has it.
fn file() -> Document {
    let quoted = |id: &str, start: usize, words: &str, label: &str, decision: &str| {
        let end = start + words.chars().count();
        format!(
            r#"{{"id":"{id}","start":{start},"end":{end},"text":"{words}","label":"{label}","source":"user","score":1,"decision":"{decision}","decided_at":"2025-01-01T00:00:00.000Z","decided_by":"Ann","note":"n"}}"#
        )
    };
    let spans = [
        quoted("m7", 0, "Kyiv", "GPE", "accepted"),
        quoted("m8", 12, "Sony", "ORG", "rejected"),
        quoted("m9", 17, "$5", "MONEY", "added"),
        quoted("m10", 17, "$5", "MONEY", "added"),
    ]
    .join(",");
    let line = format!(
        r#"{{"schema":"tallymark/1","id":"there","text":"{TEXT}","offset_unit":"codepoint","meta":{{"title":"x"}},"spans":[{spans}],"relations":[{{"id":"r0","type":"counted by","from":"m9","to":"m7","decided_at":"2025-01-01T00:00:00.000Z"}},{{"id":"r1","type":"same as","from":"m9","to":"m7","decided_at":"2025-01-01T00:00:00.000Z"}}]}}"#
    );
    let mut items = Format::Native.read(Input::stream(line.as_bytes()), &());
    match items.next() {
        Some(Item::Document(document)) => *document,
        other => panic!("the line is a document: {other:?}"),
    }
}

#[test]
fn what_stands_is_left_out_and_an_open_suggestion_is_decided() {
    let (mut project, id) = project();
    let before = project.workspace().clone();
    let annotations = file().annotations().to_vec();
    assert_eq!(annotations.len(), 4);
    take(&mut project, Command::Adopt { document: id.clone(), annotations: annotations.clone() })
        .expect("there is news");
    let document = project.workspace().document(&id).expect("it is here");
    let found: Vec<_> =
        document.annotations().iter().map(|a| (a.id.0, document.text.slice(a.span), a.decision)).collect();
    let wanted = [(0, "Kyiv", Decision::Accepted), (1, "Sony", Decision::Added), (2, "$5", Decision::Added)];
    assert_eq!(found, wanted);
    let kyiv: &Annotation = &document.annotations()[0];
    assert_eq!((kyiv.decided_by.as_str(), kyiv.note.as_str()), ("Ann", "n"), "it brings everything");
    let again = take(&mut project, Command::Adopt { document: id, annotations });
    assert_eq!(again, Err(Refusal::Duplicate));
    project.take(Step::Undo).expect("it can be undone");
    let same = |workspace: &tallymark_dataset::Workspace| workspace.documents()[0].annotations().to_vec();
    assert_eq!(same(project.workspace()), same(&before));
}

#[test]
fn relations_follow_their_ends() {
    let (mut project, id) = project();
    let from = file();
    let relate = || Command::AdoptRelations { document: id.clone(), from: Box::new(from.clone()) };
    assert_eq!(take(&mut project, relate()), Err(Refusal::SameRelation), "no end is there");
    let annotations = from.annotations().to_vec();
    take(&mut project, Command::Adopt { document: id.clone(), annotations }).expect("there is news");
    take(&mut project, relate()).expect("both ends are there");
    let document = project.workspace().document(&id).expect("it is here");
    let found: Vec<_> = document.relations().map(|r| (r.kind.as_str(), r.from.0, r.to.0)).collect();
    assert_eq!(found, [("counted by", 2, 0), ("same as", 2, 0)]);
    assert_eq!(take(&mut project, relate()), Err(Refusal::SameRelation));
}

#[test]
fn a_span_outside_the_text_is_refused() {
    let (mut project, id) = project();
    let mut annotations = file().annotations().to_vec();
    annotations[0].span = Span::new(5, 500).expect("in order");
    let outside = take(&mut project, Command::Adopt { document: id, annotations });
    assert!(matches!(outside, Err(Refusal::Span(_))), "{outside:?}");
}
