//! Names, and the keyboard.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

#[test]
fn every_control_has_a_name() -> Result<()> {
    visit(Visitor::desktop(), async |page| expect_names(page).await)
}

#[test]
fn every_control_has_a_name_in_chinese() -> Result<()> {
    visit(Visitor::desktop().reading("zh-CN,zh"), async |page| {
        expect_names(page).await
    })
}

#[test]
fn the_plots_have_a_text_alternative() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "1").await?;
        page.fill("training-size", "200").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        for plot in ["cost-plot", "accuracy-plot"] {
            let script = "const plot = document.querySelector(`[data-testid=${arguments[0]}]`);
                const labelled = [plot, ...plot.querySelectorAll('[aria-label], [aria-labelledby], title, desc, table')];
                return labelled.map((e) => e.getAttribute('aria-label') ?? e.textContent ?? '').join(' ').trim();";
            let text = page.script(script, &[json!(plot)]).await?;
            ensure!(
                text.as_str().is_some_and(|text| text.len() > 10),
                "{plot} has no text alternative: {text}"
            );
        }
        Ok(())
    })
}

/// The browser's own view of the page, as a screen reader gets it.
async fn expect_names(page: &Page) -> Result<()> {
    page.devtools("Accessibility.enable", json!({})).await?;
    let tree = page
        .devtools("Accessibility.getFullAXTree", json!({}))
        .await?;
    let controls = [
        "button",
        "combobox",
        "textbox",
        "spinbutton",
        "slider",
        "checkbox",
        "radio",
        "link",
    ];
    let mut seen = 0;
    for node in tree["nodes"].as_array().into_iter().flatten() {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        if node["ignored"] == json!(true) || !controls.contains(&role) {
            continue;
        }
        seen += 1;
        let name = node["name"]["value"].as_str().unwrap_or_default();
        ensure!(
            !name.trim().is_empty(),
            "a {role} has no name: {}",
            node["properties"]
        );
    }
    ensure!(seen > 10, "the page has only {seen} controls");
    Ok(())
}
