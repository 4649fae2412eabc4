//! The browser's console: what must not be there when a test is over.

use anyhow::{Result, bail};

use crate::browser::Browser;

/// Fails if the browser has anything to say against the page, beyond what is allowed.
pub(crate) async fn expect_clean(browser: &Browser, allowed: &[&str]) -> Result<()> {
    let mut errors = browser.errors().await?;
    errors.retain(|message| !allowed.iter().any(|allowed| message.contains(allowed)));
    if !errors.is_empty() {
        bail!("the console holds errors:\n{}", errors.join("\n"));
    }
    Ok(())
}
