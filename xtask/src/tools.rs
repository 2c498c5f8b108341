//! `cargo xtask setup`: the programs that the build needs, in a cache outside the checkout.
//!
//! Each tool is installed into a folder of its own, named after its version, and that folder gets its name only when
//! the tool in it is whole. A lock lets one setup work at a time.

use std::env;
use std::fs::{self, File};
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};

use crate::{node, process, project, python, wasm_target};

/// The programs that were set up: starts commands which find them.
#[derive(Debug)]
pub(crate) struct Tools {
    /// Folders to look in before those of PATH.
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A command for `program` that runs in the checkout and finds the tools.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.find(program).unwrap_or_else(|| program.into()));
        if let Ok(path) = env::join_paths(self.path()) {
            command.env("PATH", path);
        }
        command.current_dir(project::root()).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk reads the convention `NO_COLOR=1` as a flag that wants `true`.
        command.env_remove("NO_COLOR");
        command
    }

    /// The file of `program`.
    fn find(&self, program: &str) -> Option<PathBuf> {
        process::find_in(program, self.path())
    }

    /// The folders to look in for programs.
    fn path(&self) -> Vec<PathBuf> {
        let inherited = env::var_os("PATH").unwrap_or_default();
        self.folders.iter().cloned().chain(env::split_paths(&inherited)).collect()
    }
}

/// Sets up everything that a build needs and is not there yet.
pub(crate) fn setup() -> Result<Tools> {
    let cache = cache()?;
    let _lock = lock(&cache)?;
    let mut folders = vec![project::root().join("node_modules/.bin")];
    folders.extend(wasm_target::setup(&cache)?);
    fetch_crates()?;
    // What takes minutes comes last: whatever else is missing is said before.
    node::setup(&cache)?;
    for tool in [trunk()?, wasm_bindgen()?] {
        folders.extend(tool.setup(&cache)?);
    }
    Ok(Tools { folders })
}

/// Sets up what fuzzing needs.
pub(crate) fn setup_fuzz() -> Result<Tools> {
    let cache = cache()?;
    let _lock = lock(&cache)?;
    Ok(Tools { folders: cargo_fuzz()?.setup(&cache)?.into_iter().collect() })
}

/// Sets up the Python of `tests/interop`; `None` where there is none and it is not required.
pub(crate) fn setup_python(is_required: bool) -> Result<Option<PathBuf>> {
    let cache = cache()?;
    let _lock = lock(&cache)?;
    python::setup(&cache, is_required)
}

/// Sets up the program that drives Firefox; gives its file.
pub(crate) fn setup_geckodriver() -> Result<PathBuf> {
    let cache = cache()?;
    let _lock = lock(&cache)?;
    let folders = geckodriver()?.setup(&cache)?.into_iter().collect();
    Tools { folders }.find("geckodriver").context("geckodriver was set up and is gone")
}

/// Sets up what looks through the crates that Cargo.lock names.
pub(crate) fn setup_audit() -> Result<Tools> {
    let cache = cache()?;
    let _lock = lock(&cache)?;
    Ok(Tools { folders: cargo_deny()?.setup(&cache)?.into_iter().collect() })
}

/// The cache, with a place for tools.
fn cache() -> Result<PathBuf> {
    let cache = project::cache()?;
    fs::create_dir_all(cache.join("tools"))
        .with_context(|| format!("cannot create {}; set TALLYMARK_CACHE to another folder", cache.display()))?;
    Ok(cache)
}

/// Waits until no other setup of this user is at work; the lock ends with the returned file.
fn lock(cache: &Path) -> Result<File> {
    let path = cache.join("setup.lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("waiting for another setup to finish …");
        file.lock().with_context(|| format!("cannot lock {}", path.display()))?;
    }
    Ok(file)
}

/// Downloads what Cargo.lock names, so that every later step works offline.
fn fetch_crates() -> Result<()> {
    let fetch = || {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(project::root()).args(["fetch", "--quiet"]);
        cargo
    };
    if process::succeeds(fetch().arg("--offline")) {
        return Ok(());
    }
    println!("setting up the crates that Cargo.lock names …");
    process::run(&mut fetch()).context("the crates could not be downloaded: check the network connection and try again")
}

