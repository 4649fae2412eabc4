//! What a training loses while someone looks inside a network and draws, against someone who draws beside it.

use std::time::Duration;

use anyhow::{Context, Result};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use crate::Samples;

const ROUNDS: usize = 5;
const SECS: u64 = 3;

const VIEWS: [&str; 8] = [
    "network",
    "step",
    "check",
    "mistakes",
    "learning",
    "matters",
    "space",
    "landscape",
];

/// How far the training is, in the moment in which the page hears of it: when, in milliseconds, after which epoch and
/// mini-batch.
const HEARD: &str = "const done = arguments[0];
const status = document.querySelector('[data-testid=train-status]');
const observer = new MutationObserver(() => {
    observer.disconnect();
    done([performance.now(), Number(status.dataset.epoch), Number(status.dataset.batch)]);
});
observer.observe(status, { attributes: true, attributeFilter: ['data-batch'] });";

/// Mini-batches of ten in each epoch.
const BATCHES: f64 = 500.0;

pub(crate) fn measure() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(7).await?;
        page.fill("epochs", "100000").await?;
        page.fill("training-size", "5000").await?;
        page.press("train-start").await?;
        page.until_state("running").await?;
        // What is fetched when a view is first opened comes once.
        for view in VIEWS {
            rate(page, &format!("#/inside/{view}"), 2).await?;
        }
        let mut shares = vec![Vec::new(); VIEWS.len()];
        for _ in 0..ROUNDS {
            for (view, shares) in VIEWS.iter().zip(&mut shares) {
                let beside = rate(page, "#/", SECS).await?;
                shares.push(rate(page, &format!("#/inside/{view}"), SECS).await? / beside);
            }
        }
        for (view, shares) in VIEWS.iter().zip(shares) {
            let shares = Samples::new(shares);
            println!(
                "a training while inside/{view} is opened and drawn into, {ROUNDS} rounds of {SECS} s: {:.3} of its speed \
                 beside the pad ({:.3} to {:.3})",
                shares.median(),
                shares.quantile(0.0),
                shares.quantile(1.0),
            );
        }
        page.script("location.hash = '#/';", &[]).await?;
        page.press("train-stop").await
    })
}

/// Mini-batches a second while someone goes to an address and draws a digit anew there.
async fn rate(page: &Page, address: &str, secs: u64) -> Result<f64> {
    let go = "location.hash = arguments[0];";
    let (began, before) = heard(page).await?;
    page.script(go, &[json!(address)]).await?;
    page.press("pad-clear").await?;
    page.draw_digit(7).await?;
    tokio::time::sleep(Duration::from_secs(secs)).await;
    let (ended, after) = heard(page).await?;
    Ok((after - before) / (ended - began))
}

/// When, and how many mini-batches there had been.
async fn heard(page: &Page) -> Result<(f64, f64)> {
    let heard = page.script_until_done(HEARD, &[]).await?;
    let [when, epoch, batch] = serde_json::from_value(heard.clone())
        .with_context(|| format!("expected three numbers, got {heard}"))?;
    Ok((when, epoch * BATCHES + batch))
}
