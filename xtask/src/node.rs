//! The Node programs of package.json (wasm-opt for the build, the rest for tests), shared by every checkout.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, project};

/// What decides which modules are installed; the first two are also what `npm ci` reads.
const INPUTS: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// The oldest Node that runs them, as package.json says too.
const OLDEST_NODE: u32 = 20;

/// Makes `node_modules` a link to the modules in the cache, installing them where they are missing.
pub(crate) fn setup(cache: &Path) -> Result<()> {
    check_node()?;
    let link = project::root().join("node_modules");
    if link.is_dir() && !link.is_symlink() {
        // Somebody's own `npm install`; theirs to keep in step with package.json.
        return Ok(());
    }
    let folder = cache.join("tools").join(format!("node-modules-{}", project::key(&INPUTS, "")?));
    if !folder.is_dir() {
        println!("setting up the Node programs of package.json …");
        install(&folder)?;
    }
    point(&link, &folder.join("node_modules"))
}

fn check_node() -> Result<()> {
    if process::find("npm").is_none() && process::may_use_apt() {
        process::apt_install(&["nodejs", "npm"])?;
    }
    let version = process::output(Command::new("node").arg("--version"));
    let major: Option<u32> =
        version.as_deref().and_then(|version| version.trim_start_matches('v').split('.').next()?.parse().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        Some(major) => bail!("Node.js is version {major}, and {OLDEST_NODE} or later is needed: https://nodejs.org"),
        None => bail!("Node.js is missing: install version {OLDEST_NODE} or later with npm: https://nodejs.org"),
    }
}

fn install(folder: &Path) -> Result<()> {
    let mut unfinished = PathBuf::from(folder);
    unfinished.as_mut_os_string().push(".unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).with_context(|| format!("cannot remove {}", unfinished.display()))?;
    }
    fs::create_dir_all(&unfinished)?;
    for file in INPUTS {
        fs::copy(project::root().join(file), unfinished.join(file))?;
    }
    // None of the programs needs its install script; without them nothing but the named packages is downloaded.
    let npm = process::find("npm").context("npm is missing: install it with Node.js: https://nodejs.org")?;
    let mut npm = Command::new(npm);
    npm.current_dir(&unfinished).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    process::run(&mut npm).context("the Node programs could not be installed: check the network connection")?;
    fs::rename(&unfinished, folder).with_context(|| format!("cannot write {}", folder.display()))
}

/// Makes `link` a symbolic link to `folder`.
fn point(link: &Path, folder: &Path) -> Result<()> {
    if fs::read_link(link).is_ok_and(|target| target == folder) {
        return Ok(());
    }
    if link.is_symlink() {
        fs::remove_file(link).with_context(|| format!("cannot replace {}", link.display()))?;
    }
    #[cfg(unix)]
    let made = std::os::unix::fs::symlink(folder, link);
    #[cfg(windows)]
    let made = std::os::windows::fs::symlink_dir(folder, link);
    made.with_context(|| format!("cannot link {} to {}", link.display(), folder.display()))
}
