//! HTML into clean paragraphs: the clipboard's and that of files.

use crate::view::markup::without_styles;
use tallymark_extract::Date;
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

/// The text of a web page.
pub struct Page {
    /// Its title, where it has one.
    pub title: Option<String>,
    /// The day it was published, where its metadata say so.
    pub date: Option<Date>,
    /// Paragraphs with an empty line between them, list items with a bullet, table cells with a tab.
    pub text: String,
}

/// Elements whose text nobody reads as part of an article.
const SKIPPED: &[&str] = &[
    "SCRIPT",
    "STYLE",
    "NOSCRIPT",
    "TEMPLATE",
    "HEAD",
    "NAV",
    "ASIDE",
    "FORM",
    "BUTTON",
    "SELECT",
    "TEXTAREA",
    "IFRAME",
    "SVG",
    "CANVAS",
    "VIDEO",
    "AUDIO",
    "OBJECT",
    "FIGCAPTION",
    "FOOTER",
];

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "P",
    "DIV",
    "SECTION",
    "ARTICLE",
    "MAIN",
    "HEADER",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "UL",
    "OL",
    "DL",
    "DT",
    "DD",
    "BLOCKQUOTE",
    "PRE",
    "TABLE",
    "FIGURE",
    "ADDRESS",
    "HR",
    "BODY",
    "DETAILS",
    "SUMMARY",
];

/// Reads HTML. Scripts in it never run and nothing it names is loaded: it is parsed into a document of its own.
/// `None` where it holds no text.
pub fn read(html: &str) -> Option<Page> {
    let document = DomParser::new().ok()?.parse_from_string(&without_styles(html), SupportedType::TextHtml).ok()?;
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    let attribute = |selector: &str, name: &str| find(selector).and_then(|element| element.get_attribute(name));
    let published = attribute("meta[property='article:published_time']", "content")
        .or_else(|| attribute("time[datetime]", "datetime"));
    let words = |selector: &str| find(selector).and_then(|element| element.text_content()).map(|text| collapse(&text));
    let title = ["title", "h1"].into_iter().filter_map(words).find(|title| !title.is_empty());
    let body: Element = find("article").or_else(|| find("main")).or_else(|| document.body().map(Into::into))?;
    let mut text = String::new();
    walk(&body, false, &mut text);
    let text = tidied(&text);
    (!text.is_empty()).then(|| Page {
        title,
        date: published.and_then(|moment| moment.get(..10).and_then(|day| day.parse().ok())),
        text,
    })
}

/// Writes the text of `node`'s children to `out`, line breaks where the page would show them.
fn walk(node: &Node, preformatted: bool, out: &mut String) {
    let mut child = node.first_child();
    while let Some(node) = child {
        match node.node_type() {
            Node::TEXT_NODE => write_text(&node.text_content().unwrap_or_default(), preformatted, out),
            Node::ELEMENT_NODE => write_element(&node, preformatted, out),
            _ => {}
        }
        child = node.next_sibling();
    }
}

fn write_element(node: &Node, preformatted: bool, out: &mut String) {
    let name = node.node_name().to_ascii_uppercase();
    let hidden = node.dyn_ref::<Element>().is_some_and(|element| {
        element.has_attribute("hidden") || element.get_attribute("aria-hidden").as_deref() == Some("true")
    });
    match name.as_str() {
        skipped if hidden || SKIPPED.contains(&skipped) => {}
        "BR" => out.push('\n'),
        "LI" => {
            // Read by itself, so that a block within the item does not part it from its bullet.
            let mut item = String::new();
            walk(node, preformatted, &mut item);
            out.push_str("\n• ");
            out.push_str(item.trim());
            out.push('\n');
        }
        "TR" => {
            out.push('\n');
            walk(node, preformatted, out);
        }
        "TD" | "TH" => {
            walk(node, preformatted, out);
            out.push('\t');
        }
        block if BLOCKS.contains(&block) => {
            out.push_str("\n\n");
            walk(node, preformatted || block == "PRE", out);
            out.push_str("\n\n");
        }
        _ => walk(node, preformatted, out),
    }
}

fn write_text(text: &str, preformatted: bool, out: &mut String) {
    if preformatted {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        // White space collapses as on a page; a no-break space is a character of its own.
        match c {
            ' ' | '\t' | '\n' | '\r' | '\u{c}' if out.ends_with([' ', '\n', '\t']) => {}
            ' ' | '\t' | '\n' | '\r' | '\u{c}' => out.push(' '),
            c => out.push(c),
        }
    }
}

/// No space at the ends of lines, at most one empty line in a row, none between the items of a list, none at the ends.
fn tidied(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    let mut parted = false;
    for line in text.lines().map(|line| line.trim_matches([' ', '\t'])) {
        if line.is_empty() || line == "•" {
            parted = true;
            continue;
        }
        let in_list = line.starts_with('•') && before.starts_with('•');
        match (before.is_empty(), parted && !in_list) {
            (true, _) => {}
            (false, true) => out.push_str("\n\n"),
            (false, false) => out.push('\n'),
        }
        out.push_str(line);
        before = line;
        parted = false;
    }
    out
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
