//! Trainings that are interrupted, and go on as if nothing had happened.

use anyhow::{Result, ensure};
use digit_lab_e2e::workers::{Death, REMEMBER};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

/// Of a training that is still under way when its first checkpoints are seen, on any machine.
const EPOCHS: &str = "80";

/// A training whose first checkpoints are stored.
async fn begin(page: &Page, epochs: &str) -> Result<()> {
    page.fill("epochs", epochs).await?;
    page.press("train-start").await?;
    page.until_checkpoint_after(2).await
}

/// Waits until a page that was just opened trains by itself, past the epoch it came to before.
async fn until_it_goes_on(page: &Page, epoch: u32) -> Result<()> {
    page.until("it goes on by itself, past where it was", async || {
        Ok(page.has("train-status").await?
            && page.number::<u32>("train-status", "epoch").await? > epoch)
    })
    .await
}

/// Lets the training come to its end, trains again without interruption, and compares.
async fn check_end(page: &Page) -> Result<()> {
    until_finished(page).await?;
    page.press("run-repeat").await?;
    page.until_state("running").await?;
    until_finished(page).await?;
    page.until("both came out the same, bit for bit", async || {
        Ok(page.has("run-verdict").await? && page.data("run-verdict", "verdict").await? == "same")
    })
    .await
}

/// Waits for the end, which takes longer than anything else is waited for.
async fn until_finished(page: &Page) -> Result<()> {
    for epoch in (0..=80).step_by(20) {
        page.until(&format!("epoch {epoch} is reached"), async || {
            Ok(page.number::<u32>("train-status", "epoch").await? >= epoch)
        })
        .await?;
    }
    page.until_state("finished").await
}

#[test]
fn a_page_that_is_loaded_anew_goes_on_training_to_the_same_end() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        begin(page, EPOCHS).await?;
        page.reload().await?;
        until_it_goes_on(page, 2).await?;
        check_end(page).await
    })
}

#[test]
fn a_training_whose_window_was_closed_goes_on_in_another_one_to_the_same_end() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let other = page.open_another_tab().await?;
        page.in_tab(&other, async || begin(page, EPOCHS).await)
            .await?;
        page.close_tab(other).await?;
        page.reload().await?;
        until_it_goes_on(page, 2).await?;
        check_end(page).await
    })
}

#[test]
fn an_older_training_that_was_gone_on_with_goes_on_after_a_reload() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        begin(page, "100000").await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        let before: u32 = page.number("train-status", "epoch").await?;
        page.fill("epochs", "1").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        // The list begins with the newest.
        let go_on = "document.querySelectorAll('[data-testid=run-go-on]')[1]";
        page.until("the older one can be gone on with", async || {
            let is_there = format!("return Boolean({go_on});");
            Ok(page.script(&is_there, &[]).await? == json!(true))
        })
        .await?;
        page.script(&format!("{go_on}.click();"), &[]).await?;
        page.until_checkpoint_after(u64::from(before) + 2).await?;
        page.reload().await?;
        until_it_goes_on(page, before + 2).await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await
    })
}

#[test]
fn a_training_that_is_stopped_at_once_is_not_taken_up_again() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "100000").await?;
        page.press("train-start").await?;
        page.until_state("running").await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        // The list of trainings comes with what goes on with those of earlier visits.
        page.until("the training is in the list", async || {
            page.has("run-name").await
        })
        .await?;
        page.frames(60).await?;
        let state = page.data("train-status", "state").await?;
        ensure!(state == "stopped", "the training is {state}");
        Ok(())
    })
}

#[test]
fn a_training_whose_worker_breaks_comes_to_the_same_end() -> Result<()> {
    check_end_after(Death::Error)
}

#[test]
fn a_training_whose_worker_dies_silently_comes_to_the_same_end() -> Result<()> {
    check_end_after(Death::Silent)
}

fn check_end_after(death: Death) -> Result<()> {
    visit(
        Visitor::desktop().with_script(REMEMBER),
        async move |page| {
            begin(page, EPOCHS).await?;
            page.kill_worker(death).await?;
            check_end(page).await
        },
    )
}

/// Counts what is written to the stores of checkpoints.
const COUNT_CHECKPOINTS: &str = "window.checkpoints = 0;
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...values) {
        if (this.name === 'checkpoints') window.checkpoints += 1;
        return put.apply(this, values);
    };";

