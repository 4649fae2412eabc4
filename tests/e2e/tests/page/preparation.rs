//! The preparation, step by step, and with steps switched off.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

const STEPS: [&str; 4] = ["crop", "frame", "line-width", "center"];

#[test]
fn each_stage_is_a_picture() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        unfold(page).await?;
        page.draw_digit(6).await?;
        page.until_read("6").await?;
        page.until("the last stage is what the network gets", async || {
            let script =
                "const stages = [...document.querySelectorAll('[data-testid=preparation] canvas')];
                const input = document.querySelector('[data-testid=network-input]');
                return stages.at(-1).toDataURL() === input.toDataURL()
                    && new Set(stages.map((stage) => stage.toDataURL())).size === 3;";
            Ok(page.script(script, &[]).await? == true)
        })
        .await?;
        let script = "return [...document.querySelectorAll('[data-testid=preparation] svg')]
            .map((svg) => [svg.querySelectorAll('path[d^=M]').length, svg.querySelectorAll('rect').length, svg.querySelectorAll('circle').length]);";
        let marks = page.script(script, &[]).await?;
        ensure!(
            marks
                == json!([
                    [1, 0, 0],
                    [1, 1, 0],
                    [0, 1, 0],
                    [0, 0, 0],
                    [1, 0, 1],
                    [0, 0, 0]
                ]),
            "the stages have the marks {marks}"
        );
        Ok(())
    })
}

#[test]
fn a_step_switched_off_changes_what_the_network_gets_until_all_are_on() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        // Small, and in a corner: every step has something to do.
        let small = |&(x, y): &(f64, f64)| (0.4 * x, 0.4 * y);
        let strokes = digit_lab_e2e::digits::strokes(6);
        let drawn: Vec<_> = strokes
            .iter()
            .map(|stroke| stroke.iter().map(small).collect())
            .collect();
        page.draw(&drawn).await?;
        page.until_read("6").await?;
        let usual = input(page).await?;
        unfold(page).await?;
        for step in STEPS {
            page.press(&format!("step-{step}")).await?;
            page.until("the network gets another picture", async || {
                Ok(input(page).await? != usual)
            })
            .await?;
            page.press("steps-all-on").await?;
            page.until("the network gets the usual picture", async || {
                Ok(input(page).await? == usual && !is_noted(page).await?)
            })
            .await?;
            ensure!(is_on(page, step).await?, "{step} is off");
        }
        Ok(())
    })
}

#[test]
fn steps_that_are_off_are_named_in_the_language_of_the_page() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        unfold(page).await?;
        page.press("step-center").await?;
        page.press("step-line-width").await?;
        page.until("the note names both", async || {
            let note = page.text("steps-off").await?;
            Ok(note.contains("Center its mass") && note.contains("Lines two pixels wide"))
        })
        .await?;
        page.choose("language", "zh").await?;
        page.until("the note names both in Chinese", async || {
            let note = page.text("steps-off").await?;
            Ok(note.contains("重心居中") && note.contains("线宽"))
        })
        .await
    })
}

#[test]
fn a_step_without_effect_cannot_be_switched() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        unfold(page).await?;
        page.press("step-crop").await?;
        page.until("there is no box to frame", async || {
            Ok(!page.element("step-frame").await?.is_enabled().await?)
        })
        .await
    })
}

async fn unfold(page: &Page) -> Result<()> {
    let panel = page.element("preparation").await?;
    panel
        .find(fantoccini::Locator::Css("summary"))
        .await?
        .click()
        .await?;
    page.until("the steps are shown", async || {
        let script = "return document.querySelector('[data-testid=step-center]') !== null;";
        Ok(page.script(script, &[]).await? == true)
    })
    .await
}

async fn is_on(page: &Page, step: &str) -> Result<bool> {
    let script = "return document.querySelector(`[data-testid=step-${arguments[0]}]`).checked;";
    Ok(page.script(script, &[json!(step)]).await? == true)
}

async fn is_noted(page: &Page) -> Result<bool> {
    let script = "return document.querySelector('[data-testid=steps-off]') !== null;";
    Ok(page.script(script, &[]).await? == true)
}

/// The network's input as shown, as a picture in text form.
async fn input(page: &Page) -> Result<String> {
    let script = "return document.querySelector('[data-testid=network-input]').toDataURL();";
    Ok(page.script(script, &[]).await?.to_string())
}
