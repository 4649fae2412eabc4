//! Undo, redo and clear, by buttons and by keys.

use anyhow::Result;
use digit_lab_e2e::{Page, Shortcut, Visitor, digits, visit};

/// What is pressed for each of the three.
#[derive(Clone, Copy)]
enum By {
    Buttons,
    Keys,
}

#[test]
fn buttons_undo_redo_and_clear() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        check(page, By::Buttons).await
    })
}

#[test]
fn keys_undo_redo_and_clear() -> Result<()> {
    visit(Visitor::desktop(), async |page| check(page, By::Keys).await)
}

#[test]
fn undoing_on_an_empty_pad_does_nothing() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.shortcut(Shortcut::Undo).await?;
        page.shortcut(Shortcut::Redo).await?;
        page.shortcut(Shortcut::Clear).await?;
        page.draw_digit(7).await?;
        page.until_read("7").await
    })
}

/// A 4 is two strokes: each step shows another input of the network.
async fn check(page: &Page, by: By) -> Result<()> {
    let strokes = digits::strokes(4);
    let empty = input(page).await?;
    page.draw(&strokes[..1]).await?;
    page.until("the first stroke shows", async || {
        Ok(input(page).await? != empty)
    })
    .await?;
    let one = input_at_last(page).await?;
    page.draw(&strokes[1..]).await?;
    page.until("the second stroke shows", async || {
        Ok(input(page).await? != one)
    })
    .await?;
    page.until_read("4").await?;
    let both = input_at_last(page).await?;

    act(page, by, Shortcut::Undo).await?;
    until_input(page, "undo takes the last stroke away", &one).await?;
    act(page, by, Shortcut::Redo).await?;
    until_input(page, "redo brings it back", &both).await?;
    act(page, by, Shortcut::Undo).await?;
    act(page, by, Shortcut::Undo).await?;
    until_input(page, "undo takes both strokes away", &empty).await?;
    page.until_read("").await?;
    act(page, by, Shortcut::Redo).await?;
    act(page, by, Shortcut::Redo).await?;
    until_input(page, "redo brings both back", &both).await?;
    act(page, by, Shortcut::Clear).await?;
    until_input(page, "clear takes all away", &empty).await?;
    page.until_read("").await
}

async fn act(page: &Page, by: By, shortcut: Shortcut) -> Result<()> {
    match (by, shortcut) {
        (By::Keys, shortcut) => page.shortcut(shortcut).await,
        (By::Buttons, Shortcut::Undo) => page.press("pad-undo").await,
        (By::Buttons, Shortcut::Redo) => page.press("pad-redo").await,
        (By::Buttons, Shortcut::Clear) => page.press("pad-clear").await,
    }
}

async fn until_input(page: &Page, what: &str, expected: &str) -> Result<()> {
    page.until(what, async || Ok(input(page).await? == expected))
        .await
}

/// The network's input when all that was drawn is in it: the page reads along, frame by frame.
async fn input_at_last(page: &Page) -> Result<String> {
    page.frames(4).await?;
    input(page).await
}

/// The network's input as shown, as a picture in text form.
async fn input(page: &Page) -> Result<String> {
    let script = "return document.querySelector('[data-testid=network-input]').toDataURL();";
    Ok(page.script(script, &[]).await?.to_string())
}
