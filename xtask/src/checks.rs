//! `cargo xtask test`: every check and test, one step after the other, until one fails.

use std::cell::RefCell;
use std::env;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::browser::{self, Browser};
use crate::firefox::{self, Firefox};
use crate::tools::{self, Tools};
use crate::{audit, page, process, project};

const TARGET: &str = "wasm32-unknown-unknown";

/// A part of the checks that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Lint,
    Native,
    Wasm,
    E2e,
    Firefox,
    Interop,
    Audit,
}

const PARTS: [(&str, Part); 7] = [
    ("lint", Part::Lint),
    ("native", Part::Native),
    ("wasm", Part::Wasm),
    ("e2e", Part::E2e),
    ("firefox", Part::Firefox),
    ("interop", Part::Interop),
    ("audit", Part::Audit),
];

/// What came of a step that has not failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    /// It could not be done, for this reason; nothing is known.
    Skipped(&'static str),
}

impl From<()> for Outcome {
    fn from((): ()) -> Self {
        Self::Passed
    }
}

/// Runs the parts and tests that `words` name: parts by their name, tests by a part of theirs; all of them if none.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let (parts, filters): (Vec<_>, Vec<_>) = words.iter().partition(|word| part(word).is_some());
    let chosen: Vec<Part> = parts.into_iter().filter_map(|word| part(word)).collect();
    let is_chosen = |part: &Part| match part {
        // A filter names tests: these have none, and those of `interop` need files that all of `e2e` leaves.
        Part::Lint | Part::Interop | Part::Audit if chosen.is_empty() => filters.is_empty(),
        _ => chosen.is_empty() || chosen.contains(part),
    };
    // Only who has not asked for a part does without what it needs, and never continuous integration.
    let is_required = |part| chosen.contains(&part) || env::var_os("CI").is_some_and(|value| !value.is_empty());
    let tools = tools::setup()?;
    let needs_browser = is_chosen(&Part::Wasm) || is_chosen(&Part::E2e);
    let browser = if needs_browser { Some(browser::setup()?) } else { None };
    let firefox = if is_chosen(&Part::Firefox) { firefox::setup(is_required(Part::Firefox))? } else { None };
    let python = if is_chosen(&Part::Interop) { tools::setup_python(is_required(Part::Interop))? } else { None };
    let auditors = if is_chosen(&Part::Audit) { Some(tools::setup_audit()?) } else { None };
    let steps: Vec<_> = STEPS.iter().filter(|step| step.parts.iter().any(is_chosen)).collect();
    // One core for minutes: it goes on beside the checks of the code.
    let needs_page = is_chosen(&Part::E2e) || firefox.is_some();
    let building = RefCell::new(if needs_page { Some(page::begin(&tools)?) } else { None });
    run_steps(&Checks { tools, browser, firefox, python, auditors, building, filters }, &steps)
}

fn part(word: &str) -> Option<Part> {
    PARTS.iter().find(|(name, _)| *name == word).map(|(_, part)| *part)
}

/// What the steps work with.
struct Checks<'a> {
    tools: Tools,
    browser: Option<Browser>,
    firefox: Option<Firefox>,
    python: Option<PathBuf>,
    auditors: Option<Tools>,
    /// The build of the page, until the step that needs it.
    building: RefCell<Option<page::Building>>,
    filters: Vec<&'a String>,
}

