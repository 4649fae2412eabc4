//! The browsers that tests run in.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::{chrome, firefox};

/// A browser, by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Browser {
    /// Or Chrome.
    Chromium,
    /// Or Debian's Firefox ESR.
    Firefox,
}

impl Browser {
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }

    /// The path of its driver, with the browser there for it: both are installed where that can be done.
    pub(crate) fn ensure_driver(self) -> Result<PathBuf> {
        match self {
            Self::Chromium => chrome::ensure_driver(),
            Self::Firefox => firefox::ensure_driver(),
        }
    }

    /// Has the end-to-end tests run in it.
    pub(crate) fn tell(self, tests: &mut Command) -> Result<&mut Command> {
        let variable = match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
        };
        Ok(tests
            .env("DIGIT_LAB_BROWSER", self.name())
            .env(variable, self.ensure_driver()?))
    }
}
