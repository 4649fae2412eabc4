//! The page on a phone, used with a finger.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Gesture, PAD, Page, Pointer, Visitor, visit};
use serde_json::Value;

#[test]
fn a_finger_draws_instead_of_scrolling() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        for digit in [1, 7, 3] {
            let before = scrolled(page, PAD).await?;
            page.draw_digit(digit).await?;
            ensure!(scroll(page).await? == before, "the page scrolled");
            page.until_read(&digit.to_string()).await?;
            page.press("pad-undo").await?;
            page.until_read("").await?;
            page.press("pad-redo").await?;
            page.until_read(&digit.to_string()).await?;
            page.press("pad-clear").await?;
            page.until_read("").await?;
        }
        Ok(())
    })
}

#[test]
fn a_finger_beside_the_pad_scrolls() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        if !page.has_scrolling_fingers() {
            return Ok(());
        }
        let beside = "document.querySelector('[data-testid=prediction]')";
        let before = scrolled(page, beside).await?;
        let swipe = Gesture::of(Pointer::Finger).along(&[(0.5, 0.5), (0.5, 0.0), (0.5, -1.0)]);
        page.perform(beside, &[swipe.up()]).await?;
        page.until("the page has scrolled", async || {
            Ok(scroll(page).await? != before)
        })
        .await
    })
}

#[test]
fn nothing_is_wider_than_the_screen() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        expect_no_overflow(page).await?;
        page.choose("language", "zh").await?;
        page.frames(4).await?;
        expect_no_overflow(page).await
    })
}

#[test]
fn a_finger_trains_a_network() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        page.fill("epochs", "1").await?;
        page.fill("training-size", "500").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        expect_no_overflow(page).await
    })
}

async fn expect_no_overflow(page: &Page) -> Result<()> {
    let script = "const width = document.documentElement.clientWidth;
        const wide = [...document.querySelectorAll('body *')]
            .filter((element) => element.getBoundingClientRect().right > width + 1)
            .map((element) => element.dataset.testid ?? element.className?.toString() ?? element.tagName);
        return document.documentElement.scrollWidth > width ? wide.join(', ') || 'the document' : '';";
    let wide = page.script(script, &[]).await?;
    ensure!(wide.as_str() == Some(""), "wider than the screen: {wide}");
    Ok(())
}

/// How far the page is scrolled when an element is in the middle of the screen.
async fn scrolled(page: &Page, element: &str) -> Result<Value> {
    let script = format!("{element}.scrollIntoView({{ block: 'center', behavior: 'instant' }});");
    page.script(&script, &[]).await?;
    scroll(page).await
}

/// How far the page is scrolled.
async fn scroll(page: &Page) -> Result<Value> {
    page.script("return window.scrollY;", &[]).await
}