/// One headline of the run.
struct Step {
    /// It is done if one of these is.
    parts: &'static [Part],
    name: &'static str,
    run: fn(&Checks<'_>) -> Result<Outcome>,
}

const STEPS: [Step; 14] = [
    Step { parts: &[Part::Lint], name: "Cargo.lock is current", run: lock },
    Step { parts: &[Part::Lint], name: "formatting", run: format },
    Step { parts: &[Part::Lint], name: "clippy", run: clippy },
    Step { parts: &[Part::Lint], name: "clippy for the browser", run: clippy_wasm },
    Step {
        parts: &[Part::Audit],
        name: "licences and sources of crates",
        run: |checks| audit::crates(checks.auditors()?),
    },
    Step {
        parts: &[Part::Audit],
        name: "advisories about crates",
        run: |checks| audit::advisories(checks.auditors()?),
    },
    Step { parts: &[Part::Audit], name: "advisories about Node programs", run: |checks| audit::node(&checks.tools) },
    Step { parts: &[Part::Native], name: "native tests", run: native },
    Step { parts: &[Part::Native], name: "documentation's examples", run: doc },
    Step { parts: &[Part::Wasm], name: "tests in a browser's WebAssembly", run: wasm },
    Step { parts: &[Part::E2e, Part::Firefox], name: "build of the page", run: build },
    Step { parts: &[Part::E2e], name: "end-to-end tests", run: e2e },
    Step { parts: &[Part::Firefox], name: "core path in Firefox", run: core_path },
    Step { parts: &[Part::Interop], name: "files loaded with the tools they are for", run: interop },
];

/// A step that has been begun: its name, how long it took, what came of it.
type Done = (&'static str, Duration, Option<Outcome>);

fn run_steps(checks: &Checks<'_>, steps: &[&Step]) -> Result<()> {
    let mut done: Vec<Done> = Vec::new();
    for step in steps {
        println!("\n=== {} ===", step.name);
        let start = Instant::now();
        let result = (step.run)(checks);
        done.push((step.name, start.elapsed(), result.as_ref().ok().copied()));
        match result {
            Err(error) => {
                summarise(&done, steps.len());
                return Err(error.context(format!("{} failed", step.name)));
            }
            Ok(Outcome::Skipped(reason)) => println!("skipped: {reason}"),
            Ok(Outcome::Passed) => {}
        }
    }
    summarise(&done, steps.len());
    Ok(())
}

fn summarise(done: &[Done], all: usize) {
    println!("\n=== summary ===");
    for (name, time, outcome) in done {
        let (word, reason) = match outcome {
            Some(Outcome::Passed) => ("ok", String::new()),
            Some(Outcome::Skipped(reason)) => ("skipped", format!(": {reason}")),
            None => ("FAILED", String::new()),
        };
        println!("{word:>7} {:>7.1} s  {name}{reason}", time.as_secs_f64());
    }
    let passed = done.iter().filter(|(_, _, outcome)| *outcome == Some(Outcome::Passed)).count();
    let failed = done.iter().filter(|(_, _, outcome)| outcome.is_none()).count();
    println!("steps: {passed} passed, {failed} failed, {} skipped", all - passed - failed);
}

impl Checks<'_> {
    fn cargo(&self, words: &[&str]) -> Command {
        let mut cargo = self.tools.command("cargo");
        cargo.args(words);
        cargo
    }

    fn auditors(&self) -> Result<&Tools> {
        self.auditors.as_ref().context("cargo-deny was not set up")
    }

    /// A command that starts the browser of the tests.
    fn with_browser(&self, mut command: Command) -> Result<Command> {
        self.browser.as_ref().context("no browser was set up")?.configure(&mut command)?;
        Ok(command)
    }

    /// A command that runs the end-to-end tests of `config` which are asked for.
    fn playwright(&self, config: &str) -> Result<Command> {
        let mut playwright = self.tools.command("playwright");
        playwright.args(["test", "--config", config]).env("TALLYMARK_PORT", free_port()?.to_string());
        for filter in &self.filters {
            playwright.args(["--pass-with-no-tests", "--grep", filter]);
        }
        Ok(playwright)
    }
}

fn lock(checks: &Checks<'_>) -> Result<Outcome> {
    let mut cargo = checks.cargo(&["metadata", "--locked", "--format-version=1"]);
    process::run(cargo.stdout(std::process::Stdio::null()))
        .map(Outcome::from)
        .context("commit the Cargo.lock that Cargo writes")
}

fn format(checks: &Checks<'_>) -> Result<Outcome> {
    process::run(&mut checks.cargo(&["fmt", "--all", "--check"])).map(Outcome::from).context("run `cargo fmt --all`")
}

fn clippy(checks: &Checks<'_>) -> Result<Outcome> {
    process::run(&mut checks.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
        .map(Outcome::from)
}

fn clippy_wasm(checks: &Checks<'_>) -> Result<Outcome> {
    let page =
        ["-p", "tallymark", "-p", "tallymark-worker", "-p", "tallymark-converter", "--all-targets", "--target", TARGET];
    // Debian's compiler, where that had to be the one for the target, comes without clippy.
    if !process::succeeds(&mut checks.cargo(&["clippy", "--version", "--target", TARGET])) {
        println!("this compiler has no clippy: checking only");
        return process::run(checks.cargo(&["check"]).args(page)).map(Outcome::from);
    }
    process::run(checks.cargo(&["clippy"]).args(page).args(["--", "-D", "warnings"])).map(Outcome::from)
}

fn native(checks: &Checks<'_>) -> Result<Outcome> {
    let mut cargo = if process::succeeds(&mut checks.cargo(&["nextest", "--version"])) {
        checks.cargo(&["nextest", "run", "--workspace", "--no-fail-fast"])
    } else {
        checks.cargo(&["test", "--workspace", "--all-targets", "--no-fail-fast"])
    };
    if cargo.get_args().next().is_some_and(|word| word == "nextest") && !checks.filters.is_empty() {
        cargo.arg("--no-tests=pass");
    }
    // `cargo test` takes one filter, nextest any number.
    process::run(cargo.args(&checks.filters)).map(Outcome::from)
}

fn doc(checks: &Checks<'_>) -> Result<Outcome> {
    process::run(checks.cargo(&["test", "--workspace", "--doc", "--quiet"]).args(checks.filters.first()))
        .map(Outcome::from)
}

fn wasm(checks: &Checks<'_>) -> Result<Outcome> {
    let mut cargo = checks.with_browser(checks.cargo(&["test", "-p", "tallymark", "--target", TARGET]))?;
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    process::run(cargo.args(checks.filters.first())).map(Outcome::from)
}

fn build(checks: &Checks<'_>) -> Result<Outcome> {
    match checks.building.take() {
        Some(building) => building.finish().map(Outcome::from),
        None => Ok(Outcome::Skipped("there is no browser for it")),
    }
}

fn e2e(checks: &Checks<'_>) -> Result<Outcome> {
    process::run(&mut checks.with_browser(checks.playwright("tests/e2e/playwright.config.ts")?)?).map(Outcome::from)
}

fn core_path(checks: &Checks<'_>) -> Result<Outcome> {
    let Some(firefox) = &checks.firefox else { return Ok(Outcome::Skipped("there is no Firefox")) };
    let mut playwright = checks.playwright("tests/firefox/playwright.config.ts")?;
    firefox.configure(&mut playwright);
    process::run(&mut playwright).map(Outcome::from)
}

fn interop(checks: &Checks<'_>) -> Result<Outcome> {
    let Some(python) = &checks.python else {
        return Ok(Outcome::Skipped("there is no Python 3.10 to 3.13 with venv"));
    };
    process::run(&mut checks.cargo(&["build", "--package", "tallymark-cli"]))?;
    let program = project::target().join("debug").join(format!("tallymark{}", env::consts::EXE_SUFFIX));
    let mut pytest = Command::new(python);
    pytest.current_dir(project::root()).args(["-m", "pytest", "tests/interop"]);
    if !checks.filters.is_empty() {
        let words: Vec<_> = checks.filters.iter().map(|filter| filter.as_str()).collect();
        pytest.args(["-k", &words.join(" or ")]);
    }
    pytest.env("TALLYMARK_CLI", program);
    // Nothing is written into the checkout, and no setting of the user's Python is in the way.
    process::run(pytest.env("PYTHONDONTWRITEBYTECODE", "1").env_remove("PYTHONPATH").env_remove("PYTHONHOME"))
        .map(Outcome::from)
}

/// A port of this machine that nobody listens on.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}
