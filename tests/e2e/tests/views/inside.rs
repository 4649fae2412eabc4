//! What goes on in the network that reads the pad.

use anyhow::Result;
use digit_lab_e2e::{Visitor, visit};

use crate::inspection::{Inspection, unfold};

#[test]
fn the_reading_inside() -> Result<()> {
    look_at(&["network", "matters", "space", "mistakes"])
}

#[test]
fn the_learning_inside() -> Result<()> {
    look_at(&["step", "check", "learning", "landscape"])
}

/// With a digit on the pad and a network that was trained here.
fn look_at(views: &'static [&'static str]) -> Result<()> {
    visit(Visitor::desktop(), async move |page| {
        let mut inspection = Inspection::begin(page).await?;
        page.go("#/inside").await?;
        inspection.look("inside, with nothing on the pad").await?;
        page.go("#/").await?;
        page.draw_digit(7).await?;
        page.until_read("7").await?;
        page.fill("layers", "12").await?;
        page.fill("epochs", "2").await?;
        page.fill("training-size", "300").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        for view in views {
            page.go(&format!("#/inside/{view}")).await?;
            unfold(page).await?;
            inspection.look(&format!("inside/{view}")).await?;
        }
        inspection.end()
    })
}
