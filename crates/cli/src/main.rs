//! `tallymark`: what the page does, over files and pipes.
//!
//! The binary reads arguments and files and writes streams; what it finds and how that is written is in the crates that
//! it shares with the page. Exit codes: 0 when all went well, 1 when the results could not be written, 2 when something
//! of the input or the arguments was wrong (the rest is written all the same).

mod agree;
mod arguments;
mod convert;
mod encoding;
mod extract;
mod input;
mod lines;
mod pipeline;
mod problem;
mod score;
mod split;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let (output, messages) = (&mut io::stdout().lock(), &mut io::stderr());
    let finished = match arguments.command {
        Command::Convert(arguments) => convert::run(arguments, output, messages),
        Command::Extract(arguments) => extract::run(arguments, output, messages),
        Command::Agree(arguments) => agree::run(&arguments, output, messages),
        Command::Score(arguments) => score::run(arguments, output, messages),
        Command::Split(arguments) => split::run(&arguments, output, messages),
    };
    // The threads that still read are not waited for: one of them may sit on a pipe that never ends.
    match finished {
        Ok(code) => code,
        // `| head` has seen enough, which is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell where stderr is gone too.
            let _ = writeln!(io::stderr(), "tallymark: the results cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}
