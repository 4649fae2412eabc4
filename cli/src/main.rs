//! Digit Lab's engine on the command line.
//!
//! `digit-lab --help` lists the commands. Results go to stdout, and with `--json` as one JSON object a
//! line with nothing else there; every fault is one line on stderr and exit status 2.

// First, so that its macros are those of all others.
#[macro_use]
mod output;

mod arguments;
mod contact_sheet;
mod convert;
mod drawings;
mod evaluate;
mod experiments;
mod fault;
mod files;
mod model;
mod no_digits;
mod numbers;
mod pretrain;
mod read_numbers;
mod read_picture;
mod read_strokes;
mod train;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let outcome = match arguments.command {
        Command::Train(arguments) => train::run(&arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::ReadStrokes(arguments) => read_strokes::run(&arguments),
        Command::ContactSheet(arguments) => contact_sheet::run(&arguments),
        Command::ReadNumbers(arguments) => read_numbers::run(&arguments),
        Command::ReadPicture(arguments) => read_picture::run(&arguments),
        Command::NoDigits(arguments) => no_digits::run(&arguments),
        Command::Experiments(arguments) => experiments::run(&arguments),
        Command::Pretrain(arguments) => pretrain::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("digit-lab: {fault}");
            ExitCode::from(2)
        }
    }
}

/// Help goes out whole; bad usage becomes one line.
fn usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        println!("{error}");
        return ExitCode::SUCCESS;
    }
    let text = error.to_string();
    let line: Vec<&str> = text
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("Usage:"))
        .filter(|line| !line.is_empty())
        .collect();
    eprintln!(
        "digit-lab: {}",
        line.join("; ").trim_start_matches("error: ")
    );
    ExitCode::from(2)
}
