//! All places of the page: in both languages and themes, the inside, and lessons, which lead to others.

use anyhow::Result;
use digit_lab_e2e::Page;
use serde_json::json;

/// Views of the inside, and what shows that they are there.
const INSIDE: [(&str, &str); 8] = [
    ("network", "inside-diagram"),
    ("matters", "matters-covering"),
    ("space", "space-map"),
    ("mistakes", "mistakes-summary"),
    ("step", "inside-stages"),
    ("check", "inside-check-random"),
    ("learning", "inside-learning"),
    ("landscape", "landscape-points"),
];

const LESSONS: [&str; 3] = ["gradient-descent", "overfitting", "neuron"];

/// Both languages and themes in each place.
pub(super) async fn change_looks(page: &Page) -> Result<()> {
    for (language, theme) in [("zh", "dark"), ("en", "light")] {
        page.choose_covered("language", language).await?;
        page.choose_covered("theme", theme).await?;
        for (address, shows) in [
            ("#/about", "about"),
            ("#/experiments", "gallery"),
            ("#/lessons", "lesson-list"),
            ("#/", "train-form"),
        ] {
            page.open(address, shows).await?;
        }
    }
    page.choose_covered("theme", "system").await
}

pub(super) async fn look_inside(page: &Page) -> Result<()> {
    page.draw_digit(3).await?;
    for (view, shows) in INSIDE {
        page.open(&format!("#/inside/{view}"), shows).await?;
        // Whatever it asks its worker for begins to come.
        page.frames(30).await?;
    }
    page.open("#/", "train-form").await?;
    page.press("pad-clear").await
}

/// Goes through a lesson from its first step to its end, whatever its steps open.
pub(super) async fn take_lesson(page: &Page, round: usize) -> Result<()> {
    let id = LESSONS[round % LESSONS.len()];
    page.open(&format!("#/lessons/{id}"), "lesson-overview")
        .await?;
    let begin = "const button = document.querySelector('[data-testid=lesson-begin-again]')
            ?? document.querySelector('[data-testid=lesson-begin]');
        button.click();";
    page.script(begin, &[]).await?;
    page.until("its card is shown", async || page.has("lesson").await)
        .await?;
    let go_on = "for (const id of ['lesson-option', 'lesson-next']) {
            document.querySelector(`[data-testid='${id}']`)?.click();
        }
        return document.querySelector('[data-testid=lesson]') === null;";
    page.until("it has ended", async || {
        page.frames(10).await?;
        Ok(page.script(go_on, &[]).await? == json!(true))
    })
    .await
}
