//! Files that mean harm, for all readers of JSON.

use proptest::prelude::*;
use tallymark_dataset::formats::{Format, Options};

use crate::files::{documents, read, told, written_with};
use crate::formats::workspace;
use crate::wishes::config;

const JSON: [Format; 7] = [
    Format::Native,
    Format::SpacyJsonl,
    Format::Prodigy,
    Format::LabelStudio,
    Format::Doccano,
    Format::Gliner,
    Format::WebAnnotation,
];

#[test]
fn deep_nesting_is_refused_and_the_next_record_is_read() {
    let next = |format| match format {
        Format::LabelStudio => r#"{"data":{"text":"Kyiv"}}"#,
        Format::Gliner => r#"{"tokenized_text":["Kyiv"]}"#,
        Format::WebAnnotation => r#"{"id":"a","value":"Kyiv"}"#,
        _ => r#"{"text":"Kyiv"}"#,
    };
    for format in JSON {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let deep = format!("{{\"text\":\"x\",\"meta\":{}1{}}}", open.repeat(100_000), close.repeat(100_000));
            let told = told(format, format!("{deep}\n{}\n", next(format)).as_bytes());
            // What is not looked at at all does no harm either.
            let is_harmless = matches!(format, Format::Native | Format::SpacyJsonl);
            assert!(is_harmless || told[0].starts_with("! line 1: "), "{format}: {}", told[0]);
            assert!(told.len() == 2 && told[1].contains("\"Kyiv\""), "{format}: {told:?}");
        }
    }
}

#[test]
fn offsets_beyond_all_bounds_are_problems() {
    let most = u64::MAX;
    let span = format!("\"start\":0,\"end\":{most},\"label\":\"X\"");
    let table = [
        (Format::Prodigy, format!(r#"{{"text":"Kyiv","spans":[{{{span}}}]}}"#)),
        (Format::Doccano, format!(r#"{{"text":"Kyiv","label":[[0,{most},"X"]]}}"#)),
        (Format::Gliner, format!(r#"[{{"tokenized_text":["Kyiv"],"ner":[[0,{most},"X"]]}}]"#)),
        (
            Format::LabelStudio,
            format!(
                r#"{{"data":{{"text":"Kyiv"}},"annotations":[{{"result":[{{"type":"labels","value":{{"start":0,"end":{most},"labels":["X"]}}}}]}}]}}"#
            ),
        ),
        (
            Format::WebAnnotation,
            format!(
                r#"[{{"id":"a","value":"Kyiv"}},{{"motivation":"tagging","body":"X","target":{{"source":"a","selector":{{"type":"TextPositionSelector","start":0,"end":{most}}}}}}}]"#
            ),
        ),
    ];
    for (format, file) in table {
        let told = told(format, file.as_bytes());
        assert!(told.len() == 2 && told[0].ends_with("\"Kyiv\"") && told[1].starts_with("! "), "{format}: {told:?}");
    }
}

#[test]
fn markup_is_text() {
    let line = r#"{"id":"<b>","text":"<script>alert(1)</script>","spans":[{"start":0,"end":8,"label":"<img src=x onerror=alert(1)>"}]}"#;
    for format in JSON {
        let before = &documents(&[line])[0];
        let after = &read(format, &written_with(format, std::slice::from_ref(before), &Options::default()))[0];
        assert_eq!(before.annotations()[0].label, after.annotations()[0].label, "{format}");
        assert_eq!(after.annotations().len(), 1);
    }
}

proptest! {
    #![proptest_config(config())]

    /// Cut off, with a byte changed, or with a piece gone: there is something to say, and never a panic.
    #[test]
    fn damaged_files_are_read_as_far_as_they_go(workspace in workspace(), at in 0.0..1.0_f64, length in 0_usize..40, byte: u8) {
        for format in JSON.into_iter().chain([Format::Csv, Format::Tsv]) {
            let file = written_with(format, workspace.documents(), &Options::everything());
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a small file")]
            let at = (at * file.len() as f64) as usize;
            let (before, after) = file.split_at(at);
            let gone = after.get(length..).unwrap_or_default();
            for damaged in [before.to_vec(), [before, gone].concat(), [before, &[byte], gone].concat()] {
                let documents = read(format, &damaged);
                for document in documents {
                    prop_assert!(document.annotations().iter().all(|it| !document.text.slice(it.span).is_empty()));
                }
            }
        }
    }
}
