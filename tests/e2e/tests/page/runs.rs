//! Trainings kept: compared, found again after a reload, shared by a link, taken along, repeated.

mod files;
mod links;

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

/// A short training, on few images.
async fn train(page: &Page, layers: &str, learning_rate: &str) -> Result<()> {
    page.fill("layers", layers).await?;
    page.fill("learning-rate", learning_rate).await?;
    page.fill("epochs", "2").await?;
    page.fill("training-size", "300").await?;
    let before = names(page).await?.len();
    page.press("train-start").await?;
    page.until("the training is over and in the list", async || {
        let runs = names(page).await?.len();
        let state = page.data("train-status", "state").await?;
        Ok(runs == before + 1 && state == "finished")
    })
    .await
}

/// The names in the list, from the top.
async fn names(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-testid=run]')]
        .map((run) => run.dataset.name);";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}

async fn until_names(page: &Page, expected: &[&str]) -> Result<()> {
    page.until(&format!("the runs are {expected:?}"), async || {
        Ok(names(page).await? == expected)
    })
    .await
}

/// Presses what has this `data-testid` in the run at this place of the list.
async fn press_in(page: &Page, index: usize, id: &str) -> Result<()> {
    let script = "const run = document.querySelectorAll('[data-testid=run]')[arguments[0]];
        const button = run?.querySelector(`[data-testid='${arguments[1]}']`);
        if (!button || button.hidden) return false;
        button.click();
        return true;";
    let pressed = page.script(script, &[json!(index), json!(id)]).await?;
    ensure!(pressed == json!(true), "run {index} has no {id}");
    Ok(())
}

/// What is stored, so that a reload would find it: runs and networks.
async fn until_stored(page: &Page, runs: u64, networks: u64) -> Result<()> {
    let script = "const done = arguments[arguments.length - 1];
        const request = indexedDB.open('digit-lab-runs');
        request.onsuccess = () => {
            const stores = [...request.result.objectStoreNames];
            if (stores.length === 0) return done([0, 0]);
            const read = request.result.transaction(['runs', 'networks']);
            const counts = ['runs', 'networks'].map((name) => read.objectStore(name).count());
            read.oncomplete = () => {
                request.result.close();
                done(counts.map((it) => it.result));
            };
        };";
    let what = format!("{runs} runs and {networks} networks are stored");
    page.until(&what, async || {
        Ok(page.script_until_done(script, &[]).await? == json!([runs, networks]))
    })
    .await
}

#[test]
fn runs_are_compared_on_one_chart_and_what_differs_is_listed() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page, "12", "0.5").await?;
        train(page, "12", "0.1").await?;
        until_names(page, &["12, η 0.1, n 300", "12, η 0.5, n 300"]).await?;
        press_in(page, 0, "run-compare").await?;
        press_in(page, 1, "run-compare").await?;
        page.until("two lines are drawn", async || {
            let script = "return [...document.querySelectorAll(
                '[data-testid=compare-plot] .plot-line')].filter((it) => it.getAttribute('d')).length;";
            // Each has a sample in the legend, too.
            Ok(page.script(script, &[]).await? == json!(4))
        })
        .await?;
        let table = page.text("compare-table").await?;
        ensure!(
            table.contains("0.1") && table.contains("0.5"),
            "the table says {table:?}"
        );
        ensure!(
            !table.contains("Seed"),
            "what is the same is listed: {table:?}"
        );
        page.choose("compare-series", "mini-batch-cost").await?;
        page.until("the costs of mini-batches are drawn", async || {
            let script = "return document.querySelector(
                '[data-testid=compare-plot] .plot-noise').getAttribute('d').length > 100;";
            Ok(page.script(script, &[]).await? == json!(true))
        })
        .await
    })
}

#[test]
fn runs_and_their_networks_are_there_after_a_reload() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page, "12", "0.5").await?;
        train(page, "14", "0.5").await?;
        until_stored(page, 2, 2).await?;
        let best = page.data("run", "best").await?;
        page.reload().await?;
        until_names(page, &["14, η 0.5, n 300", "12, η 0.5, n 300"]).await?;
        ensure!(
            page.data("run", "best").await? == best,
            "the result is another one"
        );
        press_in(page, 1, "run-read").await?;
        page.until("the network reads again", async || {
            let reader = page.element("reader").await?.prop("value").await?;
            Ok(reader.is_some_and(|reader| reader.starts_with("trained-")))
        })
        .await?;
        page.draw_digit(1).await?;
        page.until("a digit is read", async || {
            Ok(!page.text("prediction").await?.is_empty())
        })
        .await
    })
}

