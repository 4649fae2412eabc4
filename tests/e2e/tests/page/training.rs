//! Training a network: start, pause, resume, step, stop, and reading with the network trained.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

#[test]
fn one_press_trains_a_network_that_reads() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.press("train-start").await?;
        page.until("94 % of the validation digits are read", async || {
            Ok(metric(page, "metric-validation-accuracy")
                .await?
                .is_some_and(|accuracy| accuracy >= 0.94))
        })
        .await?;
        for id in [
            "metric-training-cost",
            "metric-validation-cost",
            "metric-training-accuracy",
        ] {
            ensure!(
                metric(page, id).await?.is_some_and(f64::is_finite),
                "{id} is not a number"
            );
        }
        let speed: f64 = page.number("train-status", "images-per-sec").await?;
        ensure!(speed > 0.0, "the speed is {speed} images a second");
        page.until_state("finished").await?;

        choose_trained_network(page).await?;
        page.draw_digit(0).await?;
        page.until_read("0").await
    })
}

#[test]
fn a_training_ends_after_its_last_epoch() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "2").await?;
        page.fill("training-size", "500").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        ensure!(
            page.number::<u32>("train-status", "epoch").await? == 2,
            "it did not end in epoch 2"
        );
        page.until("the test digits are read in the end", async || {
            Ok(metric(page, "metric-test-accuracy").await?.is_some())
        })
        .await?;
        // Which of the engine's two builds this browser could run.
        let has_relaxed = page.script("return WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, \
             1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 133, 2, 11]));", &[]).await?;
        let expected = if has_relaxed == json!(true) {
            "relaxed-simd"
        } else {
            "simd128"
        };
        let features = page.data("train-build", "features").await?;
        ensure!(
            features == expected,
            "trained with {features}, not {expected}"
        );
        Ok(())
    })
}

#[test]
fn pause_halts_and_resume_goes_on() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        start_long_training(page).await?;
        page.press("train-pause").await?;
        page.until_state("paused").await?;
        let halted = position(page).await?;
        page.frames(30).await?;
        ensure!(position(page).await? == halted, "a paused training went on");
        page.press("train-resume").await?;
        page.until_state("running").await?;
        page.until("it goes on", async || Ok(position(page).await? > halted))
            .await
    })
}

#[test]
fn the_first_mini_batch_of_all_is_a_dot_in_the_plot() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.press("train-step").await?;
        page.until("a dot is there", async || {
            let script =
                "const marks = document.querySelector('[data-testid=cost-plot] .plot-picture .plot-marks');
                return marks?.getAttribute('d') ?? '';";
            let d = page.script(script, &[]).await?;
            Ok(d.as_str().is_some_and(|d| d.matches('M').count() == 1))
        })
        .await?;
        ensure!(
            position(page).await? == (1, 1),
            "it is {:?}",
            position(page).await?
        );
        Ok(())
    })
}

#[test]
fn step_does_one_mini_batch() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        start_long_training(page).await?;
        page.press("train-pause").await?;
        page.until_state("paused").await?;
        for _ in 0..3 {
            let (epoch, batch) = position(page).await?;
            page.press("train-step").await?;
            page.until("a mini-batch is done", async || {
                Ok(position(page).await? != (epoch, batch))
            })
            .await?;
            page.until_state("paused").await?;
            page.frames(10).await?;
            let now = position(page).await?;
            let next = [(epoch, batch + 1), (epoch + 1, 1)];
            ensure!(
                next.contains(&now),
                "one step led from {:?} to {now:?}",
                (epoch, batch)
            );
        }
        Ok(())
    })
}

#[test]
fn stop_ends_and_start_begins_anew() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        start_long_training(page).await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        let ended = position(page).await?;
        page.frames(30).await?;
        ensure!(position(page).await? == ended, "a stopped training went on");
        page.fill("epochs", "1").await?;
        page.fill("training-size", "500").await?;
        page.press("train-start").await?;
        page.until_state("finished").await
    })
}

#[test]
fn a_diverging_training_says_so_and_keeps_a_network() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        // Each update multiplies the weights by 1 - ηλ/n = -99.
        page.fill("learning-rate", "1000").await?;
        page.fill("lambda", "1000").await?;
        page.press("train-start").await?;
        page.until_state("failed").await?;
        page.until("the page says what happened", async || {
            Ok(!page.text("error").await?.is_empty())
        })
        .await?;
        page.draw_digit(1).await?;
        page.until_read("1").await
    })
}

/// A training that no test waits for to end.
async fn start_long_training(page: &Page) -> Result<()> {
    page.fill("epochs", "100000").await?;
    page.press("train-start").await?;
    page.until_state("running").await?;
    page.until("mini-batches are done", async || {
        Ok(position(page).await? > (0, 0))
    })
    .await
}

/// Epoch and mini-batch; both 0 before the first.
async fn position(page: &Page) -> Result<(u32, u32)> {
    let epoch = page
        .data("train-status", "epoch")
        .await?
        .parse()
        .unwrap_or(0);
    let batch = page
        .data("train-status", "batch")
        .await?
        .parse()
        .unwrap_or(0);
    Ok((epoch, batch))
}

/// The latest value; none before the first.
async fn metric(page: &Page, id: &str) -> Result<Option<f64>> {
    Ok(page.data(id, "value").await?.parse().ok())
}

/// The last one in the list: the first is the one that ships with the page.
async fn choose_trained_network(page: &Page) -> Result<()> {
    let script = "return document.querySelector('[data-testid=reader]').options.length;";
    let count = page.script(script, &[]).await?.as_u64().unwrap_or(0);
    ensure!(count >= 2, "the reader offers {count} networks");
    page.element("reader")
        .await?
        .select_by_index(count as usize - 1)
        .await?;
    Ok(())
}
