//! Canvases that the browser empties or does not give.

use anyhow::Result;
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

/// Does what a browser does that is short of memory: the canvas loses its content and comes back empty. No driver can
/// bring that about by itself.
const LOSE: &str = "for (const canvas of document.querySelectorAll(arguments[0])) {
        canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
        canvas.getContext('2d').reset();
        canvas.dispatchEvent(new Event('contextrestored'));
    }";

/// How many pixels have anything that differs from the first one.
const INK: &str = "const canvas = document.querySelector(arguments[0]);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const pixels = new Uint32Array(data.buffer);
    return pixels.filter((pixel) => pixel !== pixels[0]).length;";

async fn ink(page: &Page, canvas: &str) -> Result<u64> {
    let ink = page.script(INK, &[json!(canvas)]).await?;
    Ok(serde_json::from_value(ink)?)
}

async fn check(page: &Page, canvas: &str) -> Result<()> {
    page.until(&format!("{canvas} is painted"), async || {
        Ok(ink(page, canvas).await? > 0)
    })
    .await?;
    let before = ink(page, canvas).await?;
    page.script(LOSE, &[json!(canvas)]).await?;
    page.until(&format!("{canvas} is painted again"), async || {
        Ok(ink(page, canvas).await? == before)
    })
    .await
}

#[test]
fn a_canvas_that_was_lost_is_painted_again() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(7).await?;
        page.until_read("7").await?;
        check(page, ".pad-ink").await?;
        check(page, "[data-testid=network-input]").await?;
        page.go("#/inside/network").await?;
        page.until("the weights are there", async || {
            page.has("inside-weights").await
        })
        .await?;
        check(page, "canvas.inside-picture").await?;
        // The drawing goes on where it was.
        page.press("pad-undo").await?;
        page.until_read("").await
    })
}

#[test]
fn the_end_of_the_graphics_process_costs_no_drawing() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        if !page.has_devtools() {
            return Ok(());
        }
        page.draw_digit(7).await?;
        page.until_read("7").await?;
        let before = ink(page, ".pad-ink").await?;
        page.devtools("Browser.crashGpuProcess", json!({})).await?;
        page.until("the pad shows the drawing", async || {
            Ok(ink(page, ".pad-ink").await? == before)
        })
        .await?;
        page.press("pad-clear").await?;
        page.draw_digit(1).await?;
        page.until_read("1").await
    })
}

/// A browser that has run out of canvases.
const NO_CANVAS: &str = "HTMLCanvasElement.prototype.getContext = () => null;";

#[test]
fn without_a_canvas_drawings_are_read_all_the_same_as_a_sentence_says() -> Result<()> {
    visit(Visitor::desktop().with_script(NO_CANVAS), async |page| {
        page.draw_digit(7).await?;
        page.until_read("7").await?;
        page.press("pad-clear").await?;
        page.until_read("").await?;
        page.until("it says why nothing is to be seen", async || {
            Ok(page.text("error").await?.contains("expected a canvas"))
        })
        .await?;
        page.choose("language", "zh").await?;
        page.until("it says so in Chinese", async || {
            Ok(page.text("error").await?.contains("画布"))
        })
        .await
    })
}
