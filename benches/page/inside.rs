//! What a training loses while someone looks inside a network and draws, against someone who draws beside it.

use std::iter;
use std::time::Duration;

use anyhow::{Context, Result};
use digit_lab_e2e::{Page, Visitor, visit};

use crate::Samples;
use crate::threads::Threads;

const ROUNDS: usize = 9;
const SECS: u64 = 2;

/// The pad's own place.
const PAD: &str = "#/";

/// The inside's views, by their addresses.
pub(crate) const VIEWS: [&str; 8] = [
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
        draw_and_train(page).await?;
        // The pad stands among them: what differs there is noise.
        let inside = VIEWS.map(|view| format!("#/inside/{view}"));
        let places: Vec<_> = iter::once(PAD.to_owned()).chain(inside).collect();
        // What is fetched when a view is first opened comes once.
        for place in &places {
            rate(page, place, SECS).await?;
        }
        let mut shares = vec![[Vec::new(), Vec::new()]; places.len()];
        // The machine's own speed changes: each view stands between two times at the pad.
        let mut before = rate(page, PAD, SECS).await?;
        for _ in 0..ROUNDS {
            for (place, shares) in places.iter().zip(&mut shares) {
                let looking = rate(page, place, SECS).await?;
                let after = rate(page, PAD, SECS).await?;
                for (index, shares) in shares.iter_mut().enumerate() {
                    shares.push(2.0 * looking[index] / (before[index] + after[index]));
                }
                before = after;
            }
        }
        for (place, shares) in places.iter().zip(shares) {
            let [speed, core] = shares.map(Samples::new);
            println!(
                "a training while {place} is opened and drawn into, {ROUNDS} rounds of {SECS} s, beside the pad: {:.3} of its \
                 speed ({:.3} to {:.3}), {:.3} of its core ({:.3} to {:.3})",
                speed.median(),
                speed.quantile(0.0),
                speed.quantile(1.0),
                core.median(),
                core.quantile(0.0),
                core.quantile(1.0),
            );
        }
        page.press("train-stop").await
    })
}

/// A digit on the pad, and a training that does not end by itself.
pub(crate) async fn draw_and_train(page: &Page) -> Result<()> {
    page.draw_digit(7).await?;
    page.fill("epochs", "100000").await?;
    page.fill("training-size", "5000").await?;
    page.press("train-start").await?;
    page.until_state("running").await
}

/// While someone goes to an address and draws a digit anew there: mini-batches a second, and the share of a core that
/// the training's worker has, which does not depend on how fast the machine is just then.
async fn rate(page: &Page, address: &str, secs: u64) -> Result<[f64; 2]> {
    let (began, before) = heard(page).await?;
    let threads = Threads::now();
    page.go(address).await?;
    page.press("pad-clear").await?;
    page.draw_digit(7).await?;
    tokio::time::sleep(Duration::from_secs(secs)).await;
    let (ended, after) = heard(page).await?;
    let secs = (ended - began) / 1_000.0;
    let busy = Threads::now().busiest_since(&threads);
    Ok([(after - before) / secs, busy / secs])
}

/// When, and how many mini-batches there had been.
async fn heard(page: &Page) -> Result<(f64, f64)> {
    let heard = page.script_until_done(HEARD, &[]).await?;
    let [when, epoch, batch] = serde_json::from_value(heard.clone())
        .with_context(|| format!("expected three numbers, got {heard}"))?;
    Ok((when, epoch * BATCHES + batch))
}
