//! Installing a pinned tool into a folder of its own.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::Tool;
use crate::process;

/// `cargo binstall` fetches a built program in seconds; not everybody has it, and not every
/// network lets it through, so that building from source is always the second way.
pub(super) fn install(tool: &Tool, root: &Path) -> Result<()> {
    let package = format!("{}@{}", tool.package, tool.version);
    if process::find("cargo-binstall").is_some() {
        println!("Fetching {package} with cargo binstall (some seconds) ...");
        let mut fetch = Command::new("cargo");
        fetch.args([
            "binstall",
            "--no-confirm",
            "--disable-strategies",
            "compile",
            "--root",
        ]);
        if process::run(fetch.arg(root).arg(&package)).is_ok() {
            return Ok(());
        }
        println!("cargo binstall could not fetch it.");
    }
    println!(
        "Building {package} from source (about {} minutes on two cores) ...",
        tool.minutes
    );
    let mut build = Command::new("cargo");
    build
        .args(["install", "--quiet", "--locked", "--root"])
        .arg(root)
        .arg(&package);
    if !tool.features.is_empty() {
        build.args(["--features", &tool.features.join(",")]);
    }
    // Run outside the workspace, whose .cargo/config.toml is not meant for other people's programs.
    process::run(build.current_dir(root)).with_context(|| {
        format!("cannot install {package}: see the message above, then run the same command again")
    })
}
