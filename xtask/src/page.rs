//! `cargo xtask build` and `cargo xtask serve`: the page in release mode, by Trunk.

use std::env;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use anyhow::{Context, Result, bail};

use crate::tools::Tools;
use crate::{process, project, single_file};

/// The flags of the compiler for the browser.
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The usual port of `serve`.
pub(crate) const PORT: u16 = 8080;

/// Builds the page into `dist/`.
pub(crate) fn build(tools: &Tools) -> Result<()> {
    process::run(trunk_build(tools).env(single_file::GIVEN_AWAY, "1"))?;
    single_file::report_size(&project::root().join("dist"))
}

/// A build of the page that goes on beside other work; dropped before its end, it is stopped.
pub(crate) struct Building {
    trunk: Child,
    log: PathBuf,
}

/// Begins to build the page into `dist/`.
pub(crate) fn begin(tools: &Tools) -> Result<Building> {
    let folder = project::target().join("xtask");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let log = folder.join("build.log");
    let output = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut trunk = trunk_build(tools);
    // As it is given away: what is tested is that, its size too.
    trunk.env(single_file::GIVEN_AWAY, "1").stdout(output.try_clone()?).stderr(output);
    Ok(Building { trunk: trunk.spawn().context("cannot start `trunk`")?, log })
}

impl Building {
    /// Waits for its end, and prints what it has said.
    pub(crate) fn finish(mut self) -> Result<()> {
        let status = self.trunk.wait().context("the build was lost")?;
        print!("{}", fs::read_to_string(&self.log).with_context(|| format!("cannot read {}", self.log.display()))?);
        if !status.success() {
            bail!("`trunk build` failed ({status})");
        }
        single_file::report_size(&project::root().join("dist"))
    }
}

impl Drop for Building {
    fn drop(&mut self) {
        // One that has ended cannot be stopped any more; the compiler that it has started ends with its crate.
        let _ = self.trunk.kill();
    }
}

/// Builds the page that measures extraction, the way the worker is built.
pub(crate) fn build_bench(tools: &Tools, folder: &Path) -> Result<()> {
    process::run(trunk_build(tools).arg("--dist").arg(folder).arg("tests/bench/index.html"))
}

fn trunk_build(tools: &Tools) -> Command {
    let mut trunk = trunk(tools, "build");
    trunk.args(["--release", "--offline", "--quiet"]);
    trunk
}

/// Trunk, which takes its tools from PATH and is told to download none. The folder of this machine's crates is kept out of
/// what visitors are given: a panic says where in the source it was.
fn trunk(tools: &Tools, command: &str) -> Command {
    let mut trunk = tools.command("trunk");
    trunk.arg(command);
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    if let Some(home) = home {
        // Cargo adds it to the flags that .cargo/config.toml gives.
        let sources = home.join("registry").join("src");
        trunk.env(RUSTFLAGS, format!("--remap-path-prefix={}=", sources.display()));
    }
    trunk
}

/// Builds the page, serves it on this machine until interrupted, and builds it again on every change.
pub(crate) fn serve(tools: &Tools, port: u16) -> Result<()> {
    // Asked before the build, which takes a while, and let go at once.
    drop(TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
        format!("port {port} of 127.0.0.1 is taken: stop its program or try `cargo xtask serve --port {}`", port + 1)
    })?);
    println!("building the page; then it is at http://127.0.0.1:{port}/ (Ctrl+C ends)");
    let port = port.to_string();
    process::run(trunk(tools, "serve").args(["--release", "--offline", "--port", &port]))
}
