//! The page out of sight.

use anyhow::Result;
use digit_lab_e2e::{Visitor, visit};
use serde_json::json;

use super::{begin_long_training, epoch, until_epoch_after};

#[test]
fn a_training_goes_on_out_of_sight() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        begin_long_training(page).await?;
        let other = page.open_another_tab().await?;
        page.hide().await?;
        page.until("the page is hidden", async || {
            Ok(page.script("return document.hidden;", &[]).await? == json!(true))
        })
        .await?;
        let before = epoch(page).await?;
        until_epoch_after(page, before + 20).await?;
        page.until_checkpoint_after(u64::from(before + 20)).await?;
        page.close_tab(other).await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await
    })
}
