//! What new suggestions do to what is there, and which commands are refused.

use tallymark_dataset::{About, Annotation, Change, Command, Decision, Document, DocumentId, Edit, Refusal, Workspace};
use tallymark_extract::{Label, Mention, Norm, Options, Source};
use tallymark_text::{ByteSpan, Text};

use crate::wishes::{now, stamp};

const TEXT: &str = "Two men paid $5 in Kyiv on Sunday";

fn id() -> DocumentId {
    DocumentId("d".to_owned())
}

fn span_of(quote: &str) -> ByteSpan {
    let start = TEXT.find(quote).unwrap();
    ByteSpan::new(start, start + quote.len()).unwrap()
}

fn suggest(quotes: &[&str]) -> Command {
    let mention = |quote: &&str| Mention {
        span: span_of(quote),
        label: Label::Cardinal,
        norm: Norm::default(),
        source: Source::Rule,
        score: 0.5,
    };
    Command::Suggest { document: id(), mentions: quotes.iter().map(mention).collect() }
}

fn edit(workspace: &Workspace, quote: &str, edit: Edit) -> Command {
    let annotations = workspace.documents()[0].annotations();
    let annotation = annotations.iter().find(|annotation| annotation.span == span_of(quote)).unwrap().id;
    Command::Edit { document: id(), annotation, edit }
}

fn run(workspace: &mut Workspace, command: Command) {
    let change = command.plan(workspace, &stamp()).unwrap();
    workspace.apply(change).unwrap();
}

fn start() -> Workspace {
    let mut workspace = Workspace::default();
    let document = Document::new(id(), About::titled("Held", Options::default()), now(), Text::new(TEXT));
    run(&mut workspace, Command::AddDocument(Box::new(document)));
    workspace
}

fn seen(workspace: &Workspace) -> Vec<(&str, &str)> {
    let document = &workspace.documents()[0];
    let of = |annotation: &Annotation| (TEXT.get(annotation.span.range()).unwrap(), annotation.decision.name());
    document.annotations().iter().map(of).collect()
}

#[test]
fn new_suggestions_replace_open_ones_and_leave_decided_ones() {
    let mut workspace = start();
    run(&mut workspace, suggest(&["Two", "$5", "Kyiv", "Sunday"]));
    let accept = edit(&workspace, "Two", Edit::Accept);
    run(&mut workspace, accept);
    let reject = edit(&workspace, "$5", Edit::Reject);
    run(&mut workspace, reject);
    let move_away = edit(&workspace, "Sunday", Edit::Rebound(span_of("on")));
    run(&mut workspace, move_away);
    // `Sunday` was spoken about too, when it was moved away; `$5 in` overlaps what was rejected.
    run(&mut workspace, suggest(&["Two", "men", "$5 in", "Sunday"]));
    assert_eq!(seen(&workspace), [("Two", "accepted"), ("men", "suggested"), ("$5", "rejected"), ("on", "corrected")]);
    let ids = workspace.documents()[0].annotations().iter().map(|a| a.id.0);
    assert!(ids.eq([0, 4, 1, 3]), "an id is never used again");
}

#[test]
fn a_document_built_with_suggestions_is_the_one_that_commands_build() {
    let mut workspace = start();
    let Command::Suggest { mentions, .. } = suggest(&["Sunday", "Two"]) else { unreachable!() };
    let built = workspace.documents()[0].clone().with_suggestions(mentions);
    run(&mut workspace, suggest(&["Sunday", "Two"]));
    assert_eq!(built, workspace.documents()[0]);
    assert_eq!(built.annotations().iter().map(|a| a.decision).collect::<Vec<_>>(), [Decision::Suggested; 2]);
}

#[test]
fn what_cannot_be_done_is_refused_with_the_reason() {
    let mut workspace = start();
    run(&mut workspace, suggest(&["Two"]));
    let add = |span, label: &str| Command::Add { document: id(), span, label: label.to_owned() };
    let elsewhere = DocumentId("e".to_owned());
    let blank = Document::new(elsewhere.clone(), About::default(), now(), Text::new(" \r\n\u{A0}"));
    let annotation = workspace.documents()[0].annotations()[0].id;
    let normalise = |label: &str, norm| Command::Normalise {
        document: id(),
        annotation,
        span: span_of("Two"),
        label: label.to_owned(),
        norm,
    };
    let two = Norm { value: Some(2.into()), ..Norm::default() };
    let table = [
        (add(span_of("Two"), "CARDINAL"), Refusal::Duplicate),
        (Command::AddDocument(Box::new(blank)), Refusal::EmptyText),
        (Command::RemoveDocument(elsewhere.clone()), Refusal::NoDocument),
        (Command::Describe { document: id(), about: About::titled("Held", Options::default()) }, Refusal::NoChange),
        (edit_of(elsewhere, annotation), Refusal::NoDocument),
        (edit_of(id(), tallymark_dataset::AnnotationId(7)), Refusal::NoAnnotation),
        (normalise("ORDINAL", two.clone()), Refusal::NoChange),
        (normalise("CARDINAL", Norm::default()), Refusal::NoChange),
    ];
    for (command, refusal) in table {
        assert_eq!(command.clone().plan(&workspace, &stamp()), Err(refusal), "{command:?}");
    }
    assert!(normalise("CARDINAL", two).plan(&workspace, &stamp()).is_ok());
    let outside = add(ByteSpan::new(0, TEXT.len() + 1).unwrap(), "DATE").plan(&workspace, &stamp());
    assert!(matches!(outside, Err(Refusal::Span(_))), "{outside:?}");
}

fn edit_of(document: DocumentId, annotation: tallymark_dataset::AnnotationId) -> Command {
    Command::Edit { document, annotation, edit: Edit::Accept }
}

#[test]
fn a_change_that_does_not_fit_leaves_the_workspace_alone() {
    let mut workspace = start();
    run(&mut workspace, suggest(&["Two"]));
    let document = workspace.documents()[0].clone();
    let mut outside = document.annotations()[0].clone();
    outside.span = ByteSpan::new(0, TEXT.len() + 1).unwrap();
    let changes = [
        Change::PutDocument { index: 0, document: Box::new(document) },
        Change::DropDocument { document: DocumentId("e".to_owned()) },
        Change::Annotate { document: id(), put: vec![outside], drop: Vec::new() },
    ];
    let before = workspace.clone();
    for change in changes {
        assert!(workspace.apply(change).is_err());
        assert_eq!(workspace, before);
    }
}
