//! Lessons, and what the page is.

use anyhow::Result;
use digit_lab_e2e::{Visitor, visit};

use crate::inspection::{Inspection, click, go};

#[test]
fn lessons_and_about() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let mut inspection = Inspection::begin(page).await?;
        go(page, "#/about").await?;
        inspection.look("about").await?;
        go(page, "#/lessons").await?;
        inspection.look("the lessons").await?;
        go(page, "#/lessons/cost").await?;
        page.until("the lesson is shown", async || {
            page.has("lesson-begin").await
        })
        .await?;
        inspection.look("a lesson").await?;
        click(page, "[data-testid='lesson-begin']").await?;
        inspection.look("a lesson's first step").await?;
        click(page, "[data-testid='lesson-next']").await?;
        inspection.look("a lesson's second step").await?;
        click(page, "[data-testid='lesson-fold']").await?;
        inspection.look("a folded lesson").await?;
        click(page, "[data-testid='lesson-leave']").await?;
        go(page, "#/lessons/none").await?;
        inspection.look("no such lesson").await?;
        inspection.end()
    })
}
