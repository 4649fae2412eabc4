//! Networks of absurd size: refused with what they would take, before anything is.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

/// 147,481,338 weights and biases, most of them from 128 maps of 24 x 24 to 2,000 neurons.
const ABSURD: &str = "conv 128@5x5, 2000";

/// Waits until what is said here names what it would take, and what it may.
async fn until_refused(page: &Page, selector: &str) -> Result<()> {
    let script = "return document.querySelector(arguments[0])?.textContent ?? '';";
    page.until(&format!("{selector} says the memory"), async || {
        let text = page.script(script, &[json!(selector)]).await?;
        let text = text.as_str().unwrap_or_default();
        Ok(["147,481,338", "1,000 MB"]
            .iter()
            .all(|part| text.contains(part)))
    })
    .await
}

#[test]
fn the_panel_says_what_an_absurd_network_would_take_and_does_not_begin() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("layers", ABSURD).await?;
        page.until("the field is marked", async || {
            page.is_marked_wrong("layers").await
        })
        .await?;
        until_refused(page, "[data-testid=train-form]").await?;
        page.press("train-start").await?;
        let state = page.data("train-status", "state").await?;
        ensure!(state == "idle", "it is {state}");
        page.choose("language", "zh").await?;
        page.until("so it does in Chinese", async || {
            let script = "return document.querySelector('[data-testid=train-form]').textContent.includes('MB 内存');";
            Ok(page.script(script, &[]).await? == json!(true))
        })
        .await?;
        page.fill("layers", "12").await?;
        page.fill("epochs", "1").await?;
        page.press("train-start").await?;
        page.until_state("finished").await
    })
}

#[test]
fn a_search_among_absurd_networks_does_not_begin() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let address = "#/experiments/search?layers=conv+128@5x5,+2000&training-size=300";
        page.open(address, "search").await?;
        until_refused(page, "[data-testid=search]").await?;
        ensure!(!page.can_press("search-start").await?, "it can begin");
        Ok(())
    })
}
