//! `cargo xtask bench`: the built page, measured in a real browser, and what others reach there.

use std::process::Command;

use anyhow::Result;
use lexopt::{Arg, Parser};

use crate::{build, chrome, misuse, process, workspace};

mod native;
mod peers;
mod site;

/// What can be measured by itself.
const TOPICS: [&str; 7] = [
    "start",
    "reading",
    "training",
    "evaluation",
    "tasks",
    "parallel",
    "memory",
];

/// What is measured without a browser, and only when it is asked for.
const NATIVE: &str = "native";

pub(crate) fn run(mut arguments: Parser) -> Result<()> {
    let (mut topics, mut is_native) = (Vec::new(), false);
    while let Some(argument) = arguments.next().map_err(misuse)? {
        match argument {
            Arg::Value(name) if name.to_str().is_some_and(|name| TOPICS.contains(&name)) => {
                topics.push(name);
            }
            Arg::Value(name) if name == NATIVE => is_native = true,
            Arg::Value(name) => {
                return Err(misuse(format!(
                    "there is nothing called {} to measure, but {} and {NATIVE}",
                    name.display(),
                    TOPICS.join(", ")
                )));
            }
            other => return Err(misuse(other.unexpected())),
        }
    }
    if is_native {
        native::run()?;
        if topics.is_empty() {
            return Ok(());
        }
    }
    build::build(false)?;
    let driver = chrome::ensure_driver()?;
    let site = site::prepare()?;
    let mut bench = Command::new("cargo");
    bench
        .args([
            "bench",
            "--package",
            "digit-lab-e2e",
            "--bench",
            "page",
            "--",
        ])
        .args(topics)
        .env("CHROMEDRIVER", driver)
        .env("DIGIT_LAB_DIST", site);
    process::run(bench.current_dir(workspace::root()))
}
