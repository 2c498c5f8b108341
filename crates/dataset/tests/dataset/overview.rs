//! What decisions come to: counts, the extractor's precision and recall, days.

use std::fmt::Write;

use tallymark_dataset::report::{Extractor, Overview, Tally};
use tallymark_dataset::{
    About, AnnotationId, Command, Decision, Document, DocumentId, Edit, Stamp, Timestamp, Workspace,
};
use tallymark_extract::{Label, Mention, Norm, Options, Source};
use tallymark_text::{ByteSpan, Span, Text};

const TEXT: &str = "Kyiv paid $5 to NATO on Monday";

/// A workspace with one document in which `$5`, `Kyiv` and `NATO` are suggested.
fn suggested(source: Source) -> Workspace {
    let mut workspace = Workspace::default();
    run(&mut workspace, Command::AddDocument(Box::new(document("d"))), "2025-12-01T00:00");
    let mentions = [("$5", Label::Money), ("Kyiv", Label::Gpe), ("NATO", Label::Org)];
    let mention = |(words, label): (&str, Label)| {
        let norm = if label == Label::Money { five() } else { Norm::default() };
        Mention { span: span(words), label, norm, source, score: 0.9 }
    };
    let mentions = mentions.map(mention).to_vec();
    run(&mut workspace, Command::Suggest { document: DocumentId("d".to_owned()), mentions }, "2025-12-01T00:00");
    workspace
}

fn document(id: &str) -> Document {
    let about = About::titled(id, Options::default());
    Document::new(DocumentId(id.to_owned()), about, at("2025-12-01T00:00"), Text::new(TEXT))
}

fn took(seconds: u32, id: &str) -> Document {
    let mut document = document(id);
    document.seconds = seconds;
    document
}

fn five() -> Norm {
    Norm { value: Some("5".parse().unwrap()), unit: Some("USD".to_owned()), ..Norm::default() }
}

fn span(words: &str) -> ByteSpan {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len()).unwrap()
}

fn at(minute: &str) -> Timestamp {
    Timestamp(format!("{minute}:30.000Z"))
}

fn run(workspace: &mut Workspace, command: Command, minute: &str) {
    run_by(workspace, command, &Stamp { at: at(minute), by: String::new() });
}

fn run_by(workspace: &mut Workspace, command: Command, stamp: &Stamp) {
    let change = command.plan(workspace, stamp).unwrap();
    workspace.apply(change).unwrap();
}

/// One act in words: `accept $5`, `relabel $5 PERCENT`, `rebound $5 paid $5`, `revalue $5`, `reject $5`, `add Monday`.
fn act(workspace: &mut Workspace, words: &str, minute: &str) {
    let document = DocumentId("d".to_owned());
    let (act, rest) = words.split_once(' ').unwrap();
    let (quote, with) = rest.split_once(' ').unwrap_or((rest, ""));
    if act == "add" {
        return run(workspace, Command::Add { document, span: span(quote), label: "DATE".to_owned() }, minute);
    }
    let annotations = workspace.documents()[0].annotations();
    let annotation: AnnotationId = annotations.iter().find(|a| a.span == span(quote)).unwrap().id;
    let edit = match act {
        "accept" => Edit::Accept,
        "reject" => Edit::Reject,
        "relabel" => Edit::Relabel(with.to_owned()),
        "rebound" => Edit::Rebound(span(with)),
        "revalue" => Edit::Revalue(Box::new(Norm { unit: Some("EUR".to_owned()), ..five() })),
        "note" => Edit::Note(with.to_owned()),
        other => panic!("no act {other}"),
    };
    run(workspace, Command::Edit { document, annotation, edit }, minute);
}

fn overview(workspace: &Workspace) -> Overview {
    let mut overview = Overview::new(0);
    workspace.documents().iter().for_each(|document| overview.add(document));
    overview
}

/// `MONEY 1/0/0` is right, wrong and missed, and `=1/1` the values that are right of those that were asked.
fn judged(overview: &Overview) -> String {
    overview.extractor.iter().fold(String::new(), |mut out, (label, Extractor { spans, values })| {
        write!(out, "{label} {}/{}/{}", spans.right, spans.wrong, spans.missed).unwrap();
        if values.asked > 0 {
            write!(out, "={}/{}", values.right, values.asked).unwrap();
        }
        out + "; "
    })
}

