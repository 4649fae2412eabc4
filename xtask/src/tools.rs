//! The programs that turn Rust into the page and test it, each of one pinned version.
//!
//! A program of the right version on the `PATH` is used as it is. Otherwise it is built once into
//! the cache, and linked into cargo's `bin` folder if nothing of that name is on the `PATH`, so
//! that plain `trunk serve` and `wasm-pack test` work too. What the user has is never overwritten.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{cache, process};

mod install;
mod link;

/// A cargo package of programs, at the one version that is known to work.
pub(crate) struct Tool {
    package: &'static str,
    version: &'static str,
    features: &'static [&'static str],
    /// The first one is asked for its version.
    programs: &'static [&'static str],
    /// How long building it from source takes on two cores.
    minutes: u32,
}

/// Must be the version of the wasm-bindgen library in Cargo.toml.
const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    features: &[],
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    minutes: 4,
};
const WASM_PACK: Tool = Tool {
    package: "wasm-pack",
    version: "0.15.1",
    features: &[],
    programs: &["wasm-pack"],
    minutes: 3,
};
const TRUNK: Tool = Tool {
    package: "trunk",
    version: "0.21.14",
    features: &[],
    programs: &["trunk"],
    minutes: 13,
};

const WASM_SPLIT: Tool = Tool {
    package: "wasm_split_cli_support",
    version: "0.2.4",
    features: &["build-binary"],
    programs: &["wasm-split-cli"],
    minutes: 2,
};

const CARGO_FUZZ: Tool = Tool {
    package: "cargo-fuzz",
    version: "0.13.2",
    features: &[],
    programs: &["cargo-fuzz"],
    minutes: 2,
};

const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    version: "0.37.1",
    features: &[],
    programs: &["geckodriver"],
    minutes: 3,
};

/// What building the page takes.
pub(crate) const TO_BUILD: &[Tool] = &[WASM_BINDGEN, WASM_PACK, TRUNK];
/// What building the page in parts that are fetched when they are opened takes.
pub(crate) const TO_RELEASE: &[Tool] = &[WASM_BINDGEN, WASM_PACK, TRUNK, WASM_SPLIT];
/// What running the engine's tests in a browser takes.
pub(crate) const TO_TEST: &[Tool] = &[WASM_BINDGEN, WASM_PACK];

/// What fuzzing takes.
pub(crate) const TO_FUZZ: &[Tool] = &[CARGO_FUZZ];

/// What testing in Firefox takes.
pub(crate) const TO_DRIVE_FIREFOX: &[Tool] = &[GECKODRIVER];

/// The folders of the tools, ahead of everything else on the `PATH`.
pub(crate) struct Toolbox {
    path: OsString,
}

impl Toolbox {
    /// Finds the tools or installs them.
    pub(crate) fn prepare(tools: &[Tool]) -> Result<Self> {
        let missing: Vec<&Tool> = tools
            .iter()
            .filter(|tool| tool.folder_at_hand().is_none())
            .collect();
        if missing.len() > 1 {
            let minutes: u32 = missing.iter().map(|tool| tool.minutes).sum();
            println!(
                "{} tools are to be installed, once: at most about {minutes} minutes on two cores.",
                missing.len()
            );
        }
        let mut folders = Vec::new();
        for tool in tools {
            folders.push(tool.folder()?);
        }
        let inherited = env::var_os("PATH").unwrap_or_default();
        folders.extend(env::split_paths(&inherited));
        let path = env::join_paths(folders)
            .context("a folder on the PATH has a name that cannot be there")?;
        Ok(Self { path })
    }

    /// A command that runs one of the tools and lets it find the others.
    pub(crate) fn command(&self, program: &str) -> Command {
        let found = self.find(program);
        let mut command = Command::new(found.unwrap_or_else(|| PathBuf::from(program)));
        // What goes wrong is said in words; a backtrace of a tool helps nobody here.
        command.env("PATH", &self.path).env("RUST_BACKTRACE", "0");
        command
    }

    /// Where a program is: one of the tools, or any other of the `PATH`.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path).find_map(|folder| process::find_in(&folder, program))
    }
}

impl Tool {
    /// The folder with this tool's programs, which are installed if need be.
    fn folder(&self) -> Result<PathBuf> {
        if let Some(folder) = self.folder_on_path() {
            return Ok(folder);
        }
        let kept = cache::keep(
            &self.kept_name(),
            |folder| self.is_in(folder),
            |folder| install::install(self, folder),
        )?;
        link::into_cargo_bin(self, &kept.join("bin"))?;
        Ok(kept.join("bin"))
    }

    fn folder_at_hand(&self) -> Option<PathBuf> {
        let kept = || {
            crate::workspace::cache_dir()
                .ok()
                .map(|cache| cache.join("tools").join(self.kept_name()))
        };
        self.folder_on_path()
            .or_else(|| kept().filter(|folder| self.is_in(folder)))
    }

    /// Where the `PATH` has this tool at the pinned version.
    fn folder_on_path(&self) -> Option<PathBuf> {
        let program = process::find(self.programs.first()?)?;
        let folder = program.parent()?.to_path_buf();
        let all_there = self
            .programs
            .iter()
            .all(|program| process::find_in(&folder, program).is_some());
        (all_there && self.is_version(&program)).then_some(folder)
    }

    fn is_version(&self, program: &Path) -> bool {
        // Each of them prints its name and then its version.
        process::output_of(Command::new(program).arg("--version"))
            .is_ok_and(|printed| printed.split_whitespace().nth(1) == Some(self.version))
    }

    fn is_in(&self, kept: &Path) -> bool {
        self.programs
            .iter()
            .all(|program| process::find_in(&kept.join("bin"), program).is_some())
    }

    fn kept_name(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }
}
