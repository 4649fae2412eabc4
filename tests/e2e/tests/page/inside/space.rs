//! The space of digits: the map's places and the nearest digits are the engine's, and the drawing moves among them.

use anyhow::{Context, Result, ensure};
use digit_lab::data::Dataset;
use digit_lab::insight::{ComponentStudy, NeighborStudy, Space};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use crate::inside::{bundled, expect_near, open, pixels, put_test_digit, shipped};

/// Where the drawing is in the space.
async fn place(page: &Page) -> Result<[f64; 2]> {
    Ok([
        page.number("space-drawing", "x").await?,
        page.number("space-drawing", "y").await?,
    ])
}

/// Whether an element says so much.
async fn has_data(page: &Page, id: &str, name: &str) -> Result<bool> {
    Ok(!page.data(id, name).await?.is_empty())
}

async fn until_mapped(page: &Page) -> Result<()> {
    page.until("the drawing is on the map", async || {
        has_data(page, "space-drawing", "x").await
    })
    .await
}

fn first(images: &Dataset, count: usize) -> Dataset {
    images.part(0, count)
}

#[test]
fn the_map_and_the_nearest_digits_are_the_engines() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "space", "space-near").await?;
        let (network, data, x) = (shipped(page).await?, bundled()?, pixels(page).await?);
        let images = first(&data.test, 1000);
        let mut study = ComponentStudy::new(&network, Space::Pixels).context("a space")?;
        while study.advance(&images) {}
        let components = study.components();
        let expected = components.project(&network, &x).context("a place")?;
        for (axis, (shown, expected)) in place(page).await?.iter().zip(expected).enumerate() {
            expect_near(&format!("component {axis}"), *shown, expected.into())?;
        }
        for (name, expected) in ["first", "second"].iter().zip(components.explained) {
            expect_near(name, page.number("space-explained", name).await?, expected)?;
        }
        ensure!(page.number::<usize>("space-map", "count").await? == 1000);

        let mut study = NeighborStudy::new(&x, 8).context("a picture")?;
        while study.advance(&data.training) {}
        let script = "return [...document.querySelectorAll('[data-testid=space-near]')]
            .map(({ dataset: it }) => [Number(it.index), Number(it.label), Number(it.distance)]);";
        let shown: Vec<(usize, u8, f64)> = serde_json::from_value(page.script(script, &[]).await?)?;
        ensure!(
            shown.len() == study.nearest().len(),
            "{} digits",
            shown.len()
        );
        for ((index, label, distance), expected) in shown.iter().zip(study.nearest()) {
            ensure!((*index, *label) == (expected.index, expected.label));
            expect_near("a distance", *distance, expected.distance.into())?;
        }
        Ok(())
    })
}

#[test]
fn the_drawing_moves_with_each_stroke_and_a_digit_of_the_map_goes_to_the_pad() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(1).await?;
        open(page, "space", "space-map").await?;
        until_mapped(page).await?;
        let before = place(page).await?.map(f64::to_bits);
        page.press("pad-clear").await?;
        page.draw_digit(0).await?;
        page.until("another drawing is elsewhere", async || {
            Ok(has_data(page, "space-drawing", "x").await?
                && place(page).await?.map(f64::to_bits) != before)
        })
        .await?;

        // Digits that are switched off are not gone to.
        page.press("space-digit-0").await?;
        let focus = "document.querySelector('[data-testid=space-map]').focus();";
        page.script(focus, &[]).await?;
        page.send_keys("\u{e012}").await?;
        page.until("a digit is looked at", async || {
            has_data(page, "space-point", "index").await
        })
        .await?;
        let index: usize = page.number("space-point", "index").await?;
        let label: u8 = page.number("space-point", "label").await?;
        let test = bundled()?.test;
        ensure!(
            label != 0 && label == test.labels()[index],
            "{label} at {index}"
        );
        page.press("space-put").await?;
        let image: Vec<f32> = test
            .image(index)
            .iter()
            .map(|it| f32::from(*it) / 255.0)
            .collect();
        page.until("that very digit is on the pad", async || {
            Ok(pixels(page).await? == image)
        })
        .await
    })
}

#[test]
fn a_layer_has_a_map_of_its_own() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "space", "space-map").await?;
        until_mapped(page).await?;
        page.choose("space-digits", "500").await?;
        let network = shipped(page).await?;
        let last = network.layers().len() - 1;
        page.choose("space-of", &format!("layer-{last}")).await?;
        let images = first(&bundled()?.test, 500);
        let mut study = ComponentStudy::new(&network, Space::Layer(last)).context("a space")?;
        while study.advance(&images) {}
        let x = pixels(page).await?;
        let expected = study
            .components()
            .project(&network, &x)
            .context("a place")?;
        page.until("the map is that of the layer", async || {
            if !has_data(page, "space-drawing", "x").await? {
                return Ok(false);
            }
            let [x, y] = place(page).await?;
            let near = |shown: f64, expected: f32| (shown - f64::from(expected)).abs() < 1e-3;
            Ok(near(x, expected[0]) && near(y, expected[1]))
        })
        .await?;
        let count = page.data("space-map", "count").await?;
        ensure!(json!(count) == json!("500"), "{count} digits");
        Ok(())
    })
}
