//! `cargo xtask bench`: the built page, measured in a real browser, and what others reach there.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use lexopt::{Arg, Parser, ValueExt};

use crate::{build, chrome, misuse, process, workspace};

mod native;
mod peers;
mod site;

/// What can be measured by itself.
const TOPICS: [&str; 8] = [
    "start",
    "reading",
    "training",
    "evaluation",
    "tasks",
    "inside",
    "parallel",
    "memory",
];

/// What is measured without a browser, and only when it is asked for.
const NATIVE: &str = "native";

/// What goes on for so many minutes, where nothing else is said, and only when it is asked for.
const SOAK: &str = "soak";
const SOAK_MINUTES: u64 = 60;

pub(crate) fn run(mut arguments: Parser) -> Result<()> {
    let (mut topics, mut is_native, mut is_soak) = (Vec::new(), false, false);
    let mut minutes = SOAK_MINUTES;
    while let Some(argument) = arguments.next().map_err(misuse)? {
        match argument {
            Arg::Value(name) if name.to_str().is_some_and(|name| TOPICS.contains(&name)) => {
                topics.push(name);
            }
            Arg::Value(name) if name == NATIVE => is_native = true,
            Arg::Value(name) if name == SOAK => is_soak = true,
            Arg::Long("minutes") if is_soak => {
                let value = arguments.value().map_err(misuse)?;
                minutes = value.parse().map_err(misuse)?;
            }
            Arg::Value(name) => {
                return Err(misuse(format!(
                    "there is nothing called {} to measure, but {}, {NATIVE} and {SOAK}",
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
    if is_soak {
        let mut soak = in_browser(&driver, &build::dist());
        process::run(soak.arg(SOAK).arg(minutes.to_string()))?;
        if topics.is_empty() {
            return Ok(());
        }
    }
    let site = site::prepare()?;
    process::run(in_browser(&driver, &site).args(topics))
}

/// `benches/page`, which visits this site; what it is to do comes as further arguments.
fn in_browser(driver: &Path, site: &Path) -> Command {
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
        .env("CHROMEDRIVER", driver)
        .env("DIGIT_LAB_DIST", site)
        .current_dir(workspace::root());
    bench
}
