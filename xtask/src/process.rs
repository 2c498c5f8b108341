//! Running other programs, with errors that say which one failed and how.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Runs `command` with its output on the screen; an error if it cannot start or does not succeed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// What `command` printed on its standard output; `None` if it cannot start or does not succeed.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether `command` succeeds; what it prints is dropped.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    output(command).is_some()
}

/// The file that `program` stands for: looked for on PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    find_in(program, env::split_paths(&env::var_os("PATH").unwrap_or_default()))
}

/// The first of `folders` with a file `program`, as a path to that file.
pub(crate) fn find_in(program: &str, folders: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    folders.into_iter().map(|folder| folder.join(&name)).find(|file| file.is_file())
}

/// Whether this process runs as root on a system with Debian's packages, where it may install some.
pub(crate) fn may_use_apt() -> bool {
    let root = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    root && find("apt-get").is_some()
}

/// Installs Debian packages; call only if [`may_use_apt`] says so.
pub(crate) fn apt_install(packages: &[&str]) -> Result<()> {
    println!("setting up {} from Debian's packages …", packages.join(", "));
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(["-q", "-o", "Dpkg::Use-Pty=0"]);
        apt.stdin(Stdio::null()).stdout(Stdio::null());
        apt
    };
    // Without an update there may be no list at all, or one that names versions which are gone.
    run(apt().arg("update"))?;
    run(apt().args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

/// The command line as a person would type it.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_else(|| command.get_program());
    let words: Vec<_> = std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}
