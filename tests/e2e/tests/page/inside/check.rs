//! The gradient's check: weights by chance and by choice.

use anyhow::{Context, Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use super::{expect_near, learning_step, open, put_test_digit};

#[test]
fn weights_are_checked_at_random_and_by_key() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "check", "inside-check-random").await?;
        let label: usize = {
            let script = "return document.querySelector('[data-testid=inside-check-label]').value;";
            let label = page.script(script, &[]).await?;
            label.as_str().context("a label")?.parse()?
        };
        page.press("inside-check-random").await?;
        until_checked(page, 8).await?;
        let step = learning_step(page, label).await?;
        let script = "return [...document.querySelectorAll('[data-testid=inside-check-row]')]
            .map(({ dataset: it }) => [Number(it.layer), it.part, Number(it.index), Number(it.backprop)]);";
        let rows: Vec<(usize, String, usize, f64)> =
            serde_json::from_value(page.script(script, &[]).await?)?;
        for (layer, part, index, backprop) in rows {
            let gradient = &step.layers[layer].gradient;
            let expected = gradient.slices()[usize::from(part == "biases")][index];
            expect_near(
                &format!("gradient {index} of {layer}"),
                backprop,
                expected.into(),
            )?;
        }

        let script = "return [...document.querySelectorAll('th, .plot-title')]
            .filter(({ textContent }) => textContent === 'Relative error').length;";
        let named = page.script(script, &[]).await?;
        ensure!(named == json!(3), "the error is named {named} times");

        // One more, by keyboard.
        let focus = "document.querySelector('.inside-figure-sheet').focus();";
        page.script(focus, &[]).await?;
        page.send_keys("\u{e014}\u{e007}").await?;
        until_checked(page, 9).await
    })
}

async fn until_checked(page: &Page, count: usize) -> Result<()> {
    let script = "return document.querySelectorAll('[data-testid=inside-check-row]').length;";
    page.until(&format!("{count} weights are checked"), async || {
        Ok(page.script(script, &[]).await? == json!(count))
    })
    .await
}
