//! `cargo xtask test`: every check and test, one step after the other, until one fails.

use std::cell::RefCell;
use std::env;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::browser::{self, Browser};
use crate::tools::{self, Tools};
use crate::{page, process, project};

const TARGET: &str = "wasm32-unknown-unknown";

/// A part of the checks that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Lint,
    Native,
    Wasm,
    E2e,
    Interop,
}

const PARTS: [(&str, Part); 5] = [
    ("lint", Part::Lint),
    ("native", Part::Native),
    ("wasm", Part::Wasm),
    ("e2e", Part::E2e),
    ("interop", Part::Interop),
];

/// Runs the parts and tests that `words` name: parts by their name, tests by a part of theirs; all of them if none.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let (parts, filters): (Vec<_>, Vec<_>) = words.iter().partition(|word| part(word).is_some());
    let chosen: Vec<Part> = parts.into_iter().filter_map(|word| part(word)).collect();
    let is_chosen = |part| match part {
        // A filter names tests: no lint has a name, and those of `interop` need files that all of `e2e` leaves.
        Part::Lint | Part::Interop if chosen.is_empty() => filters.is_empty(),
        _ => chosen.is_empty() || chosen.contains(&part),
    };
    let tools = tools::setup()?;
    let needs_browser = is_chosen(Part::Wasm) || is_chosen(Part::E2e);
    let browser = if needs_browser { Some(browser::setup()?) } else { None };
    let python = if is_chosen(Part::Interop) { interop_python(&chosen)? } else { None };
    let (steps, skipped): (Vec<_>, Vec<_>) = STEPS
        .iter()
        .filter(|step| is_chosen(step.part))
        .partition(|step| step.part != Part::Interop || python.is_some());
    // One core for minutes: it goes on beside the checks of the code.
    let building = if is_chosen(Part::E2e) { Some(page::begin(&tools)?) } else { None };
    let building = RefCell::new(building);
    run_steps(&Checks { tools, browser, python, building, filters }, &steps, skipped.len())
}

/// The Python of the interop tests. Only who has not asked for them does without it, and never continuous integration.
fn interop_python(chosen: &[Part]) -> Result<Option<PathBuf>> {
    let is_required = chosen.contains(&Part::Interop) || env::var_os("CI").is_some_and(|value| !value.is_empty());
    let python = tools::setup_python(is_required)?;
    if python.is_none() {
        println!("there is no Python 3.10 to 3.13 with venv: the files will not be loaded with the tools they are for");
    }
    Ok(python)
}

fn part(word: &str) -> Option<Part> {
    PARTS.iter().find(|(name, _)| *name == word).map(|(_, part)| *part)
}

/// What the steps work with.
struct Checks<'a> {
    tools: Tools,
    browser: Option<Browser>,
    python: Option<PathBuf>,
    /// The build of the page, until the step that needs it.
    building: RefCell<Option<page::Building>>,
    filters: Vec<&'a String>,
}

/// One headline of the run.
struct Step {
    part: Part,
    name: &'static str,
    run: fn(&Checks<'_>) -> Result<()>,
}

const STEPS: [Step; 10] = [
    Step { part: Part::Lint, name: "Cargo.lock is current", run: lock },
    Step { part: Part::Lint, name: "formatting", run: format },
    Step { part: Part::Lint, name: "clippy", run: clippy },
    Step { part: Part::Lint, name: "clippy for the browser", run: clippy_wasm },
    Step { part: Part::Native, name: "native tests", run: native },
    Step { part: Part::Native, name: "documentation's examples", run: doc },
    Step { part: Part::Wasm, name: "tests in a browser's WebAssembly", run: wasm },
    Step { part: Part::E2e, name: "build of the page", run: build },
    Step { part: Part::E2e, name: "end-to-end tests", run: e2e },
    Step { part: Part::Interop, name: "files loaded with the tools they are for", run: interop },
];

fn run_steps(checks: &Checks<'_>, steps: &[&Step], skipped: usize) -> Result<()> {
    let mut times = Vec::new();
    for step in steps {
        println!("\n=== {} ===", step.name);
        let start = Instant::now();
        let result = (step.run)(checks);
        times.push((step.name, start.elapsed()));
        if let Err(error) = result {
            summarise(&times, steps.len() + skipped, true);
            return Err(error.context(format!("{} failed", step.name)));
        }
    }
    summarise(&times, steps.len() + skipped, false);
    Ok(())
}

fn summarise(times: &[(&str, Duration)], all: usize, failed: bool) {
    println!("\n=== summary ===");
    for (place, (name, time)) in times.iter().enumerate() {
        let word = if failed && place + 1 == times.len() { "FAILED" } else { "ok" };
        println!("{word:>6} {:>7.1} s  {name}", time.as_secs_f64());
    }
    let failures = usize::from(failed);
    println!("steps: {} passed, {failures} failed, {} skipped", times.len() - failures, all - times.len());
}

impl Checks<'_> {
    fn cargo(&self, words: &[&str]) -> Command {
        let mut cargo = self.tools.command("cargo");
        cargo.args(words);
        cargo
    }

