//! All that is kept, as one file and back.

use anyhow::{Context, Result, ensure};
use digit_lab::backup::Backup;
use digit_lab_e2e::{File, Page, Visitor, digits, visit};
use serde_json::{Value, json};

/// Keeps what the page saves as files.
const CATCH_FILES: &str = "window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.saved.push(blob); return make.call(URL, blob); };";

/// What is said of a file with nothing new in it: a training, a drawing and a network.
const ALL_KNOWN: &str = "networks in this file (3) were all here already";

async fn train(page: &Page) -> Result<()> {
    page.fill("layers", "12").await?;
    page.fill("epochs", "2").await?;
    page.fill("training-size", "300").await?;
    page.press("train-start").await?;
    page.until_state("finished").await
}

pub(crate) async fn open_about(page: &Page) -> Result<()> {
    page.go("#/about").await?;
    page.until("the place is there", async || page.has("keep-save").await)
        .await
}

async fn until_counts(page: &Page, runs: u32, drawings: u32, networks: u32) -> Result<()> {
    let expected =
        format!("runs {runs}, labeled drawings {drawings}, networks from files {networks}");
    page.until(&format!("there are {expected}"), async || {
        Ok(page.text("keep-counts").await?.contains(&expected))
    })
    .await
}

pub(crate) async fn until_said(page: &Page, part: &str) -> Result<()> {
    page.until(&format!("the page says {part}"), async || {
        Ok(page.text("keep-said").await?.contains(part))
    })
    .await
}

/// The file that the page has saved last.
async fn saved(page: &Page) -> Result<File> {
    let script = "const done = arguments[arguments.length - 1];
        window.saved.at(-1).arrayBuffer().then((it) => done([...new Uint8Array(it)]));";
    let bytes = page.script_until_done(script, &[]).await?;
    Ok(File {
        name: "everything.zip".to_owned(),
        bytes: serde_json::from_value(bytes)?,
    })
}

/// A run, a labeled drawing, a network from a file and a choice.
async fn keep_something(page: &Page) -> Result<()> {
    train(page).await?;
    page.draw(&digits::strokes(7)).await?;
    page.until_read("7").await?;
    page.press("teach-7").await?;
    let network = json!({
        "sizes": [784, 10],
        "weights": [vec![vec![0.0; 784]; 10]],
        "biases": [vec![[0.5]; 10]],
        "cost": "CrossEntropyCost",
    });
    let file = File {
        name: "mine.json".to_owned(),
        bytes: network.to_string().into_bytes(),
    };
    page.drop_files(&[file]).await?;
    page.until("the network is there", async || {
        Ok(page.has("network-said").await? && page.text("network-said").await?.contains("mine"))
    })
    .await?;
    page.choose("theme", "dark").await?;
    // Its network and its best epoch are stored a moment after its end.
    page.until_stored("networks", 1).await?;
    page.until_stored("best", 1).await?;
    page.until_stored("imported", 1).await
}

#[test]
fn everything_is_saved_as_one_file_deleted_and_opened_again() -> Result<()> {
    visit(Visitor::desktop().with_script(CATCH_FILES), async |page| {
        keep_something(page).await?;
        let name = page.data("run", "name").await?;
        open_about(page).await?;
        until_counts(page, 1, 1, 1).await?;
        page.press("keep-save").await?;
        until_said(page, "digit-lab-everything.zip").await?;
        let file = saved(page).await?;
        ensure!(
            file.bytes.starts_with(b"PK\x03\x04"),
            "it is no ZIP archive"
        );

        // Nothing is lost or there twice when it is opened where all of it is.
        page.choose_files_for("keep-open", std::slice::from_ref(&file))
            .await?;
        until_said(page, ALL_KNOWN).await?;
        until_counts(page, 1, 1, 1).await?;

        page.press("keep-delete").await?;
        page.press("keep-delete-yes").await?;
        page.until("the page has been loaded anew", async || {
            let script = "return window.saved.length;";
            Ok(page.script(script, &[]).await? == json!(0))
        })
        .await?;
        open_about(page).await?;
        until_counts(page, 0, 0, 0).await?;
        let theme = "return localStorage.getItem('digit-lab.theme');";
        ensure!(
            page.script(theme, &[]).await? == Value::Null,
            "a choice is left"
        );

        page.choose_files_for("keep-open", std::slice::from_ref(&file))
            .await?;
        until_said(page, "runs 1, drawings 1, networks 1; here already: 0").await?;
        until_counts(page, 1, 1, 1).await?;
        ensure!(
            page.script(theme, &[]).await? == json!("dark"),
            "a choice is lost"
        );
        page.choose_files_for("keep-open", &[file]).await?;
        until_said(page, ALL_KNOWN).await?;

        // All of it is at hand without another visit.
        page.go("#/").await?;
        page.until("the run is in the list", async || {
            Ok(page.has("run").await? && page.data("run", "name").await? == name)
        })
        .await?;
        ensure!(
            page.number::<u32>("hand-count", "value").await? == 1,
            "the drawing is lost"
        );
        let readers = "return [...document.querySelector('[data-testid=reader]').options].map((it) => it.textContent);";
        page.until("its network and the one from a file can read", async || {
            let readers = page.script(readers, &[]).await?;
            let readers = readers.as_array().context("no list")?;
            Ok(readers.contains(&json!("mine.json")))
        })
        .await?;
        page.press("run-go-on").await?;
        page.until("it is gone on with", async || {
            Ok(page.data("train-status", "state").await? == "finished"
                && page.number::<u32>("train-status", "epoch").await? == 4)
        })
        .await
    })
}

