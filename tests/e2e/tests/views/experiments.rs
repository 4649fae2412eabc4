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

async fn open(page: &Page, id: &str) -> Result<()> {
    page.go(&format!("#/experiments/{id}")).await?;
    page.until(&format!("{id} is open"), async || {
        Ok(page.has("experiment").await? && page.data("experiment", "id").await? == id)
    })
    .await?;
    unfold(page).await
}
