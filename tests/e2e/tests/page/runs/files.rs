//! Runs and plots as files.

use anyhow::{Context, Result, ensure};
use digit_lab_e2e::{File, Page, Visitor, visit};
use serde_json::{Value, json};

use super::{press_in, train, until_names};

/// Keeps what the page saves as files.
const CATCH_FILES: &str = "window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.saved.push(blob); return make.call(URL, blob); };";

async fn saved(page: &Page, count: usize) -> Result<Value> {
    page.until("the file is made", async || {
        Ok(page.script("return window.saved.length;", &[]).await? == json!(count))
    })
    .await?;
    page.script("return window.saved.at(-1).text();", &[]).await
}

#[test]
fn a_run_from_a_file_comes_out_the_same_again() -> Result<()> {
    visit(Visitor::desktop().with_script(CATCH_FILES), async |page| {
        train(page, "12, dropout 0.2", "0.5").await?;
        press_in(page, 0, "run-save").await?;
        let text = saved(page, 1).await?;
        let text = text.as_str().context("no text")?;
        let record: Value = serde_json::from_str(text)?;
        ensure!(
            record["epochs"].as_array().map(Vec::len) == Some(2),
            "{record}"
        );
        let file = File {
            name: "run.json".into(),
            bytes: text.into(),
        };
        // In another visit, as it were.
        press_in(page, 0, "run-delete").await?;
        until_names(page, &[]).await?;
        page.choose_files_for("runs-add", std::slice::from_ref(&file))
            .await?;
        until_names(page, &["12, dropout 0.2, η 0.5, n 300"]).await?;
        press_in(page, 0, "run-repeat").await?;
        page.until("it came out the same", async || {
            Ok(page.has("run-verdict").await?
                && page.data("run-verdict", "verdict").await? == "same")
        })
        .await?;

        let broken = File {
            name: "broken.json".into(),
            bytes: text.replace("\"seed\":1", "\"seed\":-1").into(),
        };
        page.choose_files_for("runs-add", &[broken]).await?;
        page.until("the reason is given", async || {
            Ok(page.text("runs-said").await?.contains("seed"))
        })
        .await?;
        // Of several files each has its line.
        let broken = File {
            name: "broken.json".into(),
            bytes: b"{}".into(),
        };
        page.choose_files_for("runs-add", &[broken, file]).await?;
        page.until("it is said what came of both", async || {
            let said = page.text("runs-said").await?;
            Ok(said.contains("“broken.json” holds no run") && said.contains("Added: 12"))
        })
        .await
    })
}

#[test]
fn plots_are_saved_as_table_drawing_and_picture() -> Result<()> {
    visit(Visitor::desktop().with_script(CATCH_FILES), async |page| {
        train(page, "12", "0.5").await?;
        page.press("accuracy-plot-csv").await?;
        let table = saved(page, 1).await?;
        let lines = table.as_str().context("no text")?.lines().count();
        ensure!(
            lines == 3,
            "a table of {lines} lines for two epochs: {table}"
        );
        page.press("accuracy-plot-svg").await?;
        let drawing = saved(page, 2).await?;
        let drawing = drawing.as_str().context("no text")?;
        ensure!(
            drawing.starts_with("<svg") && drawing.contains("stroke=\"rgb("),
            "no drawing that stands alone"
        );
        page.press("accuracy-plot-png").await?;
        // The drawing that the picture is made of comes first.
        page.until("the picture is made", async || {
            let script = "return window.saved.length === 4 && window.saved[3].type === 'image/png'
                && window.saved[3].size > 5000;";
            Ok(page.script(script, &[]).await? == json!(true))
        })
        .await
    })
}
