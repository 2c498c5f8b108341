//! What a search across all documents has found.

use maud::{Markup, html};
use tallymark_text::{ByteSpan, Span};

use crate::tr;
use crate::view::search_all::{Excerpt, Found, Search};

/// What is shown of a search.
pub struct Results<'a> {
    /// What was looked for.
    pub words: &'a str,
    /// How it goes.
    pub search: &'a Search,
    /// Whether there is more to look through.
    pub is_running: bool,
    /// How many documents with hits are shown.
    pub shown: usize,
    /// The title of a document.
    pub title: &'a dyn Fn(&Found) -> String,
}

/// The hits, by document.
pub fn results(results: &Results<'_>) -> Markup {
    let found = results.search.found();
    html! {
        section class="found" aria-label=(tr::documents_found_results()) {
            div class="found__head" {
                p class="found__summary" aria-live="polite" {
                    strong { (tr::documents_found_for(results.words)) } " "
                    (summary(results))
                }
                button type="button" class="button button--small" data-act="close-search" { (tr::documents_found_close()) }
            }
            ul class="found__documents" {
                @for found in found.iter().take(results.shown) {
                    li class="found__document" data-key=(found.document) {
                        p class="found__title" { ((results.title)(found)) }
                        ul class="found__hits" {
                            @for excerpt in &found.first { li { (hit(found, excerpt)) } }
                        }
                        @if found.count > found.first.len() {
                            p class="found__more" { (tr::documents_found_more(found.count - found.first.len())) }
                        }
                    }
                }
            }
            @if found.len() > results.shown {
                button type="button" class="button button--small" data-act="more-found" { (tr::documents_found_show_more()) }
            }
        }
    }
}

fn summary(results: &Results<'_>) -> String {
    let (done, all) = results.search.progress();
    match (results.search.hits(), results.search.found().len()) {
        (0, _) if results.is_running => tr::documents_found_searching(done * 100 / all.max(1)),
        (0, _) => tr::documents_found_none().to_owned(),
        (hits, documents) if results.is_running => {
            let so_far = tr::documents_found(hits, documents);
            format!("{so_far} · {}", tr::documents_found_searching(done * 100 / all.max(1)))
        }
        (hits, documents) => tr::documents_found(hits, documents),
    }
}

fn hit(found: &Found, excerpt: &Excerpt) -> Markup {
    html! {
        button type="button" class="found__hit" data-act="hit" data-arg=(place(found, excerpt)) {
            (excerpt.before) em class="hit" { (excerpt.hit) } (excerpt.after)
        }
    }
}

/// Where a hit is, as the page keeps it: bytes and the document.
fn place(found: &Found, excerpt: &Excerpt) -> String {
    format!("{} {} {}", excerpt.span.start().get(), excerpt.span.end().get(), found.document)
}

/// Which document and which words a hit of the page is.
pub fn placed(written: &str) -> Option<(&str, ByteSpan)> {
    let mut parts = written.splitn(3, ' ');
    let (start, end) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some((parts.next()?, Span::new(start, end).ok()?))
}
