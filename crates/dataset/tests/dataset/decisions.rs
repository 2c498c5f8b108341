//! The table of what each act of a user makes of an annotation.

use serde::Deserialize;
use tallymark_dataset::{About, Annotation, Command, Document, DocumentId, Edit, Refusal, Stamp, Timestamp, Workspace};
use tallymark_extract::{Label, Mention, Norm, Options, Source};
use tallymark_text::{ByteSpan, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What was done before, first `suggest` or `add`.
    after: Vec<String>,
    /// What is done now.
    edit: String,
    /// The decision then, `gone`, or `refused`.
    becomes: String,
    /// Its label, where it is no longer MONEY.
    label: Option<String>,
    /// Its words, where they are no longer `$50 billion`.
    quote: Option<String>,
    /// Label and words of what it was.
    was: Option<(String, String)>,
    /// Whether it still has the value that was suggested.
    #[serde(default)]
    keeps_value: bool,
    /// Its value, where the user has given one.
    value: Option<String>,
    /// Whether this edit is its time of decision.
    #[serde(default)]
    decided_now: bool,
    #[serde(default)]
    note: String,
}

const TEXT: &str = "The 🚁 deal of $50 billion";
const EARLIER: &str = "2025-12-04T09:00:00.000Z";
const NOW: &str = "2025-12-04T10:00:00.000Z";

#[test]
fn decisions_are_those_of_the_table() {
    let table: Table = toml::from_str(include_str!("../../../../tests/data/decisions.toml")).unwrap();
    for case in table.case {
        let mut workspace = start(&case.after[0]);
        for word in &case.after[1..] {
            edit(&mut workspace, word, EARLIER).unwrap();
        }
        let before = workspace.clone();
        let name = format!("{:?}, then {}", case.after, case.edit);
        let refused = edit(&mut workspace, &case.edit, NOW).is_err();
        assert_eq!(refused, case.becomes == "refused", "{name}");
        let annotation = workspace.documents()[0].annotations().first();
        match (case.becomes.as_str(), annotation) {
            ("refused", _) => assert!(workspace == before, "{name}"),
            ("gone", annotation) => assert_eq!(annotation, None, "{name}"),
            (_, annotation) => check(&case, annotation.unwrap(), &name),
        }
    }
}

fn check(case: &Case, annotation: &Annotation, name: &str) {
    let text = Text::new(TEXT);
    assert_eq!(annotation.decision.name(), case.becomes, "{name}");
    assert_eq!(annotation.label, case.label.as_deref().unwrap_or("MONEY"), "{name}");
    assert_eq!(text.slice(annotation.span), case.quote.as_deref().unwrap_or("$50 billion"), "{name}");
    let was = annotation.was.as_ref().map(|was| (was.label.clone(), text.slice(was.span).to_owned()));
    assert_eq!(was, case.was, "{name}");
    assert_eq!(annotation.norm == value(), case.keeps_value, "{name}: value");
    let given = annotation.norm.value.as_ref().filter(|_| annotation.valued).map(ToString::to_string);
    assert_eq!(given, case.value, "{name}: the user's value");
    assert!(annotation.was.as_ref().is_none_or(|was| was.norm == value()), "{name}: the suggested value is kept");
    let decided_now = annotation.decided_at.as_ref().is_some_and(|at| at.0 == NOW);
    assert_eq!(decided_now, case.decided_now, "{name}: time");
    assert_eq!(annotation.note, case.note, "{name}");
}

fn value() -> Norm {
    Norm { value: Some(50_000_000_000.into()), unit: Some("USD".to_owned()), ..Norm::default() }
}

fn span_of(quote: &str) -> ByteSpan {
    let start = TEXT.find(quote).unwrap();
    ByteSpan::new(start, start + quote.len()).unwrap()
}

fn stamp(at: &str) -> Stamp {
    Stamp { at: Timestamp(at.to_owned()), by: String::new() }
}

/// A workspace with one document with one annotation.
fn start(how: &str) -> Workspace {
    let id = DocumentId("d".to_owned());
    let document = Document::new(
        id.clone(),
        About::titled("Deal", Options::default()),
        Timestamp(EARLIER.to_owned()),
        Text::new(TEXT),
    );
    let span = span_of("$50 billion");
    let annotate = match how {
        "suggest" => {
            let mention = Mention { span, label: Label::Money, norm: value(), source: Source::Rule, score: 0.9 };
            Command::Suggest { document: id, mentions: vec![mention] }
        }
        "add" => Command::Add { document: id, span, label: "MONEY".to_owned() },
        _ => panic!("an annotation is suggested or added, not {how}"),
    };
    let mut workspace = Workspace::default();
    for command in [Command::AddDocument(Box::new(document)), annotate] {
        let change = command.plan(&workspace, &stamp(EARLIER)).unwrap();
        workspace.apply(change).unwrap();
    }
    workspace
}

/// Does one edit, written as in the table: a verb, and what it takes.
fn edit(workspace: &mut Workspace, written: &str, now: &str) -> Result<(), Refusal> {
    let (verb, rest) = written.split_once(' ').unwrap_or((written, ""));
    let edit = match verb {
        "accept" => Edit::Accept,
        "reject" => Edit::Reject,
        "relabel" => Edit::Relabel(rest.to_owned()),
        "rebound" => Edit::Rebound(span_of(rest)),
        "revalue" => Edit::Revalue(Box::new(Norm { value: rest.parse().ok(), ..value() })),
        "learn" => return learn(workspace, rest),
        "remove" => Edit::Remove,
        "note" => Edit::Note(rest.to_owned()),
        "halve" => Edit::Rebound(ByteSpan::new(5, 9).unwrap()),
        _ => panic!("no such edit: {written}"),
    };
    let document = &workspace.documents()[0];
    let command = Command::Edit { document: document.id.clone(), annotation: document.annotations()[0].id, edit };
    let change = command.plan(workspace, &stamp(now))?;
    workspace.apply(change).unwrap();
    Ok(())
}

/// What the worker found out about the annotation as it is.
fn learn(workspace: &mut Workspace, value: &str) -> Result<(), Refusal> {
    let document = &workspace.documents()[0];
    let annotation = &document.annotations()[0];
    let command = Command::Normalise {
        document: document.id.clone(),
        annotation: annotation.id,
        span: annotation.span,
        label: annotation.label.clone(),
        norm: Norm { value: value.parse().ok(), ..Norm::default() },
    };
    let change = command.plan(workspace, &stamp(NOW))?;
    workspace.apply(change).unwrap();
    Ok(())
}
