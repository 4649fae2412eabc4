//! The browser's console: what must not be there when a test is over.

use anyhow::{Result, bail};
use fantoccini::Client;

use crate::browser;

/// Fails if the console holds an error: a panic of the page's Rust, an exception of its
/// JavaScript, a file that is not there, or a request that the server's policy forbids because it
/// would have left this origin.
pub(crate) async fn expect_clean(client: &Client, allowed: &[&str]) -> Result<()> {
    let log = browser::console(client).await?;
    let errors: Vec<&str> = log
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .filter(|entry| entry["level"] == "SEVERE")
        .filter_map(|entry| entry["message"].as_str())
        .filter(|message| !allowed.iter().any(|allowed| message.contains(allowed)))
        .collect();
    if !errors.is_empty() {
        bail!("the console holds errors:\n{}", errors.join("\n"));
    }
    Ok(())
}
