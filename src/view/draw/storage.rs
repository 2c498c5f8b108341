//! The dialog about storage, as HTML.

use maud::{Markup, html};

use super::icon;
use crate::state::Saving;
use crate::tr;
use crate::view::backup::{Flaw, Kind};
use crate::view::storing::{Holds, Kept, Offer, Removal, Stage, Standing};

/// How many of the things that are wrong with a file are listed.
const LISTED: usize = 50;

/// What the dialog shows.
pub struct Shown<'a> {
    /// What it is about.
    pub stage: &'a Stage,
    /// How the work is kept.
    pub standing: &'a Standing,
    /// Whether it is stored.
    pub saving: &'a Saving,
    /// What there is.
    pub holds: Holds,
    /// Whether the page is one file on a disk.
    pub is_file: bool,
    /// Whether the next visit needs no network.
    pub works_offline: bool,
    /// The address that the browser keeps storage for.
    pub address: &'a str,
    /// Version and build of the page.
    pub version: (&'a str, &'a str),
}

/// The dialog.
pub fn storage(shown: &Shown<'_>) -> Markup {
    html! {
        // Chosen by a button: a field for files cannot be drawn.
        input #storage-file.visually-hidden type="file" data-act="chosen" tabindex="-1" accept=".jsonl,.json"
            aria-label=(tr::storage_choose());
        @match shown.stage {
            Stage::Standing | Stage::Removing(_) | Stage::Writing(..) => (standing(shown)),
            Stage::Reading(percent) => (waiting(&tr::storage_reading(usize::from(*percent)), Some(*percent))),
            Stage::Restoring => (waiting(tr::storage_restoring(), None)),
            Stage::Refused(reason) => (refused(reason)),
            Stage::Offered(offer) => (offered(offer, shown.holds, false)),
            Stage::Confirming(offer) => (offered(offer, shown.holds, true)),
        }
    }
}

fn standing(shown: &Shown<'_>) -> Markup {
    let Shown { stage, standing, .. } = shown;
    html! {
        (figures(shown))
        (promise(standing))
        (backup(stage))
        @if standing.unreadable > 0 { (unreadable(standing.unreadable, stage)) }
        @if !standing.replaced.is_empty() {
            section.storage__part aria-labelledby="storage-earlier" {
                h3.storage__name #storage-earlier { (tr::storage_earlier()) }
                ul.storage__list { @for kept in &standing.replaced { (replaced(kept, stage)) } }
            }
        }
        p.storage__about {
            (tr::storage_version(shown.version.0))
            @if !shown.version.1.is_empty() { " · " (tr::storage_build(shown.version.1)) }
            @if shown.works_offline { " · " (tr::storage_offline()) }
        }
        div.dialog__acts { button.button.button--strong data-act="close" autofocus { (tr::close()) } }
    }
}

/// Where the work is, and how much there is of it.
fn figures(shown: &Shown<'_>) -> Markup {
    let Holds { documents, annotations: _, decisions } = shown.holds;
    html! {
        @match shown.saving {
            Saving::Failed(reason) => p.storage__lead.storage__lead--failed { (tr::storage_nowhere(reason)) },
            _ if shown.is_file => p.storage__lead { (tr::storage_where_file()) },
            _ => p.storage__lead { (tr::storage_where(shown.address)) },
        }
        dl.storage__figures {
            (figure(&tr::number(documents), tr::storage_documents(documents)))
            (figure(&tr::number(decisions), tr::storage_decisions(decisions)))
            @if let Some(usage) = shown.standing.usage {
                (figure(&tr::storage_megabytes(&megabytes(usage)), tr::storage_usage().into()))
            }
        }
    }
}

fn figure(number: &str, name: String) -> Markup {
    html! { div.storage__figure { dt { (name) } dd { (number) } } }
}

fn megabytes(bytes: f64) -> String {
    let megabytes = bytes / 1_000_000.0;
    tr::decimal(megabytes, if megabytes < 10.0 { 1 } else { 0 })
}

