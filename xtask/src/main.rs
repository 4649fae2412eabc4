//! Digit Lab's own commands. `cargo xtask help` lists them.
//!
//! Every failure ends as one sentence on stderr and a non-zero status: 2 for a command line that
//! is not understood, 1 for everything else.

#![allow(clippy::print_stdout, reason = "a command line tool reports on stdout")]

use std::fmt;
use std::process::ExitCode;

use anyhow::Result;
use lexopt::Parser;

mod bench;
mod browser;
mod build;
mod cache;
mod check_page;
mod chrome;
mod debian;
mod firefox;
mod fuzz;
mod interop;
mod mnist;
mod npm;
mod process;
mod python;
mod serve;
mod test;
mod toolchain;
mod tools;
mod workspace;

const HELP: &str = "\
Usage: cargo xtask COMMAND

  serve [--port N] [--full] [--watch]
      Build the page and show it at http://127.0.0.1:8080/. --full puts all of MNIST beside it;
      --watch leaves building to `trunk serve`, which follows every change of the sources.
  build [--full]
      Leave the page in dist/, ready for any static host, and the npm package in pkg/; report sizes.
  test [--only STEP] [--browser firefox]
      Run every check, or one of them: fmt, lint, docs, deny, crate, native, browser, build,
      e2e. The steps browser and e2e use Chromium, or Firefox where that is asked for.
  bench [TOPIC ...]
      Build the page and measure it in a browser: start, reading, training, evaluation, tasks, inside,
      parallel, memory, or all of them. Training is measured beside Burn, TensorFlow.js and ConvNetJS, which are fetched
      and built the first time (some 15 minutes on two cores).
  bench native
      Measure training on one thread without a browser, beside NumPy and TensorFlow, and one product
      beside ndarray and gemm. Needs Python 3.11; the libraries are installed once (1.5 GB).
  bench soak [--minutes N]
      Build the page and use it for an hour (or N minutes) as a visitor does who tries everything, and print what it
      holds in memory after each round: docs/faults.md.
  check-interop
      Have NumPy, PyTorch, ONNX Runtime and a program like the book's load model files with the lines of
      docs/model-files.md, and compare scores. Needs Python 3.11; its libraries are installed once (up to 6 GB).
  check-page [views] [lighthouse]
      Hold every view of dist/, in both languages and themes and down to 320 pixels wide, against axe-core's rules,
      and print Lighthouse's scores. Needs npm, which brings both, once.
  fuzz [TARGET ...] [--runs N] [--sanitizer none|address] [--no-trace-compares]
      Try each parser with ten million inputs at random (one that tries all files with JSON once more
      with one) and the way from strokes to a reading with half a million, or each with N, and fail at the first that panics, miscounts or takes too much memory. The
      sanitizer for addresses needs a nightly compiler; without tracing what is compared an execution
      takes less time and finds less. docs/fuzzing.md says more.
  mnist [DIR]
      Get the four original MNIST files (or take them from DIR, plain or .gz), keep them in the
      cache, and cut the bundled subset in www/data from them.
  help
      Show this text.

Each command installs the tools that it needs, once. Tools and data are kept in a
cache of this user: DIGIT_LAB_CACHE, else XDG_CACHE_HOME/digit-lab, else ~/.cache/digit-lab.";

fn main() -> ExitCode {
    match run(Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The alternate form writes the whole chain of causes on one line.
            eprintln!("xtask: {error:#}");
            ExitCode::from(if error.is::<Misuse>() { 2 } else { 1 })
        }
    }
}

fn run(mut arguments: Parser) -> Result<()> {
    let Some(command) = arguments.next().map_err(misuse)? else {
        println!("{HELP}");
        return Ok(());
    };
    match command {
        lexopt::Arg::Value(name) => match name.to_str() {
            Some("serve") => serve::run(arguments),
            Some("build") => build::run(arguments),
            Some("test") => test::run(arguments),
            Some("bench") => bench::run(arguments),
            Some("check-interop") => interop::run(arguments),
            Some("check-page") => check_page::run(arguments),
            Some("fuzz") => fuzz::run(arguments),
            Some("mnist") => mnist::run(arguments),
            Some("help") => {
                println!("{HELP}");
                Ok(())
            }
            _ => Err(misuse(format!(
                "there is no command {}; `cargo xtask help` lists them",
                name.display()
            ))),
        },
        lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => {
            println!("{HELP}");
            Ok(())
        }
        option => Err(misuse(option.unexpected())),
    }
}

/// A command line that is not understood.
#[derive(Debug)]
struct Misuse(String);

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misuse {}

fn misuse(reason: impl fmt::Display) -> anyhow::Error {
    Misuse(reason.to_string()).into()
}
