//! The search for settings: planned, run, stopped, and its best one used.

use anyhow::{Result, ensure};
use digit_lab_e2e::workers::{Death, REMEMBER};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::{Value, json};

/// Opens the search with few images, so that it is soon over.
pub(crate) async fn open(page: &Page, training_size: &str, epochs: &str) -> Result<()> {
    page.go("#/experiments/search").await?;
    page.until("the search is there", async || page.has("search").await)
        .await?;
    fill(page, "training-size", training_size).await?;
    fill(page, "epochs", epochs).await
}

/// Types values into a setting in place of what is there.
pub(crate) async fn fill(page: &Page, name: &str, values: &str) -> Result<()> {
    let field = page.element(&format!("search-{name}")).await?;
    field.clear().await?;
    Ok(field.send_keys(values).await?)
}

pub(crate) async fn until_state(page: &Page, state: &str) -> Result<()> {
    page.until(&format!("the search is {state}"), async || {
        Ok(page.data("search-status", "state").await? == state)
    })
    .await
}

/// The accuracies of the ranking, from the top.
async fn accuracies(page: &Page) -> Result<Vec<f64>> {
    let script = "return [...document.querySelectorAll('[data-testid=search-row]')]
        .map((row) => Number(row.dataset.accuracy));";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}

#[test]
fn a_search_whose_worker_dies_says_so_and_can_be_run_again() -> Result<()> {
    visit(Visitor::desktop().with_script(REMEMBER), async |page| {
        open(page, "1000", "50").await?;
        fill(page, "learning-rate", "0.1; 0.5").await?;
        page.press("search-start").await?;
        until_state(page, "running").await?;
        page.until("it has a worker", async || {
            Ok(page.workers_made().await? > 0)
        })
        .await?;
        page.kill_worker(Death::Error).await?;
        until_state(page, "failed").await?;
        page.press("search-start").await?;
        until_state(page, "running").await?;
        page.press("search-stop").await?;
        until_state(page, "stopped").await
    })
}

#[test]
fn a_grid_is_searched_ranked_and_its_best_settings_are_used() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "300", "2").await?;
        fill(page, "learning-rate", "0.001; 0.5").await?;
        fill(page, "lambda", "0; 0.1").await?;
        page.press("search-start").await?;
        until_state(page, "finished").await?;
        let accuracies = accuracies(page).await?;
        ensure!(
            accuracies.len() == 4 && accuracies.is_sorted_by(|a, b| a >= b),
            "the ranking is {accuracies:?}"
        );
        // Two by two cells, each with its accuracy.
        let cells = "return [...document.querySelectorAll('.search-cells tbody td')]
            .filter((cell) => cell.textContent.includes('%')).length;";
        ensure!(page.script(cells, &[]).await? == json!(4));
        let page_text = "return document.querySelector('.search').textContent;";
        let before = page.script(page_text, &[]).await?;
        ensure!(
            !before
                .as_str()
                .unwrap_or_default()
                .contains("of the test images"),
            "a test accuracy is shown before a choice is made"
        );
        page.press("search-choose").await?;
        page.until("the test accuracy of the chosen one is shown", async || {
            Ok(page.has("search-chosen").await?
                && page.number::<f64>("search-chosen", "test").await? > 0.0)
        })
        .await?;
        page.until_focus("#search-chosen-heading").await?;
        page.press("search-use").await?;
        page.until_focus("#training-heading").await?;
        page.until("the form has the settings of the best one", async || {
            let rate = page.field("learning-rate").await?.prop("value").await?;
            let size = page.field("training-size").await?.prop("value").await?;
            Ok(rate.as_deref() == Some("0.5") && size.as_deref() == Some("300"))
        })
        .await
    })
}

#[test]
fn a_random_search_is_stopped_at_any_time_and_keeps_what_is_done() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "500", "2").await?;
        fill(page, "learning-rate", "0.01..10").await?;
        page.choose("search-method", "random").await?;
        fill(page, "count", "400").await?;
        page.press("search-start").await?;
        page.until("some are done", async || {
            Ok(page.number::<usize>("search-status", "done").await? >= 2)
        })
        .await?;
        page.press("search-stop").await?;
        until_state(page, "stopped").await?;
        let done = accuracies(page).await?.len();
        ensure!((2..=20).contains(&done), "{done} trainings are ranked");
        Ok(())
    })
}

#[test]
fn a_search_that_cannot_be_says_why() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "300", "2").await?;
        // A value that is wrong whatever the others are is not said to be so with them.
        let is_plain =
            |words: &str| words.matches("Learning rate").count() == 1 && !words.contains('λ');
        for (name, values, expected) in [
            ("learning-rate", "10..1", "growing"),
            ("learning-rate", "0.5; -1", "\u{2212}1"),
        ] {
            fill(page, name, values).await?;
            page.until(&format!("{name} {values} is explained"), async || {
                let is_wrong = page.data("search-planned", "wrong").await? == "true";
                let words = page.text("search-planned").await?;
                Ok(is_wrong && words.contains(expected) && is_plain(&words))
            })
            .await?;
            ensure!(marked(page).await? == json!(["learning-rate"]), "{values}");
        }
        fill(page, "learning-rate", "0.5; 1").await?;
        page.until("two rates and three λ are six trainings", async || {
            Ok(page.text("search-planned").await?.starts_with("6 "))
        })
        .await?;
        ensure!(marked(page).await? == json!([]), "a right field is marked");
        Ok(())
    })
}

/// The names of the fields that are marked as wrong, each led to what is said of it.
async fn marked(page: &Page) -> Result<Value> {
    let script = "return [...document.querySelectorAll('.search [aria-invalid=true]')]
        .filter((field) => document.getElementById(field.getAttribute('aria-describedby')))
        .map((field) => field.name.replace('search-', ''));";
    page.script(script, &[]).await
}

#[test]
fn the_panels_settings_can_be_searched_around() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("layers", "12").await?;
        page.fill("learning-rate", "0.1").await?;
        page.press("search-around").await?;
        page.until("the search is there", async || page.has("search").await)
            .await?;
        let typed = "return document.querySelector(`[data-testid=search-${arguments[0]}]`).value;";
        page.until("the panel's settings are typed", async || {
            Ok(page.script(typed, &[json!("layers")]).await? == json!("12"))
        })
        .await?;
        let rates = page.script(typed, &[json!("learning-rate")]).await?;
        ensure!(rates == json!("0.02; 0.1; 0.5"), "the rates are {rates}");
        page.until_focus(".search h1").await
    })
}

#[test]
fn what_is_searched_is_in_the_address_and_comes_back_with_it() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "300", "2").await?;
        fill(page, "learning-rate", "0.01..5").await?;
        let hash = "return location.hash;";
        page.until("the address has the range", async || {
            let hash = page.script(hash, &[]).await?;
            Ok(hash
                .as_str()
                .is_some_and(|it| it.contains("try-learning-rate=0.01..5")))
        })
        .await?;
        page.reload().await?;
        page.until("the range is there again", async || {
            if !page.has("search-learning-rate").await? {
                return Ok(false);
            }
            let field = page.element("search-learning-rate").await?;
            Ok(field.prop("value").await?.as_deref() == Some("0.01..5"))
        })
        .await
    })
}
