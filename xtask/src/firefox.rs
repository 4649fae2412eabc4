//! Firefox, and the driver that remote-controls it.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::tools::{self, Toolbox};
use crate::{debian, process};

/// Debian's name is that of the release with long support.
const BROWSERS: [&str; 2] = ["firefox", "firefox-esr"];

/// The browser's places where it is not on the `PATH`.
const INSTALLED: [&str; 2] = [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

const DEBIAN_PACKAGES: [&str; 1] = ["firefox-esr"];

/// The path of geckodriver, which comes from crates.io, with a browser there for it; Debian's package is installed
/// where it is missing and this is root. The driver finds the browser by itself, in the same places.
pub(crate) fn ensure_driver() -> Result<PathBuf> {
    if browser().is_none() {
        debian::install("Firefox", &DEBIAN_PACKAGES, "install it")?;
        browser().context("Firefox is still not on the PATH after installing it")?;
    }
    Toolbox::prepare(tools::TO_DRIVE_FIREFOX)?
        .find("geckodriver")
        .context("geckodriver is not where it was installed")
}

fn browser() -> Option<PathBuf> {
    let on_path = BROWSERS.iter().find_map(|name| process::find(name));
    let installed = || INSTALLED.iter().map(PathBuf::from).find(|it| it.is_file());
    on_path.or_else(installed)
}
