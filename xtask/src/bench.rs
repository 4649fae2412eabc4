//! `cargo xtask bench`: the built page, measured in a real browser, and what others reach there.

use std::process::Command;

use anyhow::Result;
use lexopt::{Arg, Parser};

use crate::{build, chrome, misuse, process, workspace};

mod peers;
mod site;

/// What can be measured by itself.
const TOPICS: [&str; 6] = [
    "start", "reading", "training", "tasks", "parallel", "memory",
];

pub(crate) fn run(mut arguments: Parser) -> Result<()> {
    let mut topics = Vec::new();
    while let Some(argument) = arguments.next().map_err(misuse)? {
        match argument {
            Arg::Value(name) if name.to_str().is_some_and(|name| TOPICS.contains(&name)) => {
                topics.push(name);
            }
            Arg::Value(name) => {
                return Err(misuse(format!(
                    "there is nothing called {} to measure, but {}",
                    name.display(),
                    TOPICS.join(", ")
                )));
            }
            other => return Err(misuse(other.unexpected())),
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
