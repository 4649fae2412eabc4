//! Python with the libraries whose files are checked, in an environment of its own in the cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{cache, process};

/// Each of one version. On Linux pip takes torch with what it needs for graphics cards, 6 GB in all, unless its settings
/// name an index that has it without.
const REQUIREMENTS: &str = "\
numpy==2.4.6
onnx==1.23.2
onnxruntime==1.32.0
torch==2.15.0
";

/// In an environment that is whole, what is in it.
const INSTALLED: &str = "requirements.txt";

/// The environment's Python, installed if need be.
pub(super) fn prepare() -> Result<PathBuf> {
    let is_whole = |folder: &Path| {
        let installed = fs::read_to_string(folder.join(INSTALLED));
        installed.is_ok_and(|installed| installed == REQUIREMENTS)
    };
    let folder = cache::keep("interop-python", is_whole, install)?;
    Ok(python_in(&folder))
}

fn install(folder: &Path) -> Result<()> {
    let python = ["python3", "python"]
        .iter()
        .find_map(|name| process::find(name));
    let python = python.context("Python 3.11 or newer is needed and was not found on the PATH")?;
    println!(
        "Installing NumPy, ONNX Runtime and PyTorch for Python (some minutes and up to 6 GB, once) ..."
    );
    process::run(Command::new(python).args(["-m", "venv"]).arg(folder))?;
    let wanted = folder.join("wanted.txt");
    fs::write(&wanted, REQUIREMENTS)?;
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

fn python_in(environment: &Path) -> PathBuf {
    if cfg!(windows) {
        environment.join("Scripts/python.exe")
    } else {
        environment.join("bin/python")
    }
}
