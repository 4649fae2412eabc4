//! `cargo xtask test`: every check there is, in the order in which failures are cheapest to find.

use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use lexopt::Parser;

use crate::browser::Browser;
use crate::npm::Package;
use crate::toolchain::{self, WASM};
use crate::tools::{self, Toolbox};
use crate::{build, process, workspace};

mod engine_crate;
mod npm_package;
mod options;

use options::Options;

/// A check: its name on the command line, what it is, and how it is done.
struct Step {
    name: &'static str,
    what: &'static str,
    check: fn(Browser) -> Result<()>,
}

/// A workspace of its own, which links with libFuzzer only: a C++ compiler builds that. What it tries is in `tests/hostile`.
const FUZZ: &str = "fuzz/Cargo.toml";

const STEPS: [Step; 9] = [
    Step {
        name: "fmt",
        what: "formatting",
        check: |_| formatting(),
    },
    Step {
        name: "lint",
        what: "lints, native and wasm",
        check: |_| lints(),
    },
    Step {
        name: "docs",
        what: "documentation",
        check: |_| documentation(),
    },
    Step {
        name: "deny",
        what: "licenses, sources and versions of what is depended on",
        check: |_| dependencies(),
    },
    Step {
        name: "crate",
        what: "the engine as crates.io gets it",
        check: |_| engine_crate::check(),
    },
    Step {
        name: "native",
        what: "tests on this machine",
        check: |_| native_tests(),
    },
    Step {
        name: "browser",
        what: "tests of the engine in a browser's worker",
        check: browser_tests,
    },
    Step {
        name: "build",
        what: "the page for release",
        check: |_| build::build(false),
    },
    Step {
        name: "e2e",
        what: "tests of the built page in a browser",
        check: end_to_end_tests,
    },
];

/// What the npm package's example for a bundler is built with, at the versions in its package.json, and how the test
/// gets to know where it is.
const BUNDLER: [(&str, Package); 2] = [
    (
        "DIGIT_LAB_VITE",
        Package {
            name: "vite",
            version: "7.3.8",
            file: "bin/vite.js",
        },
    ),
    (
        "DIGIT_LAB_TYPESCRIPT",
        Package {
            name: "typescript",
            version: "5.9.3",
            file: "bin/tsc",
        },
    ),
];

pub(crate) fn run(arguments: Parser) -> Result<()> {
    let options = Options::parse(arguments, &STEPS.map(|step| step.name))?;
    let only = options.only.as_deref();
    let steps = STEPS
        .iter()
        .filter(|step| only.is_none_or(|only| only == step.name));
    let mut times = Vec::new();
    for step in steps {
        println!("\n== {}: {} ==", step.name, step.what);
        let start = Instant::now();
        (step.check)(options.browser).with_context(|| format!("the step {} failed", step.name))?;
        let secs = start.elapsed().as_secs_f32();
        println!("== {}: passed in {secs:.1} s ==", step.name);
        times.push(format!("{} {secs:.0} s", step.name));
    }
    println!("\nAll passed: {}.", times.join(", "));
    Ok(())
}

fn formatting() -> Result<()> {
    toolchain::require_component("rustfmt", "fmt")?;
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["fmt", "--manifest-path", FUZZ, "--check"])
}

fn lints() -> Result<()> {
    toolchain::require_component("clippy", "clippy")?;
    toolchain::ensure_wasm_target()?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])?;
    // Not a default target, so that `cargo test --workspace` needs no browser.
    cargo(&[
        "clippy",
        "--package",
        "digit-lab-e2e",
        "--test",
        "page",
        "--test",
        "views",
        "--",
        "-D",
        "warnings",
    ])?;
    cargo(&[
        "clippy",
        "--package",
        "digit-lab",
        "--features",
        "web",
        // Benchmarks run natively only.
        "--lib",
        "--tests",
        "--target",
        WASM,
        "--",
        "-D",
        "warnings",
    ])?;
    cargo(&[
        "clippy",
        "--package",
        "digit-lab",
        "--no-default-features",
        "--features",
        "web-reader",
        "--lib",
        "--target",
        WASM,
        "--",
        "-D",
        "warnings",
    ])?;
    cargo(&[
        "clippy",
        "--package",
        "digit-lab-page",
        // Without it the code is the same but for where it is cut.
        "--features",
        "split",
        "--target",
        WASM,
        "--",
        "-D",
        "warnings",
    ])
}

