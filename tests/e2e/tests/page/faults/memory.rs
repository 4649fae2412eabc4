//! An engine that the browser gives no more memory.

use anyhow::Result;
use digit_lab_e2e::{Host, Page, Visitor, visit_at};

use super::until_error;

/// 64 MB: enough for the digits and a small network, and not for 5.6 million weights with their gradients.
const PAGES: u32 = 1024;

/// A small network is trained after all.
async fn train_a_small_one(page: &Page) -> Result<()> {
    page.fill("layers", "12").await?;
    page.fill("epochs", "1").await?;
    page.press("train-start").await?;
    page.until_state("finished").await?;
    page.until("the error is gone", async || {
        Ok(page.text("error").await?.is_empty())
    })
    .await
}

#[test]
fn a_training_without_memory_fails_with_a_sentence_and_the_next_one_goes() -> Result<()> {
    let host = Host::of_copy("no-memory")?;
    host.limit_engine_memory(PAGES)?;
    visit_at(host, Visitor::desktop(), async |page| {
        page.fill("layers", "2000, 2000").await?;
        page.press("train-start").await?;
        page.until_state("failed").await?;
        until_error(page, "the browser has no more memory").await?;
        page.choose("language", "zh").await?;
        until_error(page, "浏览器没有更多内存了").await?;
        page.choose("language", "en").await?;
        train_a_small_one(page).await
    })
}

#[test]
fn an_experiment_without_memory_fails_with_a_sentence() -> Result<()> {
    let host = Host::of_copy("no-memory-to-experiment")?;
    host.limit_engine_memory(PAGES)?;
    visit_at(host, Visitor::desktop(), async |page| {
        page.go("#/experiments/search?layers=2000,2000&training-size=300&epochs=1&try-lambda=0;1")
            .await?;
        page.until("the search can begin", async || {
            page.can_press("search-start").await
        })
        .await?;
        page.press("search-start").await?;
        page.until("it says that there is no memory", async || {
            Ok(page.text("search").await?.contains("no more memory"))
        })
        .await
    })
}
