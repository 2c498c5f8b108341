//! Datasets in the dialog to import files, as HTML.

use maud::{Markup, html};
use tallymark_converter::{Misfit, Survey};
use tallymark_dataset::formats::Purpose;

use crate::tr;
use crate::view::downloading::place;
use crate::view::importing::{Dataset, Found, Kind, Reading, kind};

/// A dataset is being looked through.
pub(super) fn surveying(name: &str, reading: Reading) -> Markup {
    let percent = reading.percent.min(100);
    html! {
        div.import__progress {
            p.import__stage #import-focus tabindex="-1" { (tr::dataset_surveying(name)) }
            p.import__count { (tr::import_read_so_far(reading.articles)) }
            div.import__bar role="progressbar" aria-label=(tr::import_reading()) aria-valuemin="0" aria-valuemax="100" aria-valuenow=(percent) {
                progress aria-hidden="true" max="100" value=(percent) {}
            }
        }
        div.dialog__acts { button.button type="button" data-act="cancel" { (tr::cancel()) } }
    }
}

/// The datasets that were found, and what they are to be taken for.
pub(super) fn found(found: &Found) -> Markup {
    html! {
        @if !found.datasets.is_empty() {
            @for dataset in &found.datasets { (self::dataset(dataset)) }
            fieldset.choices {
                legend { (tr::dataset_open_as()) }
                @for purpose in Purpose::ALL { (self::purpose(purpose, found.purpose == purpose)) }
            }
            fieldset.choices {
                legend { (tr::dataset_known()) }
                (radio("apart", "join", known(found.purpose), "", !found.stays_apart))
                (radio("apart", "apart", tr::dataset_apart(), "", found.stays_apart))
            }
        }
    }
}

fn known(purpose: Purpose) -> &'static str {
    if purpose == Purpose::Documents { tr::dataset_skip() } else { tr::dataset_join() }
}

fn purpose(purpose: Purpose, chosen: bool) -> Markup {
    let (name, description) = match purpose {
        Purpose::Documents => (tr::dataset_as_documents(), tr::dataset_as_documents_hint()),
        Purpose::Annotations => (tr::dataset_as_annotations(), tr::dataset_as_annotations_hint()),
        Purpose::Suggestions => (tr::dataset_as_suggestions(), tr::dataset_as_suggestions_hint()),
    };
    radio("purpose", purpose.name(), name, description, chosen)
}

fn radio(act: &str, arg: &str, name: &str, description: &str, chosen: bool) -> Markup {
    html! {
        label.choice data-key=(arg) {
            input type="radio" name=(act) data-act=(act) data-arg=(arg) checked[chosen] aria-label=(name);
            span.choice__name { (name) }
            @if !description.is_empty() { span.choice__description { (description) } }
        }
    }
}

fn dataset(dataset: &Dataset) -> Markup {
    let Dataset { name, format, survey } = dataset;
    html! {
        section.import__group data-key=(format!("dataset-{name}")) data-format=(format.name()) {
            h3.import__what {
                span.import__name { (name) } ": " (format.title())
            }
            p.import__names {
                (tr::dataset_counts(survey.documents, survey.annotations, survey.decided))
                @for (unit, documents) in &survey.units { " " (tr::dataset_unit(*documents, unit_name(unit))) }
            }
            (misfits(survey))
            @if kind(name) == Kind::Table {
                button.button.button--small type="button" data-act="as-table" data-arg=(name) { (tr::dataset_as_table()) }
            }
        }
    }
}

/// What offsets count, as users know it.
fn unit_name(unit: &str) -> &str {
    match unit {
        "utf16" => "UTF-16",
        "byte" => tr::dataset_bytes(),
        "codepoint" => tr::dataset_code_points(),
        other => other,
    }
}

fn misfits(survey: &Survey) -> Markup {
    let problems = &survey.problems;
    html! {
        @if !problems.is_empty() {
            p.import__alert { (tr::dataset_misfits(problems.count())) }
            div.import__troubles tabindex="0" role="region" aria-label=(tr::import_troubles()) {
                ul { @for misfit in &problems.listed { li data-costs="article" { (self::misfit("", misfit)) } } }
                @if problems.more > 0 { p { (tr::import_and_more(problems.more)) } }
            }
        }
    }
}

/// What does not fit, and where: in the file of that name, where it is given.
pub(super) fn misfit(file: &str, misfit: &Misfit) -> Markup {
    let within = place(misfit);
    let place = [file, &within].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    html! {
        @if !place.is_empty() { span.import__name { (place) } ": " }
        (misfit.reason)
    }
}

#[cfg(test)]
mod tests {
    use tallymark_converter::Problems;
    use tallymark_dataset::formats::Format;

    use super::*;
    use crate::view::draw::import::import;
    use crate::view::importing::Stage;

    fn drawn(name: &str, survey: Survey) -> String {
        let datasets = vec![Dataset { name: name.to_owned(), format: Format::Prodigy, survey }];
        import(&Stage::Found(Found { datasets, ..Found::default() }), true).into_string()
    }

    #[test]
    fn a_dataset_says_what_it_is_and_what_is_in_it() {
        let units = [("utf16".to_owned(), 2)].into();
        let html =
            drawn("a.jsonl", Survey { documents: 3, annotations: 1_204, decided: 4, units, ..Survey::default() });
        assert!(html.contains("Prodigy JSONL"), "{html}");
        assert!(html.contains("3 documents, 1,204 annotations, 4 of them decided."), "{html}");
        assert!(html.contains("Offsets counted in UTF-16 in 2 documents."), "{html}");
        assert!(html.contains("data-act=\"as-table\""), "{html}");
        assert!(!drawn("a.spacy", Survey::default()).contains("as-table"));
    }

    #[test]
    fn what_does_not_fit_is_listed_as_text() {
        let bad = "<img src=x onerror=alert(1)>";
        let mut problems = Problems::default();
        let (file, name, reason) = (bad.to_owned(), bad.to_owned(), bad.to_owned());
        problems.note(Misfit { file, line: 7, name, reason });
        let html = drawn(bad, Survey { problems, ..Survey::default() });
        assert!(!html.contains("<img"), "{html}");
        assert!(html.contains("line 7"), "{html}");
    }
}
