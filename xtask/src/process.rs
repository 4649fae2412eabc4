//! Other programs: finding them and running them.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Runs a command with its output shown; the error names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed; what it says on stderr is part of the error.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said
            .lines()
            .rev()
            .find(|line| !line.trim().is_empty())
            .unwrap_or("it printed no reason");
        bail!(
            "`{}` failed ({}): {}",
            shown(command),
            output.status,
            last.trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first program of that name on the `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).find_map(|folder| find_in(&folder, program))
}

/// The program of that name in one folder.
pub(crate) fn find_in(folder: &Path, program: &str) -> Option<PathBuf> {
    [env::consts::EXE_SUFFIX, ".cmd"]
        .iter()
        // `.cmd` is how npm and its programs are installed on Windows.
        .filter(|suffix| suffix.is_empty() || cfg!(windows))
        .map(|suffix| folder.join(format!("{program}{suffix}")))
        .find(|candidate| candidate.is_file())
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", command.get_program().display())
}

fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words: Vec<_> = [name]
        .into_iter()
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    words.join(" ")
}
