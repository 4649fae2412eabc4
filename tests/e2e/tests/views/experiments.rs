//! The gallery, experiments of each kind, and the search.

use anyhow::Result;
use digit_lab_e2e::{Page, Visitor, visit};

use crate::inspection::{Inspection, unfold};

#[test]
fn gallery_and_an_experiment() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let mut inspection = Inspection::begin(page).await?;
        page.go("#/experiments").await?;
        inspection.look("the gallery").await?;
        open(page, "1.7").await?;
        inspection.look("an experiment").await?;
        page.press("experiment-run").await?;
        page.until("the experiment is over", async || {
            Ok(page.data("experiment-status", "state").await? == "finished")
        })
        .await?;
        unfold(page).await?;
        inspection.look("an experiment that was run").await?;
        page.go("#/experiments/99").await?;
        inspection.look("no such experiment").await?;
        inspection.end()
    })
}

#[test]
fn experiments_with_something_of_their_own() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let mut inspection = Inspection::begin(page).await?;
        for (id, view) in [
            ("1.1", "the perceptron"),
            ("1.6", "support vector machines"),
            ("3.1", "a neuron"),
        ] {
            open(page, id).await?;
            inspection.look(view).await?;
        }
        page.open("#/experiments/search", "search").await?;
        unfold(page).await?;
        inspection.look("the search").await?;
        inspection.end()
    })
}

#[test]
fn what_is_under_way() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let mut inspection = Inspection::begin(page).await?;
        open(page, "1.2").await?;
        page.press("experiment-run").await?;
        page.until("the experiment runs", async || {
            Ok(page.data("experiment-status", "state").await? == "running")
        })
        .await?;
        inspection.look("an experiment that runs").await?;
        page.press_covered("experiment-stop").await?;
        page.open("#/experiments/search", "search").await?;
        for (field, values) in [
            ("training-size", "100"),
            ("epochs", "1"),
            ("learning-rate", "0.1; 0.5"),
        ] {
            let field = page.element(&format!("search-{field}")).await?;
            field.clear().await?;
            field.send_keys(values).await?;
        }
        page.press("search-start").await?;
        page.until("the search is over", async || {
            Ok(page.data("search-status", "state").await? == "finished")
        })
        .await?;
        unfold(page).await?;
        inspection.look("a search that is over").await?;
        inspection.end()
    })
}

async fn open(page: &Page, id: &str) -> Result<()> {
    page.go(&format!("#/experiments/{id}")).await?;
    page.until(&format!("{id} is open"), async || {
        Ok(page.has("experiment").await? && page.data("experiment", "id").await? == id)
    })
    .await?;
    unfold(page).await
}
