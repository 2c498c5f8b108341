//! What stays of the page when its files have become parts: its head and body, its inline scripts, its table of parts.

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::elements::{Element, elements};
use super::part::ending;
use super::words;
use crate::finish::policy::hash;

/// The part with all style sheets.
pub(super) const STYLE: &str = "style.css";

/// The part that starts the page, as the built page does.
pub(super) const START: &str = "start.js";

/// The styles of what is seen until the page is there.
const OPENING: &str = include_str!("opening.css");

/// Addresses of what a file on a disk cannot have, or is.
const LEFT_OUT: [&str; 1] = ["single"];

/// The page without its files.
pub(super) struct Frame {
    html: String,
    table: Value,
    icon: String,
    /// All style sheets, in their order.
    pub(super) style: String,
    /// The module that starts the page.
    pub(super) start: String,
}

impl Frame {
    /// Takes the built page apart; `read` gives the text of a file beside it.
    pub(super) fn of(page: &str, read: &dyn Fn(&str) -> Result<String>) -> Result<Self> {
        let mut frame = Self {
            html: String::new(),
            table: Value::Null,
            icon: String::new(),
            style: String::new(),
            start: String::new(),
        };
        let mut at = 0;
        for element in elements(page) {
            frame.push(&page[at..element.place.start]);
            at = element.place.end;
            let kept = match element.name() {
                "link" => frame.take_link(&element, read)?,
                "script" => frame.take_script(&element, read)?,
                _ if element.attribute("http-equiv").is_some() => None,
                _ => Some(page[element.place.clone()].to_owned()),
            };
            frame.html.push_str(&kept.unwrap_or_default());
        }
        frame.push(&page[at..]);
        ensure!(frame.table.is_object(), "the page has no table of parts");
        ensure!(!frame.start.is_empty(), "no script starts the page");
        ensure!(!frame.style.contains("url(") && !frame.style.contains("@import"), "a style sheet asks for a file");
        Ok(frame)
    }

    /// Keeps what stands between elements, without the empty lines of those that are gone.
    fn push(&mut self, between: &str) {
        let is_empty = between.trim().is_empty() && self.html.trim_end_matches(' ').ends_with('\n');
        self.html.push_str(if is_empty { "" } else { between });
    }

    fn take_link(&mut self, link: &Element<'_>, read: &dyn Fn(&str) -> Result<String>) -> Result<Option<String>> {
        let file = || link.attribute("href").and_then(|href| href.strip_prefix("./")).context("a link to no file");
        match link.attribute("rel") {
            Some("stylesheet") => self.style.push_str(&read(file()?)?),
            Some("icon") if ending(file()?) == "svg" => self.icon = read(file()?)?,
            // What the browser may load early or install stands in no file on a disk.
            Some("icon" | "preload" | "modulepreload" | "manifest" | "apple-touch-icon") => {}
            other => bail!("what is a link of the kind {other:?} in one file?"),
        }
        Ok(None)
    }

    fn take_script(&mut self, script: &Element<'_>, read: &dyn Fn(&str) -> Result<String>) -> Result<Option<String>> {
        if script.attribute("id") == Some("parts") {
            self.table = serde_json::from_str(script.text).context("the table of parts is no JSON")?;
            return Ok(None);
        }
        match (script.attribute("type"), script.attribute("src")) {
            (Some("module"), None) => {
                ensure!(self.start.is_empty(), "two scripts start the page");
                script.text.clone_into(&mut self.start);
                Ok(None)
            }
            (Some("module"), Some(source)) => bail!("{source} is a module, which cannot stand in the page"),
            (_, Some(source)) => {
                let text = read(source.strip_prefix("./").context("a script from elsewhere")?)?;
                ensure!(!text.contains("</script"), "{source} would end its element itself");
                Ok(Some(format!("<script>{text}</script>")))
            }
            (kind, None) => Ok(Some(match kind {
                Some(kind) => format!("<script type=\"{kind}\">{}</script>", script.text),
                None => format!("<script>{}</script>", script.text),
            })),
        }
    }

    /// The addresses of the parts that the file has.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        let all = self.table["addresses"].as_object().into_iter().flatten();
        all.filter(|(part, _)| !LEFT_OUT.contains(&part.as_str())).filter_map(|(_, address)| address.as_str())
    }

    /// The whole file, with the loader and the elements of the parts.
    pub(super) fn filled(&self, loader: &str, data: &str) -> Result<String> {
        let (until_head, rest) = self.html.split_once("</head>").context("the page has no </head>")?;
        let (body, end) = rest.rsplit_once("</body>").context("the page has no </body>")?;
        let head = format!(
            "{until_head}<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\"><style>{OPENING}</style>{}",
            STANDARD.encode(&self.icon),
            self.table()?,
        );
        let script = format!("<script>{loader}</script>");
        let body = format!("</head>{body}{}{script}\n", self.opening()?);
        let policy = policy(&format!("{head}{body}"));
        let charset = "<meta charset=\"utf-8\"";
        let place = head.find(charset).and_then(|at| Some(at + head[at..].find('>')? + 1)).context("no charset")?;
        let (first, head) = head.split_at(place);
        Ok(format!(
            "{first}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{head}{body}{data}</body>{end}"
        ))
    }

    /// The table of parts, of one file.
    fn table(&self) -> Result<String> {
        let mut table = self.table.clone();
        table["single"] = true.into();
        for part in LEFT_OUT {
            table["addresses"].as_object_mut().context("the table has no addresses")?.remove(part);
        }
        let json = table.to_string().replace('<', "\\u003c");
        Ok(format!("<script type=\"application/json\" id=\"parts\">{json}</script>"))
    }

    /// What is seen until the page is there.
    fn opening(&self) -> Result<String> {
        let words = &words::all()?[words::FIRST];
        let (icon, line, late, scripts) = (&self.icon, &words["line"], &words["late"], &words["scripts"]);
        Ok(format!(
            "<div id=\"opening\">{icon}<b>Tallymark</b><p id=\"opening-line\">{line}</p>\
            <div id=\"opening-more\"><noscript><p>{scripts}</p></noscript><p class=\"opening__late\">{late}</p></div></div>\n"
        ))
    }
}

/// The content security policy: the scripts and styles of `html` by their hashes, what the loader makes of the parts, and
/// nothing that would have to be asked of a network.
fn policy(html: &str) -> String {
    let runs = |script: &Element<'_>| script.name() == "script" && script.attribute("type") != Some("application/json");
    let scripts =
        elements(html).iter().filter(|element| runs(element)).map(|script| hash(script.text)).collect::<Vec<_>>();
    [
        "default-src 'none'",
        &format!("script-src {} blob: 'wasm-unsafe-eval'", scripts.join(" ")),
        &format!("style-src {}", hash(OPENING)),
        "img-src data: blob:",
        "connect-src blob:",
        "worker-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}
