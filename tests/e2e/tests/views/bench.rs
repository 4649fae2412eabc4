//! The pad and what is beside it.

use anyhow::Result;
use digit_lab_e2e::{File, Page, Visitor, visit};
use serde_json::json;

use crate::inspection::{Inspection, unfold};

#[test]
fn the_pad() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let mut inspection = Inspection::begin(page).await?;
        inspection.look("the empty pad").await?;
        page.draw_digit(7).await?;
        page.until_read("7").await?;
        inspection.look("a digit on the pad").await?;
        draw_number(page).await?;
        inspection.look("a number on the pad").await?;
        page.press("pad-clear").await?;
        // The reader of a screen hears of the keys' pen, and whoever sees it is told of its keys.
        page.element("draw-pad").await?.send_keys(" ").await?;
        inspection.look("the pen of the keys").await?;
        page.send_keys("\u{e00c}").await?;
        inspection.end()
    })
}

#[test]
fn what_is_beneath_the_pad() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let mut inspection = Inspection::begin(page).await?;
        page.draw_digit(7).await?;
        page.until_read("7").await?;
        unfold(page).await?;
        inspection.look("all unfolded").await?;
        page.press_covered("teach-7").await?;
        inspection.look("a labeled drawing").await?;
        page.press_covered("hand-delete-all").await?;
        inspection.look("deleting drawings").await?;
        inspection.end()
    })
}

#[test]
fn pictures() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let mut inspection = Inspection::begin(page).await?;
        page.choose_picture("71").await?;
        page.until("the picture has been read", async || {
            page.has("picture-result").await
        })
        .await?;
        inspection.look("a picture").await?;
        inspection.end()
    })
}

#[test]
fn files_that_are_opened_and_refused() -> Result<()> {
    let file = |name: &str, bytes: &[u8]| File {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    visit(Visitor::desktop(), async move |page| {
        let mut inspection = Inspection::begin(page).await?;
        for (name, what) in [
            ("network.json", "a network that is none"),
            ("picture.png", "a picture that is none"),
            ("train-images-idx3-ubyte", "data that are none"),
        ] {
            page.drop_files(&[file(name, b"neither")]).await?;
            page.until("the page says so", async || {
                Ok(!page.text("error").await?.is_empty())
            })
            .await?;
            inspection.look(what).await?;
        }
        inspection.end()
    })
}

/// Two digits side by side.
async fn draw_number(page: &Page) -> Result<()> {
    page.press("pad-clear").await?;
    for (digit, left) in [(7, 0.05), (1, 0.5)] {
        let strokes = digit_lab_e2e::digits::strokes(digit);
        let beside = strokes.into_iter().map(|stroke| {
            let place = |(x, y): (f64, f64)| (left + 0.45 * x, 0.25 + 0.5 * y);
            stroke.into_iter().map(place).collect()
        });
        page.draw(&beside.collect::<Vec<_>>()).await?;
    }
    let script = "return document.querySelectorAll('.digit-chip').length;";
    page.until("two digits can be chosen from", async || {
        Ok(page.script(script, &[]).await? == json!(2))
    })
    .await
}
