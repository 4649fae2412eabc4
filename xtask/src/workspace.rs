//! Where things are: the workspace, and the cache of this user.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the workspace: where `cargo xtask` is run, not where this program was compiled.
/// Two checkouts that share a target folder share the program.
pub(crate) fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or(xtask.clone(), Path::to_path_buf)
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
