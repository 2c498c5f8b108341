//! An article as HTML: its text with non-overlapping `<mark>`s.
//!
//! A string, because a browser parses thousands of marks far faster than it answers a call for each attribute of each.
//! Parsed, it has the characters of the document, one to one, but for [`NUL_STANDS_FOR`].

use std::ops::Range;

use tallymark_dataset::{Annotation, AnnotationId, Decision};
use tallymark_text::{ByteSpan, Text};

use crate::view::describe;
use crate::view::filter;
use crate::view::segments::segments;

/// Attribute of a block: where it starts in the document, in UTF-16 code units.
pub const BLOCK_START: &str = "data-offset";

/// What stands in the HTML for U+0000, which no HTML can say: as long in UTF-16, to be put right in the DOM.
pub const NUL_STANDS_FOR: char = '\u{FFFD}';

/// How much text a part holds at most, in bytes, but for its last block: a few screens.
const PART: usize = 6_000;

/// An article without marks: its `blocks`, which follow each other, as paragraphs, and these in parts of about the same
/// length. The browser passes over the parts that are out of view, and looks at each of them in every frame, so that
/// there should be few.
pub fn article(text: &Text, blocks: &[ByteSpan]) -> String {
    let mut out = String::with_capacity(text.len() + blocks.len() * 32);
    let length = text.len() / text.len().div_ceil(PART).max(1);
    let mut full_at = 0;
    for block in blocks {
        let start = block.start().get();
        if start >= full_at {
            out.push_str(if start == 0 { PART_OPENS } else { PART_BREAKS });
            full_at = start + length.max(1);
        }
        out.push_str("<p");
        attribute(&mut out, BLOCK_START, &text.utf16_at(block.start()).get().to_string());
        out.push('>');
        escape(&mut out, text.slice(*block));
        out.push_str("</p>");
    }
    if !blocks.is_empty() {
        out.push_str("</div>");
    }
    out
}

const PART_OPENS: &str = "<div class=\"article__part\">";
const PART_BREAKS: &str = "</div><div class=\"article__part\">";

/// Adds the text of a block with the marks of `annotations`, those that overlap it. The one that is `selected` is
/// current, and alone in the tab order.
pub fn marks(
    out: &mut String,
    text: &Text,
    block: ByteSpan,
    annotations: &[&Annotation],
    selected: Option<AnnotationId>,
) {
    let mut start = text.utf16_at(block.start()).get();
    for segment in segments(block, annotations) {
        let words = text.slice(segment.span);
        let end = start + words.encode_utf16().count();
        let known = |id: &AnnotationId| annotations.iter().copied().find(|annotation| annotation.id == *id);
        let covering: Vec<&Annotation> = segment.covered_by.iter().filter_map(known).collect();
        match covering.first() {
            None => escape(out, words),
            Some(top) => {
                let begins = |a: &&Annotation| segment.span.start() == a.span.start().max(block.start());
                let tag = (covering.len() > 1 || !begins(top)).then(|| tag(covering.iter().copied().filter(begins)));
                mark(out, (start..end, words), &covering, tag.as_deref(), selected == Some(top.id));
            }
        }
        start = end;
    }
}

/// What stands over a mark where several mentions meet: the labels of those that begin there, the longest first, each
/// with its sign.
fn tag<'a>(begun: impl DoubleEndedIterator<Item = &'a Annotation>) -> String {
    let labels: Vec<String> = begun.rev().map(|a| format!("{}{}", sign(a.decision), a.label)).collect();
    labels.join(" · ")
}

/// The sign of a decision, as the style sheet has it for a mark of one mention.
fn sign(decision: Decision) -> &'static str {
    match decision {
        Decision::Suggested => "",
        Decision::Accepted => "✓ ",
        Decision::Corrected => "✎ ",
        Decision::Rejected => "✕ ",
        Decision::Added => "+ ",
    }
}

