//! Networks as files: saved from the page and brought to it.

use anyhow::{Context, Result, ensure};
use digit_lab_e2e::{File, Page, Visitor, digits, visit};
use serde_json::{Value, json};

/// Keeps what the page saves as files, and their names.
const CATCH_FILES: &str = "window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        window.saved.push(blob);
        return make.call(URL, blob);
    };";

/// The bytes of the file of that number, counted from 0.
async fn saved(page: &Page, number: usize) -> Result<Vec<u8>> {
    page.until("the file is made", async || {
        Ok(page.script("return window.saved.length;", &[]).await? == json!(number + 1))
    })
    .await?;
    let script = "const done = arguments[arguments.length - 1];
        window.saved[arguments[0]].arrayBuffer().then((it) => done([...new Uint8Array(it)]));";
    let bytes = page.script_until_done(script, &[json!(number)]).await?;
    Ok(serde_json::from_value(bytes)?)
}

pub(crate) async fn open_panel(page: &Page) -> Result<()> {
    let script = "document.querySelector('[data-testid=network-files] summary').click();";
    page.script(script, &[]).await?;
    page.until("the buttons are there", async || {
        page.has("network-save-onnx").await
    })
    .await
}

pub(crate) async fn until_said(page: &Page, part: &str) -> Result<()> {
    page.until(&format!("the page says {part}"), async || {
        Ok(page.has("network-said").await? && page.text("network-said").await?.contains(part))
    })
    .await
}

async fn until_error(page: &Page, part: &str) -> Result<()> {
    page.until(&format!("the error says {part}"), async || {
        Ok(page.text("error").await?.contains(part))
    })
    .await
}

/// A network as the book's program writes it: whatever comes, it reads a 3.
pub(crate) fn always_three() -> File {
    let row = vec![0.0; 784];
    let biases: Vec<[f64; 1]> = (0..10)
        .map(|digit| [if digit == 3 { 9.0 } else { -9.0 }])
        .collect();
    let network = json!({
        "sizes": [784, 10],
        "weights": [vec![row; 10]],
        "biases": [biases],
        "cost": "CrossEntropyCost",
    });
    File {
        name: "three.json".to_owned(),
        bytes: network.to_string().into_bytes(),
    }
}

#[test]
fn the_built_in_network_is_saved_as_onnx_and_as_it_came() -> Result<()> {
    visit(Visitor::desktop().with_script(CATCH_FILES), async |page| {
        page.until_ready().await?;
        open_panel(page).await?;
        page.press("network-save-onnx").await?;
        let onnx = saved(page, 0).await?;
        ensure!(onnx.starts_with(&[8, 7, 18, 9]), "no ONNX file");
        until_said(page, ".onnx").await?;
        page.press("network-save-safetensors").await?;
        let safetensors = saved(page, 1).await?;
        // The same network comes back under the file's name.
        let file = File {
            name: "mine.safetensors".to_owned(),
            bytes: safetensors,
        };
        page.choose_files_for("network-open", &[file]).await?;
        until_said(page, "mine.safetensors").await?;
        page.draw(&digits::strokes(7)).await?;
        page.until_read("7").await?;
        // It has layers that network2's JSON has no place for.
        let script = "return document.querySelector('[data-testid=network-save-json]').disabled;";
        ensure!(page.script(script, &[]).await? == Value::Bool(true));
        Ok(())
    })
}

#[test]
fn a_dropped_network_of_the_book_reads_the_pad_and_bad_files_are_refused() -> Result<()> {
    visit(Visitor::desktop().with_script(CATCH_FILES), async |page| {
        page.until_ready().await?;
        page.draw(&digits::strokes(7)).await?;
        page.until_read("7").await?;
        page.drop_files(&[always_three()]).await?;
        until_said(page, "three.json").await?;
        page.until_read("3").await?;
        page.press("network-save-json").await?;
        let again: Value = serde_json::from_slice(&saved(page, 0).await?)?;
        let sizes = again.get("sizes").context("no sizes")?;
        ensure!(*sizes == json!([784, 10]), "{sizes}");

        let broken = |name: &str, bytes: &[u8]| File {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        };
        let long = [&[0xff; 8][..], b"{"].concat();
        let of_others = b"\x02\0\0\0\0\0\0\0{}";
        for (file, said) in [
            (broken("none.json", b""), "is empty"),
            (broken("half.json", b"{\"sizes\": [784"), "does not parse"),
            (broken("long.safetensors", &long), "a header of"),
            (broken("notes.json", b"dear diary"), "got something else"),
            (
                broken("of-others.safetensors", of_others),
                "“digit-lab” in the metadata",
            ),
            (broken("x.onnx", &[8, 7, 18, 1, 97]), "only written here"),
        ] {
            let name = file.name.clone();
            page.drop_files(&[file]).await?;
            until_error(page, said).await?;
            until_error(page, &name).await?;
        }
        // The network before goes on reading.
        page.until_read("3").await
    })
}

/// The names of all networks that can be chosen.
async fn readers(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelector('[data-testid=reader]').options].map((it) => it.textContent);";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}

#[test]
fn a_network_from_a_file_is_there_at_the_next_visit_until_it_is_deleted() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.drop_files(&[always_three()]).await?;
        until_said(page, "three.json").await?;
        // The same once more is no second one.
        page.drop_files(&[always_three()]).await?;
        page.until_stored("imported", 1).await?;
        page.reload().await?;
        page.draw(&digits::strokes(7)).await?;
        page.until_read("3").await?;
        let is_three = |name: &String| name == "three.json";
        let count = readers(page)
            .await?
            .iter()
            .filter(|it| is_three(it))
            .count();
        ensure!(count == 1, "it is there {count} times");

        open_panel(page).await?;
        page.press("network-delete").await?;
        until_said(page, "Deleted: three.json").await?;
        page.until_read("7").await?;
        page.press("network-undo").await?;
        page.until_read("3").await?;
        page.until_stored("imported", 1).await?;
        page.press("network-delete").await?;
        page.until_stored("imported", 0).await?;
        page.reload().await?;
        ensure!(
            !readers(page).await?.iter().any(is_three),
            "it has come back"
        );
        Ok(())
    })
}

/// A browser that keeps nothing.
const NO_STORAGE: &str = "Object.defineProperty(window, 'indexedDB', {
    get() { throw new DOMException('denied', 'SecurityError'); } });";

#[test]
fn a_network_that_cannot_be_kept_reads_and_is_said_not_to_last() -> Result<()> {
    visit(Visitor::desktop().with_script(NO_STORAGE), async |page| {
        page.draw(&digits::strokes(7)).await?;
        page.until_read("7").await?;
        page.drop_files(&[always_three()]).await?;
        until_error(page, "“three.json” is here only until you close the page").await?;
        page.until_read("3").await?;
        // There is no panel of networks' files inside, where it is said, too.
        page.open("#/inside", "error").await?;
        until_error(page, "three.json").await
    })
}
