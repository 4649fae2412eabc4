//! The pad's column beside a training: it stays in sight, and all of it can be reached.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

/// Scrolls the page from the pad to its end.
async fn expect_the_pad_in_sight_at_the_end(page: &Page) -> Result<()> {
    let script = "const pad = document.querySelector('[data-testid=draw-pad]');
        pad.scrollIntoView();
        scrollTo(0, document.documentElement.scrollHeight);
        return pad.getBoundingClientRect().top;";
    let top = page.script(script, &[]).await?;
    ensure!(
        top.as_f64().is_some_and(|top| top >= 0.0),
        "the pad is at {top}"
    );
    page.script("scrollTo(0, 0);", &[]).await.map(drop)
}

/// Scrolls an element into sight, and the page by no more than its head is high.
async fn expect_to_reach(page: &Page, id: &str) -> Result<()> {
    let script = "const element = document.querySelector(`[data-testid='${arguments[0]}']`);
        element.scrollIntoView({ block: 'end' });
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && scrollY <= 150;";
    let is_reached = page.script(script, &[json!(id)]).await?;
    ensure!(
        is_reached == json!(true),
        "{id} cannot be reached beside the pad"
    );
    Ok(())
}

#[test]
fn on_a_low_window_the_pad_stays_and_all_below_it_can_be_reached() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        for height in [900, 680] {
            page.resize(1280, height, 1.0).await?;
            page.frames(2).await?;
            expect_the_pad_in_sight_at_the_end(page).await?;
            for id in ["reader", "preparation", "hand"] {
                expect_to_reach(page, id).await?;
            }
        }
        Ok(())
    })
}
