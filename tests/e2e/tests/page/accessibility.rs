//! Names, and the keyboard.

use anyhow::{Result, bail, ensure};
use digit_lab_e2e::{Control, Page, Shortcut, Visitor, visit};
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

#[test]
fn a_plot_is_gone_through_by_arrow_keys_and_says_what_is_there() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "2").await?;
        page.fill("training-size", "200").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        let focus = "document.querySelector('[data-testid=accuracy-plot] .plot-area').focus();";
        page.script(focus, &[]).await?;
        // That scrolls, and what is scrolled beneath the pointer has been pointed at.
        page.frames(10).await?;
        let said = async || -> Result<String> {
            let script = "return document.querySelector('[data-testid=accuracy-plot] > [aria-live]').textContent;";
            let said = page.script(script, &[]).await?;
            Ok(said.as_str().unwrap_or_default().to_owned())
        };
        ensure!(said().await?.is_empty(), "it speaks before it is asked");
        press_keys(page, &[(END, 1)]).await?;
        page.until("the end is said", async || {
            let said = said().await?;
            Ok(["epoch 2", "training", "validation", "%"]
                .iter()
                .all(|part| said.contains(part)))
        })
        .await?;
        let at_end = said().await?;
        press_keys(page, &[(HOME, 1)]).await?;
        page.until("another place is said", async || {
            let said = said().await?;
            Ok(!said.is_empty() && said != at_end)
        })
        .await?;
        press_keys(page, &[(ESCAPE, 1)]).await?;
        page.until("it is silent again", async || Ok(said().await?.is_empty()))
            .await
    })
}

/// The contrast of the lightest and the darkest of these colors of the style sheets' with what is behind them.
const CONTRAST: &str = "const [names, ground] = arguments;
    const style = getComputedStyle(document.querySelector('.plot'));
    const luminance = (name) => {
        const hex = style.getPropertyValue(name).trim();
        if (!/^#[0-9a-f]{6}$/.test(hex)) throw new Error(`${name} is ${hex}`);
        const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
            .map((share) => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (name) => {
        const [less, more] = [luminance(name), luminance(ground)].sort((a, b) => a - b);
        return (more + 0.05) / (less + 0.05);
    };
    return Math.min(...names.map(contrast));";

#[test]
fn what_plots_write_and_draw_stands_out() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let hues: Vec<String> = (1..=8).map(|hue| format!("--hue-{hue}")).collect();
        let inks = ["--ink", "--ink-soft", "--ink-faint"];
        for theme in ["light", "dark"] {
            page.choose("theme", theme).await?;
            for ground in ["--sheet", "--paper"] {
                for names in [json!(hues), json!(inks)] {
                    let least = page
                        .script(CONTRAST, &[names.clone(), json!(ground)])
                        .await?;
                    let is_enough = least.as_f64().is_some_and(|least| least >= 4.5);
                    ensure!(is_enough, "{theme}: {names} on {ground}: {least}");
                }
            }
        }
        Ok(())
    })
}

#[test]
fn a_digit_is_drawn_and_trained_on_by_keyboard_alone() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        to_pad(page).await?;
        // To where a 7 begins, its bar, its slanting stem.
        press_keys(page, &[(LEFT, 6), (UP, 8), (SPACE, 1), (RIGHT, 12)]).await?;
        for _ in 0..4 {
            press_keys(page, &[(DOWN, 4), (LEFT, 1)]).await?;
        }
        page.until("it is said where the pen draws", async || {
            let said = page.script(SAID, &[json!("pen-said")]).await?;
            // Where keys come slowly, that the pen is down has been said on the way.
            Ok(said
                .as_str()
                .is_some_and(|said| said.ends_with("18 across, 24 down")))
        })
        .await?;
        press_keys(page, &[(SPACE, 1)]).await?;
        page.until_read("7").await?;
        page.until("it is said that the pen is up", async || {
            let said = page.script(SAID, &[json!("pen-said")]).await?;
            Ok(said == json!("Pen up at 18 across, 24 down"))
        })
        .await?;
        page.until("it is said what was read", async || {
            let said = page.script(SAID, &[json!("reading-said")]).await?;
            Ok(said.as_str().is_some_and(|said| said.contains('7')))
        })
        .await?;

        page.fill("layers", "12").await?;
        page.fill("epochs", "2").await?;
        page.fill("training-size", "300").await?;
        page.send_keys(ENTER).await?;
        page.until_state("finished").await?;
        page.until("it is said what came of it", async || {
            let said = page.script(SAID, &[json!("train-said")]).await?;
            let said = said.as_str().unwrap_or_default();
            Ok(said.starts_with("Finished. After epoch 2,") && said.contains('%'))
        })
        .await
    })
}

