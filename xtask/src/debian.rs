//! Programs that Debian and Ubuntu have as packages.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

/// Installs packages with apt-get where this is root. Elsewhere the error says what is missing and what to do: which
/// packages there are, or `otherwise` where there is no apt-get.
pub(crate) fn install(what: &str, packages: &[&str], otherwise: &str) -> Result<()> {
    let Some(apt_get) = process::find("apt-get") else {
        bail!("{what} is missing: {otherwise}");
    };
    if !is_root() {
        bail!(
            "{what} is missing: install it with `sudo apt-get install {}`",
            packages.join(" ")
        );
    }
    println!(
        "Installing {} with apt-get (about a minute) ...",
        packages.join(" and ")
    );
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(&apt_get);
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments);
        process::output_of(&mut command)
    };
    // A new machine has no list of packages yet, or an old one.
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())?;
    Ok(())
}

fn is_root() -> bool {
    process::output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
