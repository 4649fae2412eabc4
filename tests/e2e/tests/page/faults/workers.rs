//! The death of other workers than the training's, which `worker.rs` and `resumption.rs` are about.

use anyhow::Result;
use digit_lab_e2e::workers::{Death, REMEMBER};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

async fn until_words(page: &Page, words: &str) -> Result<()> {
    let script = "return document.querySelector('main').textContent.includes(arguments[0]);";
    page.until(&format!("the page says {words}"), async || {
        Ok(page.script(script, &[json!(words)]).await? == json!(true))
    })
    .await
}

async fn until_state(page: &Page, states: &[&str]) -> Result<()> {
    page.until(&format!("the experiment is {states:?}"), async || {
        let state = page.data("experiment-status", "state").await?;
        Ok(states.contains(&&*state))
    })
    .await
}

#[test]
fn an_experiment_whose_worker_dies_says_so_and_can_be_run_again() -> Result<()> {
    visit(Visitor::desktop().with_script(REMEMBER), async |page| {
        page.open("#/experiments/1.2", "experiment-run").await?;
        page.press("experiment-run").await?;
        until_state(page, &["running"]).await?;
        page.until("it has a worker", async || {
            Ok(page.workers_made().await? > 0)
        })
        .await?;
        page.kill_worker(Death::Error).await?;
        until_state(page, &["failed"]).await?;
        until_words(page, "no more memory").await?;
        page.press("experiment-run").await?;
        until_state(page, &["running"]).await?;
        page.press("experiment-stop").await?;
        until_state(page, &["stopped"]).await
    })
}

#[test]
fn a_view_of_the_inside_whose_worker_dies_says_so() -> Result<()> {
    visit(Visitor::desktop().with_script(REMEMBER), async |page| {
        page.draw_digit(7).await?;
        page.go("#/inside/mistakes").await?;
        page.until("it has a worker", async || {
            Ok(page.workers_made().await? > 0)
        })
        .await?;
        page.kill_worker(Death::Error).await?;
        until_words(page, "broke down").await
    })
}
