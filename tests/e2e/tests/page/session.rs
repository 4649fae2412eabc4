//! A visit to everything: what a person does who tries all that there is, in both languages.

use anyhow::{Result, ensure};
use digit_lab_e2e::Page;
use serde_json::json;

use crate::pictures;

/// Draws, trains, saves a plot, experiments, looks inside, opens a lesson, reads a picture, changes the language.
pub(crate) async fn everything(page: &Page) -> Result<()> {
    draw_and_train(page).await?;
    // An SVG file becomes an image on the way to it.
    page.press("cost-plot-png").await?;
    experiment(page).await?;
    page.open("#/inside/step", "inside-figure").await?;
    page.open("#/lessons/gradient-descent", "lesson-overview")
        .await?;
    page.press("lesson-begin").await?;
    until_there(page, "lesson").await?;
    page.open("#/", "draw-pad").await?;
    page.choose_picture("42").await?;
    pictures::until_read(page, "42").await?;
    speak_chinese(page).await?;
    page.open("#/about", "about").await
}

/// A digit is read, and a network trained for an epoch.
pub(crate) async fn draw_and_train(page: &Page) -> Result<()> {
    page.draw_digit(7).await?;
    page.until_read("7").await?;
    page.fill("epochs", "1").await?;
    page.fill("training-size", "200").await?;
    page.press("train-start").await?;
    page.until_state("finished").await
}

/// The book's single neuron, to its end.
pub(crate) async fn experiment(page: &Page) -> Result<()> {
    page.open("#/experiments", "gallery").await?;
    let script = "document.querySelector(
        '[data-testid=experiment-card][data-id=\"3.1\"] [data-testid=experiment-card-run]').click();";
    page.script(script, &[]).await?;
    page.until("the experiment has run", async || {
        Ok(page.has("experiment-status").await?
            && page.data("experiment-status", "state").await? == "finished")
    })
    .await
}

/// The texts of the other language are there.
pub(crate) async fn speak_chinese(page: &Page) -> Result<()> {
    page.choose("language", "zh").await?;
    page.until("the page is Chinese", async || {
        let script = "return document.documentElement.lang;";
        Ok(page.script(script, &[]).await? == json!("zh-Hans"))
    })
    .await?;
    let label = page.text("train-start").await?;
    ensure!(!label.is_ascii(), "the button says {label}");
    Ok(())
}

async fn until_there(page: &Page, id: &str) -> Result<()> {
    page.until(&format!("there is {id}"), async || page.has(id).await)
        .await
}
