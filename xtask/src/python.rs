//! The Python of `tests/interop`: a virtual environment in the cache, with exactly what `requirements.txt` names.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, project};

/// All that is installed, every version with its hash; it depends on nothing that it does not name.
const REQUIREMENTS: &str = "tests/interop/requirements.txt";

/// What a system may call Python. The versions for which every package has wheels come before whatever `python3` is.
const NAMES: [&str; 6] = ["python3.12", "python3.11", "python3.10", "python3", "python3.13", "python"];

/// The versions that the requirements were made for: 3.10 up to this one.
const NEWEST_MINOR: u32 = 13;
const OLDEST_MINOR: u32 = 10;

/// Debian's packages; the first alone cannot make virtual environments.
const DEBIAN_PACKAGES: [&str; 2] = ["python3", "python3-venv"];

const REMEDY: &str = "no Python for tests/interop. Install version 3.10 to 3.13 with its module venv\n\
    (Debian, Ubuntu: apt install python3 python3-venv; others: https://www.python.org), or name one in TALLYMARK_PYTHON";

/// The environment's Python, set up where it is missing; `None` where there is no Python that could make it, and nobody
/// insists.
pub(crate) fn setup(cache: &Path, is_required: bool) -> Result<Option<PathBuf>> {
    match find()? {
        Some(python) => environment(cache, &python).map(Some),
        None if is_required => bail!(REMEDY),
        None => Ok(None),
    }
}

/// A Python that can make virtual environments, from Debian's packages if need be.
fn find() -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os("TALLYMARK_PYTHON").filter(|value| !value.is_empty()).map(PathBuf::from) {
        if !serves(&named) {
            bail!("TALLYMARK_PYTHON is {}, which is no Python 3.10 to 3.13 with venv", named.display());
        }
        return Ok(Some(named));
    }
    let known = || NAMES.iter().filter_map(|name| process::find(name)).find(|python| serves(python));
    if let Some(python) = known() {
        return Ok(Some(python));
    }
    if process::may_use_apt() {
        process::apt_install(&DEBIAN_PACKAGES)?;
    }
    Ok(known())
}

/// Whether it is of the right version and can make environments: `venv` needs `ensurepip`, which Debian has by itself.
fn serves(python: &Path) -> bool {
    let check = format!(
        "import sys, venv, ensurepip; sys.exit(not (3, {OLDEST_MINOR}) <= sys.version_info[:2] <= (3, {NEWEST_MINOR}))"
    );
    process::succeeds(Command::new(python).args(["-c", &check]))
}

/// The environment of `python` in the cache.
fn environment(cache: &Path, python: &Path) -> Result<PathBuf> {
    // An environment belongs to the Python that made it.
    let identity =
        process::output(Command::new(python).args(["-c", "import sys; print(sys.version, sys.base_prefix)"]))
            .with_context(|| format!("{} does not start", python.display()))?;
    let folder = cache.join("tools").join(format!("python-{}", project::key(&[REQUIREMENTS], &identity)?));
    if !folder.is_dir() {
        println!("setting up the Python packages of {REQUIREMENTS} (1.1 GB, about a minute, once) …");
        install(python, &folder)?;
    }
    Ok(program(&folder))
}

fn install(python: &Path, folder: &Path) -> Result<()> {
    let mut unfinished = PathBuf::from(folder);
    unfinished.as_mut_os_string().push(".unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).with_context(|| format!("cannot remove {}", unfinished.display()))?;
    }
    process::run(Command::new(python).args(["-m", "venv"]).arg(&unfinished)).context(REMEDY)?;
    let mut pip = Command::new(program(&unfinished));
    pip.args(["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]);
    // The file names everything, so that nothing is to be resolved; and GLiNER's models are left out (overrides.txt).
    pip.args(["--require-hashes", "--no-deps", "--use-pep517", "--requirement"])
        .arg(project::root().join(REQUIREMENTS));
    process::run(&mut pip).context("the Python packages could not be installed: check the network connection")?;
    fs::rename(&unfinished, folder).with_context(|| format!("cannot write {}", folder.display()))
}

/// The environment's own Python: that one finds the packages, wherever the folder has been moved to.
fn program(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}
