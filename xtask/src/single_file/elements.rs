//! The elements of a built page, as far as the single file has to do with them: HTML that Trunk and this program have
//! written, not just any.

use std::ops::Range;

/// An element.
pub(super) struct Element<'a> {
    /// Its place in the page, with what is in it.
    pub(super) place: Range<usize>,
    /// Its first tag.
    tag: &'a str,
    /// The text of a script, nothing of other elements.
    pub(super) text: &'a str,
}

impl<'a> Element<'a> {
    /// What the element is.
    pub(super) fn name(&self) -> &'a str {
        self.tag[1..].split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default()
    }

    /// The value of an attribute, as Trunk writes them: in double quotes.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let (_, rest) = self.tag.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }
}

/// The links, scripts and metadata of a page, in order, without those in comments.
pub(super) fn elements(html: &str) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|start| at + start) {
        let rest = &html[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let Some(tag) = rest.find('>').map(|end| &rest[..=end]) else { break };
        at = start + tag.len();
        let text = if tag.starts_with("<script") { script_text(&rest[tag.len()..]) } else { "" };
        if tag.starts_with("<script") {
            at += text.len() + "</script>".len();
        }
        if ["<script", "<link", "<meta"].iter().any(|name| tag.starts_with(name)) {
            found.push(Element { place: start..at.min(html.len()), tag, text });
        }
    }
    found
}

fn script_text(rest: &str) -> &str {
    rest.find("</script>").map_or(rest, |end| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_with_their_text_and_place() {
        let html = "<head><!-- <script>no</script> --><meta charset=\"utf-8\" /><script type=\"module\">a < b</script>\
            <link rel=\"icon\" href=\"./i.svg\"/></head>";
        let found = elements(html);
        let seen: Vec<_> = found.iter().map(|element| (element.name(), element.text)).collect();
        assert_eq!(seen, [("meta", ""), ("script", "a < b"), ("link", "")]);
        assert_eq!(found[2].attribute("href"), Some("./i.svg"));
        assert_eq!(found[2].attribute("ref"), None);
        assert_eq!(&html[found[1].place.clone()], "<script type=\"module\">a < b</script>");
    }
}