#[test]
fn a_run_is_renamed_pinned_deleted_and_brought_back() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page, "12", "0.5").await?;
        train(page, "14", "0.5").await?;
        press_in(page, 1, "run-name").await?;
        page.until("its name can be typed over", async || {
            let script = "return document.activeElement?.dataset.testid === 'run-name-field';";
            Ok(page.script(script, &[]).await? == json!(true))
        })
        .await?;
        page.send_keys("\u{e009}a\u{e000}").await?;
        page.send_keys("my twelve\u{e007}").await?;
        until_names(page, &["14, η 0.5, n 300", "my twelve"]).await?;
        press_in(page, 1, "run-pin").await?;
        until_names(page, &["my twelve", "14, η 0.5, n 300"]).await?;
        until_stored(page, 2, 2).await?;
        page.reload().await?;
        until_names(page, &["my twelve", "14, η 0.5, n 300"]).await?;

        press_in(page, 0, "run-delete").await?;
        until_names(page, &["14, η 0.5, n 300"]).await?;
        until_stored(page, 1, 1).await?;
        page.until("undoing is at hand", async || {
            let script = "return document.activeElement?.dataset.testid === 'runs-undo-button';";
            Ok(page.script(script, &[]).await? == json!(true))
        })
        .await?;
        page.press("runs-undo-button").await?;
        until_names(page, &["my twelve", "14, η 0.5, n 300"]).await?;
        page.until("the keyboard is at what has come back", async || {
            let script = "return document.activeElement?.textContent;";
            Ok(page.script(script, &[]).await? == json!("my twelve"))
        })
        .await?;
        until_stored(page, 2, 2).await
    })
}

#[test]
fn a_duplicate_differs_in_one_field_that_is_ready_to_be_typed_into() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page, "12", "0.5").await?;
        page.fill("layers", "99").await?;
        page.choose_in_menu("run-duplicate", "lambda").await?;
        page.until("λ has the focus", async || {
            let script = "return document.activeElement?.name === 'lambda'
                && document.activeElement.getBoundingClientRect().height > 0;";
            Ok(page.script(script, &[]).await? == json!(true))
        })
        .await?;
        let layers = page.field("layers").await?.prop("value").await?;
        ensure!(layers.as_deref() == Some("12"), "the layers are {layers:?}");
        Ok(())
    })
}

#[test]
fn a_menu_is_gone_through_with_the_keyboard_and_does_nothing_before_enter() -> Result<()> {
    const ENTER: &str = "\u{e007}";
    const DOWN: &str = "\u{e015}";
    const ESCAPE: &str = "\u{e00c}";
    visit(Visitor::desktop(), async |page| {
        train(page, "12", "0.5").await?;
        let focus = "document.querySelector('[data-testid=run-duplicate]').focus();";
        page.script(focus, &[]).await?;
        page.send_keys(DOWN).await?;
        let is_at = async |value: &str| {
            let script = "const { dataset } = document.activeElement;
                return dataset.value ?? dataset.testid ?? document.activeElement.name;";
            page.until(&format!("the keyboard is at {value}"), async || {
                Ok(page.script(script, &[]).await? == json!(value))
            })
            .await
        };
        is_at("run-duplicate").await?;
        page.send_keys(ENTER).await?;
        is_at("layers").await?;
        page.send_keys(DOWN).await?;
        page.send_keys(DOWN).await?;
        is_at("mini-batch").await?;
        page.send_keys(ESCAPE).await?;
        is_at("run-duplicate").await?;
        page.send_keys(ENTER).await?;
        is_at("layers").await?;
        page.send_keys(DOWN).await?;
        page.send_keys(ENTER).await?;
        is_at("learning-rate").await
    })
}

#[test]
fn a_double_click_begins_one_training() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "100000").await?;
        // As far apart as those of a slow hand.
        let again = "const button = document.querySelector('[data-testid=train-start]');
            button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 2 }));";
        page.press("train-start").await?;
        page.until_state("running").await?;
        page.script(again, &[]).await?;
        page.frames(10).await?;
        let runs = "return document.querySelectorAll('[data-testid=run]').length;";
        ensure!(
            page.script(runs, &[]).await? == json!(1),
            "there is another"
        );
        page.script(&again.replace('2', "1"), &[]).await?;
        page.until("whoever presses again has another", async || {
            Ok(page.script(runs, &[]).await? == json!(2))
        })
        .await
    })
}

/// A browser that keeps nothing.
const NO_STORAGE: &str = "Object.defineProperty(window, 'indexedDB', {
    get() { throw new DOMException('denied', 'SecurityError'); } });";

