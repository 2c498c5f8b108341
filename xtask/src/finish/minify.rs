//! Scripts and styles in fewer characters, by esbuild.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::{PAGE, names, read, write};

/// How a script begins that stands in the page itself.
const INLINE: &str = "<script>";

/// How the names of the workers' scripts begin.
const WORKERS: [&str; 2] = ["tallymark-worker", "tallymark-converter"];

/// Makes the scripts smaller that come as they were written: those in the page, and those of the workers. The page's own
/// is made smaller where it is made (`program`), and the service worker stays as it is: the list of files is put into it.
pub(super) fn scripts(folder: &Path) -> Result<()> {
    for name in names::all(folder)? {
        let is_script = name.rsplit_once('.').is_some_and(|(_, ending)| ending == "js");
        if is_script && WORKERS.iter().any(|worker| name.starts_with(worker)) {
            let script = folder.join(&name);
            write(&script, &minified(&read(&script)?, "js")?)?;
        }
    }
    let html = read(&folder.join(PAGE))?;
    write(&folder.join(PAGE), &inline(&html, |script| minified(script, "js"))?)
}

/// `html` with every script that stands in it as `small` makes it.
fn inline(html: &str, small: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut parts = html.split(INLINE);
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (script, rest) = part.split_once("</script>").context("a script in the page has no end")?;
        page.extend([INLINE, small(script)?.trim_end(), "</script>", rest]);
    }
    Ok(page)
}

/// The same source in fewer characters. `kind` is what esbuild calls it: `js`, `css`.
pub(super) fn minified(source: &str, kind: &str) -> Result<String> {
    let mut esbuild = Command::new("esbuild")
        .args(["--minify", "--log-level=warning", &format!("--loader={kind}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start `esbuild`: `cargo xtask build` sets it up")?;
    // Dropped at the end of the statement, which ends the input.
    esbuild.stdin.take().context("esbuild has no input")?.write_all(source.as_bytes())?;
    let output = esbuild.wait_with_output()?;
    ensure!(output.status.success(), "esbuild could not read what it was to make smaller");
    String::from_utf8(output.stdout).context("esbuild wrote something else than text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_in_the_page_are_made_smaller_and_nothing_else() {
        let html =
            "<script> one() </script><script type=\"module\"> two() </script><p> three()</p><script>four()\n</script>";
        let page = inline(html, |script| Ok(script.trim().to_uppercase())).expect("well formed");
        let expected =
            "<script>ONE()</script><script type=\"module\"> two() </script><p> three()</p><script>FOUR()</script>";
        assert_eq!(page, expected);
        assert!(inline("<script>one()", |script| Ok(script.into())).is_err());
    }
}
