//! Teaching the page one's hand: labeling, keeping, learning.

use anyhow::{Result, ensure};
use digit_lab_e2e::digits::{self, Stroke};
use digit_lab_e2e::workers::{Death, REMEMBER};
use digit_lab_e2e::{File, Page, Visitor, visit};
use serde_json::{Value, json};

use crate::storage::LIMITED;

/// A 7 that looks like a 1, a little different for each number.
fn odd_seven(number: u32) -> Vec<Stroke> {
    let lean = 0.01 * f64::from(number % 5);
    let rise = 0.008 * f64::from(number % 3);
    vec![vec![
        (0.42, 0.24 - rise),
        (0.5 + lean, 0.17),
        (0.5, 0.5 + rise),
        (0.47 - lean, 0.83),
    ]]
}

/// A line of a file of drawings.
fn line(label: u8, strokes: &[Stroke]) -> String {
    let points = |stroke: &Stroke| {
        stroke
            .iter()
            .map(|&(x, y)| json!([x, y]))
            .collect::<Value>()
    };
    let strokes: Value = strokes.iter().map(points).collect();
    json!({ "label": label, "writer": "w", "source": "test", "input": "pen", "strokes": strokes })
        .to_string()
}

/// Drawings of a writer with such sevens: eight of them and each other digit, and a broken line.
fn odd_hand() -> File {
    let sevens = (1..9).map(|number| line(7, &odd_seven(number)));
    let others = (0..10).filter(|&digit| digit != 7);
    let others = others.map(|digit| line(digit, &digits::strokes(digit)));
    let broken = "{\"label\": 7".to_owned();
    let lines: Vec<String> = [broken].into_iter().chain(sevens).chain(others).collect();
    File {
        name: "me.jsonl".to_owned(),
        bytes: lines.join("\n").into_bytes(),
    }
}

async fn until_count(page: &Page, count: u32) -> Result<()> {
    page.until(&format!("{count} drawings are kept"), async || {
        Ok(page.number::<u32>("hand-count", "value").await? == count)
    })
    .await
}

pub(crate) async fn until_state_of_learning(page: &Page, state: &str) -> Result<()> {
    page.until(&format!("learning is {state}"), async || {
        Ok(page.data("hand-state", "state").await? == state)
    })
    .await
}

/// Returns when so much is in a store of the browser's.
async fn until_stored(page: &Page, store: &str, count: u32) -> Result<()> {
    let script = "return new Promise((done) => {
        const opening = indexedDB.open('digit-lab');
        opening.onsuccess = () => {
            const counting = opening.result
                .transaction(arguments[0])
                .objectStore(arguments[0])
                .count();
            counting.onsuccess = () => done(counting.result);
        };
    });";
    page.until(&format!("{count} are in {store}"), async || {
        Ok(page.script(script, &[json!(store)]).await? == json!(count))
    })
    .await
}

/// Draws a digit and labels it.
async fn teach(page: &Page, strokes: &[Stroke], label: u8) -> Result<()> {
    page.press_if_enabled("pad-clear").await?;
    page.until_read("").await?;
    page.draw(strokes).await?;
    let button = format!("teach-{label}");
    page.until("the drawing can be labeled", async || {
        Ok(page.element(&button).await?.is_enabled().await?)
    })
    .await?;
    page.press(&button).await?;
    page.until("the label is taken", async || {
        let pressed = page.element(&button).await?.attr("aria-pressed").await?;
        Ok(pressed.as_deref() == Some("true"))
    })
    .await
}

#[test]
fn what_two_tabs_are_taught_at_once_is_kept_of_both() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let other = page.open_another_tab().await?;
        teach(page, &digits::strokes(7), 7).await?;
        page.in_tab(&other, async || teach(page, &digits::strokes(3), 3).await)
            .await?;
        teach(page, &digits::strokes(4), 4).await?;
        until_stored(page, "drawings", 3).await?;
        page.close_tab(other).await?;
        page.reload().await?;
        open_hand(page).await?;
        until_count(page, 3).await?;
        let script = "return [...document.querySelectorAll('[data-testid=hand-drawing]')]
            .map((drawing) => drawing.dataset.label);";
        page.until("the newest comes first", async || {
            Ok(page.script(script, &[]).await? == json!(["4", "3", "7"]))
        })
        .await?;
        // The keyboard goes on to the next one.
        page.script(
            "document.querySelector('[data-label=\"3\"] button').click();",
            &[],
        )
        .await?;
        until_count(page, 2).await?;
        page.until("the keyboard is at the 7", async || {
            let script = "return document.activeElement?.closest('[data-label]')?.dataset.label;";
            Ok(page.script(script, &[]).await? == json!("7"))
        })
        .await?;
        until_stored(page, "drawings", 2).await
    })
}

