//! Every view has something to show of every kind of network that the panel can train, or says why it has not.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use crate::inside::{open, train};

/// Trains such a network, draws a digit and goes through all views.
fn check(layers: &'static str, choices: &'static [(&str, &str)]) -> Result<()> {
    visit(Visitor::desktop(), async move |page| {
        for (field, value) in choices {
            page.choose_in_form(field, value).await?;
        }
        train(page, layers).await?;
        page.draw_digit(7).await?;
        let is_step = choices.contains(&("activation", "step"));

        open(page, "network", "inside-z").await?;
        let script = "return document.querySelectorAll('.inside-column-name').length;";
        // Input, output, and what is between them but for dropout, which does nothing here.
        let parts = layers.split(',').filter(|it| !it.trim().is_empty());
        let expected = 2 + parts.filter(|it| !it.contains("dropout")).count();
        page.until(&format!("{expected} layers are shown"), async || {
            Ok(page.script(script, &[]).await? == json!(expected))
        })
        .await?;

        open(page, "step", "inside-figure").await?;
        open(page, "check", "inside-check-random").await?;
        page.press("inside-check-random").await?;
        page.until("weights are checked", async || {
            page.has("inside-check-row").await
        })
        .await?;

        open(page, "matters", "matters-covering").await?;
        page.until("covering is known", async || {
            Ok(page.data("matters-covering", "known").await? == "true")
        })
        .await?;
        if is_step {
            expect_said(page, "has slope 0 everywhere").await?;
            expect_said(page, "it does not apply to this network").await?;
        } else {
            page.press("matters-nudge-find").await?;
            // Neurons that have died on the way have no slope to follow, either.
            page.until("a nudge is found, or said not to be", async || {
                Ok(page.has("matters-nudge").await? || page.has("matters-no-nudge").await?)
            })
            .await?;
        }
        if layers.is_empty() {
            ensure!(page.has("matters-no-hidden").await?);
        } else {
            page.press("matters-silence").await?;
            page.until("each neuron has been silent", async || {
                page.has("matters-silence-table").await
            })
            .await?;
        }

        open(page, "mistakes", "mistakes-summary").await?;
        open(page, "learning", "inside-learning").await?;
        page.until("the layers are looked at", async || {
            Ok(page.number::<usize>("inside-learning", "studied").await? > 0)
        })
        .await?;
        open(page, "space", "space-map").await?;
        page.until("the drawing is on the map", async || {
            Ok(!page.data("space-drawing", "x").await?.is_empty())
        })
        .await?;
        open(page, "landscape", "landscape-plot").await
    })
}

async fn expect_said(page: &Page, part: &str) -> Result<()> {
    let script = "return document.getElementById('inside-panel').innerText.includes(arguments[0]);";
    let is_said = page.script(script, &[json!(part)]).await?;
    ensure!(is_said == json!(true), "{part:?} is not said");
    Ok(())
}

#[test]
fn without_hidden_layer() -> Result<()> {
    check("", &[])
}

#[test]
fn with_many_layers() -> Result<()> {
    check("12, 11, 10, 9, 8", &[("activation", "tanh")])
}

#[test]
fn with_convolution_and_dropout() -> Result<()> {
    let layers = "conv 4@5x5, pool 2, conv 3@3x3, 12, dropout 0.5";
    check(layers, &[("activation", "relu")])
}

#[test]
fn with_an_output_a_bit() -> Result<()> {
    check("12", &[("output-coding", "binary")])
}

#[test]
fn of_step_neurons() -> Result<()> {
    check(
        "12",
        // There is no slope to descend.
        &[("optimizer", "random-search"), ("activation", "step")],
    )
}
