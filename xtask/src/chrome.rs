//! Chromium, and the driver that remote-controls it.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{debian, process};

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
    debian::install(
        "Chrome or its driver",
        &DEBIAN_PACKAGES,
        "install Chrome or Chromium, and chromedriver of the same version on the PATH",
    )?;
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