/// Unfolds the panel; what is in it is made only then, after the press.
async fn open_hand(page: &Page) -> Result<()> {
    page.press("hand-open").await?;
    page.until("the panel is open", async || page.has("hand-import").await)
        .await
}

pub(crate) async fn open_with_the_odd_hand(page: &Page) -> Result<()> {
    open_hand(page).await?;
    page.choose_files_for("hand-import", &[odd_hand()]).await?;
    until_count(page, 17).await
}

#[test]
fn a_hand_with_sevens_like_ones_is_learned_and_kept() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw(&odd_seven(0)).await?;
        page.until_read("1").await?;
        teach(page, &odd_seven(0), 1).await?;
        page.press("teach-7").await?;
        until_count(page, 1).await?;
        open_hand(page).await?;
        page.until("it is kept as a 7", async || {
            Ok(page.has("hand-drawing").await? && page.data("hand-drawing", "label").await? == "7")
        })
        .await?;
        ensure!(
            !page.element("hand-learn").await?.is_enabled().await?,
            "one drawing is enough to learn from"
        );
        page.choose_files_for("hand-import", &[odd_hand()]).await?;
        until_count(page, 18).await?;
        page.until("the broken line is named", async || {
            let said = page.text("hand-imported").await?;
            Ok(said.contains("17") && said.contains(": 1 ("))
        })
        .await?;

        page.press("hand-learn").await?;
        until_state_of_learning(page, "learned").await?;
        let share = async |id: &str| page.number::<f64>(id, "value").await;
        let (before, after) = (share("hand-before").await?, share("hand-after").await?);
        ensure!(after > before, "held-back drawings: {before} to {after}");
        let (before, after) = (
            share("hand-test-before").await?,
            share("hand-test-after").await?,
        );
        ensure!(after >= before - 0.01, "test digits: {before} to {after}");

        page.press("hand-keep").await?;
        until_state_of_learning(page, "kept").await?;
        until_stored(page, "networks", 1).await?;
        reads_the_odd_seven(page).await?;
        page.reload().await?;
        page.until("the network that was kept reads again", async || {
            Ok(page
                .element("reader")
                .await?
                .prop("value")
                .await?
                .as_deref()
                == Some("hand"))
        })
        .await?;
        reads_the_odd_seven(page).await?;
        until_count(page, 18).await?;

        open_hand(page).await?;
        page.press("hand-forget").await?;
        page.until_read("1").await?;
        until_stored(page, "networks", 0).await?;
        page.reload().await?;
        page.draw(&odd_seven(11)).await?;
        page.until_read("1").await
    })
}

/// One that it was never shown.
async fn reads_the_odd_seven(page: &Page) -> Result<()> {
    page.press_if_enabled("pad-clear").await?;
    page.draw(&odd_seven(11)).await?;
    page.until_read("7").await
}

#[test]
fn learning_can_be_stopped_and_begun_again() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open_with_the_odd_hand(page).await?;
        page.press("hand-learn").await?;
        until_state_of_learning(page, "learning").await?;
        page.press("hand-stop").await?;
        until_state_of_learning(page, "stopped").await?;
        page.press("hand-learn").await?;
        until_state_of_learning(page, "learned").await?;
        page.press("hand-discard").await?;
        until_state_of_learning(page, "idle").await?;
        let reader = page.element("reader").await?.prop("value").await?;
        ensure!(reader.as_deref() == Some("shipped"), "{reader:?} reads");
        Ok(())
    })
}

#[test]
fn learning_whose_worker_dies_says_so_and_can_be_begun_again() -> Result<()> {
    visit(Visitor::desktop().with_script(REMEMBER), async |page| {
        open_with_the_odd_hand(page).await?;
        page.press("hand-learn").await?;
        until_state_of_learning(page, "learning").await?;
        page.kill_worker(Death::Error).await?;
        until_state_of_learning(page, "failed").await?;
        page.press("hand-learn").await?;
        until_state_of_learning(page, "learned").await
    })
}

