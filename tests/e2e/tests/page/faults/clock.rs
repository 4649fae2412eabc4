//! Clocks that jump, and machines that sleep.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Host, Page, Visitor, visit_at};
use serde_json::json;

use super::{begin_long_training, epoch, until_epoch_after};

/// Puts the clocks of the page or of a worker forward by as many milliseconds as a test says, in the midst of whatever is
/// under way: the third look from then on tells. Only the clock on the wall can be put back; the other never is.
const CLOCK: &str = "{
    const [now, date] = [performance.now.bind(performance), Date.now];
    const jump = { now: 0, date: 0 };
    const coming = { millis: 0, looks: 0 };
    performance.now = () => {
        if (coming.looks > 0 && --coming.looks === 0) {
            jump.now += Math.max(0, coming.millis);
            jump.date += coming.millis;
        }
        return now() + jump.now;
    };
    Date.now = () => date() + jump.date;
    new BroadcastChannel('clock').onmessage = ({ data }) => {
        coming.millis = data;
        coming.looks = 3;
    };
    self.jump = (millis) => new BroadcastChannel('clock').postMessage(millis);
}";

const HOUR_MILLIS: f64 = 3.6e6;

/// Images a second.
async fn speed(page: &Page) -> Result<f64> {
    page.number("train-status", "images-per-sec").await
}

/// The time that is left, in words: `12 min left`.
async fn left(page: &Page) -> Result<String> {
    let script = "return document.querySelector('.train-left').textContent;";
    Ok(page
        .script(script, &[])
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

#[test]
fn clocks_that_jump_change_neither_speed_nor_course() -> Result<()> {
    let host = Host::of_copy("clock")?;
    host.begin_script("worker_session.js", CLOCK)?;
    visit_at(host, Visitor::desktop().with_script(CLOCK), async |page| {
        begin_long_training(page).await?;
        page.until("its speed is known", async || Ok(speed(page).await? > 0.0))
            .await?;
        for hours in [5.0, -9.0, 30.0] {
            let before = speed(page).await?;
            let promised = minutes_left(&left(page).await?);
            page.script("self.jump(arguments[0]);", &[json!(hours * HOUR_MILLIS)])
                .await?;
            let at = epoch(page).await?;
            until_epoch_after(page, at + 2).await?;
            let after = speed(page).await?;
            ensure!(
                (before / 4.0..before * 4.0).contains(&after),
                "{hours} h: from {before} to {after} images a second"
            );
            let now = minutes_left(&left(page).await?);
            ensure!(
                now < 10.0 * promised + 10.0,
                "{hours} h: from {promised} to {now} minutes left"
            );
            ensure!(page.text("error").await?.is_empty(), "something is said");
        }
        page.until_checkpoint_after(u64::from(epoch(page).await?))
            .await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await
    })
}

/// The number in such words.
fn minutes_left(words: &str) -> f64 {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(f64::INFINITY)
}

#[test]
fn a_page_that_was_frozen_goes_on_training() -> Result<()> {
    let host = Host::of_copy("frozen")?;
    host.begin_script("worker_session.js", CLOCK)?;
    visit_at(host, Visitor::desktop().with_script(CLOCK), async |page| {
        if !page.has_devtools() {
            return Ok(());
        }
        begin_long_training(page).await?;
        let before = epoch(page).await?;
        set_state(page, "frozen").await?;
        // So it is after a night's sleep.
        page.script("self.jump(arguments[0]);", &[json!(8.0 * HOUR_MILLIS)])
            .await?;
        set_state(page, "active").await?;
        until_epoch_after(page, before + 2).await?;
        ensure!(
            page.data("train-status", "state").await? == "running",
            "it does not run"
        );
        ensure!(page.text("error").await?.is_empty(), "something is said");
        Ok(())
    })
}

async fn set_state(page: &Page, state: &str) -> Result<()> {
    page.devtools("Page.setWebLifecycleState", json!({ "state": state }))
        .await
        .map(drop)
}