    /// A command that starts the browser of the tests.
    fn with_browser(&self, mut command: Command) -> Result<Command> {
        self.browser.as_ref().context("no browser was set up")?.configure(&mut command)?;
        Ok(command)
    }
}

fn lock(checks: &Checks<'_>) -> Result<()> {
    let mut cargo = checks.cargo(&["metadata", "--locked", "--format-version=1"]);
    process::run(cargo.stdout(std::process::Stdio::null())).context("commit the Cargo.lock that Cargo writes")
}

fn format(checks: &Checks<'_>) -> Result<()> {
    process::run(&mut checks.cargo(&["fmt", "--all", "--check"])).context("run `cargo fmt --all`")
}

fn clippy(checks: &Checks<'_>) -> Result<()> {
    process::run(&mut checks.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn clippy_wasm(checks: &Checks<'_>) -> Result<()> {
    let page =
        ["-p", "tallymark", "-p", "tallymark-worker", "-p", "tallymark-converter", "--all-targets", "--target", TARGET];
    // Debian's compiler, where that had to be the one for the target, comes without clippy.
    if !process::succeeds(&mut checks.cargo(&["clippy", "--version", "--target", TARGET])) {
        println!("this compiler has no clippy: checking only");
        return process::run(checks.cargo(&["check"]).args(page));
    }
    process::run(checks.cargo(&["clippy"]).args(page).args(["--", "-D", "warnings"]))
}

fn native(checks: &Checks<'_>) -> Result<()> {
    let mut cargo = if process::succeeds(&mut checks.cargo(&["nextest", "--version"])) {
        checks.cargo(&["nextest", "run", "--workspace", "--no-fail-fast"])
    } else {
        checks.cargo(&["test", "--workspace", "--all-targets", "--no-fail-fast"])
    };
    if cargo.get_args().next().is_some_and(|word| word == "nextest") && !checks.filters.is_empty() {
        cargo.arg("--no-tests=pass");
    }
    // `cargo test` takes one filter, nextest any number.
    process::run(cargo.args(&checks.filters))
}

fn doc(checks: &Checks<'_>) -> Result<()> {
    process::run(checks.cargo(&["test", "--workspace", "--doc", "--quiet"]).args(checks.filters.first()))
}

fn wasm(checks: &Checks<'_>) -> Result<()> {
    let mut cargo = checks.with_browser(checks.cargo(&["test", "-p", "tallymark", "--target", TARGET]))?;
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    process::run(cargo.args(checks.filters.first()))
}

fn build(checks: &Checks<'_>) -> Result<()> {
    checks.building.take().context("the build was not begun")?.finish()
}

fn e2e(checks: &Checks<'_>) -> Result<()> {
    let mut playwright = checks.with_browser(checks.tools.command("playwright"))?;
    playwright.args(["test", "--config", "tests/e2e/playwright.config.ts"]);
    playwright.env("TALLYMARK_PORT", free_port()?.to_string());
    for filter in &checks.filters {
        playwright.args(["--pass-with-no-tests", "--grep", filter]);
    }
    process::run(&mut playwright)
}

fn interop(checks: &Checks<'_>) -> Result<()> {
    process::run(&mut checks.cargo(&["build", "--package", "tallymark-cli"]))?;
    let program = project::target().join("debug").join(format!("tallymark{}", env::consts::EXE_SUFFIX));
    let mut pytest = Command::new(checks.python.as_ref().context("no Python was set up")?);
    pytest.current_dir(project::root()).args(["-m", "pytest", "tests/interop"]);
    if !checks.filters.is_empty() {
        let words: Vec<_> = checks.filters.iter().map(|filter| filter.as_str()).collect();
        pytest.args(["-k", &words.join(" or ")]);
    }
    pytest.env("TALLYMARK_CLI", program);
    // Nothing is written into the checkout, and no setting of the user's Python is in the way.
    process::run(pytest.env("PYTHONDONTWRITEBYTECODE", "1").env_remove("PYTHONPATH").env_remove("PYTHONHOME"))
}

/// A port of this machine that nobody listens on.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}
