//! Where things are: the workspace, and the cache of this user.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// The root of the workspace: where `cargo xtask` is run, not where this program was compiled.
/// Two checkouts that share a target folder share the program.
pub(crate) fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or(xtask.clone(), Path::to_path_buf)
}

/// Where cargo leaves what it compiles: `target`, or what `CARGO_TARGET_DIR` or a `config.toml` says. What these commands
/// make besides has folders of its own in it.
pub(crate) fn target() -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut metadata = Command::new(cargo);
    metadata
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root());
    let metadata: Value = serde_json::from_str(&process::output_of(&mut metadata)?)
        .context("what `cargo metadata` printed is no JSON")?;
    let folder = metadata["target_directory"].as_str();
    folder
        .map(PathBuf::from)
        .context("`cargo metadata` names no target folder")
}

/// What is costly to make or fetch is kept here, outside any checkout, so that a second clone
/// finds it.
pub(crate) fn cache_dir() -> Result<PathBuf> {
    let from = |variable: &str| {
        env::var_os(variable)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    from("DIGIT_LAB_CACHE")
        .or_else(|| from("XDG_CACHE_HOME").map(|caches| caches.join("digit-lab")))
        .or_else(|| env::home_dir().map(|home| home.join(".cache").join("digit-lab")))
        .context("there is no home directory for the cache: set DIGIT_LAB_CACHE to a folder")
}
