//! What is made once for a user and kept: built tools and fetched packages, one folder each.
//!
//! A folder under its final name is always whole: it is made under another name and renamed when
//! it is done, and a lock makes a second process wait instead of making the same thing again.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// The folder `tools/NAME` of the cache; `make` fills it if `is_whole` does not hold for it.
pub(crate) fn keep(
    name: &str,
    is_whole: impl Fn(&Path) -> bool,
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let tools = workspace::cache_dir()?.join("tools");
    let folder = tools.join(name);
    if is_whole(&folder) {
        return Ok(folder);
    }
    fs::create_dir_all(&tools)
        .with_context(|| format!("cannot make the cache {}", tools.display()))?;
    // Held until this function returns; the system releases it too when a process is ended.
    let _lock = lock(&tools.join(format!("{name}.lock")))?;
    if is_whole(&folder) {
        return Ok(folder);
    }
    let partial = tools.join(format!("{name}.partial"));
    remove(&partial)?;
    fs::create_dir_all(&partial)?;
    make(&partial)?;
    if !is_whole(&partial) {
        bail!(
            "what was installed into {} is not {name}",
            partial.display()
        );
    }
    remove(&folder)?;
    fs::rename(&partial, &folder)
        .with_context(|| format!("cannot move {} to {}", partial.display(), folder.display()))?;
    Ok(folder)
}

fn lock(path: &Path) -> Result<File> {
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("Another run is installing the same; waiting for it ...");
            file.lock()
                .with_context(|| format!("cannot lock {}", path.display()))?;
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| format!("cannot lock {}", path.display()));
        }
    }
    Ok(file)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}
