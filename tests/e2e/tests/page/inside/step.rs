//! One step of learning by hand: each stage's numbers are the engine's, and the step is taken by a copy.

use anyhow::{Result, ensure};
use digit_lab::insight::{LearningStep, Stage};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use super::{TOLERANCE, expect_near, learning_step, open, put_test_digit};

/// Draws a six and opens the step towards a zero.
async fn teach_a_six_to_be_a_zero(page: &Page) -> Result<()> {
    page.draw_digit(6).await?;
    open(page, "step", "inside-stages").await?;
    page.choose("inside-label", "0").await?;
    page.until("the cost is one of a wrong reading", async || {
        Ok(page.number::<f64>("inside-cost-before", "value").await? > 1.0)
    })
    .await
}

/// The stage shown, counted from 0.
async fn stage(page: &Page) -> Result<usize> {
    page.number("inside-stages", "stage").await
}

#[test]
fn no_step_is_taken_by_a_learning_rate_that_is_none() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        teach_a_six_to_be_a_zero(page).await?;
        let is_refused = async |expected: bool| {
            let script = "return document.querySelector('[data-testid=inside-take]').ariaDisabled;";
            page.until("the button knows", async || {
                Ok(page.script(script, &[]).await? == json!(expected.to_string()))
            })
            .await
        };
        is_refused(false).await?;
        let rate = page.element("inside-rate").await?;
        rate.clear().await?;
        rate.send_keys("fast").await?;
        is_refused(true).await?;
        let before = page.text("inside-taken").await?;
        page.press_covered("inside-take").await?;
        page.frames(10).await?;
        ensure!(
            page.text("inside-taken").await? == before,
            "a step was taken"
        );
        rate.clear().await?;
        rate.send_keys("0.1").await?;
        is_refused(false).await?;
        page.press_covered("inside-take").await?;
        page.until("the step is taken", async || {
            Ok(page.text("inside-taken").await? != before)
        })
        .await
    })
}

#[test]
fn a_steps_numbers_are_the_engines() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "step", "inside-stages").await?;
        page.choose("inside-label", "4").await?;
        let step = learning_step(page, 4).await?;
        page.until("the step is one towards a 4", async || {
            let before: f64 = page.number("inside-cost-before", "value").await?;
            Ok((before - step.costs[0]).abs() < TOLERANCE * step.costs[0].max(1.0))
        })
        .await?;
        expect_near(
            "the cost after the step",
            page.number("inside-cost-after", "value").await?,
            step.costs[1],
        )?;
        for (neuron, &output) in step.after.output().iter().enumerate() {
            let id = format!("inside-after-{neuron}");
            expect_near(&id, page.number(&id, "value").await?, output.into())?;
        }

        // Every stage shows its matrices, with the engine's least and most numbers.
        let stages = step.stages();
        for (index, stage) in stages.iter().enumerate() {
            page.choose("inside-stage", &index.to_string()).await?;
            expect_figures(page, &step, *stage).await?;
        }
        Ok(())
    })
}

async fn expect_figures(page: &Page, step: &LearningStep<f32>, stage: Stage) -> Result<()> {
    let script = "return [...document.querySelectorAll('[data-testid=inside-figure]')]
        .map((figure) => [Number(figure.dataset.least), Number(figure.dataset.most)]);";
    let expected = step.quantities(stage);
    page.until(&format!("{stage:?} has its matrices"), async || {
        let shown = page.script(script, &[]).await?;
        Ok(shown.as_array().map(Vec::len) == Some(expected.len()))
    })
    .await?;
    let shown: Vec<[f64; 2]> = serde_json::from_value(page.script(script, &[]).await?)?;
    for (quantity, [least, most]) in expected.iter().zip(shown) {
        let values = || quantity.values.iter().map(|value| f64::from(*value));
        let what = format!("{:?} of {stage:?}", quantity.symbol);
        expect_near(&what, least, values().fold(f64::INFINITY, f64::min))?;
        expect_near(&what, most, values().fold(f64::NEG_INFINITY, f64::max))?;
    }
    Ok(())
}