#[test]
fn checkpoints_are_kept_once_a_second_at_most() -> Result<()> {
    let visitor = Visitor::desktop().with_script(COUNT_CHECKPOINTS);
    visit(visitor, async |page| {
        let now = async || -> Result<f64> {
            let now = page.script("return performance.now();", &[]).await?;
            Ok(now.as_f64().unwrap_or_default())
        };
        let begun = now().await?;
        page.fill("layers", "8").await?;
        page.fill("training-size", "100").await?;
        page.fill("epochs", "100000").await?;
        page.press("train-start").await?;
        page.until("many epochs are done", async || {
            Ok(page.number::<u32>("train-status", "epoch").await? > 100
                && now().await? - begun > 4_000.0)
        })
        .await?;
        let counted = page.script("return window.checkpoints;", &[]).await?;
        let (counted, secs) = (
            counted.as_f64().unwrap_or_default(),
            (now().await? - begun) / 1000.0,
        );
        // The first is made at the beginning.
        ensure!(
            (2.0..=secs + 2.0).contains(&counted),
            "{counted} checkpoints in {secs} seconds"
        );
        page.press("train-stop").await?;
        page.until_state("stopped").await
    })
}

#[test]
fn a_training_that_was_halted_waits_after_a_reload() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        begin(page, "100000").await?;
        page.press("train-pause").await?;
        page.until_state("paused").await?;
        page.until("it is stored as halted", async || {
            Ok(page.stored_of_run("isPaused").await? == "true")
        })
        .await?;
        page.reload().await?;
        page.until_state("paused").await?;
        page.press("train-resume").await?;
        page.until_state("running").await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await
    })
}

#[test]
fn a_training_is_left_to_the_window_that_it_is_in() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        begin(page, "100000").await?;
        let other = page.open_another_tab().await?;
        let active = "return document.querySelectorAll('.run-active').length;";
        page.in_tab(&other, async || {
            page.until("the list says that it is under way", async || {
                Ok(page.script(active, &[]).await? == json!(1))
            })
            .await?;
            let state = page.data("train-status", "state").await?;
            ensure!(state == "idle", "the other window is {state}");
            // What it stores is not overwritten from here.
            let fixed = page.script(ELSEWHERE, &[]).await?;
            ensure!(fixed == json!([false, true, true]), "{fixed}");
            Ok(())
        })
        .await?;
        ensure!(
            page.data("train-status", "state").await? == "running",
            "it was ended"
        );
        let free = page.script(ELSEWHERE, &[]).await?;
        ensure!(free == json!([true, false, false]), "{free}");
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        page.in_tab(&other, async || {
            page.until("the list says that it is over", async || {
                Ok(page.script(active, &[]).await? == json!(0))
            })
            .await
        })
        .await?;
        page.close_tab(other).await
    })
}

/// Whether what is said of a training in another window is hidden, and its name and its pin are out of use.
const ELSEWHERE: &str = "const of = (id) => document.querySelector(`[data-testid=${id}]`);
    return [of('run-elsewhere').hidden, of('run-name').disabled, of('run-pin').disabled];";

#[test]
fn a_training_that_another_window_goes_on_with_is_left_to_it_by_the_one_that_ended_it() -> Result<()>
{
    visit(Visitor::desktop(), async |page| {
        begin(page, "100000").await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        let can_go_on = "return !document.querySelector('[data-testid=run-go-on]').hidden;";
        let until_it_can_go_on = async || {
            page.until("it can be gone on with", async || {
                Ok(page.has("run-go-on").await?
                    && page.script(can_go_on, &[]).await? == json!(true))
            })
            .await
        };
        until_it_can_go_on().await?;
        let other = page.open_another_tab().await?;
        page.in_tab(&other, async || {
            until_it_can_go_on().await?;
            page.press("run-go-on").await?;
            page.until_state("running").await
        })
        .await?;
        page.until("this window says that it is under way there", async || {
            let said = page.script(ELSEWHERE, &[]).await? == json!([false, true, true]);
            Ok(said && page.script(can_go_on, &[]).await? == json!(false))
        })
        .await?;
        page.in_tab(&other, async || {
            page.press("train-stop").await?;
            page.until_state("stopped").await
        })
        .await?;
        until_it_can_go_on().await?;
        page.close_tab(other).await
    })
}

#[test]
fn a_training_that_another_window_goes_on_with_stays_there_when_one_begins_here() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        begin(page, "100000").await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        let other = page.open_another_tab().await?;
        page.in_tab(&other, async || {
            page.until("it can be gone on with", async || {
                page.has("run-go-on").await
            })
            .await?;
            page.press("run-go-on").await?;
            page.until_state("running").await?;
            page.press("train-pause").await?;
            page.until_state("paused").await
        })
        .await?;
        page.until("this window says that it is there", async || {
            Ok(page.script(ELSEWHERE, &[]).await? == json!([false, true, true]))
        })
        .await?;
        page.fill("epochs", "1").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        page.frames(20).await?;
        let script = "const of = (id) => document.querySelectorAll(`[data-testid=${id}]`)[1];
            return [of('run-elsewhere').hidden, of('run-delete').hidden];";
        let said = page.script(script, &[]).await?;
        ensure!(said == json!([false, true]), "{said}");
        page.in_tab(&other, async || {
            let state = page.data("train-status", "state").await?;
            ensure!(state == "paused", "there it is {state}");
            page.press("train-stop").await?;
            page.until_state("stopped").await
        })
        .await?;
        page.close_tab(other).await
    })
}