#[test]
fn a_training_from_a_file_waits_until_it_is_gone_on_with() -> Result<()> {
    visit(Visitor::desktop().with_script(CATCH_FILES), async |page| {
        page.fill("layers", "12").await?;
        page.fill("epochs", "100000").await?;
        page.fill("training-size", "300").await?;
        page.press("train-start").await?;
        page.until_checkpoint_after(2).await?;
        open_about(page).await?;
        page.press("keep-save").await?;
        until_said(page, "digit-lab-everything.zip").await?;
        let file = saved(page).await?;
        page.press("keep-delete").await?;
        page.press("keep-delete-yes").await?;
        page.until("the page has been loaded anew", async || {
            Ok(page.script("return window.saved.length;", &[]).await? == json!(0))
        })
        .await?;
        open_about(page).await?;
        page.choose_files_for("keep-open", &[file]).await?;
        until_counts(page, 1, 0, 0).await?;
        page.go("#/").await?;
        page.reload().await?;
        page.until("it can be gone on with", async || {
            let script = "return document.querySelector('[data-testid=run-go-on]')?.hidden;";
            Ok(page.script(script, &[]).await? == json!(false))
        })
        .await?;
        page.frames(30).await?;
        let state = page.data("train-status", "state").await?;
        ensure!(state == "idle", "it is {state} by itself");
        page.press("run-go-on").await?;
        page.until_state("running").await
    })
}

#[test]
fn a_file_that_is_none_or_damaged_adds_nothing_and_says_why() -> Result<()> {
    visit(Visitor::desktop().with_script(CATCH_FILES), async |page| {
        keep_something(page).await?;
        open_about(page).await?;
        page.press("keep-save").await?;
        until_said(page, "digit-lab-everything.zip").await?;
        let good = saved(page).await?;
        let changed = |change: fn(&mut Vec<u8>)| {
            let mut file = good.clone();
            change(&mut file.bytes);
            file
        };
        for (file, said) in [
            (
                changed(|it| it.truncate(it.len() / 2)),
                "no whole ZIP archive",
            ),
            (changed(|it| *it = b"{}".to_vec()), "no whole ZIP archive"),
            // The content of the first part, behind its header and its name.
            (changed(|it| it[46] ^= 1), "its checksum is another"),
        ] {
            page.choose_files_for("keep-open", &[file]).await?;
            until_said(page, said).await?;
            until_said(page, "everything.zip").await?;
        }
        until_counts(page, 1, 1, 1).await
    })
}

#[test]
fn what_is_wrong_with_a_part_is_said_in_the_visitors_language() -> Result<()> {
    visit(Visitor::desktop().reading("zh-CN,zh"), async |page| {
        open_about(page).await?;
        let backup = Backup {
            drawings: vec!["{}".to_owned()],
            ..Backup::default()
        };
        let file = File {
            name: "all.zip".to_owned(),
            bytes: backup.save()?,
        };
        page.choose_files_for("keep-open", &[file]).await?;
        until_said(page, "应为每行一个标注过的手写样本").await?;
        let said = page.text("keep-said").await?;
        ensure!(
            said.contains("“hand/drawings.jsonl”") && !said.contains("expected"),
            "{said}"
        );
        Ok(())
    })
}

/// A browser that keeps nothing.
const NO_STORAGE: &str = "Object.defineProperty(window, 'indexedDB', {
    get() { throw new DOMException('denied', 'SecurityError'); } });";

/// A browser that lets a page keep nothing at all, as some do in private windows or where a person has said so.
const NO_STORAGE_OF_ANY_KIND: &str =
    "for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches']) {
        Object.defineProperty(window, name, {
            get() { throw new DOMException('denied', 'SecurityError'); } });
    }";

#[test]
fn where_nothing_at_all_can_be_kept_the_page_works_and_says_so() -> Result<()> {
    let visitor = Visitor::desktop().with_script(NO_STORAGE_OF_ANY_KIND);
    visit(visitor, async |page| {
        page.choose("theme", "dark").await?;
        page.draw(&digits::strokes(7)).await?;
        page.until_read("7").await?;
        train(page).await?;
        page.until("the list of trainings says it", async || {
            Ok(page.text("runs-unstored").await?.contains("keep"))
        })
        .await?;
        open_about(page).await?;
        page.until("it is said", async || {
            Ok(page.text("keep-counts").await?.contains("keep nothing"))
        })
        .await
    })
}

#[test]
fn where_nothing_is_kept_it_is_said_where_people_look_for_it() -> Result<()> {
    visit(Visitor::desktop().with_script(NO_STORAGE), async |page| {
        open_about(page).await?;
        page.until("it is said", async || {
            Ok(page.text("keep-counts").await?.contains("keep nothing"))
        })
        .await
    })
}