#[test]
fn without_storage_the_page_says_so_and_all_else_works() -> Result<()> {
    visit(Visitor::desktop().with_script(NO_STORAGE), async |page| {
        train(page, "12", "0.5").await?;
        page.until("it says that nothing is kept", async || {
            Ok(!page.text("runs-unstored").await?.is_empty())
        })
        .await?;
        press_in(page, 0, "run-read").await?;
        press_in(page, 0, "run-compare").await?;
        press_in(page, 0, "run-delete").await?;
        until_names(page, &[]).await?;
        page.press("runs-undo-button").await?;
        until_names(page, &["12, η 0.5, n 300"]).await
    })
}

#[test]
fn the_learning_rate_changes_in_mid_run_and_the_plot_marks_where() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("layers", "12").await?;
        page.fill("epochs", "100000").await?;
        page.fill("training-size", "300").await?;
        page.press("train-start").await?;
        page.until_state("running").await?;
        page.until("an epoch is done", async || {
            Ok(page.number::<u32>("train-status", "epoch").await? > 1)
        })
        .await?;
        page.fill("learning-rate", "0.05").await?;
        page.press("train-change").await?;
        page.until("the plot marks it", async || {
            let script = "const plot = document.querySelector('[data-testid=cost-plot]');
                return plot.querySelectorAll('.plot-change').length === 1
                    && plot.querySelector('.plot-picture').textContent.includes('η 0.05');";
            Ok(page.script(script, &[]).await? == json!(true))
        })
        .await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        ensure!(
            page.text("run").await?.contains("η 0.05 from epoch"),
            "the list does not say it"
        );
        // As it was changed and stopped, so it is again.
        press_in(page, 0, "run-repeat").await?;
        page.until("it came out the same", async || {
            Ok(page.has("run-verdict").await?
                && page.data("run-verdict", "verdict").await? == "same")
        })
        .await
    })
}

#[test]
fn a_run_goes_on_where_it_ended_after_a_reload_too() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page, "12", "0.5").await?;
        for (epochs, reloads) in [(4, false), (6, true)] {
            page.until("it can go on", async || {
                let script = "return !document.querySelector('[data-testid=run-go-on]').hidden;";
                Ok(page.script(script, &[]).await? == json!(true))
            })
            .await?;
            if reloads {
                page.until_checkpoint_after(4).await?;
                page.reload().await?;
                until_names(page, &["12, η 0.5, n 300"]).await?;
            }
            press_in(page, 0, "run-go-on").await?;
            page.until(&format!("{epochs} epochs are done"), async || {
                Ok(page.data("train-status", "state").await? == "finished"
                    && page.number::<u32>("train-status", "epoch").await? == epochs)
            })
            .await?;
        }
        until_names(page, &["12, η 0.5, n 300"]).await?;
        press_in(page, 0, "run-repeat").await?;
        page.until("it came out the same", async || {
            Ok(page.has("run-verdict").await?
                && page.data("run-verdict", "verdict").await? == "same")
        })
        .await
    })
}

#[test]
fn what_is_asked_for_at_once_begins_one_after_the_other() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page, "12", "0.5").await?;
        page.fill("layers", "13").await?;
        // Twice the same, as a double click does, is one training.
        let script = "const press = (id) => document.querySelector(`[data-testid=${id}]`).click();
            for (const id of arguments) press(id);";
        page.script(script, &[json!("train-start"), json!("train-start")])
            .await?;
        page.until_state("finished").await?;
        let [first, second] = ["12, η 0.5, n 300", "13, η 0.5, n 300"];
        until_names(page, &[second, first]).await?;

        // Begun and ended at once, it has ended.
        page.fill("epochs", "100000").await?;
        page.script(script, &[json!("train-start"), json!("train-stop")])
            .await?;
        page.until_state("stopped").await?;
        until_names(page, &["13, η 0.5, n 300 (2)", second, first]).await?;
        press_in(page, 0, "run-delete").await?;
        until_names(page, &[second, first]).await?;
        page.fill("epochs", "2").await?;

        // The list begins with the newest: it is that one that is repeated.
        page.fill("layers", "14").await?;
        page.script(script, &[json!("train-start"), json!("run-repeat")])
            .await?;
        let again = "13, η 0.5, n 300 (2)";
        until_names(page, &[again, "14, η 0.5, n 300", second, first]).await?;
        page.until_state("finished").await?;
        page.until("the repeated one came out the same", async || {
            Ok(page.has("run-verdict").await?
                && page.data("run-verdict", "verdict").await? == "same")
        })
        .await
    })
}
