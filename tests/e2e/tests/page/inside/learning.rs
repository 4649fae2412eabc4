//! How a network learns: what is shown of each layer is the engine's, and a training can be gone through.

use anyhow::{Context, Result, ensure};
use digit_lab::insight::LayerStudy;
use digit_lab::nn::Cost;
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use crate::inside::{bundled, expect_near, open, shipped};

/// As many training images as layers are looked at over.
const IMAGES: usize = 1_000;

async fn until_studied(page: &Page, moments: usize) -> Result<()> {
    page.until("all moments have been looked at", async || {
        let count: usize = page.number("inside-learning", "moments").await?;
        let studied: usize = page.number("inside-learning", "studied").await?;
        Ok(count == moments && studied == moments)
    })
    .await
}

/// Sets the slider as a person would who drags it.
async fn go_to(page: &Page, index: usize) -> Result<()> {
    let script = "const slider = document.querySelector('[data-testid=inside-time]');
        slider.value = arguments[0];
        slider.dispatchEvent(new Event('input', { bubbles: true }));";
    page.script(script, &[json!(index)]).await?;
    page.frames(2).await
}

#[test]
fn layers_are_shown_as_the_engine_finds_them() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "learning", "inside-learning").await?;
        until_studied(page, 1).await?;
        let network = shipped(page).await?;
        let images = bundled()?.training.part(0, IMAGES);
        let mut study = LayerStudy::new(&network, Cost::LogLikelihood).context("a reader")?;
        while study.advance(&images) {}
        for (layer, figures) in study.figures().iter().enumerate() {
            let Some(gradient) = &figures.gradient else {
                continue;
            };
            let name = format!("inside-layer-{layer}");
            let shown: f64 = page.number(&name, "gradient").await?;
            expect_near("a gradient's norm", shown, gradient.weights)?;
        }
        Ok(())
    })
}

#[test]
fn a_training_is_gone_through_from_its_beginning_to_its_end() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "3").await?;
        page.fill("training-size", "1000").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        open(page, "learning", "inside-learning").await?;
        until_studied(page, 4).await?;
        ensure!(page.data("inside-learning", "epochs").await? == "3");
        let norm = async || page.number::<f64>("inside-layer-1", "gradient").await;
        let end = norm().await?;
        go_to(page, 0).await?;
        ensure!(page.data("inside-learning", "epochs").await? == "0");
        let start = norm().await?;
        ensure!(end < start, "the gradient goes from {start} to {end}");
        // Ten digits, each read better in the end than at first.
        let lines = page
            .script(
                "return document.querySelectorAll('[data-testid=learning-digits] .plot-legend-entry').length;",
                &[],
            )
            .await?;
        ensure!(lines == json!(10), "{lines} lines");

        // Another training has a past of its own, also while it goes on.
        page.go("#/").await?;
        page.fill("epochs", "100000").await?;
        page.press("train-start").await?;
        page.until_state("running").await?;
        open(page, "learning", "inside-learning").await?;
        page.until("moments of the training under way are shown", async || {
            // None at first: the new one's are on their way.
            let epochs = page.data("inside-learning", "epochs").await?;
            Ok(epochs.parse::<f64>().is_ok_and(|epochs| epochs > 3.0))
        })
        .await
    })
}