/// Whether the browser has promised to keep the work.
fn promise(standing: &Standing) -> Markup {
    html! {
        @match standing.is_promised {
            Some(true) => p.storage__promise.storage__promise--given { (icon::drawn(icon::ACCEPT)) span { (tr::storage_promised()) } },
            Some(false) => div.storage__promise {
                (icon::drawn(icon::INFO))
                span {
                    (tr::storage_not_promised())
                    @if standing.is_refused { " " (tr::storage_refused()) }
                }
                button.button.button--small data-act="ask" { (tr::storage_ask()) }
            },
            None => {},
        }
    }
}

fn backup(stage: &Stage) -> Markup {
    let is_writing = matches!(stage, Stage::Writing(..));
    html! {
        section.storage__part aria-labelledby="storage-backup" {
            h3.storage__name #storage-backup { (tr::storage_backup()) }
            p.storage__hint { (tr::storage_backup_hint()) }
            div.storage__acts {
                button.button data-act="download" disabled[is_writing] {
                    (icon::drawn(icon::DOWNLOAD)) (tr::storage_download())
                }
                button.button data-act="restore" disabled[is_writing] { (icon::drawn(icon::FILE)) (tr::storage_restore()) }
            }
            @if let Stage::Writing(done, total) = stage {
                p.storage__hint aria-live="polite" { (tr::storage_writing(*done, *total)) }
            }
        }
    }
}

fn unreadable(count: usize, stage: &Stage) -> Markup {
    let is_asked = *stage == Stage::Removing(Removal::Unreadable);
    html! {
        section.storage__part.storage__part--wrong aria-labelledby="storage-unreadable" {
            h3.storage__name #storage-unreadable { (tr::storage_unreadable(count)) }
            p.storage__hint { (tr::storage_unreadable_hint()) }
            @if is_asked {
                (question(tr::storage_remove_unreadable()))
            } @else {
                div.storage__acts {
                    button.button.button--small data-act="bundle" { (icon::drawn(icon::DOWNLOAD)) (tr::storage_bundle()) }
                    button.button.button--small.button--quiet data-act="remove-unreadable" { (tr::storage_remove()) }
                }
            }
        }
    }
}

fn replaced(kept: &Kept, stage: &Stage) -> Markup {
    let is_asked = matches!(stage, Stage::Removing(Removal::Replaced(key)) if *key == kept.key);
    html! {
        li.storage__kept {
            span { (tr::storage_replaced(&kept.at, kept.documents)) }
            @if is_asked {
                (question(tr::storage_remove_replaced()))
            } @else {
                div.storage__acts {
                    button.button.button--small data-act="replaced" data-arg=(kept.key) { (tr::storage_replaced_download()) }
                    button.button.button--small.button--quiet data-act="remove-replaced" data-arg=(kept.key) {
                        (tr::storage_remove())
                    }
                }
            }
        }
    }
}

/// Whether something is really to be removed.
fn question(words: &str) -> Markup {
    html! {
        div.storage__question role="group" aria-label=(words) {
            span { (words) }
            button #storage-focus.button.button--small data-act="keep" { (tr::storage_keep()) }
            button.button.button--small.storage__danger data-act="remove" { (tr::storage_remove()) }
        }
    }
}

fn waiting(words: &str, percent: Option<u8>) -> Markup {
    html! {
        div #storage-focus.storage__waiting tabindex="-1" {
            p.storage__lead aria-live="polite" { (words) }
            @match percent {
                Some(percent) => progress max="100" value=(percent) aria-label=(words) {},
                None => progress aria-label=(words) {},
            }
        }
        @if percent.is_some() {
            div.dialog__acts { button.button data-act="back" { (tr::storage_cancel()) } }
        }
    }
}

fn refused(reason: &str) -> Markup {
    html! {
        p.storage__lead.storage__lead--failed role="alert" { (reason) }
        div.dialog__acts {
            button.button data-act="back" { (tr::storage_back()) }
            button #storage-focus.button.button--strong data-act="restore" { (tr::storage_other_file()) }
        }
    }
}

