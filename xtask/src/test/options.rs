//! What `cargo xtask test` is asked for.

use anyhow::Result;
use lexopt::{Arg, Parser, ValueExt};

use crate::browser::Browser;
use crate::misuse;

/// What was typed.
pub(super) struct Options {
    /// The one step that is wanted.
    pub(super) only: Option<String>,
    /// What the steps that need a browser use.
    pub(super) browser: Browser,
}

impl Options {
    /// Reads the arguments, with the names of all steps at hand.
    pub(super) fn parse(mut arguments: Parser, steps: &[&str]) -> Result<Self> {
        let mut options = Self {
            only: None,
            browser: Browser::Chromium,
        };
        while let Some(argument) = arguments.next().map_err(misuse)? {
            let is_step = match argument {
                Arg::Long("only") => true,
                Arg::Long("browser") => false,
                other => return Err(misuse(other.unexpected())),
            };
            let name = arguments
                .value()
                .and_then(ValueExt::string)
                .map_err(misuse)?;
            if is_step {
                options.only = Some(step_called(name, steps)?);
            } else {
                options.browser = browser_called(&name)?;
            }
        }
        Ok(options)
    }
}

fn step_called(name: String, steps: &[&str]) -> Result<String> {
    if steps.contains(&name.as_str()) {
        return Ok(name);
    }
    Err(misuse(format!(
        "there is no step {name}; the steps are {}",
        steps.join(", ")
    )))
}

fn browser_called(name: &str) -> Result<Browser> {
    let found = Browser::ALL
        .into_iter()
        .find(|browser| browser.name() == name);
    found.ok_or_else(|| {
        let names = Browser::ALL.map(Browser::name);
        misuse(format!(
            "nothing is tested in {name}, but in {}",
            names.join(" or ")
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_run_in_chromium_unless_firefox_is_asked_for() {
        let parsed = |arguments: &[&str]| Options::parse(Parser::from_args(arguments), &["e2e"]);
        let plain = parsed(&[]).unwrap();
        assert!(plain.only.is_none() && plain.browser == Browser::Chromium);
        let asked = parsed(&["--only", "e2e", "--browser", "firefox"]).unwrap();
        assert!(asked.only.as_deref() == Some("e2e") && asked.browser == Browser::Firefox);
        for wrong in [
            &["--browser", "netscape"][..],
            &["--only", "firefox"],
            &["--browser"],
            &["firefox"],
        ] {
            let error = parsed(wrong).err().unwrap();
            assert!(error.is::<crate::Misuse>(), "{wrong:?}: {error}");
        }
    }
}