/// Adds a mark: where it is and its words, the annotations there, the one that is drawn first. Each of the others has an
/// element of its own around the words, for the line under them.
fn mark(
    out: &mut String,
    (place, words): (Range<usize>, &str),
    covering: &[&Annotation],
    tag: Option<&str>,
    is_current: bool,
) {
    let [top, under @ ..] = covering else { return };
    out.push_str("<mark");
    attribute(out, "data-start", &place.start.to_string());
    attribute(out, "data-end", &place.end.to_string());
    if !under.is_empty() {
        let ids: Vec<String> = covering.iter().map(|annotation| annotation.id.to_string()).collect();
        attribute(out, "data-ids", &ids.join(" "));
    }
    if let Some(tag) = tag {
        attribute(out, "data-tag", tag);
    }
    for (name, value) in meaning(top) {
        if let Some(value) = value {
            attribute(out, name, &value);
        }
    }
    for (name, value) in place_in_review(is_current) {
        if let Some(value) = value {
            attribute(out, name, value);
        }
    }
    out.push('>');
    for annotation in under {
        out.push_str("<span class=\"under\"");
        attribute(out, "data-label", &annotation.label);
        attribute(out, "data-decision", annotation.decision.name());
        out.push('>');
    }
    escape(out, words);
    out.extend(under.iter().map(|_| "</span>"));
    out.push_str("</mark>");
}

