//! What is known about the crates and Node programs of others: their licences, where they come from, their weaknesses.
//!
//! Weaknesses are listed by databases on the network. Where one cannot be reached its check is skipped, and said to be.

use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::checks::Outcome;
use crate::process;
use crate::tools::Tools;

/// The command that looks through everything in Cargo.lock, as `deny.toml` says.
fn deny(tools: &Tools, words: &[&str]) -> Command {
    let mut deny = tools.command("cargo-deny");
    deny.args(["--workspace", "--log-level", "error"]).args(words);
    deny
}

/// Licences, duplicates, and sources: all of it is in Cargo.lock and the crates that are here.
pub(crate) fn crates(tools: &Tools) -> Result<Outcome> {
    let mut deny = deny(tools, &["--offline", "check", "--show-stats", "--hide-inclusion-graph"]);
    process::run(deny.args(["bans", "licenses", "sources"])).map(Outcome::from)
}

/// Known weaknesses of crates, and crates that were taken back.
pub(crate) fn advisories(tools: &Tools) -> Result<Outcome> {
    if !process::succeeds(&mut deny(tools, &["fetch", "db"])) {
        return Ok(Outcome::Skipped("RustSec's advisory database cannot be reached"));
    }
    process::run(&mut deny(tools, &["check", "--disable-fetch", "advisories"])).map(Outcome::from)
}

/// Known weaknesses of the Node programs.
pub(crate) fn node(tools: &Tools) -> Result<Outcome> {
    let mut npm = tools.command("npm");
    npm.args(["audit", "--package-lock-only"]);
    let report = npm.args(["--json"]).stdin(Stdio::null()).output().context("npm does not start")?;
    // Also where it has found some npm fails; but only a report of the registry has this.
    if !String::from_utf8_lossy(&report.stdout).contains("\"auditReportVersion\"") {
        return Ok(Outcome::Skipped("the registry answers no question about advisories"));
    }
    let mut npm = tools.command("npm");
    process::run(npm.args(["audit", "--package-lock-only"])).map(Outcome::from)
}
