//! The page's program, in parts: what the page needs to be there, and what comes when it is needed (`src/app/later.rs`).
//!
//! Trunk builds the program and binds it to JavaScript whole. Here it is taken as the linker left it, cut, and bound again.
//! Cutting is for what was linked, so it comes before all else: `wasm-split → wasm-bindgen → wasm-opt → esbuild`.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::{names, text, write};
use crate::{process, project};

/// The program as the linker leaves it, in Cargo's folder.
const LINKED: &str = "wasm32-unknown-unknown/web/tallymark-page.wasm";

/// The name of the program.
const NAME: &str = "tallymark-page";

/// The script that loads the other parts, which becomes a part of the page's script.
const LINK: &str = "./__wasm_split.js";

/// What that script is told in addition: where a part is, and how to start it whatever a host says that it is.
const LOADING: &str = "
function address(part) {
    return JSON.parse(document.getElementById(\"parts\").textContent).addresses[part];
}
async function instantiate(source, imports) {
    const response = await source;
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
";

/// Which instructions wasm-opt may expect: those that every supported browser has.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
];

/// Cuts the program of the page in `folder`. Returns `html` with the addresses of the new files, and the addresses of the
/// parts that are loaded later, by their names. A page without a program stays as it is.
pub(super) fn cut(folder: &Path, html: &str) -> Result<(String, BTreeMap<String, String>)> {
    let Some(whole) = text::between(html, "from './", ".js'")? else {
        return Ok((html.to_owned(), BTreeMap::new()));
    };
    let whole = &html[whole];
    let workshop = Workshop::new()?;
    let parts = workshop.split(&project::target().join(LINKED))?;
    let (script, program) = workshop.bind(&parts)?;
    let html = replaced(folder, html, &format!("{whole}.js"), &script)?;
    let html = replaced(folder, &html, &format!("{whole}_bg.wasm"), &program)?;
    let mut addresses = BTreeMap::new();
    for part in parts {
        let small = workshop.small(&workshop.0.join(format!("{part}.wasm")), &format!("tallymark-{part}.wasm"))?;
        addresses.insert(part, format!("./{}", place(folder, &small)?));
    }
    Ok((html, addresses))
}

/// A folder to work in, which is gone with it.
struct Workshop(PathBuf);

impl Drop for Workshop {
    fn drop(&mut self) {
        // Only disk space is at stake.
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Workshop {
    fn new() -> Result<Self> {
        let folder = env::temp_dir().join(format!("tallymark-program-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self(folder))
    }

    /// Cuts the linked program; the names of the parts that are loaded later.
    fn split(&self, linked: &Path) -> Result<Vec<String>> {
        let whole = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
        let (cut, main) = (self.0.join(NAME).with_extension("wasm"), format!("./{NAME}.js"));
        let mut options = wasm_split_cli_support::Options::new(&whole);
        options.output_dir = &self.0;
        options.main_out_path = &cut;
        options.link_name = LINK;
        options.main_module = &main;
        let split = wasm_split_cli_support::transform(options)
            .map_err(|error| anyhow!("the program cannot be cut: {error:#}"))?;
        let name = |file: &PathBuf| file.file_stem().and_then(|name| name.to_str()).map(str::to_owned);
        split.split_modules.iter().map(|file| name(file).context("a part has a strange name")).collect()
    }

    /// Binds the part that starts the page to JavaScript; the script, and the part.
    fn bind(&self, parts: &[String]) -> Result<(PathBuf, PathBuf)> {
        let bound = self.0.join("bound");
        process::run(
            Command::new("wasm-bindgen")
                .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", NAME, "--out-dir"])
                .args([&bound, &self.0.join(NAME).with_extension("wasm")]),
        )?;
        let link = fs::read_to_string(self.0.join(LINK)).with_context(|| format!("wasm-split wrote no {LINK}"))?;
        write(&bound.join(LINK), &linking(&link, parts)?)?;
        let script = self.0.join(format!("{NAME}.js"));
        process::run(
            Command::new("esbuild")
                .arg(bound.join(format!("{NAME}.js")))
                .args(["--bundle", "--format=esm", "--minify", "--log-level=warning"])
                // wasm-bindgen names the same script once for each part that it loads.
                .arg("--log-override:duplicate-object-key=silent")
                .arg(format!("--outfile={}", script.display())),
        )?;
        let program = format!("{NAME}_bg.wasm");
        Ok((script, self.small(&bound.join(&program), &program)?))
    }

    /// The program in `file`, made small, as `name`.
    fn small(&self, file: &Path, name: &str) -> Result<PathBuf> {
        let small = self.0.join("small").join(name);
        fs::create_dir_all(self.0.join("small"))?;
        process::run(Command::new("wasm-opt").arg("-Os").args(FEATURES).arg("-o").args([&small, file]))?;
        Ok(small)
    }
}

/// The script that loads the parts, which finds them by the page's table.
fn linking(link: &str, parts: &[String]) -> Result<String> {
    let mut link = link.replace("(WebAssembly.instantiateStreaming(src, imports))", "instantiate(src, imports)");
    for part in parts {
        link = link.replace(&format!("new URL(\"./{part}.wasm\", import.meta.url)"), &format!("address(\"{part}\")"));
    }
    let found = (link.matches("instantiate(src").count(), link.matches("fetch(address(").count());
    ensure!(found == (parts.len(), parts.len()), "wasm-split loads the parts otherwise than is expected:\n{link}");
    Ok(format!("{link}{LOADING}"))
}

/// Puts `new` in the place of the file `old`, in `folder` and in `html`.
fn replaced(folder: &Path, html: &str, old: &str, new: &Path) -> Result<String> {
    fs::remove_file(folder.join(old)).with_context(|| format!("the build has no {old}"))?;
    let name = place(folder, new)?;
    let content = fs::read(folder.join(&name))?;
    let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(content)));
    let before = format!("href=\"./{old}\" crossorigin=\"anonymous\" integrity=\"");
    Ok(text::put_between(html, &before, "\"", &integrity)?.replace(old, &name))
}

/// Puts `file` into `folder`, under its name with its hash, which is returned.
fn place(folder: &Path, file: &Path) -> Result<String> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = file.file_name().and_then(|name| name.to_str()).context("a file of the build has a strange name")?;
    let hashed = names::hashed(name, &content);
    fs::write(folder.join(&hashed), content).with_context(|| format!("cannot write {hashed}"))?;
    Ok(hashed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_by_the_table() {
        let load = "const src = fetch(new URL(\"./split_dialogs.wasm\", import.meta.url));\
            return async (imports) => (WebAssembly.instantiateStreaming(src, imports));";
        let link = linking(load, &["split_dialogs".to_owned()]).expect("as wasm-split writes it");
        assert!(link.starts_with("const src = fetch(address(\"split_dialogs\"));"), "{link}");
        assert!(linking(load, &["split_dialogs".to_owned(), "chunk_1".to_owned()]).is_err());
    }

    #[test]
    fn the_page_names_the_new_files_and_what_they_hold() {
        let folder = env::temp_dir().join(format!("tallymark-program-test-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        fs::write(folder.join("page-1.js"), "old").expect("a file");
        let new = folder.join("page.js");
        fs::write(&new, "new").expect("a file");
        let html = "from './page-1.js'; <link href=\"./page-1.js\" crossorigin=\"anonymous\" integrity=\"sha384-x\">";
        let html = replaced(&folder, html, "page-1.js", &new).expect("the file and its element");
        let name = names::hashed("page.js", b"new");
        // printf new | openssl dgst -sha384 -binary | base64
        let integrity = "oQtuWMZdTbA7ICPQ0wcDbydp9VuhdkkSo0MLQoRb042nIb0DSe05+ibZ76lqtnU7";
        assert_eq!(
            html,
            format!(
                "from './{name}'; <link href=\"./{name}\" crossorigin=\"anonymous\" integrity=\"sha384-{integrity}\">"
            )
        );
        assert!(folder.join(name).is_file() && !folder.join("page-1.js").exists());
        fs::remove_dir_all(folder).expect("a folder");
    }
}