/// Too large for a task of the page, and for a pixel a weight.
#[test]
fn the_step_of_a_large_network_comes_in_pieces() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("layers", "2000, 1200").await?;
        page.fill("epochs", "1").await?;
        page.fill("training-size", "10").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        let script = "const readers = [...document.querySelector('[data-testid=reader]').options];
            return readers.map((reader) => reader.value).find((it) => it !== 'shipped');";
        let trained = page.script(script, &[]).await?;
        page.choose("reader", trained.as_str().unwrap_or_default())
            .await?;
        put_test_digit(page).await?;
        open(page, "step", "inside-stages").await?;
        // The update of the second layer: weights, their gradient, new weights, and the same of the biases.
        let update = "const stages = document.querySelector('[data-testid=inside-stage]');
            return String(stages.options.length - 3);";
        let update = page.script(update, &[]).await?;
        page.choose("inside-stage", update.as_str().unwrap_or_default())
            .await?;
        let script = "return [...document.querySelectorAll('[data-testid=inside-figure]')]
            .map((it) => [it, it.querySelector('canvas')])
            .map(([it, canvas]) => [it.dataset.size, canvas?.width, canvas?.height]);";
        let (weights, biases) = (
            json!(["1200 × 2000", 1000, 400]),
            json!(["1200 × 1", 1, 1200]),
        );
        let expected = json!([weights, weights, weights, biases, biases, biases]);
        page.until("all matrices are there", async || {
            Ok(page.script(script, &[]).await? == expected)
        })
        .await?;
        let before = page.data("inside-cost-before", "value").await?;
        page.until("the step is computed", async || {
            let script = "return document.querySelector('[data-testid=inside-stages]').ariaBusy;";
            Ok(page.script(script, &[]).await? == json!("false"))
        })
        .await?;
        page.press("inside-take").await?;
        page.until("the step is taken", async || {
            Ok(page.data("inside-cost-before", "value").await? != before)
        })
        .await?;
        open(page, "check", "inside-figure").await
    })
}

#[test]
fn stages_go_forwards_and_backwards_by_button_and_key() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(2).await?;
        open(page, "step", "inside-stages").await?;
        ensure!(stage(page).await? == 0);
        page.press("inside-next").await?;
        page.until("the second stage is shown", async || {
            Ok(stage(page).await? == 1)
        })
        .await?;
        // The focus is on the button; arrow keys go on from there.
        page.send_keys("\u{e014}").await?;
        page.send_keys("\u{e014}").await?;
        page.until("the fourth stage is shown", async || {
            Ok(stage(page).await? == 3)
        })
        .await?;
        page.send_keys("\u{e012}").await?;
        page.press("inside-back").await?;
        page.until("the second stage is shown", async || {
            Ok(stage(page).await? == 1)
        })
        .await
    })
}

#[test]
fn steps_are_taken_by_a_copy_and_taken_back() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        teach_a_six_to_be_a_zero(page).await?;
        let first = page.data("inside-cost-before", "value").await?;
        let after = page.data("inside-cost-after", "value").await?;
        page.press("inside-take").await?;
        page.until("the next step begins where this one ended", async || {
            Ok(page.data("inside-cost-before", "value").await? == after)
        })
        .await?;
        // The network that reads the pad is as before.
        page.until_read("6").await?;
        page.press("inside-reset").await?;
        page.until("the first step is back", async || {
            Ok(page.data("inside-cost-before", "value").await? == first)
        })
        .await
    })
}

#[test]
fn a_network_that_took_steps_reads_the_pad() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        teach_a_six_to_be_a_zero(page).await?;
        let mut after = String::new();
        for _ in 0..2 {
            let before = page.data("inside-cost-before", "value").await?;
            after = page.data("inside-cost-after", "value").await?;
            page.press("inside-take").await?;
            page.until("the step is taken", async || {
                Ok(page.data("inside-cost-before", "value").await? != before)
            })
            .await?;
        }
        page.press("inside-read-with").await?;
        let script = "const reader = document.querySelector('[data-testid=reader]');
            return [reader.value, reader.selectedOptions[0].textContent.includes('2')];";
        page.until("the pad is read with it", async || {
            Ok(page.script(script, &[]).await? == json!(["stepped-1", true]))
        })
        .await?;
        // It is the very same network: its cost is what the last step came to.
        page.choose("inside-label", "0").await?;
        page.until("the next step begins there", async || {
            Ok(page.data("inside-cost-before", "value").await? == after)
        })
        .await
    })
}

#[test]
fn four_outputs_are_named_by_what_their_bits_are_worth() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("layers", "12").await?;
        page.choose_in_form("output-coding", "binary").await?;
        page.fill("epochs", "1").await?;
        page.fill("training-size", "200").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        let other = "const readers = [...document.querySelector('[data-testid=reader]').options];
            return readers.find((reader) => reader.value !== 'shipped').value;";
        let trained = page.script(other, &[]).await?;
        page.choose("reader", trained.as_str().unwrap_or_default())
            .await?;
        put_test_digit(page).await?;
        open(page, "network", "inside-z").await?;
        let script = "return [...document.querySelectorAll('.inside-output')]
            .map((it) => it.textContent);";
        page.until("the outputs are bits", async || {
            Ok(page.script(script, &[]).await? == json!(["8", "4", "2", "1"]))
        })
        .await?;
        open(page, "step", "inside-stages").await?;
        page.choose("inside-label", "6").await?;
        let script = "return [...document.querySelectorAll('.inside-outcome tbody tr')]
            .map((row) => [row.cells[0].textContent.match(/[0-9]/)[0], row.cells[1].textContent]);";
        let six = json!([["8", "0"], ["4", "1"], ["2", "1"], ["1", "0"]]);
        page.until("a six is wanted", async || {
            Ok(page.script(script, &[]).await? == six)
        })
        .await
    })
}
