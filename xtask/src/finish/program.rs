//! The page's program, in two parts: what the page needs to be there, and what only its dialogs need.
//!
//! Trunk builds the program and binds it to JavaScript whole. Here it is taken as the linker left it, cut in two, and
//! bound again. Cutting is for what was linked, so it comes before all else: `split → wasm-bindgen → wasm-opt → esbuild`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::{names, text, write};
use crate::{process, project};

/// The program as the linker leaves it, in Cargo's folder.
const LINKED: &str = "wasm32-unknown-unknown/web/tallymark-page.wasm";

/// The name of the program.
const NAME: &str = "tallymark-page";

/// The part that is loaded later, by the name that `src/main.rs` gives it.
pub(super) const LATER: &str = "dialogs";

/// The script that loads it, which becomes a part of the page's script.
const LINK: &str = "./__wasm_split.js";

/// What the script is told in addition: where the part is, and how to start it on a host that calls it something else than
/// WebAssembly.
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

/// Cuts the program of the page in `folder`. Returns `html` with the addresses of the new files, and the address of the
/// part that is loaded later.
pub(super) fn cut(folder: &Path, html: &str) -> Result<(String, String)> {
    let workshop = Workshop::new()?;
    let [script, program, later] = workshop.cut(&project::target().join(LINKED))?;
    let whole = text::between(html, "from './", ".js'")?.context("the page does not start a program")?;
    let whole = &html[whole];
    let html = replaced(folder, html, &format!("{whole}.js"), &script)?;
    let html = replaced(folder, &html, &format!("{whole}_bg.wasm"), &program)?;
    let later = place(folder, &later)?;
    Ok((html, format!("./{later}")))
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

    /// The page's script, its program and the part that is loaded later.
    fn cut(&self, linked: &Path) -> Result<[PathBuf; 3]> {
        self.split(linked)?;
        let cut = self.0.join(NAME).with_extension("wasm");
        let bound = self.0.join("bound");
        process::run(
            Command::new("wasm-bindgen")
                .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", NAME, "--out-dir"])
                .args([&bound, &cut]),
        )?;
        let link = fs::read_to_string(self.0.join(LINK)).with_context(|| format!("wasm-split wrote no {LINK}"))?;
        write(&bound.join(LINK), &linking(&link)?)?;
        let script = self.0.join(format!("{NAME}.js"));
        process::run(
            Command::new("esbuild")
                .arg(bound.join(format!("{NAME}.js")))
                .args(["--bundle", "--format=esm", "--minify", "--log-level=warning"])
                .arg(format!("--outfile={}", script.display())),
        )?;
        let program = self.small(&bound.join(format!("{NAME}_bg.wasm")), &format!("{NAME}_bg.wasm"))?;
        let later = self.small(&self.0.join(format!("split_{LATER}.wasm")), &format!("tallymark-{LATER}.wasm"))?;
        Ok([script, program, later])
    }

    fn split(&self, linked: &Path) -> Result<()> {
        let whole = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
        let (cut, main) = (self.0.join(NAME).with_extension("wasm"), format!("./{NAME}.js"));
        let mut options = wasm_split_cli_support::Options::new(&whole);
        options.output_dir = &self.0;
        options.main_out_path = &cut;
        options.link_name = LINK;
        options.main_module = &main;
        wasm_split_cli_support::transform(options).map_err(|error| anyhow!("the program cannot be cut: {error:#}"))?;
        Ok(())
    }

    /// The program in `file`, made small, as `name`.
    fn small(&self, file: &Path, name: &str) -> Result<PathBuf> {
        let small = self.0.join("small").join(name);
        fs::create_dir_all(self.0.join("small"))?;
        process::run(Command::new("wasm-opt").arg("-Oz").args(FEATURES).arg("-o").args([&small, file]))?;
        Ok(small)
    }
}

/// The script that loads the part, which finds it by the page's table.
fn linking(link: &str) -> Result<String> {
    let link = text::put_between(link, "const src = ", ";", &format!("fetch(address(\"{LATER}\"))"))?;
    let link = text::put_between(&link, "return async (imports) => ", ";\n", "instantiate(src, imports)")?;
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