/// A program that Cargo builds from a crate of crates.io.
struct CargoTool {
    /// The crate's name.
    package: &'static str,
    /// Its programs; the first one is asked for its version.
    programs: &'static [&'static str],
    version: String,
    /// What `cargo install` needs to be told.
    options: &'static [&'static str],
    /// How long it takes on two cores.
    duration: &'static str,
}

fn trunk() -> Result<CargoTool> {
    Ok(CargoTool {
        package: "trunk",
        programs: &["trunk"],
        version: project::tool_version("trunk")?,
        // A release build takes more than twice as long and saves milliseconds.
        options: &["--locked", "--debug"],
        duration: "about 5 minutes, once",
    })
}

fn wasm_bindgen() -> Result<CargoTool> {
    Ok(CargoTool {
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        // It must be the library's version: the two share a private format.
        version: project::locked_version("wasm-bindgen")?,
        options: &["--no-default-features", "--debug"],
        duration: "about 3 minutes, once",
    })
}

fn cargo_fuzz() -> Result<CargoTool> {
    Ok(CargoTool {
        package: "cargo-fuzz",
        programs: &["cargo-fuzz"],
        version: project::tool_version("cargo-fuzz")?,
        options: &["--locked", "--debug"],
        duration: "about 2 minutes, once",
    })
}

fn cargo_deny() -> Result<CargoTool> {
    Ok(CargoTool {
        package: "cargo-deny",
        programs: &["cargo-deny"],
        version: project::tool_version("cargo-deny")?,
        options: &["--locked", "--debug", "--no-default-features"],
        duration: "about a minute, once",
    })
}

fn geckodriver() -> Result<CargoTool> {
    Ok(CargoTool {
        package: "geckodriver",
        programs: &["geckodriver"],
        version: project::tool_version("geckodriver")?,
        options: &["--locked", "--debug"],
        duration: "about a minute, once",
    })
}

impl CargoTool {
    /// Sets the tool up where it is missing; the folder it is in, or `None` if PATH has it.
    fn setup(&self, cache: &Path) -> Result<Option<PathBuf>> {
        if self.programs.iter().all(|program| process::find(program).is_some_and(|file| self.is_right(&file))) {
            return Ok(None);
        }
        let folder = cache.join("tools").join(format!("{}-{}", self.package, self.version));
        let programs = folder.join("bin");
        if !self.is_whole(&programs) {
            println!("setting up {} {} ({}) …", self.package, self.version, self.duration);
            self.install(cache, &folder)?;
        }
        Ok(Some(programs))
    }

    fn is_whole(&self, programs: &Path) -> bool {
        self.programs
            .iter()
            .all(|program| process::find_in(program, [programs.into()]).is_some_and(|file| self.is_right(&file)))
    }

    /// Whether `file` says that it is the version asked for.
    fn is_right(&self, file: &Path) -> bool {
        process::output(Command::new(file).arg("--version"))
            .is_some_and(|printed| printed.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, cache: &Path, folder: &Path) -> Result<()> {
        let unfinished = folder.with_file_name(format!("unfinished-{}-{}", self.package, self.version));
        // Objects stay after an interruption, so that the next try goes on from there.
        let objects = cache.join("build").join(format!("{}-{}", self.package, self.version));
        let mut cargo = Command::new("cargo");
        cargo.current_dir(cache).env("CARGO_TARGET_DIR", &objects);
        cargo.args(["install", self.package, "--version", &self.version, "--force"]).args(self.options);
        cargo.arg("--root").arg(&unfinished);
        if !io::stderr().is_terminal() {
            // Cargo's progress bar is for a person; in a log each crate would be a line.
            cargo.arg("--quiet");
        }
        process::run(&mut cargo).map_err(|error| anyhow!("{error:#}\n{}", self.remedy(folder)))?;
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("cannot replace {}", folder.display()))?;
        }
        fs::rename(&unfinished, folder).with_context(|| format!("cannot write {}", folder.display()))?;
        // Only disk space is at stake.
        let _ = fs::remove_dir_all(objects);
        Ok(())
    }

    fn remedy(&self, folder: &Path) -> String {
        format!(
            "{} {version} could not be built. Check the network connection and that a C compiler is installed, \
             then try again;\nor install it yourself: cargo install {} --version {version} {} --root {}",
            self.package,
            self.package,
            self.options.join(" "),
            folder.display(),
            version = self.version,
        )
    }
}
