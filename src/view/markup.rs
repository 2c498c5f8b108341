//! HTML before it is parsed.

/// `html` without its style sheets and style attributes. They mean nothing for the text, and a browser reports each of
/// them as a breach of the page's content security policy.
///
/// ```
/// use tallymark::view::markup::without_styles;
/// assert_eq!(without_styles("<p style='a>b' id=x>style=\"no\"</p>"), "<p id=x>style=\"no\"</p>");
/// assert_eq!(without_styles("a<STYLE media=print>p{}</style>b"), "ab");
/// ```
pub fn without_styles(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (text, tag) = rest.split_at(open);
        out.push_str(text);
        rest = if tag.starts_with("<!--") {
            copy(&mut out, tag, tag.find("-->").map_or(tag.len(), |end| end + 3))
        } else if begins(tag, "<style") {
            let end = tag.to_ascii_lowercase().find("</style");
            let after = end.and_then(|end| tag.get(end..)).unwrap_or_default();
            after.split_once('>').map_or("", |(_, after)| after)
        } else if tag.chars().nth(1).is_some_and(char::is_alphabetic) {
            copy_tag(&mut out, tag)
        } else {
            copy(&mut out, tag, 1)
        };
    }
    out.push_str(rest);
    out
}

fn begins(tag: &str, name: &str) -> bool {
    tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// Copies `len` bytes and returns what follows.
fn copy<'a>(out: &mut String, from: &'a str, len: usize) -> &'a str {
    let (copied, rest) = from.split_at_checked(len).unwrap_or((from, ""));
    out.push_str(copied);
    rest
}

/// Copies an opening tag but for its style attribute, and returns what follows it.
fn copy_tag<'a>(out: &mut String, tag: &'a str) -> &'a str {
    let mut rest = copy(out, tag, tag.find([' ', '\t', '\n', '\r', '/', '>']).unwrap_or(tag.len()));
    loop {
        let space = rest.len() - rest.trim_start().len();
        let attribute = rest.get(space..).unwrap_or_default();
        let len = match attribute.chars().next() {
            None => return copy(out, rest, rest.len()),
            Some('>') => return copy(out, rest, space + 1),
            Some('/') => 1,
            Some(_) => attribute_len(attribute),
        };
        rest = if begins(attribute, "style=") || begins(attribute, "style =") {
            attribute.get(len..).unwrap_or_default()
        } else {
            copy(out, rest, space + len)
        };
    }
}

/// The length of the attribute that `text` begins with, its value and quotes included.
fn attribute_len(text: &str) -> usize {
    let name = text.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(text.len()).max(1);
    let after = text.get(name..).unwrap_or_default();
    let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else { return name };
    let before = text.len() - value.len();
    let quoted = ['"', '\''].into_iter().find(|quote| value.starts_with(*quote));
    before
        + match quoted {
            Some(quote) => {
                value.char_indices().skip(1).find(|(_, c)| *c == quote).map_or(value.len(), |(at, _)| at + 1)
            }
            None => value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len()),
        }
}

#[cfg(test)]
mod tests {
    use super::without_styles;

    #[test]
    fn styles_go_and_everything_else_stays() {
        let cases = [
            ("", ""),
            ("plain < text > here", "plain < text > here"),
            ("<p>one</p>", "<p>one</p>"),
            ("<p class=\"a\" style=\"color:red\" id='b'>x", "<p class=\"a\" id='b'>x"),
            ("<p STYLE=color:red>x", "<p>x"),
            ("<p style = \"a\">x", "<p>x"),
            ("<img alt='style=\"x\"'/>", "<img alt='style=\"x\"'/>"),
            ("<br/><br />", "<br/><br />"),
            ("<style>p > a { }</style><p>é</p>", "<p>é</p>"),
            ("<style>never closed", ""),
            ("<!-- <p style=x> --><p>y", "<!-- <p style=x> --><p>y"),
            ("<p style=\"never closed", "<p"),
            ("<p class=", "<p class="),
            ("<p a=1 =x>y", "<p a=1 =x>y"),
        ];
        for (html, expected) in cases {
            assert_eq!(without_styles(html), expected, "{html}");
        }
    }
}
