//! The browser that tests run in, and the driver that remote-controls it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

/// The driver looks for the browser itself; these are the names that it knows.
const BROWSERS: [&str; 5] = [
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium",
    "chromium-browser",
];

/// The browser's places where it is not on the `PATH`.
const INSTALLED: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

const DEBIAN_PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// The path of chromedriver, with a browser there for it; Debian's packages are installed where
/// they are missing and this is root.
pub(crate) fn ensure_driver() -> Result<PathBuf> {
    if let Some(driver) = driver_of_a_browser() {
        return Ok(driver);
    }
    match process::find("apt-get") {
        Some(apt_get) if is_root() => install(&apt_get)?,
        Some(_) => bail!(
            "Chrome or its driver is missing: install them with `sudo apt-get install {}`",
            DEBIAN_PACKAGES.join(" ")
        ),
        None => bail!(
            "Chrome or its driver is missing: install Chrome or Chromium, and chromedriver of the same version on the PATH"
        ),
    }
    driver_of_a_browser().context("chromedriver is still not on the PATH after installing it")
}

/// The browser, for a program that does not look for it itself.
pub(crate) fn browser() -> Option<PathBuf> {
    let on_path = BROWSERS.iter().find_map(|name| process::find(name));
    let installed = || INSTALLED.iter().map(PathBuf::from).find(|it| it.is_file());
    on_path.or_else(installed)
}

fn driver_of_a_browser() -> Option<PathBuf> {
    let browser_there = browser().is_some();
    let driver = env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .or_else(|| process::find("chromedriver"));
    driver.filter(|_| browser_there)
}

fn install(apt_get: &Path) -> Result<()> {
    println!(
        "Installing {} with apt-get (about a minute) ...",
        DEBIAN_PACKAGES.join(" and ")
    );
    let apt = |arguments: &[&str]| {
        let mut command = Command::new(apt_get);
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments);
        process::output_of(&mut command)
    };
    // A new machine has no list of packages yet, or an old one.
    apt(&["update"])?;
    apt(&[
        &["install", "--yes", "--no-install-recommends"],
        &DEBIAN_PACKAGES[..],
    ]
    .concat())?;
    Ok(())
}

fn is_root() -> bool {
    process::output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
