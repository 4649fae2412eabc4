//! The training panel: its form, its curves, what it has kept.

use anyhow::Result;
use digit_lab_e2e::{Page, Visitor, visit};

use crate::inspection::{Inspection, unfold};

#[test]
fn training_and_what_is_kept() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let mut inspection = Inspection::begin(page).await?;
        page.fill("learning-rate", "fast").await?;
        inspection.look("a wrong setting").await?;
        train(page, "0.5").await?;
        unfold(page).await?;
        inspection.look("curves and monitors").await?;
        train(page, "0.1").await?;
        let script = "document.querySelectorAll('[data-testid=run-compare]')
            .forEach((it) => { if (!it.checked) it.click(); });";
        page.script(script, &[]).await?;
        inspection.look("trainings compared").await?;
        page.fill("epochs", "100000").await?;
        page.press("train-start").await?;
        page.until_state("running").await?;
        inspection.look("a training that runs").await?;
        page.press_covered("train-pause").await?;
        page.until_state("paused").await?;
        inspection.look("a training that halts").await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        inspection.end()
    })
}

/// A short training, on few images.
async fn train(page: &Page, learning_rate: &str) -> Result<()> {
    page.fill("layers", "12").await?;
    page.fill("learning-rate", learning_rate).await?;
    page.fill("epochs", "2").await?;
    page.fill("training-size", "300").await?;
    page.press("train-start").await?;
    page.until_state("finished").await
}
