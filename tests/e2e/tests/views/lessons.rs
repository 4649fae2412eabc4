//! Lessons, and what the page is.

use anyhow::Result;
use digit_lab_e2e::{Visitor, visit};

use crate::inspection::Inspection;

#[test]
fn lessons_and_about() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let mut inspection = Inspection::begin(page).await?;
        page.go("#/about").await?;
        inspection.look("about").await?;
        page.press_covered("keep-save").await?;
        page.until("it is saved", async || {
            Ok(page.text("keep-said").await?.contains(".zip"))
        })
        .await?;
        inspection.look("about, with all saved").await?;
        page.press_covered("keep-delete").await?;
        inspection.look("about, before all is deleted").await?;
        page.press_covered("keep-delete-no").await?;
        page.go("#/lessons").await?;
        inspection.look("the lessons").await?;
        page.open("#/lessons/cost", "lesson-begin").await?;
        inspection.look("a lesson").await?;
        page.press_covered("lesson-begin").await?;
        inspection.look("a lesson's first step").await?;
        page.press_covered("lesson-next").await?;
        inspection.look("a lesson's second step").await?;
        page.press_covered("lesson-fold").await?;
        inspection.look("a folded lesson").await?;
        page.press_covered("lesson-leave").await?;
        page.go("#/lessons/none").await?;
        inspection.look("no such lesson").await?;
        inspection.end()
    })
}
