//! The browser for tests: one that is there, or Debian's Chromium where it may be installed.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, project};

/// What a system may call the browser, in the order of trust.
const BROWSERS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where browsers are that are not on PATH.
const FOLDERS: [&str; 2] = ["/usr/bin", "/Applications/Google Chrome.app/Contents/MacOS"];

const REMEDY: &str = "no browser for the tests. Install Chromium (or Chrome) with its ChromeDriver,\n\
    or set TALLYMARK_CHROMIUM and CHROMEDRIVER to the two programs";

/// A browser of the Chromium family with the program that drives it.
#[derive(Debug)]
pub(crate) struct Browser {
    chromium: PathBuf,
    chromedriver: PathBuf,
}

/// Finds the browser, or installs it where that is possible.
pub(crate) fn setup() -> Result<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    if process::may_use_apt() {
        process::apt_install(&["chromium", "chromium-driver"])?;
    }
    find()?.context(REMEDY)
}

fn find() -> Result<Option<Browser>> {
    let chromium = match named("TALLYMARK_CHROMIUM")? {
        Some(file) => Some(file),
        None => BROWSERS.iter().find_map(|name| known(name)).or_else(|| known("Google Chrome")),
    };
    let chromedriver = match named("CHROMEDRIVER")? {
        Some(file) => Some(file),
        None => known("chromedriver"),
    };
    Ok(chromium.zip(chromedriver).map(|(chromium, chromedriver)| Browser { chromium, chromedriver }))
}

/// The program that an environment variable names.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    match env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from) {
        Some(file) if !file.is_file() => bail!("{variable} is {}, and there is no such file", file.display()),
        named => Ok(named),
    }
}

fn known(program: &str) -> Option<PathBuf> {
    process::find(program).or_else(|| process::find_in(program, FOLDERS.map(PathBuf::from)))
}

impl Browser {
    /// Tells `command` and what it starts which browser to use.
    pub(crate) fn configure(&self, command: &mut Command) -> Result<()> {
        command.env("TALLYMARK_CHROMIUM", &self.chromium).env("CHROMEDRIVER", &self.chromedriver);
        command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", self.capabilities()?);
        Ok(())
    }

    /// The file that tells wasm-bindgen's test runner how to start the browser.
    fn capabilities(&self) -> Result<PathBuf> {
        let folder = project::target().join("xtask");
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let file = folder.join("webdriver.json");
        // The sandbox needs rights that root in a container does not have; only the project's own tests run in it.
        let json = format!(
            r#"{{"goog:chromeOptions": {{"binary": {:?}, "args": ["headless", "no-sandbox", "disable-gpu",
                "disable-dev-shm-usage", "disable-background-networking", "disable-component-update"]}}}}"#,
            self.chromium.display().to_string(),
        );
        fs::write(&file, json).with_context(|| format!("cannot write {}", file.display()))?;
        Ok(file)
    }
}
