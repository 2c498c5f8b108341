//! Numbers, dates and times against tables of cases.

mod model;

use std::fmt::Write as _;

use model::names;
use serde::Deserialize;
use tallymark_extract::{Date, DateOrder, Dollar, Mention, Norm, Options, dateline, extract};
use tallymark_tables::unmarked;
use tallymark_text::{ByteSpan, Text};

/// One row of a table: a text with its mentions marked, what the extractor is told beside it, and what each mention
/// must carry.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    date: Option<Date>,
    region: Option<DateOrder>,
    dollar: Option<Dollar>,
    #[serde(default)]
    norm: Vec<String>,
}

impl Case {
    fn options(&self) -> Options {
        Options { date: self.date, date_order: self.region, dollar: self.dollar }
    }
}

fn numeric_mentions(text: &Text, options: &Options) -> Vec<Mention> {
    extract(text, options, names()).into_iter().filter(|mention| mention.label.is_numeric()).collect()
}

/// The field of a norm as the tables write it, empty where there is none; nothing where no field is called so.
fn field(text: &Text, norm: &Norm, name: &str) -> Option<String> {
    let decimal = |value: &Option<tallymark_extract::Decimal>| value.as_ref().map(ToString::to_string);
    let characters = |span: Option<ByteSpan>| span.map(|span| text.slice(span).to_owned());
    let written = match name {
        "value" => decimal(&norm.value),
        "low" => decimal(&norm.low),
        "high" => decimal(&norm.high),
        "bound" => norm.bound.map(|bound| bound.name().to_owned()),
        "unit" => norm.unit.clone(),
        "counted" => characters(norm.counted),
        "cue" => characters(norm.cue),
        "type" => norm.timex_type.map(|kind| kind.name().to_owned()),
        "timex" => norm.timex.clone(),
        _ => return None,
    };
    Some(written.unwrap_or_default())
}

/// What is wrong with the norm of one mention, a line each.
fn wrong_fields(text: &Text, mention: &Mention, norm: &str) -> Vec<String> {
    let pairs = norm.split(';').map(str::trim).filter(|pair| !pair.is_empty());
    let wrong = pairs.filter_map(|pair| {
        let (name, expected) = pair.split_once('=').unwrap_or((pair, ""));
        match field(text, &mention.norm, name) {
            None => Some(format!("there is no field {name:?}")),
            Some(got) if got == expected => None,
            Some(got) => Some(format!("{:?}: {name} is {got:?}, not {expected:?}", text.slice(mention.span))),
        }
    });
    wrong.collect()
}

/// What is wrong with one case, in words; nothing where it holds.
fn wrong(case: &toml::Value) -> Option<String> {
    let case: Case = match case.clone().try_into() {
        Ok(case) => case,
        Err(error) => return Some(format!("{case}\n    is no case: {error}")),
    };
    let (source, marks) = unmarked(&case.text);
    let text = Text::new(source);
    let found = numeric_mentions(&text, &case.options());
    let spans = found.iter().map(|m| (m.span.start().get(), m.span.end().get(), m.label.name()));
    if !spans.eq(marks.iter().map(|mark| (mark.start, mark.end, mark.label.as_str()))) {
        let found: Vec<_> = found.iter().map(|m| format!("{} {:?}", m.label, text.slice(m.span))).collect();
        return Some(format!("{}\n    found {}", case.text, found.join(", ")));
    }
    if case.norm.len() > found.len() {
        return Some(format!("{}\n    has {} norms for {} mentions", case.text, case.norm.len(), found.len()));
    }
    let fields = found.iter().zip(&case.norm).flat_map(|(mention, norm)| wrong_fields(&text, mention, norm));
    let fields: Vec<String> = fields.collect();
    (!fields.is_empty()).then(|| format!("{}\n    {}", case.text, fields.join("\n    ")))
}

/// Checks every case of every table of a folder and reports all that fail, table by table.
fn check(folder: &str, least: usize) {
    let (mut count, mut failed, mut report) = (0, 0, String::new());
    for table in tallymark_tables::folder(folder).unwrap_or_else(|error| panic!("{error}")) {
        let failures: Vec<String> = table.cases.iter().filter_map(wrong).collect();
        count += table.cases.len();
        failed += failures.len();
        let _ = writeln!(report, "\n{}: {} of {} fail", table.name, failures.len(), table.cases.len());
        for failure in failures {
            let _ = writeln!(report, "  {failure}");
        }
    }
    assert!(count >= least, "{folder} has only {count} cases, not {least}");
    assert!(failed == 0, "{folder}: {failed} of {count} cases fail\n{report}");
}

#[test]
fn numbers() {
    check("numbers", 1_450);
}

#[test]
fn times() {
    check("time", 1_250);
}

#[test]
fn datelines() {
    let day = |text: &str| dateline(&Text::new(text)).map(|date| date.to_string());
    assert_eq!(day("KYIV, 4 December 2025 — Nothing new.").as_deref(), Some("2025-12-04"));
    assert_eq!(day("Example.com | Dec. 4, 2025, 9 am: Nothing new.").as_deref(), Some("2025-12-04"));
    assert_eq!(day("Published on Thursday, December 4, 2025\nNothing new.").as_deref(), Some("2025-12-04"));
    assert_eq!(day("Nothing new since the war began in December 2025."), None);
    assert_eq!(day(""), None);
}
