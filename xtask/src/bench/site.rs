//! What the benchmark visits: the built page, all of MNIST, and the peers beside it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::peers;
use crate::{build, mnist, workspace};

/// Puts it together anew and returns its folder.
pub(super) fn prepare() -> Result<PathBuf> {
    let site = workspace::target()?.join("bench-site");
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("cannot remove {}", site.display()))?;
    }
    copy(&build::dist(), &site)?;
    mnist::add_full_set(&site.join("data"))?;
    peers::add(&site.join("peers"))?;
    Ok(site)
}

/// Copies a file or a folder with all that is in it.
pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    let cannot = || format!("cannot copy {} to {}", from.display(), to.display());
    if from.is_dir() {
        fs::create_dir_all(to).with_context(cannot)?;
        for entry in fs::read_dir(from).with_context(cannot)? {
            let entry = entry.with_context(cannot)?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    } else {
        fs::copy(from, to).with_context(cannot)?;
    }
    Ok(())
}
