//! What a visitor does in a round.

mod files;
mod places;
mod trials;

use std::time::{Duration, Instant};

use anyhow::Result;
use digit_lab_e2e::Page;
use serde_json::json;

/// Settings as the page's address has them, one after another, round by round.
const NETWORKS: [&str; 5] = [
    "layers=30",
    "layers=conv+8@5x5,+pool+2,+30&activation=relu&output-activation=softmax&cost=log-likelihood&initializer=he&learning-rate=0.1",
    "layers=100&cost=quadratic&learning-rate=3&regularization=none",
    "layers=50,+dropout+0.5&momentum=0.5&learning-rate=0.1",
    "layers=30,30,30&pixels=standardized&learning-rate=0.1",
];

/// How long each network is trained at least.
const TRAINING: Duration = Duration::from_mins(1);

/// How much was done.
pub(super) struct Done {
    pub(super) epochs: u64,
    pub(super) digits: u64,
}

/// Everything once, from the place of the pad to the place of the pad.
pub(super) async fn round(page: &Page, number: usize) -> Result<Done> {
    let start = Instant::now();
    begin_training(page, NETWORKS[number % NETWORKS.len()]).await?;
    let mut digits = draw(page).await?;
    halt_and_go_on(page).await?;
    places::change_looks(page).await?;
    places::look_inside(page).await?;
    places::take_lesson(page, number).await?;
    trials::experiment(page, number).await?;
    trials::search(page).await?;
    files::open_files(page).await?;
    while start.elapsed() < TRAINING {
        digits += draw(page).await?;
    }
    let epochs = end_training(page).await?;
    files::train_on_own_digits(page).await?;
    tidy_up(page).await?;
    Ok(Done { epochs, digits })
}

async fn begin_training(page: &Page, settings: &str) -> Result<()> {
    // From another place, so that the same address as before is an address anew.
    page.open("#/about", "about").await?;
    page.open(&format!("#/?{settings}&epochs=100000"), "train-form")
        .await?;
    page.until("the form is as the address has it", async || {
        let epochs = page.field("epochs").await?.prop("value").await?;
        Ok(epochs.as_deref() == Some("100000"))
    })
    .await?;
    page.press("train-start").await?;
    page.until_state("running").await?;
    page.until("its network can read", async || {
        Ok(page
            .script(
                "return [...document.querySelector('[data-testid=reader]').options].some((it) =>
                    it.value.startsWith('trained-'));",
                &[],
            )
            .await?
            == json!(true))
    })
    .await
}

/// All ten digits, read by the network in training and by the shipped one in turns.
async fn draw(page: &Page) -> Result<u64> {
    for digit in 0..10 {
        let script = "const reader = document.querySelector('[data-testid=reader]');
            const values = [...reader.options].map((it) => it.value);
            reader.value = arguments[0] ? values.findLast((it) => it.startsWith('trained-')) ?? 'shipped' : 'shipped';
            reader.dispatchEvent(new Event('change', { bubbles: true }));";
        page.script(script, &[json!(digit % 2 == 1)]).await?;
        page.draw_digit(digit).await?;
        if digit % 5 == 0 {
            page.press("pad-undo").await?;
            page.press("pad-redo").await?;
        }
        page.press("pad-clear").await?;
    }
    Ok(10)
}

async fn halt_and_go_on(page: &Page) -> Result<()> {
    page.press("train-pause").await?;
    page.until_state("paused").await?;
    page.press("train-step").await?;
    page.until_state("paused").await?;
    page.press("train-resume").await?;
    page.until_state("running").await
}

/// Ends the training under way; answers how many epochs it had begun.
async fn end_training(page: &Page) -> Result<u64> {
    page.press("train-stop").await?;
    page.until_state("stopped").await?;
    page.number("train-status", "epoch").await
}

/// Deletes all that was trained and drawn.
async fn tidy_up(page: &Page) -> Result<()> {
    let script =
        "const button = document.querySelector('[data-testid=run] [data-testid=run-delete]');
        button?.click();
        return document.querySelectorAll('[data-testid=run]').length;";
    page.until("no run is left", async || {
        Ok(page.script(script, &[]).await? == json!(0))
    })
    .await?;
    page.press("pad-clear").await?;
    page.frames(30).await
}
