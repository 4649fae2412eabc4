//! `cargo xtask check-page`: whether everybody can use the built page, as far as programs can tell: axe-core in every
//! view, and Lighthouse.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser};

use crate::npm::Package;
use crate::{build, chrome, misuse, process, workspace};

mod lighthouse;

const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    file: "axe.min.js",
};

/// What can be asked for by itself.
const TOPICS: [&str; 2] = ["views", "lighthouse"];

pub(crate) fn run(arguments: Parser) -> Result<()> {
    let topics = parse(arguments)?;
    let asks_for = |name| topics.is_empty() || topics.iter().any(|topic| topic == name);
    if !build::dist().join("index.html").is_file() {
        bail!("there is no page in dist/: run `cargo xtask build`");
    }
    let npm = process::find("npm").context(
        "npm is needed, which brings axe-core and Lighthouse, and was not found on the PATH",
    )?;
    let driver = chrome::ensure_driver()?;
    // What either finds is worth knowing, whatever the other does.
    let views = if asks_for("views") {
        AXE.folder(&npm)
            .and_then(|axe| check_views(driver, axe.join(AXE.file)))
    } else {
        Ok(())
    };
    let scores = if asks_for("lighthouse") {
        lighthouse::check(&npm)
    } else {
        Ok(())
    };
    match (views, scores) {
        (Err(views), Err(scores)) => {
            eprintln!("xtask: {scores:#}");
            Err(views)
        }
        (views, scores) => views.and(scores),
    }
}

fn parse(mut arguments: Parser) -> Result<Vec<String>> {
    let mut topics = Vec::new();
    while let Some(argument) = arguments.next().map_err(misuse)? {
        match argument {
            Arg::Value(name) => match name.to_str() {
                Some(topic) if TOPICS.contains(&topic) => topics.push(topic.to_owned()),
                _ => {
                    return Err(misuse(format!(
                        "there is nothing called {} to check, but {}",
                        name.display(),
                        TOPICS.join(" and ")
                    )));
                }
            },
            other => return Err(misuse(other.unexpected())),
        }
    }
    Ok(topics)
}

/// The views are gone through like the end-to-end tests' page, with their means.
fn check_views(driver: PathBuf, axe: PathBuf) -> Result<()> {
    let mut test = Command::new("cargo");
    test.args(["test", "--package", "digit-lab-e2e", "--test", "views"])
        .args(["--", "--nocapture"])
        .env("CHROMEDRIVER", driver)
        .env("DIGIT_LAB_AXE", axe)
        // What was found is a list of its own; where in these tests says nothing more.
        .env("RUST_LIB_BACKTRACE", "0");
    process::run(test.current_dir(workspace::root()))
        .context("axe-core found what the lines above say")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_what_was_typed() {
        let parsed = |arguments: &[&str]| parse(Parser::from_args(arguments));
        assert!(parsed(&[]).unwrap().is_empty());
        assert_eq!(parsed(&["views"]).unwrap(), ["views"]);
        for wrong in [&["contrast"][..], &["--views"]] {
            let error = parsed(wrong).err().unwrap();
            assert!(error.is::<crate::Misuse>(), "{wrong:?}: {error}");
        }
    }
}