#[test]
fn every_decision_says_what_it_says_of_the_extractor() {
    let cases: [(&[&str], &str); 14] = [
        (&[], ""),
        (&["note Kyiv perhaps"], ""),
        (&["accept Kyiv"], "GPE 1/0/0; "),
        (&["accept $5"], "MONEY 1/0/0=1/1; "),
        (&["reject $5"], "MONEY 0/1/0; "),
        (&["revalue $5"], "MONEY 1/0/0=0/1; "),
        (&["relabel Kyiv ORG"], "GPE 0/1/0; ORG 0/0/1; "),
        (&["rebound $5 paid $5"], "MONEY 0/1/1; "),
        // What was corrected and then rejected was wrong as it was suggested.
        (&["relabel Kyiv ORG", "reject Kyiv"], "GPE 0/1/0; "),
        // There and back again is no correction.
        (&["relabel Kyiv ORG", "relabel Kyiv GPE"], "GPE 1/0/0; "),
        (&["add Monday"], "DATE 0/0/1; "),
        (&["add Monday", "relabel Monday TIME"], "TIME 0/0/1; "),
        (&["accept Kyiv", "reject NATO", "add Monday"], "DATE 0/0/1; GPE 1/0/0; ORG 0/1/0; "),
        (&["rebound $5 paid", "relabel paid EVENT"], "EVENT 0/0/1; MONEY 0/1/0; "),
    ];
    for source in [Source::Rule, Source::Model] {
        for (acts, expected) in cases {
            let mut workspace = suggested(source);
            for words in acts {
                act(&mut workspace, words, "2025-12-01T10:00");
            }
            assert_eq!(judged(&overview(&workspace)), expected, "{source:?} {acts:?}");
        }
    }
}

#[test]
fn what_the_user_found_elsewhere_was_missed_by_the_extractor() {
    for (words, expected) in [("accept Kyiv", "GPE 0/0/1; "), ("reject Kyiv", ""), ("relabel Kyiv ORG", "ORG 0/0/1; ")]
    {
        let mut workspace = suggested(Source::Learned);
        act(&mut workspace, words, "2025-12-01T10:00");
        assert_eq!(judged(&overview(&workspace)), expected, "{words}");
    }
}

#[test]
fn labels_are_counted_by_decision() {
    let mut workspace = suggested(Source::Rule);
    for words in ["accept Kyiv", "relabel NATO GPE", "add Monday"] {
        act(&mut workspace, words, "2025-12-01T10:00");
    }
    let overview = overview(&workspace);
    let row = |tally: &Tally| Decision::ALL.map(|decision| tally.of(decision));
    let rows: Vec<_> = overview.labels.iter().map(|(label, tally)| (label.as_str(), row(tally))).collect();
    // Suggested, accepted, corrected, rejected, added.
    let expected = [("DATE", [0, 0, 0, 0, 1]), ("GPE", [0, 1, 1, 0, 0]), ("MONEY", [1, 0, 0, 0, 0])];
    assert_eq!(rows, expected);
    let all = overview.tally();
    assert_eq!((row(&all), all.total(), all.decided()), ([1, 1, 1, 0, 1], 4, 3));
}

#[test]
fn precision_recall_and_their_means_come_from_the_counts() {
    let mut workspace = suggested(Source::Rule);
    for words in ["accept Kyiv", "relabel NATO GPE", "reject $5", "add Monday"] {
        act(&mut workspace, words, "2025-12-01T10:00");
    }
    let overview = overview(&workspace);
    assert_eq!(judged(&overview), "DATE 0/0/1; GPE 1/0/1; MONEY 0/1/0; ORG 0/1/0; ");
    let gpe = overview.extractor["GPE"];
    assert_eq!((gpe.precision(), gpe.recall()), (Some(1.0), Some(0.5)));
    let date = overview.extractor["DATE"];
    assert_eq!((date.precision(), date.recall(), date.f1()), (None, Some(0.0), Some(0.0)));
    let total = overview.total();
    assert_eq!((total.spans.right, total.spans.wrong, total.spans.missed), (1, 2, 2));
    assert_eq!((total.precision(), total.recall(), total.f1()), (Some(1.0 / 3.0), Some(1.0 / 3.0), Some(1.0 / 3.0)));
    // Precision is known of GPE, MONEY and ORG, recall of DATE and GPE.
    assert_eq!(overview.mean(Extractor::precision), Some(1.0 / 3.0));
    assert_eq!(overview.mean(Extractor::recall), Some(0.25));
    assert_eq!(Overview::default().mean(Extractor::f1), None);
}

