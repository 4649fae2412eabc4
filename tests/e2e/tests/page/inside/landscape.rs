//! The cost landscape: its middle is the cost at the present weights, along a line and over a plane.

use anyhow::{Context, Result, ensure};
use digit_lab::data::Dataset;
use digit_lab::nn::{Cost, Evaluator, Network, Tally};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use crate::inside::{bundled, expect_near, open, shipped};

fn cost(network: &Network<f32>, images: &Dataset) -> f64 {
    let (x, y) = images.arrays::<f32>(0, images.len());
    let mut tally = Tally::default();
    let mut evaluator = Evaluator::new(network, images.len());
    evaluator.add(network, Cost::LogLikelihood, x.view(), y.view(), &mut tally);
    tally.mean_cost()
}

/// The middle is the cost of the network itself over the images that the page says.
async fn expect_middle(page: &Page, network: &Network<f32>, training: &Dataset) -> Result<()> {
    let images: usize = page.number("landscape", "images").await?;
    let here: f64 = page.number("landscape", "here").await?;
    ensure!(images >= 50, "{images} images");
    expect_near("the middle", here, cost(network, &training.part(0, images)))
}

#[test]
fn the_middle_of_line_and_plane_is_the_cost_of_the_network_itself() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "landscape", "landscape-points").await?;
        page.choose("landscape-points", "21").await?;
        page.until("there is a line of 21 points", async || {
            Ok(page.has("landscape-plot").await?
                && page
                    .data("landscape", "points")
                    .await
                    .is_ok_and(|it| it == "21"))
        })
        .await?;
        let (network, training) = (shipped(page).await?, bundled()?.training);
        expect_middle(page, &network, &training).await?;

        // Its numbers stand in a table that can be opened.
        let script = "document.querySelector('[data-testid=landscape-numbers] summary').click();";
        page.script(script, &[]).await?;
        let script = "return [...document.querySelectorAll('[data-testid=landscape-row]')]
            .map(({ dataset: it }) => [Number(it.alpha), Number(it.cost)]);";
        page.until("the table has a row a point", async || {
            let rows = page.script(script, &[]).await?;
            Ok(rows.as_array().map(Vec::len) == Some(21))
        })
        .await?;
        let rows: Vec<[f64; 2]> = serde_json::from_value(page.script(script, &[]).await?)?;
        let here: f64 = page.number("landscape", "here").await?;
        expect_near("the middle", rows[10][0], 0.0)?;
        expect_near("the cost there", rows[10][1], here)?;
        // A small step down leads to a lower cost, one up to a higher.
        page.choose("landscape-reach", "0.02").await?;
        page.until("costs fall along the descent", async || {
            let rows: Vec<[f64; 2]> = serde_json::from_value(page.script(script, &[]).await?)?;
            Ok(rows[11][0] < 0.01 && rows[11][1] < rows[10][1] && rows[10][1] < rows[9][1])
        })
        .await?;

        page.choose("landscape-over", "plane-random").await?;
        page.choose("landscape-points", "11").await?;
        page.until("there is a plane", async || {
            Ok(page.has("landscape-plane").await?
                && page
                    .data("landscape", "points")
                    .await
                    .is_ok_and(|it| it == "11"))
        })
        .await?;
        expect_middle(page, &network, &training).await?;
        let focus = "const sheet = document.querySelector('[data-testid=landscape-sheet]');
            sheet.blur();
            sheet.focus();";
        page.script(focus, &[]).await?;
        page.send_keys("\u{e014}").await?;
        page.until("the number beside the middle is read", async || {
            Ok(page.text("landscape-read").await?.contains("0.004"))
        })
        .await?;
        // Another direction has other costs around the same middle.
        let read = page.text("landscape-read").await?;
        page.press("landscape-another").await?;
        page.until("other numbers are read there", async || {
            page.script(focus, &[]).await?;
            page.send_keys("\u{e014}").await?;
            let now = page.text("landscape-read").await?;
            Ok(now.contains("0.004") && now != read)
        })
        .await
        .context("another direction")?;
        ensure!(page.script("return location.hash;", &[]).await? == json!("#/inside/landscape"));
        expect_middle(page, &network, &training).await
    })
}

#[test]
fn a_landscape_under_way_says_how_far_it_is() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "landscape", "landscape-points").await?;
        let watch = "const state = document.querySelector('[data-testid=landscape] [data-testid=inside-state]');
            window.said = [];
            new MutationObserver(() => window.said.push(state.textContent))
                .observe(state, { childList: true, characterData: true, subtree: true });";
        page.script(watch, &[]).await?;
        page.choose("landscape-points", "101").await?;
        page.until("there is a line of 101 points", async || {
            Ok(page.data("landscape", "points").await? == "101")
        })
        .await?;
        let script = "return window.said.map((it) => it.match(/^Working, ([0-9]+)%/)?.[1])
            .filter((it) => it !== undefined).map(Number);";
        let shares: Vec<f64> = serde_json::from_value(page.script(script, &[]).await?)?;
        // The first landscape, of fewer points, may still have been under way.
        let last = shares.rsplit(|share| *share == 0.0).next().unwrap_or(&[]);
        ensure!(last.len() > 1 && last.is_sorted(), "{shares:?}");
        ensure!(page.text("inside-state").await?.is_empty());
        Ok(())
    })
}