/// Counts what each line for screen readers has said.
const LISTEN: &str = "window.told = {};
    for (const id of arguments) {
        told[id] = 0;
        const line = document.querySelector(`[data-testid=${id}]`);
        new MutationObserver(() => { told[id] += 1; })
            .observe(line, { childList: true, characterData: true, subtree: true });
    }";

#[test]
fn what_is_said_is_no_flood() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.script(LISTEN, &[json!("reading-said"), json!("train-said")])
            .await?;
        let told = async |id: &str| -> Result<f64> {
            let script = "return told[arguments[0]];";
            let count = page.script(script, &[json!(id)]).await?;
            Ok(count.as_f64().unwrap_or_default())
        };
        // A stroke is read many times while it is drawn; what it is in the end is said once, or once more where the
        // pen rests on the way.
        page.draw_digit(3).await?;
        page.until_read("3").await?;
        page.until("the reading is said", async || {
            Ok(told("reading-said").await? > 0.0)
        })
        .await?;
        page.frames(30).await?;
        let readings: u64 = page.number("prediction", "reading").await?;
        let said = told("reading-said").await?;
        ensure!(
            readings > 5 && said <= 3.0,
            "{said} of {readings} readings were said"
        );

        // Of many epochs a second one is told in ten.
        page.fill("layers", "12").await?;
        page.fill("epochs", "100000").await?;
        page.fill("training-size", "100").await?;
        let now = async || -> Result<f64> {
            let now = page.script("return performance.now();", &[]).await?;
            Ok(now.as_f64().unwrap_or_default())
        };
        let begun = now().await?;
        page.press("train-start").await?;
        page.until("many epochs are done", async || {
            Ok(page.number::<u32>("train-status", "epoch").await? > 100)
        })
        .await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        let secs = (now().await? - begun) / 1000.0;
        let said = told("train-said").await?;
        // That digits are fetched, that it runs, that it has ended, and epochs in between.
        ensure!(said <= 4.0 + secs / 10.0, "{said} times in {secs} seconds");
        Ok(())
    })
}

#[test]
fn a_shifted_arrow_is_four_steps_and_keys_take_strokes_back() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        to_pad(page).await?;
        // A 1 of one stroke: up to where it begins, down in large steps.
        let shifted = format!("{SHIFT}{UP}{UP}{UP}{SHIFT_UP}");
        page.send_keys(&shifted).await?;
        press_keys(page, &[(SPACE, 1)]).await?;
        let shifted = format!("{SHIFT}{DOWN}{DOWN}{DOWN}{DOWN}{DOWN}{SHIFT_UP}");
        page.send_keys(&shifted).await?;
        press_keys(page, &[(SPACE, 1)]).await?;
        page.until_read("1").await?;
        page.shortcut(Shortcut::Undo).await?;
        page.until_read("").await?;
        page.shortcut(Shortcut::Redo).await?;
        page.until_read("1").await?;
        page.shortcut(Shortcut::Clear).await?;
        page.until_read("").await
    })
}

const SAID: &str =
    "return document.querySelector(`[data-testid=${arguments[0]}]`)?.textContent ?? '';";

/// Keys as WebDriver calls them.
const LEFT: &str = "\u{e012}";
const UP: &str = "\u{e013}";
const RIGHT: &str = "\u{e014}";
const DOWN: &str = "\u{e015}";
const ENTER: &str = "\u{e007}";
const SHIFT: &str = "\u{e008}";
/// A modifier that is sent again is released.
const SHIFT_UP: &str = SHIFT;
const TAB: &str = "\u{e004}";
const SPACE: &str = " ";
const HOME: &str = "\u{e011}";
const END: &str = "\u{e010}";
const ESCAPE: &str = "\u{e00c}";

/// Goes to the pad as a keyboard does, from the page's beginning; the first key shows where the pen is.
async fn to_pad(page: &Page) -> Result<()> {
    let script = "return document.activeElement.dataset.testid === 'draw-pad';";
    for _ in 0..20 {
        page.send_keys(TAB).await?;
        if page.script(script, &[]).await? == json!(true) {
            return page.send_keys(LEFT).await;
        }
    }
    bail!("twenty tabs do not lead to the pad")
}

/// Presses keys as often as is said.
async fn press_keys(page: &Page, keys: &[(&str, usize)]) -> Result<()> {
    let keys: String = keys.iter().map(|(key, times)| key.repeat(*times)).collect();
    page.send_keys(&keys).await
}

/// The browser's own view of the page, as a screen reader gets it.
async fn expect_names(page: &Page) -> Result<()> {
    const CONTROLS: [&str; 8] = [
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
    for Control { role, name, markup } in page.controls().await? {
        if CONTROLS.contains(&role.as_str()) {
            seen += 1;
            ensure!(!name.trim().is_empty(), "a {role} has no name: {markup}");
        }
    }
    ensure!(seen > 10, "the page has only {seen} controls");
    Ok(())
}
