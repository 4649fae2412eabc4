//! Making a tool of the cache reachable by its plain name.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use anyhow::{Context, Result};

use super::Tool;
use crate::{process, workspace};

/// Links a tool's programs into cargo's `bin` folder, each only where the `PATH` has no program
/// of that name or where it is such a link of an earlier version.
pub(super) fn into_cargo_bin(tool: &Tool, programs: &Path) -> Result<()> {
    let Some(bin) = cargo_bin().filter(|bin| bin.is_dir()) else {
        return Ok(());
    };
    for &name in tool.programs {
        let Some(program) = process::find_in(programs, name) else {
            continue;
        };
        let link = bin.join(program.file_name().unwrap_or_default());
        if is_ours(&link)? {
            fs::remove_file(&link).with_context(|| format!("cannot replace {}", link.display()))?;
        } else if link.symlink_metadata().is_ok() || process::find(name).is_some() {
            println!(
                "Another version of {name} is on the PATH; it is left alone and only `cargo xtask` uses {}.",
                tool.version
            );
            continue;
        }
        match make_link(&program, &link) {
            // A concurrent run has just made the same link.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => made.with_context(|| format!("cannot link {name} into {}", bin.display()))?,
        }
    }
    Ok(())
}

fn cargo_bin() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .map(|home| home.join("bin"))
}

/// Whether this is a link into our cache, dangling or not.
fn is_ours(link: &Path) -> Result<bool> {
    let cache = workspace::cache_dir()?;
    Ok(fs::read_link(link).is_ok_and(|target| target.starts_with(cache)))
}

#[cfg(unix)]
fn make_link(program: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(program, link)
}

#[cfg(not(unix))]
fn make_link(_program: &Path, _link: &Path) -> io::Result<()> {
    // Links need a privilege on Windows, and a copy could not be told from the user's own program.
    Ok(())
}
