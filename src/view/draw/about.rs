//! What is known about a document, to be read and changed.

use maud::{Markup, html};
use tallymark_dataset::Document;

use crate::tr;

/// A form: each field is taken when it is left.
pub fn form(document: &Document, tags: &[(String, usize)]) -> Markup {
    let source = web_address(&document.source);
    html! {
        div class="about" {
            (field("about-title", "title", tr::documents_about_headline(), &document.title, "text", None))
            div class="about__row" {
                (field("about-date", "date", tr::documents_about_date(), &date(document), "date",
                    Some(tr::documents_about_date_hint())))
                (field("about-author", "author", tr::documents_about_author(), &document.author, "text", None))
            }
            (field("about-source", "source", tr::documents_about_source(), &document.source, "url", None))
            @if let Some(address) = source { p class="about__link" { (link(address)) } }
            label class="field" {
                span class="field__name" {
                    (tr::documents_about_tags()) " "
                    span class="field__hint" { (tr::documents_about_tags_hint()) }
                }
                input id="about-tags" class="input" type="text" data-act="tags" autocomplete="off" value=(document.tags.join(", "));
            }
            (suggested(document, tags))
            p class="about__facts" {
                (tr::documents_about_added(document.added_at.0.get(..10).unwrap_or_default())) " · "
                (tr::documents_about_length(document.text.code_point_len()))
            }
        }
    }
}

/// Tags of other documents, one press away.
fn suggested(document: &Document, tags: &[(String, usize)]) -> Markup {
    const SUGGESTED: usize = 24;
    let others: Vec<&str> =
        tags.iter().map(|(tag, _)| tag.as_str()).filter(|tag| !document.tags.iter().any(|t| t == tag)).collect();
    html! {
        @if !others.is_empty() {
            div class="about__tags" role="group" aria-label=(tr::documents_tag_add()) {
                @for tag in others.into_iter().take(SUGGESTED) {
                    button type="button" class="button button--small button--chip" data-act="add-tag" data-arg=(tag) { "+ " (tag) }
                }
            }
        }
    }
}

fn field(id: &str, act: &str, name: &str, value: &str, kind: &str, hint: Option<&str>) -> Markup {
    html! {
        label class="field" {
            span class="field__name" { (name) }
            input id=(id) class="input" type=(kind) data-act=(act) value=(value) title=[hint] autocomplete="off";
        }
    }
}

fn date(document: &Document) -> String {
    document.date.map(|date| date.to_string()).unwrap_or_default()
}

/// Who wrote a document, and where it was published: for the head of the article.
pub fn from(author: &str, source: &str) -> Markup {
    html! {
        @if !author.is_empty() { span class="article-head__author" { (tr::documents_about_by(author)) } }
        @if let Some(address) = web_address(source) { (link(address)) }
    }
}

/// A link to where a document was published; it is followed only when it is pressed, and tells nobody where from.
fn link(address: &str) -> Markup {
    html! {
        a href=(address) target="_blank" rel="noreferrer noopener" { (tr::documents_about_open_source()) }
    }
}

/// A source that can be followed: an address on the web, and nothing that a browser would run.
pub fn web_address(source: &str) -> Option<&str> {
    let source = source.trim();
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| source.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    (is_web && !source.contains(char::is_whitespace)).then_some(source)
}

/// The tags of a field: divided by commas, each once, without blanks around them.
pub fn tags(written: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in written.split([',', ';', '\n']).map(str::trim).filter(|tag| !tag.is_empty()) {
        let tag = tag.trim_start_matches('#');
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_divided_by_commas_and_each_is_there_once() {
        assert_eq!(tags(" war, #economy ,, war;Їжа , # "), ["war", "economy", "Їжа"]);
        assert!(tags(" , ").is_empty());
    }

    #[test]
    fn what_is_not_known_is_not_shown() {
        assert_eq!(from("", "").into_string(), "");
        let both = from("A <b>", "https://example.org/?a&b").into_string();
        assert!(both.contains("A &lt;b&gt;") && both.contains("href=\"https://example.org/?a&amp;b\""), "{both}");
    }

    #[test]
    fn only_addresses_on_the_web_are_links() {
        for (source, is_link) in [
            ("https://example.org/a?b", true),
            (" HTTP://example.org ", true),
            ("javascript:alert(1)", false),
            ("https://a b", false),
            ("Reuters", false),
            ("", false),
            ("їжа://", false),
        ] {
            assert_eq!(web_address(source).is_some(), is_link, "{source:?}");
        }
    }
}
