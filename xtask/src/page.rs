//! `cargo xtask build` and `cargo xtask serve`: the page in release mode, by Trunk.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::tools::Tools;
use crate::{process, project, single_file};

/// The usual port of `serve`.
pub(crate) const PORT: u16 = 8080;

/// Builds the page into `dist/`.
pub(crate) fn build(tools: &Tools) -> Result<()> {
    process::run(&mut trunk_build(tools))?;
    single_file::report_size(&project::root().join("dist"))
}

/// Builds the page that measures extraction, the way the worker is built.
pub(crate) fn build_bench(tools: &Tools, folder: &Path) -> Result<()> {
    process::run(trunk_build(tools).arg("--dist").arg(folder).arg("tests/bench/index.html"))
}

fn trunk_build(tools: &Tools) -> Command {
    let mut trunk = tools.command("trunk");
    // Offline: Trunk takes its tools from PATH and downloads none.
    trunk.args(["build", "--release", "--offline", "--quiet"]);
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
    process::run(tools.command("trunk").args(["serve", "--release", "--offline", "--port", &port]))
}
