//! The content security policy of the built page.
//!
//! Trunk starts the page with an inline script whose text changes with every build, so the policy is written after
//! the build, with the hash of each inline script.

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// How the policy's element starts; one that is there already is replaced.
const META: &str = "<meta http-equiv=\"Content-Security-Policy\"";

/// `html` with a policy that allows its own files, its inline scripts and nothing else.
pub(super) fn written(html: &str) -> Result<String> {
    let html = without_policy(html);
    let meta = format!("{META} content=\"{}\">", policy(&html));
    // Before everything that it rules, after the charset, which must be near the start of the file.
    let head = html.find("<head").and_then(|start| end_of_tag(&html, start)).context("the page has no <head>")?;
    let place = html.find("<meta charset").and_then(|start| end_of_tag(&html, start)).unwrap_or(head);
    ensure!(html.find("<script").is_none_or(|script| place < script), "a script comes before <meta charset>");
    Ok(format!("{}{meta}{}", &html[..place], &html[place..]))
}

fn without_policy(html: &str) -> String {
    let policy = html.find(META).and_then(|start| Some((start, end_of_tag(html, start)?)));
    policy.map_or_else(|| html.to_owned(), |(start, end)| format!("{}{}", &html[..start], &html[end..]))
}

fn end_of_tag(html: &str, start: usize) -> Option<usize> {
    html[start..].find('>').map(|length| start + length + 1)
}

/// The policy: one `name value…` for each kind of thing that a page can load.
fn policy(html: &str) -> String {
    let scripts: Vec<_> =
        ["'self' 'wasm-unsafe-eval'".to_owned()].into_iter().chain(inline_scripts(html).map(hash)).collect();
    [
        "default-src 'none'",
        // WebAssembly is compiled from the page's own file; `eval` stays forbidden.
        &format!("script-src {}", scripts.join(" ")),
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        // The page's own files only: what is typed into it cannot be sent anywhere.
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

/// The text of each script that has no `src` and is no data.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once("</script")?;
        let runs = !attributes.contains(" src=") && !attributes.contains("\"application/json\"");
        runs.then_some(text)
    })
}

/// The policy's word for a script's text, hashed as a browser sees it: with the line ends of HTML.
pub(crate) fn hash(script: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script.replace("\r\n", "\n"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>t</title>\
        <script src=\"a.js\"></script><script type=\"application/json\">{}</script><script type=\"module\">start()</script></head></html>";

    #[test]
    fn inline_scripts_are_allowed_by_their_hash() {
        let html = written(PAGE).expect("the page has a head");
        // printf 'start()' | openssl dgst -sha256 -binary | base64
        assert!(html.contains("'wasm-unsafe-eval' 'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='; "), "{html}");
        assert_eq!(html.matches("sha256-").count(), 1);
        assert!(html.starts_with("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta http-equiv="));
    }

    #[test]
    fn a_policy_that_is_there_is_replaced() {
        let once = written(PAGE).expect("the page has a head");
        assert_eq!(written(&once).expect("still has a head"), once);
    }

    #[test]
    fn a_page_that_cannot_be_ruled_is_an_error() {
        assert!(written("<p>no head</p>").is_err());
        assert!(written("<head><script>early()</script><meta charset=\"utf-8\"></head>").is_err());
    }
}
