//! A visit to everything: what a person does who tries all that there is, in both languages.

use anyhow::{Result, ensure};
use digit_lab_e2e::Page;
use serde_json::json;

use crate::{hand, keep, networks, pictures, search};

/// Each view of the inside, and what is there once its worker has answered.
const VIEWS: [(&str, &str); 8] = [
    ("network", "inside-diagram"),
    ("step", "inside-figure"),
    ("check", "inside-check-random"),
    ("mistakes", "mistakes-summary"),
    ("matters", "matters-covering"),
    ("learning", "inside-learning"),
    ("space", "space-map"),
    ("landscape", "landscape-points"),
];

/// Draws, trains, saves a plot, experiments, searches, looks inside, opens a lesson, reads a picture, teaches the page a
/// hand, saves and opens a network's file and all that is kept, changes the language: with that every worker has worked.
pub(crate) async fn everything(page: &Page) -> Result<()> {
    draw_and_train(page).await?;
    // An SVG file becomes an image on the way to it.
    page.until("the plots are there", async || {
        page.has("cost-plot-png").await
    })
    .await?;
    page.press("cost-plot-png").await?;
    experiment(page).await?;
    search_for_settings(page).await?;
    for (view, shows) in VIEWS {
        page.open(&format!("#/inside/{view}"), shows).await?;
    }
    page.open("#/lessons/gradient-descent", "lesson-overview")
        .await?;
    page.press("lesson-begin").await?;
    until_there(page, "lesson").await?;
    page.open("#/", "draw-pad").await?;
    page.choose_picture("42").await?;
    pictures::until_read(page, "42").await?;
    teach(page).await?;
    save_and_open_a_network(page).await?;
    keep::open_about(page).await?;
    // The lesson's card may lie over it.
    page.press_covered("keep-save").await?;
    keep::until_said(page, "digit-lab-everything.zip").await?;
    page.open("#/", "draw-pad").await?;
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

/// Two short trainings with other learning rates.
async fn search_for_settings(page: &Page) -> Result<()> {
    search::open(page, "100", "1").await?;
    search::fill(page, "learning-rate", "0.1; 0.5").await?;
    page.press("search-start").await?;
    search::until_state(page, "finished").await
}

/// The shipped network learns a hand.
async fn teach(page: &Page) -> Result<()> {
    hand::open_with_the_odd_hand(page).await?;
    page.press("hand-learn").await?;
    hand::until_state_of_learning(page, "learned").await?;
    page.press("hand-discard").await
}

/// One that is written in another form, and one that has to be understood.
async fn save_and_open_a_network(page: &Page) -> Result<()> {
    networks::open_panel(page).await?;
    page.press("network-save-onnx").await?;
    networks::until_said(page, ".onnx").await?;
    page.drop_files(&[networks::always_three()]).await?;
    networks::until_said(page, "three.json").await
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
