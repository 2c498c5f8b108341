//! The proof in the dialog to download the dataset, as HTML: how it stands, what would change, and the choices about that.

use maud::{Markup, html};
use tallymark_dataset::formats::{Cause, InsideToken, Outcome, Overlap};

use crate::tr;
use crate::view::downloading::{Change, Progress, Proof, Stage, place};
use crate::view::draw::download::{Shown, radio};

/// The proof of what is chosen. What it says is one element throughout, so that a screen reader is told of it.
pub(super) fn section(shown: &Shown<'_>) -> Markup {
    let stage = shown.stage;
    html! {
        section.download__proof aria-label=(tr::proof()) aria-busy=(matches!(stage, Stage::Working(..))) {
            p.download__told aria-live="polite" data-proof=(state(stage)) { (told(stage)) }
            @match stage {
                Stage::Working(progress, _) => {
                    (bar(*progress))
                    button.button.button--small type="button" data-act="stop" { (tr::proof_stop()) }
                }
                Stage::Stopped | Stage::Failed(_) => {
                    button.button.button--small type="button" data-act="again" { (tr::proof_again()) }
                }
                Stage::Proven(proof) => p.download__size { (size(proof.size)) },
                Stage::Closed | Stage::Empty => {}
            }
            @if let Some(proof) = stage.proof() { (lists(proof)) }
            // They are here whatever the stage, so that the one that was just chosen keeps the focus.
            @let keeps = shown.choices.format.keeps();
            @if !keeps.inside_tokens { (inside(shown.choices.inside_token)) }
            @if !keeps.overlaps { (overlaps(shown.choices.overlap)) }
        }
    }
}

fn state(stage: &Stage) -> &'static str {
    match stage {
        Stage::Working(..) => "working",
        Stage::Failed(_) => "failed",
        Stage::Proven(proof) if !proof.is_read => "unread",
        Stage::Proven(proof) if proof.report.holds() => "holds",
        Stage::Proven(_) => "changes",
        Stage::Closed | Stage::Stopped | Stage::Empty => "none",
    }
}

fn bar(progress: Progress) -> Markup {
    let Progress { done, total, .. } = progress;
    html! {
        div.download__progress {
            progress aria-label=(tr::proof()) max=(total.max(1)) value=(done) {}
            span { (tr::working_count(done, total)) }
        }
    }
}

/// What would change, and what reading the file back has met.
fn lists(proof: &Proof) -> Markup {
    let report = &proof.report;
    html! {
        @if !proof.changes.is_empty() {
            details.download__losses data-key="changes" {
                summary { (tr::proof_list(report.changed + report.split)) }
                (changes(proof))
            }
        }
        @if !report.problems.is_empty() {
            details.download__losses data-key="problems" {
                summary { (tr::proof_said(report.problems.count())) }
                ul tabindex="0" aria-label=(tr::proof_said(report.problems.count())) {
                    @for misfit in &report.problems.listed { li { (place(misfit)) ": " (misfit.reason) } }
                }
            }
        }
    }
}

fn inside(chosen: InsideToken) -> Markup {
    let all = [
        (InsideToken::SplitToken, "split", tr::download_inside_split()),
        (InsideToken::Widen, "widen", tr::download_inside_widen()),
        (InsideToken::LeaveOut, "leave-out", tr::download_leave_out()),
    ];
    html! {
        fieldset.choices.download__row data-key="inside" {
            legend { (tr::download_inside()) }
            @for (wish, arg, name) in all { (radio("inside", arg, name, wish == chosen)) }
        }
    }
}

fn overlaps(chosen: Overlap) -> Markup {
    let all = [
        (Overlap::KeepLonger, "longer", tr::download_overlap_longer()),
        (Overlap::KeepShorter, "shorter", tr::download_overlap_shorter()),
        (Overlap::LeaveOut, "leave-out", tr::download_overlap_neither()),
    ];
    html! {
        fieldset.choices.download__row data-key="overlap" {
            legend { (tr::download_overlap()) }
            @for (wish, arg, name) in all { (radio("overlap", arg, name, wish == chosen)) }
        }
    }
}

fn changes(proof: &Proof) -> Markup {
    let more = (proof.report.changed + proof.report.split).saturating_sub(proof.changes.len());
    html! {
        ul tabindex="0" aria-label=(tr::proof_changes()) {
            @for change in &proof.changes { (self::change(change)) }
            @if more > 0 { li { (tr::import_and_more(more)) } }
        }
    }
}

fn change(change: &Change) -> Markup {
    html! {
        li.download__change data-document=(change.document.0) data-start=(change.start) data-end=(change.end)
            data-label=(change.label) data-outcome=(outcome_id(change.outcome)) {
            span.download__words {
                span.download__context { "…" (change.before) }
                mark data-label=(change.label) { (change.words) }
                span.download__context { (change.after) "…" }
            }
            span.download__why {
                b { (change.label) } ": " (why(change.cause)) " " (becomes(change))
            }
            span.download__where { (change.title) }
        }
    }
}

const fn outcome_id(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::LeftOut) => "left-out",
        Some(Outcome::Widened(_)) => "widened",
        Some(Outcome::TokenSplit) => "token-split",
        None => "lost",
    }
}

fn why(cause: Option<Cause>) -> &'static str {
    match cause {
        Some(Cause::InsideToken) => tr::loss_inside_token(),
        Some(Cause::Overlap) => tr::loss_overlap(),
        Some(Cause::NoToken) => tr::loss_no_token(),
        Some(Cause::Rejected) => tr::loss_rejected(),
        None => tr::loss_unknown(),
    }
}

fn becomes(change: &Change) -> String {
    match change.outcome {
        Some(Outcome::LeftOut) => tr::loss_left_out().to_owned(),
        Some(Outcome::Widened(_)) => tr::loss_widened(&change.becomes),
        Some(Outcome::TokenSplit) => tr::loss_split().to_owned(),
        None => String::new(),
    }
}

/// How the proof stands, in a sentence.
fn told(stage: &Stage) -> String {
    match stage {
        Stage::Proven(proof) => proof.told(),
        Stage::Failed(problem) => problem.clone(),
        Stage::Stopped => tr::proof_stopped().to_owned(),
        Stage::Empty => tr::proof_empty().to_owned(),
        Stage::Working(progress, _) if progress.is_proving => tr::proof_reading().to_owned(),
        Stage::Working(..) => tr::proof_writing().to_owned(),
        Stage::Closed => String::new(),
    }
}

/// A size in words.
fn size(bytes: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes")]
    let bytes = bytes as usize;
    match bytes {
        0..1_000 => tr::size_bytes(bytes),
        1_000..1_000_000 => tr::size_kilobytes(bytes.div_ceil(1_000)),
        _ => tr::size_megabytes(bytes.div_ceil(1_000_000)),
    }
}
