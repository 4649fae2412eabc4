//! A bug in the page itself: it says so, and loading it anew loses nothing.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use super::{begin_long_training, epoch, until_epoch_after, until_error};

/// The page's program relies on a node's having a copy, and panics where it has none.
const PANIC: &str = "Node.prototype.cloneNode = () => { throw new Error('a bug on purpose'); };
    location.hash = '#/about';";

/// Measuring the pad, as a pointer comes down, fails in the midst of the page's program, without its having a say in it.
/// What a driver's own script throws browsers tell nobody about; so something of the browser's own stands in the place of
/// what measures.
const THROW: &str = "Element.prototype.getBoundingClientRect = Node.prototype.appendChild;
    document.querySelector('[data-testid=draw-pad]').dispatchEvent(new PointerEvent('pointerdown',
        { bubbles: true, pointerId: 1, isPrimary: true, button: 0, buttons: 1 }));";

#[test]
fn a_panic_inside_the_page_is_said_and_a_reload_loses_nothing() -> Result<()> {
    check(PANIC)
}

#[test]
fn a_throw_inside_the_page_is_said_and_a_reload_loses_nothing() -> Result<()> {
    check(THROW)
}

fn check(bug: &'static str) -> Result<()> {
    visit(Visitor::desktop(), async move |page| {
        for provoked in ["a bug on purpose", "panicked", "unreachable", "appendChild"] {
            page.allow_error(provoked);
        }
        begin_long_training(page).await?;
        let runs = runs(page).await?;
        page.script(bug, &[]).await?;
        until_error(page, "Load the page again").await?;
        let said = "return document.querySelectorAll('[data-said=broken]').length;";
        ensure!(page.script(said, &[]).await? == json!(1), "said twice");

        let before = epoch(page).await?;
        page.script("history.replaceState(null, '', '#/');", &[])
            .await?;
        page.reload().await?;
        until_epoch_after(page, 2).await?;
        ensure!(before > 0, "nothing had been trained");
        ensure!(
            page.text("error").await?.is_empty(),
            "the bug is still said"
        );
        ensure!(self::runs(page).await? == runs, "trainings are lost");
        page.draw_digit(7).await?;
        page.until_read("7").await
    })
}

/// The names of the trainings in the list.
async fn runs(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-testid=run]')].map((run) => run.dataset.name);";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}