#[test]
fn a_day_ends_at_the_midnight_of_the_user() {
    let cases = [
        ("2025-12-04T21:59", 120, "2025-12-04"),
        ("2025-12-04T22:00", 120, "2025-12-05"),
        ("2025-12-31T23:00", 60, "2026-01-01"),
        ("2025-12-04T00:00", 0, "2025-12-04"),
        ("2025-12-04T04:59", -300, "2025-12-03"),
        ("2025-12-04T05:00", -300, "2025-12-04"),
    ];
    for (minute, ahead, expected) in cases {
        let mut workspace = suggested(Source::Rule);
        act(&mut workspace, "accept Kyiv", minute);
        let mut overview = Overview::new(ahead);
        overview.add(&workspace.documents()[0]);
        let days: Vec<_> = overview.days.iter().map(|(day, tally)| (day.to_string(), tally.total())).collect();
        assert_eq!(days, [(expected.to_owned(), 1)], "{minute} at {ahead}");
    }
}

#[test]
fn documents_are_counted_by_how_far_they_are() {
    let mut workspace = suggested(Source::Rule);
    let mut overview = Overview::new(0);
    overview.add(&workspace.documents()[0]);
    act(&mut workspace, "accept Kyiv", "2025-12-01T10:00");
    overview.add(&workspace.documents()[0]);
    act(&mut workspace, "accept NATO", "2025-12-01T10:00");
    act(&mut workspace, "reject $5", "2025-12-01T10:00");
    overview.add(&workspace.documents()[0]);
    overview.add(&document("e"));
    let documents = overview.documents;
    assert_eq!(
        (documents.untouched, documents.begun, documents.done, documents.empty, documents.total()),
        (1, 1, 1, 1, 4)
    );
}

/// What a file may hold is not always a time.
#[test]
fn moments_that_cannot_be_read_are_of_no_day() {
    for written in ["", "yesterday", "2025-02-30T10:00:00Z", "2025-12-04", "2025-12-04Tab:cd", "€€€€€€€€€€"]
    {
        let mut workspace = suggested(Source::Rule);
        let document = DocumentId("d".to_owned());
        let annotation = workspace.documents()[0].annotations()[0].id;
        let command = Command::Edit { document, annotation, edit: Edit::Accept };
        run_by(&mut workspace, command, &Stamp { at: Timestamp(written.to_owned()), by: String::new() });
        let overview = overview(&workspace);
        assert_eq!((overview.days.len(), overview.tally().decided()), (0, 1), "{written}");
    }
}

#[test]
fn decisions_are_counted_by_who_made_them() {
    let mut workspace = suggested(Source::Rule);
    for (words, by, edit) in [("Kyiv", "Ada", Edit::Accept), ("NATO", "Ada", Edit::Reject), ("$5", "", Edit::Accept)] {
        let annotation = workspace.documents()[0].annotations().iter().find(|a| a.span == span(words)).unwrap().id;
        let command = Command::Edit { document: DocumentId("d".to_owned()), annotation, edit };
        run_by(&mut workspace, command, &Stamp { at: at("2025-12-01T10:00"), by: by.to_owned() });
    }
    let overview = overview(&workspace);
    let rows: Vec<_> = overview.annotators.iter().map(|(name, tally)| (name.as_str(), tally.decided())).collect();
    assert_eq!(rows, [("", 1), ("Ada", 2)]);
}

#[test]
fn the_documents_that_took_longest_are_named() {
    let mut overview = Overview::new(0);
    for seconds in [30, 0, 600, 45, 600] {
        overview.add(&took(seconds, &format!("took {seconds}")));
    }
    let longest: Vec<_> = overview.longest.iter().map(|spent| (spent.title.as_str(), spent.seconds)).collect();
    assert_eq!(longest, [("took 600", 600), ("took 600", 600), ("took 45", 45), ("took 30", 30)]);
    assert_eq!(overview.seconds, 1275);
    // However many documents there are, the list stays short.
    (1..1000).for_each(|seconds| overview.add(&took(seconds, "more")));
    let seconds: Vec<u32> = overview.longest.iter().map(|spent| spent.seconds).collect();
    assert_eq!(seconds, (990..1000).rev().collect::<Vec<_>>());
}
