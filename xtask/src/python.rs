//! Python with libraries of one version each, in environments of their own in the cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{cache, process};

/// An environment.
pub(crate) struct Environment {
    /// Its folder in the cache.
    pub(crate) name: &'static str,
    /// What is in it, as pip's requirements.
    pub(crate) requirements: &'static str,
    /// What is told when it is made.
    pub(crate) announcement: &'static str,
}

/// In an environment that is whole, what is in it.
const INSTALLED: &str = "requirements.txt";

impl Environment {
    /// The environment's Python, installed if need be.
    pub(crate) fn prepare(&self) -> Result<PathBuf> {
        let is_whole = |folder: &Path| {
            let installed = fs::read_to_string(folder.join(INSTALLED));
            installed.is_ok_and(|installed| installed == self.requirements)
        };
        let folder = cache::keep(self.name, is_whole, |folder| self.install(folder))?;
        Ok(python_in(&folder))
    }

    fn install(&self, folder: &Path) -> Result<()> {
        let python = ["python3", "python"]
            .iter()
            .find_map(|name| process::find(name));
        let python =
            python.context("Python 3.11 or newer is needed and was not found on the PATH")?;
        println!("{} ...", self.announcement);
        process::run(Command::new(python).args(["-m", "venv"]).arg(folder))?;
        let wanted = folder.join("wanted.txt");
        fs::write(&wanted, self.requirements)?;
        let mut pip = Command::new(python_in(folder));
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--requirement",
        ])
        .arg(&wanted);
        process::run(&mut pip).context(
            "cannot install the Python packages: check the network connection, then run the command again",
        )?;
        fs::rename(&wanted, folder.join(INSTALLED))?;
        Ok(())
    }
}

fn python_in(environment: &Path) -> PathBuf {
    if cfg!(windows) {
        environment.join("Scripts/python.exe")
    } else {
        environment.join("bin/python")
    }
}
