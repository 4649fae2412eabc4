//! An experiment and a search, in workers of their own.

use std::time::{Duration, Instant};

use anyhow::Result;
use digit_lab_e2e::Page;
use serde_json::json;

/// Of each sort one that is soon over.
const EXPERIMENTS: [&str; 5] = ["3.1", "1.7", "1.1", "3.2", "1.5"];

/// An experiment that takes longer is stopped.
const PATIENCE: Duration = Duration::from_secs(15);

/// Runs one of them.
pub(super) async fn experiment(page: &Page, round: usize) -> Result<()> {
    let id = EXPERIMENTS[round % EXPERIMENTS.len()];
    page.open(&format!("#/experiments/{id}"), "experiment")
        .await?;
    page.until(&format!("{id} is open"), async || {
        Ok(page.data("experiment", "id").await? == id)
    })
    .await?;
    page.press_covered("experiment-run").await?;
    let is_over = async || {
        let state = page.data("experiment-status", "state").await?;
        anyhow::Ok(matches!(&*state, "finished" | "stopped" | "failed"))
    };
    let start = Instant::now();
    page.until("the experiment is over, or takes too long", async || {
        Ok(is_over().await? || start.elapsed() > PATIENCE)
    })
    .await?;
    if !is_over().await? {
        page.press_covered("experiment-stop").await?;
    }
    page.until("the experiment is over", is_over).await
}

/// Four short trainings.
pub(super) async fn search(page: &Page) -> Result<()> {
    let settings =
        "layers=12&training-size=300&epochs=2&try-learning-rate=0.1;+0.5&try-lambda=0;+1";
    page.open(&format!("#/experiments/search?{settings}"), "search")
        .await?;
    page.until("it can begin", async || {
        page.can_press("search-start").await
    })
    .await?;
    page.press_covered("search-start").await?;
    page.until("the search has begun", async || {
        Ok(page.data("search-status", "state").await? != "idle")
    })
    .await?;
    let start = Instant::now();
    let is_over = async || anyhow::Ok(page.data("search-status", "state").await? == "finished");
    page.until("the search is over, or takes too long", async || {
        Ok(is_over().await? || start.elapsed() > PATIENCE)
    })
    .await?;
    if !is_over().await? {
        page.press_covered("search-stop").await?;
    }
    Ok(())
}
