//! The Firefox for tests: one that is there, or Debian's where it may be installed; and the program that drives it.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{process, tools};

/// What a system may call it.
const NAMES: [&str; 3] = ["firefox-esr", "firefox", "firefox-bin"];

/// Where it is when it is not on PATH.
const FOLDERS: [&str; 2] = ["/usr/bin", "/Applications/Firefox.app/Contents/MacOS"];

const REMEDY: &str = "no Firefox for the tests. Install it (Debian: apt install firefox-esr; others: https://www.mozilla.org),\n\
    or name its program in TALLYMARK_FIREFOX";

/// A Firefox with the program that drives it.
#[derive(Debug)]
pub(crate) struct Firefox {
    firefox: PathBuf,
    geckodriver: PathBuf,
}

/// Finds Firefox, or installs it where that is possible; `None` where there is none, and nobody insists.
pub(crate) fn setup(is_required: bool) -> Result<Option<Firefox>> {
    match find()? {
        Some(firefox) => Ok(Some(Firefox { firefox, geckodriver: tools::setup_geckodriver()? })),
        None if is_required => bail!(REMEDY),
        None => Ok(None),
    }
}

fn find() -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os("TALLYMARK_FIREFOX").filter(|value| !value.is_empty()).map(PathBuf::from) {
        if !named.is_file() {
            bail!("TALLYMARK_FIREFOX is {}, and there is no such file", named.display());
        }
        return Ok(Some(named));
    }
    let known = || {
        NAMES.iter().find_map(|name| process::find(name).or_else(|| process::find_in(name, FOLDERS.map(PathBuf::from))))
    };
    if let Some(firefox) = known() {
        return Ok(Some(firefox));
    }
    // Ubuntu has apt as well, and no such package.
    if process::may_use_apt() && process::apt_install(&["firefox-esr"]).is_err() {
        println!("there is no package firefox-esr here");
    }
    Ok(known())
}

impl Firefox {
    /// Tells `command` and what it starts which Firefox to use.
    pub(crate) fn configure(&self, command: &mut Command) {
        command.env("TALLYMARK_FIREFOX", &self.firefox).env("GECKODRIVER", &self.geckodriver);
    }
}