fn offered(offer: &Offer, here: Holds, is_asked: bool) -> Markup {
    if offer.header.tallymark == Kind::Recovery {
        return bundle(offer);
    }
    html! {
        section.storage__offer role="region" aria-label=(tr::storage_in_backup()) {
            h3.storage__name {
                @if offer.made.is_empty() { (tr::storage_undated()) } @else { (tr::storage_of(&offer.made)) }
            }
            p.storage__file { (offer.file) @if !offer.header.version.is_empty() { " · " (tr::storage_version(&offer.header.version)) } }
            (compared(offer.holds, here))
            @if !offer.flaws.is_empty() { (flaws(&offer.flaws)) }
            @if !offer.unreadable.is_empty() { p.storage__hint { (tr::storage_had_unreadable(offer.unreadable.len())) } }
        }
        @if here != Holds::default() {
            p.storage__hint { @if offer.can_keep { (tr::storage_will_keep()) } @else { (tr::storage_cannot_keep()) } }
        }
        @if is_asked {
            div.storage__confirm role="group" aria-label=(tr::storage_confirm()) {
                span { (tr::storage_confirm()) }
                button #storage-focus.button data-act="unsure" { (tr::storage_cancel()) }
                button.button.storage__danger data-act="replace" { (tr::storage_confirm_replace()) }
            }
        } @else {
            div.dialog__acts {
                button.button data-act="back" { (tr::storage_back()) }
                @if here == Holds::default() {
                    button #storage-focus.button.button--strong data-act="replace" { (tr::storage_restore_now()) }
                } @else {
                    button #storage-focus.button.button--strong data-act="confirm" { (tr::storage_replace()) }
                }
            }
        }
    }
}

/// A backup beside what is here.
fn compared(backup: Holds, here: Holds) -> Markup {
    let row = |name: String, backup: usize, here: usize| {
        html! { tr { th scope="row" { (name) } td { (tr::number(backup)) } td { (tr::number(here)) } } }
    };
    html! {
        table.storage__compared {
            thead { tr { td {} th scope="col" { (tr::storage_in_backup()) } th scope="col" { (tr::storage_here()) } } }
            tbody {
                (row(tr::storage_documents(2), backup.documents, here.documents))
                (row(tr::storage_annotations(2), backup.annotations, here.annotations))
                (row(tr::storage_decisions(2), backup.decisions, here.decisions))
            }
        }
    }
}

fn flaws(flaws: &[Flaw]) -> Markup {
    let more = flaws.len().saturating_sub(LISTED);
    html! {
        div.storage__flaws role="region" aria-label=(tr::storage_flaws(flaws.len())) tabindex="0" {
            p.storage__wrong { (tr::storage_flaws(flaws.len())) }
            ul {
                @for flaw in flaws.iter().take(LISTED) {
                    li data-line=[flaw.line] {
                        @if let Some(line) = flaw.line { b { (tr::storage_line(line)) } ": " }
                        (flaw.reason)
                    }
                }
                @if more > 0 { li { (tr::storage_more(more)) } }
            }
            p.storage__hint { (tr::storage_flaws_hint()) }
        }
    }
}

/// A recovery bundle: there is nothing in it to be restored.
fn bundle(offer: &Offer) -> Markup {
    let more = offer.unreadable.len().saturating_sub(LISTED);
    html! {
        h3.storage__name { (tr::storage_recovery()) }
        p.storage__file { (offer.file) }
        p.storage__hint { (tr::storage_recovery_hint()) }
        ul.storage__records {
            @for record in offer.unreadable.iter().take(LISTED) { li { (record) } }
            @if more > 0 { li { (tr::storage_more(more)) } }
        }
        @if !offer.flaws.is_empty() { (flaws(&offer.flaws)) }
        div.dialog__acts { button #storage-focus.button.button--strong data-act="back" { (tr::storage_back()) } }
    }
}
