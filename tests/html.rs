//! HTML into clean paragraphs, with the parser of a real browser.
#![cfg(target_arch = "wasm32")]

use tallymark::platform::html::read;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// HTML and its text.
const TEXTS: &[(&str, &str)] = &[
    ("plain words", "plain words"),
    ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    ("<p>One.\n   Still\tone.</p>\n\n\n<p>Two.</p>", "One. Still one.\n\nTwo."),
    ("<p>One<br>line<br/>each</p>", "One\nline\neach"),
    ("<p>$5&nbsp;million &amp; more &lt;b&gt;</p>", "$5\u{a0}million & more <b>"),
    ("<p>a <b>bold</b>, <i>an</i> <a href='x'>link</a>.</p>", "a bold, an link."),
    ("<p>un<b>broken</b>word</p>", "unbrokenword"),
    ("<h1>Head</h1><div>One<div>Two</div>Three</div>", "Head\n\nOne\n\nTwo\n\nThree"),
    ("<ul><li>One</li><li><p>Two</p></li></ul><p>After.</p>", "• One\n• Two\n\nAfter."),
    ("<ul><li></li><li>One</li></ul>", "• One"),
    ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a\tb\n1\t2"),
    ("<pre>one\n  two  three</pre>", "one\ntwo  three"),
    ("<p>Seen.</p><script>alert(1)</script><style>p{}</style><noscript>no</noscript>", "Seen."),
    ("<p>Seen.</p><p hidden>Hidden.</p><p aria-hidden='true'>Hidden.</p>", "Seen."),
    ("<p>Seen.</p><template><p>Not.</p></template><svg><text>Not.</text></svg>", "Seen."),
    ("<nav>Menu</nav><article><p>Story.</p></article><footer>Imprint</footer>", "Story."),
    ("<header>Site</header><main><p>Story.</p></main><p>Other.</p>", "Story."),
    ("<p>Story.</p><form><button>Send</button><select><option>1</option></select></form>", "Story."),
    ("<p>Ünï 🦀 محمد e\u{301}</p>", "Ünï 🦀 محمد e\u{301}"),
    ("<!--StartFragment--><span>From a clipboard</span><!--EndFragment-->", "From a clipboard"),
    ("<p>unclosed <b>bold<p>next", "unclosed bold\n\nnext"),
    ("&#x26;&#60;b&#62;", "&<b>"),
];

#[wasm_bindgen_test]
fn html_becomes_paragraphs() {
    for (html, text) in TEXTS {
        let page = read(html).unwrap_or_else(|| panic!("no text in {html}"));
        assert_eq!(page.text, *text, "{html}");
    }
}

#[wasm_bindgen_test]
fn html_without_text_is_nothing() {
    for html in ["", " \n\t ", "<p></p>", "<img src=x>", "<script>1</script>", "<p>\u{20}</p><br><br>", "<!-- only -->"]
    {
        assert!(read(html).is_none(), "{html:?}");
    }
}

/// HTML, and the title and the day that its metadata give.
const ABOUT: &[(&str, Option<&str>, Option<&str>)] = &[
    ("<p>x</p>", None, None),
    ("<title> Mill \n sold </title><p>x</p>", Some("Mill sold"), None),
    ("<h1>Mill <b>sold</b></h1><h1>Other</h1>", Some("Mill sold"), None),
    (
        "<title>T</title><meta property='article:published_time' content='2026-03-04T23:30:00Z'><p>x</p>",
        Some("T"),
        Some("2026-03-04"),
    ),
    ("<p>x <time datetime='2026-03-04'>yesterday</time></p>", None, Some("2026-03-04")),
    ("<p>x <time datetime='PT5M'>5 min</time></p>", None, None),
    ("<p>x <time datetime='2026-02-30'>never</time></p>", None, None),
    ("<p>x <time datetime='ünï'>never</time></p>", None, None),
];

#[wasm_bindgen_test]
fn metadata_give_title_and_day() {
    for (html, title, date) in ABOUT {
        let page = read(html).unwrap_or_else(|| panic!("no text in {html}"));
        assert_eq!(page.title.as_deref(), *title, "{html}");
        assert_eq!(page.date.map(|date| date.to_string()).as_deref(), *date, "{html}");
    }
}

#[wasm_bindgen_test]
fn nothing_in_the_html_runs_or_is_loaded() {
    let html = "<p onclick='x()'>Text.</p><img src='http://127.0.0.2:9/x' onerror='document.title = \"ran\"'>\
                <script>document.title = 'ran'</script><iframe srcdoc='<script>top.document.title = 1</script>'></iframe>";
    let before = window_title();
    assert_eq!(read(html).map(|page| page.text).as_deref(), Some("Text."));
    assert_eq!(window_title(), before);
}

fn window_title() -> String {
    web_sys::window().and_then(|window| window.document()).map(|document| document.title()).unwrap_or_default()
}

#[wasm_bindgen_test]
fn deep_nesting_does_not_end_the_page() {
    const DEEP: usize = 400;
    let html = format!("{}deep{}", "<div>".repeat(DEEP), "</div>".repeat(DEEP));
    assert_eq!(read(&html).map(|page| page.text).as_deref(), Some("deep"));
}
