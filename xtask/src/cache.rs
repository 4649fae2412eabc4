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
    keep_in(&workspace::cache_dir()?.join("tools"), name, is_whole, make)
}

fn keep_in(
    tools: &Path,
    name: &str,
    is_whole: impl Fn(&Path) -> bool,
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let folder = tools.join(name);
    if is_whole(&folder) {
        return Ok(folder);
    }
    fs::create_dir_all(tools)
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

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    /// An empty folder of this test's own.
    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("digit-lab-{name}-{}", std::process::id()));
        remove(&folder).unwrap();
        folder
    }

    fn has_file(folder: &Path) -> bool {
        folder.join("file").is_file()
    }

    fn make_file(folder: &Path) -> Result<()> {
        Ok(fs::write(folder.join("file"), "")?)
    }

    #[test]
    fn what_is_whole_is_not_made_again() {
        let tools = scratch("again");
        let first = keep_in(&tools, "tool-1", has_file, make_file).unwrap();
        let second = keep_in(&tools, "tool-1", has_file, |_| bail!("made again")).unwrap();
        assert_eq!(first, second);
        remove(&tools).unwrap();
    }

    #[test]
    fn a_failed_making_leaves_nothing_that_looks_whole() {
        let tools = scratch("failed");
        let fail = |folder: &Path| make_file(folder).and_then(|()| bail!("no network"));
        assert!(keep_in(&tools, "tool-1", has_file, fail).is_err());
        assert!(!tools.join("tool-1").exists());
        assert!(keep_in(&tools, "tool-1", has_file, make_file).is_ok());
        remove(&tools).unwrap();
    }

    #[test]
    fn of_two_at_once_one_waits_for_the_other() {
        let tools = scratch("at-once");
        // A second making would fail at the folder that the first left.
        let make_once = |folder: &Path| {
            fs::create_dir(tools.join("made"))?;
            make_file(folder)
        };
        fs::create_dir_all(&tools).unwrap();
        let keep = || keep_in(&tools, "tool-1", has_file, make_once).is_ok();
        let both = thread::scope(|scope| {
            [scope.spawn(keep), scope.spawn(keep)].map(|thread| thread.join().unwrap())
        });
        assert_eq!(both, [true, true]);
        remove(&tools).unwrap();
    }
}
