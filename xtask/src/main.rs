//! `cargo xtask`: the one way to set up, build, serve, test and measure Tallymark.

mod audit;
mod bench;
mod browser;
mod checks;
mod finish;
mod firefox;
mod fuzz;
mod node;
mod page;
mod process;
mod project;
mod python;
mod single_file;
mod size;
mod tools;
mod wasm_target;

use std::env;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail};

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N]   set up what is missing, build the page and serve it on 127.0.0.1:8080
  test [WORD…]       set up what is missing and run every check and test; or only the parts
                     lint, audit, native, wasm, e2e, firefox, interop;
                     or only the tests whose names have one of the words
  build              build the page into dist/, for any static host, and as one file, dist/tallymark.html
  size               what a visitor downloads from dist/, against the budget
  bench [PART…]      speed of extraction, cli, page, documents, datasets, start, or of the parts named, as distributions and ratios
  eval FILE.jsonl    what the extractor finds in the texts of the file, against the gold spans there (--help)
  fuzz [SECONDS]     throw texts at the crates, for 600 seconds (cargo-fuzz is set up for it)
  setup              only set up what is missing
  seal               finish the build: names with hashes, policy, service worker (Trunk calls this)

Tools are installed into TALLYMARK_CACHE, by default ~/.cache/tallymark. The tests use the browser
of TALLYMARK_CHROMIUM and CHROMEDRIVER, the Firefox of TALLYMARK_FIREFOX and the Python of TALLYMARK_PYTHON
where those are set. See CONTRIBUTING.md.";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let (command, rest) = arguments.split_first().map_or(("help", arguments), |(first, rest)| (first.as_str(), rest));
    if !rest.is_empty() && !matches!(command, "serve" | "test" | "bench" | "eval" | "fuzz") {
        bail!("`{command}` takes no arguments\n\n{HELP}");
    }
    match command {
        "serve" => {
            let port = port(rest)?;
            page::serve(&tools::setup()?, port)
        }
        "test" => checks::run(rest),
        "build" => page::build(&tools::setup()?),
        "bench" => bench::run(rest),
        "eval" => eval(rest),
        "fuzz" => fuzz::run(rest),
        "size" => size::report(),
        "setup" => tools::setup().map(|_| println!("everything is set up")),
        "seal" => finish::run(),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        unknown => bail!("there is no command `{unknown}`\n\n{HELP}"),
    }
}

/// Runs the program that scores the extractor.
fn eval(arguments: &[String]) -> Result<()> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--release", "--quiet", "--package", "tallymark-measure", "--bin", "eval", "--"]);
    process::run(cargo.args(arguments))
}

/// The port that `serve` is asked for.
fn port(words: &[String]) -> Result<u16> {
    let value = match words {
        [] => return Ok(page::PORT),
        [option, value] if option == "--port" => value,
        [word] if word.starts_with("--port=") => &word["--port=".len()..],
        _ => bail!("`serve` takes only --port N\n\n{HELP}"),
    };
    value.parse().with_context(|| format!("`{value}` is not a port: use a number from 1 to 65535"))
}
