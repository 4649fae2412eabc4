//! The best epoch of a training: kept beside the last, read with, gone on from.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

/// A training whose best epoch is not its last: the learning rate is so large that its accuracy comes and goes.
async fn train(page: &Page) -> Result<u32> {
    page.fill("layers", "12").await?;
    page.fill("learning-rate", "6").await?;
    page.fill("epochs", "25").await?;
    page.fill("training-size", "300").await?;
    page.press("train-start").await?;
    page.until_state("finished").await?;
    best_epoch(page).await
}

/// The best epoch, as the list offers it.
async fn best_epoch(page: &Page) -> Result<u32> {
    page.until("the best epoch is offered", async || {
        let script = "const menu = document.querySelector('[data-testid=run-best-menu]');
            return menu !== null && !menu.hidden;";
        Ok(page.script(script, &[]).await? == json!(true))
    })
    .await?;
    page.number("run-best-menu", "epoch").await
}

async fn until_reads_with(page: &Page, name: &str) -> Result<()> {
    page.until(&format!("{name} reads"), async || {
        let script =
            "return document.querySelector('[data-testid=reader]').selectedOptions[0].textContent;";
        Ok(page.script(script, &[]).await? == json!(name))
    })
    .await
}

#[test]
fn the_best_epoch_reads_the_pad_after_a_reload_too() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let epoch = train(page).await?;
        ensure!((1..25).contains(&epoch), "the best epoch is {epoch}");
        let name = format!("12, η 6, n 300, best (epoch {epoch})");
        page.choose_in_menu("run-best", "read").await?;
        until_reads_with(page, &name).await?;
        page.draw_digit(1).await?;
        page.until("a digit is read", async || {
            Ok(!page.text("prediction").await?.is_empty())
        })
        .await?;
        page.reload().await?;
        ensure!(best_epoch(page).await? == epoch, "it is another epoch");
        page.choose_in_menu("run-best", "read").await?;
        until_reads_with(page, &name).await
    })
}

#[test]
fn a_run_of_its_own_goes_on_from_the_best_epoch_and_comes_out_the_same_again() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let epoch = train(page).await?;
        page.choose_in_menu("run-best", "go-on").await?;
        page.until("it waits where that epoch ended", async || {
            Ok(page.data("train-status", "state").await? == "paused"
                && page.number::<u32>("train-status", "epoch").await? >= epoch)
        })
        .await?;
        // With a smaller learning rate from there on.
        page.fill("learning-rate", "0.1").await?;
        page.press("train-change").await?;
        page.press("train-resume").await?;
        page.until_state("finished").await?;
        let names = "return [...document.querySelectorAll('[data-testid=run]')].map((run) => run.dataset.name);";
        let expected = json!([
            format!("12, η 6, n 300, from epoch {epoch}"),
            "12, η 6, n 300"
        ]);
        page.until("both are in the list", async || {
            Ok(page.script(names, &[]).await? == expected)
        })
        .await?;
        page.press("run-repeat").await?;
        page.until("it came out the same", async || {
            Ok(page.has("run-verdict").await?
                && page.data("run-verdict", "verdict").await? == "same")
        })
        .await
    })
}