/// The command line's binary has the engine's name, and the documentation of one would overwrite
/// that of the other.
fn documentation() -> Result<()> {
    let mut doc = Command::new("cargo");
    doc.args([
        "doc",
        "--workspace",
        "--exclude",
        "digit-lab-cli",
        "--no-deps",
    ])
    .env("RUSTDOCFLAGS", "-D warnings");
    process::run(doc.current_dir(workspace::root()))
}

/// What `deny.toml` allows, where cargo-deny is installed: it takes long to build, and finds nothing where nothing
/// is added. Known vulnerabilities are on a host that not every network reaches: `cargo deny --workspace check`.
fn dependencies() -> Result<()> {
    if process::find("cargo-deny").is_none() {
        println!("cargo-deny was not found (`cargo install --locked cargo-deny`): left out.");
        return Ok(());
    }
    for manifest in ["Cargo.toml", FUZZ] {
        cargo(&[
            "deny",
            "--manifest-path",
            manifest,
            "--config",
            "deny.toml",
            "--workspace",
            "--offline",
            "check",
            "licenses",
            "bans",
            "sources",
        ])?;
    }
    Ok(())
}

fn native_tests() -> Result<()> {
    cargo(&["test", "--workspace", "--exclude", "digit-lab-e2e"])
}

/// wasm-pack is told to install nothing: the tools are there, at the versions that fit.
fn browser_tests(browser: Browser) -> Result<()> {
    toolchain::ensure_wasm_target()?;
    let driver = browser.ensure_driver()?;
    let (browser, option) = match browser {
        Browser::Chromium => ("--chrome", "--chromedriver"),
        Browser::Firefox => ("--firefox", "--geckodriver"),
    };
    let toolbox = Toolbox::prepare(tools::TO_TEST)?;
    let wasm_pack = || {
        let mut test = toolbox.command("wasm-pack");
        test.current_dir(workspace::root())
            .args(["test", "--headless", browser, "--mode", "no-install"])
            .arg(option)
            .arg(&driver);
        test
    };
    process::run(&mut wasm_pack())?;
    // The other build of the engine differs in its kernels only.
    let target = build::relaxed::target()?;
    let mut kernels = wasm_pack();
    kernels
        .env("RUSTFLAGS", build::relaxed::FLAGS)
        .args(["--", "--test", "portable", "--target-dir"])
        .arg(target)
        .args(["--", "kernels"]);
    process::run(&mut kernels)
}

fn end_to_end_tests(browser: Browser) -> Result<()> {
    let mut test = Command::new("cargo");
    test.args([
        "test",
        "--package",
        "digit-lab-e2e",
        "--lib",
        "--test",
        "page",
    ])
    // A failed test says in words what it waited for; where in these tests is in its name.
    .env("RUST_LIB_BACKTRACE", "0");
    match process::find("npm") {
        Some(npm) => {
            npm_package::check(&npm)?;
            for (variable, package) in BUNDLER {
                test.env(variable, package.folder(&npm)?.join(package.file));
            }
        }
        None => println!(
            "npm was not found: packing the npm package and its example for a bundler are left out."
        ),
    }
    process::run(browser.tell(&mut test)?.current_dir(workspace::root()))
}

fn cargo(arguments: &[&str]) -> Result<()> {
    process::run(
        Command::new("cargo")
            .args(arguments)
            .current_dir(workspace::root()),
    )
}

#[cfg(test)]
mod tests {
    use super::BUNDLER;

    #[test]
    fn the_example_is_built_with_what_it_asks_for() {
        let manifest = include_str!("../../npm/examples/bundler/package.json");
        for (_, package) in BUNDLER {
            let asked = format!("\"{}\": \"{}\"", package.name, package.version);
            assert!(manifest.contains(&asked), "{asked}");
        }
    }
}