/// The attributes of a mark that a decision changes.
pub fn meaning(annotation: &Annotation) -> [(&'static str, Option<String>); 7] {
    [
        ("data-id", Some(annotation.id.to_string())),
        ("data-label", Some(annotation.label.clone())),
        ("data-decision", Some(annotation.decision.name().to_owned())),
        ("data-found", Some(filter::found(annotation))),
        ("data-value", Some(describe::value(&annotation.norm)).filter(|value| !value.is_empty())),
        ("data-uncertain", annotation.uncertain.then(String::new)),
        ("aria-description", Some(describe::description(annotation))),
    ]
}

/// The attributes of a mark that say whether it is under review.
pub fn place_in_review(is_current: bool) -> [(&'static str, Option<&'static str>); 2] {
    [("aria-current", is_current.then_some("true")), ("tabindex", Some(if is_current { "0" } else { "-1" }))]
}

fn attribute(out: &mut String, name: &str, value: &str) {
    for part in [" ", name, "=\""] {
        out.push_str(part);
    }
    escape(out, value);
    out.push('"');
}

/// Writes characters as HTML, for text and for attributes in double quotes. A parser reads a bare CR as LF.
fn escape(out: &mut String, characters: &str) {
    let mut rest = characters;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\r', '\0']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mut characters = from.chars();
        match characters.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\r') => out.push_str("&#13;"),
            _ => out.push(NUL_STANDS_FOR),
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::annotation;
    use tallymark_text::Span;

    fn drawn(text: &str, annotations: &[Annotation], selected: Option<u32>) -> String {
        let text = Text::new(text);
        let block = Span::new(0, text.len()).unwrap_or_else(|error| panic!("{error}"));
        let mut out = String::new();
        marks(&mut out, &text, block, &annotations.iter().collect::<Vec<_>>(), selected.map(AnnotationId));
        out
    }

    #[test]
    fn a_mark_has_the_attributes_of_the_contract() {
        let mention = Annotation { decision: Decision::Accepted, ..annotation(7, 3, 7) };
        assert_eq!(
            drawn("At Acme.", &[mention], None),
            "At <mark data-start=\"3\" data-end=\"7\" data-id=\"m7\" data-label=\"ORG\" data-decision=\"accepted\" \
             data-found=\"rule 100\" aria-description=\"ORG, accepted\" tabindex=\"-1\">Acme</mark>."
        );
    }

    #[test]
    fn the_selected_mark_alone_is_current_and_in_the_tab_order() {
        let html = drawn("Acme Bell", &[annotation(0, 0, 4), annotation(1, 5, 9)], Some(1));
        assert_eq!(html.matches("aria-current=\"true\" tabindex=\"0\"").count(), 1, "{html}");
        assert!(html.contains("aria-current=\"true\" tabindex=\"0\">Bell<"), "{html}");
        assert_eq!(html.matches("tabindex=\"-1\"").count(), 1, "{html}");
    }

    #[test]
    fn places_are_in_utf16_and_go_on_from_the_block_before() {
        let text = Text::new("🦀é\n🦀 Acme");
        let block = Span::new(7, 16).unwrap_or_else(|error| panic!("{error}"));
        let mut out = String::new();
        marks(&mut out, &text, block, &[&annotation(0, 12, 16)], None);
        assert!(out.starts_with("🦀 <mark data-start=\"7\" data-end=\"11\""), "{out}");
    }

    #[test]
    fn an_article_has_its_blocks_in_parts_of_about_the_same_length() {
        let text = Text::new("é🦀<\n".repeat(2_000));
        let spans: Vec<ByteSpan> = (0..2_000).filter_map(|line| Span::new(line * 8, line * 8 + 8).ok()).collect();
        let html = article(&text, &spans);
        let parts: Vec<&str> = html.split(PART_OPENS).skip(1).collect();
        let blocks: Vec<usize> = parts.iter().map(|part| part.matches("<p ").count()).collect();
        assert_eq!(blocks, [667, 667, 666]);
        assert!(parts.iter().all(|part| part.ends_with("</p></div>")));
        assert!(html.contains("<p data-offset=\"5\">é🦀&lt;\n</p>"), "{html}");
        assert_eq!(article(&Text::new(""), &[]), "");
    }

    #[test]
    fn nested_mentions_are_named_together_and_the_shortest_is_drawn() {
        let html = drawn("Bank of France", &[annotation(0, 0, 14), annotation(1, 8, 14)], None);
        assert!(html.contains("data-end=\"14\" data-ids=\"m1 m0\" data-tag=\"ORG\" data-id=\"m1\""), "{html}");
        assert!(
            html.ends_with(
                "><span class=\"under\" data-label=\"ORG\" data-decision=\"suggested\">France</span></mark>"
            ),
            "{html}"
        );
        assert!(html.contains("data-start=\"0\" data-end=\"8\" data-id=\"m0\""), "{html}");
    }

    #[test]
    fn a_tag_names_what_begins_there() {
        let labelled = |id, start, end, label: &str, decision| Annotation {
            label: label.to_owned(),
            decision,
            ..annotation(id, start, end)
        };
        let tags = |mentions: &[Annotation]| -> Vec<String> {
            let html = drawn("Bank of France", mentions, None);
            html.split("<mark")
                .skip(1)
                .map(|mark| {
                    let tag = mark.split_once("data-tag=\"").and_then(|(_, rest)| rest.split_once('"'));
                    tag.map_or_else(|| "its label".to_owned(), |(tag, _)| tag.to_owned())
                })
                .collect()
        };
        let org = labelled(0, 0, 14, "ORG", Decision::Accepted);
        let gpe = labelled(1, 8, 14, "GPE", Decision::Suggested);
        assert_eq!(tags(std::slice::from_ref(&org)), ["its label"]);
        assert_eq!(tags(&[org.clone(), gpe]), ["its label", "GPE"]);
        let bank = labelled(2, 0, 4, "FAC", Decision::Rejected);
        assert_eq!(tags(&[org.clone(), bank]), ["✓ ORG · ✕ FAC", ""]);
        let crossing = labelled(3, 5, 14, "LAW", Decision::Suggested);
        assert_eq!(tags(&[labelled(4, 0, 7, "ORG", Decision::Suggested), crossing]), ["its label", "LAW", ""]);
    }

    #[test]
    fn what_html_would_read_otherwise_is_escaped_in_text_and_in_attributes() {
        let text = "<b>&amp;\"\r\n\0";
        let escaped = "&lt;b&gt;&amp;amp;&quot;&#13;\n\u{FFFD}";
        let mention = Annotation { label: text.to_owned(), ..annotation(0, 0, text.len()) };
        let html = drawn(text, &[mention], None);
        assert!(html.contains(&format!("data-label=\"{escaped}\"")), "{html}");
        assert!(html.ends_with(&format!(">{escaped}</mark>")), "{html}");
        let text = Text::new(text);
        let whole = Span::new(0, text.len()).unwrap_or_else(|error| panic!("{error}"));
        assert!(article(&text, &[whole]).contains(&format!("<p data-offset=\"0\">{escaped}</p>")));
    }
}
