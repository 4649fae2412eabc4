//! The page's headers in a file, in the form that several static hosts read beside the page.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::{caching, policy};

/// Its name.
pub(super) const FILE: &str = "_headers";

/// Writes the policy for all files, and which of them never change.
pub(super) fn write(dist: &Path) -> Result<()> {
    let mut rules = format!("/*\n  Content-Security-Policy: {}\n", policy::header());
    for (name, value) in policy::HEADERS {
        writeln!(rules, "  {name}: {value}")?;
    }
    for start in caching::LASTING_NAMES {
        writeln!(rules, "/{start}*\n  Cache-Control: {}", caching::LASTING)?;
    }
    fs::write(dist.join(FILE), rules).with_context(|| format!("cannot write {FILE}"))
}
