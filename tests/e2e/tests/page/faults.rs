//! Faults, each brought about for real where that can be, and what the page makes of them. docs/faults.md lists them all.

mod background;
mod broken;
mod canvases;
mod clock;
mod line;
mod memory;
mod network_size;
mod workers;

use anyhow::Result;
use digit_lab_e2e::Page;

/// A training that no test waits for to end, whose first checkpoints are stored.
async fn begin_long_training(page: &Page) -> Result<()> {
    page.fill("epochs", "100000").await?;
    page.press("train-start").await?;
    page.until_checkpoint_after(2).await
}

/// The epoch under way.
async fn epoch(page: &Page) -> Result<u32> {
    page.number("train-status", "epoch").await
}

async fn until_epoch_after(page: &Page, before: u32) -> Result<()> {
    page.until(&format!("it is past epoch {before}"), async || {
        Ok(epoch(page).await? > before)
    })
    .await
}

async fn until_error(page: &Page, part: &str) -> Result<()> {
    page.until(&format!("the page says {part}"), async || {
        Ok(page.text("error").await?.contains(part))
    })
    .await
}