#[test]
fn drawings_are_deleted_one_by_one_and_all_together() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open_with_the_odd_hand(page).await?;
        let delete_first = "document.querySelector('[data-testid=hand-drawing] button').click();";
        page.script(delete_first, &[]).await?;
        until_stored(page, "drawings", 16).await?;
        page.reload().await?;
        until_count(page, 16).await?;
        open_hand(page).await?;
        page.press("hand-delete-all").await?;
        page.press("hand-delete-no").await?;
        until_count(page, 16).await?;
        page.press("hand-delete-all").await?;
        page.press("hand-delete-yes").await?;
        until_count(page, 0).await?;
        until_stored(page, "drawings", 0).await?;
        page.reload().await?;
        teach(page, &digits::strokes(3), 3).await?;
        until_count(page, 1).await
    })
}

#[test]
fn a_drawing_without_room_is_said_to_be_lost_until_there_is_room_for_it() -> Result<()> {
    visit(Visitor::desktop().with_script(LIMITED), async |page| {
        open_hand(page).await?;
        let is_unstored = async || Ok(!page.text("hand-unstored").await?.is_empty());
        teach(page, &digits::strokes(3), 3).await?;
        until_stored(page, "drawings", 1).await?;
        page.script("window.isFull = true;", &[]).await?;
        teach(page, &digits::strokes(7), 7).await?;
        page.until("the page says so", is_unstored).await?;
        // Deleting needs no room; there is none for the other one all the same.
        page.script(
            "document.querySelector('[data-label=\"3\"] button').click();",
            &[],
        )
        .await?;
        until_stored(page, "drawings", 0).await?;
        page.frames(10).await?;
        ensure!(is_unstored().await?, "the 7 is not stored");
        page.script("window.isFull = false;", &[]).await?;
        teach(page, &digits::strokes(4), 4).await?;
        page.until("nothing is lost any more", async || {
            Ok(!is_unstored().await?)
        })
        .await?;
        until_stored(page, "drawings", 2).await?;
        page.reload().await?;
        open_hand(page).await?;
        until_count(page, 2).await
    })
}

/// Remembers what the page offers as files.
const CATCH_FILES: &str = "window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.saved.push(blob); return make.call(URL, blob); };";

#[test]
fn drawings_are_saved_as_strokes_and_as_idx() -> Result<()> {
    visit(Visitor::desktop().with_script(CATCH_FILES), async |page| {
        open_with_the_odd_hand(page).await?;
        page.press("hand-save").await?;
        page.press("hand-save-idx").await?;
        page.until("three files are offered", async || {
            Ok(page.script("return window.saved.length;", &[]).await? == 3)
        })
        .await?;
        let sizes = page
            .script("return window.saved.slice(1).map((it) => it.size);", &[])
            .await?;
        ensure!(
            sizes == json!([16 + 17 * 784, 8 + 17]),
            "the IDX files have {sizes} bytes"
        );
        let text = page.script("return window.saved[0].text();", &[]).await?;
        let text = text.as_str().unwrap_or_default();
        let first: Value = serde_json::from_str(text.lines().next().unwrap_or_default())?;
        let expected: Value = serde_json::from_str(&line(7, &odd_seven(1)))?;
        ensure!(text.lines().count() == 17, "{text}");
        for name in ["label", "writer", "source", "input"] {
            ensure!(first[name] == expected[name], "{name}: {first}");
        }
        let x = first["strokes"][0][0][0].as_f64();
        ensure!(x.is_some_and(|x| (x - 0.42).abs() < 1e-6), "{first}");
        Ok(())
    })
}

#[test]
fn without_storage_the_page_says_so_and_works() -> Result<()> {
    let blocked = "Object.defineProperty(window, 'indexedDB', {
        get() { throw new DOMException('denied', 'SecurityError'); } });";
    visit(Visitor::desktop().with_script(blocked), async |page| {
        open_hand(page).await?;
        teach(page, &digits::strokes(4), 4).await?;
        until_count(page, 1).await?;
        page.until("the page says that nothing is kept", async || {
            Ok(!page.text("hand-unstored").await?.is_empty())
        })
        .await?;
        page.until_read("4").await
    })
}
