//! `cargo xtask bench`: the built page, measured in a real browser.

use std::process::Command;

use anyhow::Result;
use lexopt::Parser;

use crate::{build, chrome, misuse, process, workspace};

pub(crate) fn run(mut arguments: Parser) -> Result<()> {
    if let Some(argument) = arguments.next().map_err(misuse)? {
        return Err(misuse(argument.unexpected()));
    }
    build::build(false)?;
    let driver = chrome::ensure_driver()?;
    let mut bench = Command::new("cargo");
    bench
        .args(["bench", "--package", "digit-lab-e2e", "--bench", "page"])
        .env("CHROMEDRIVER", driver);
    process::run(bench.current_dir(workspace::root()))
}
