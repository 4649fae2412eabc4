//! Pictures of numbers: chosen, pasted and dropped, read and refused.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use digit_lab_e2e::{File, Page, Paper, Visitor, visit};
use serde_json::{Value, json};

use crate::networks;

/// The ways for a `DataTransfer` into the page.
const WAYS: &str = "const give = (transfer, way) => {
        const of = (id) => document.querySelector(`[data-testid=${id}]`);
        const options = { bubbles: true, cancelable: true };
        if (way === 'paste') {
            const paste = new ClipboardEvent('paste', options);
            // Firefox gives what a script pastes a clipboard of its own, an empty one.
            Object.defineProperty(paste, 'clipboardData', { value: transfer });
            document.body.dispatchEvent(paste);
        } else {
            const drag = { dataTransfer: transfer, ...options };
            of(way).dispatchEvent(new DragEvent('dragover', drag));
            of(way).dispatchEvent(new DragEvent('drop', drag));
        }
    };";

#[test]
fn a_chosen_picture_is_read_with_a_box_for_each_digit() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        choose_on_disk(page, "2026").await?;
        until_read(page, "2026").await?;
        ensure!(digits_of(page).await? == ["2", "0", "2", "6"]);
        // Each box around its digit, left to right, within the picture.
        let script = "const canvas = document.querySelector('[data-testid=picture-result] canvas');
            const { left, width } = canvas.getBoundingClientRect();
            return [...document.querySelectorAll('[data-testid=picture-box]')].map((box) => {
                const { left: from, right: to } = box.getBoundingClientRect();
                return [(from - left) / width, (to - left) / width];
            });";
        let boxes: Vec<(f64, f64)> = serde_json::from_value(page.script(script, &[]).await?)?;
        ensure!(boxes.len() == 4, "{boxes:?}");
        for (place, (from, to)) in boxes.into_iter().enumerate() {
            // Where the digit was drawn.
            let start = (90.0 + 190.0 * place as f64) / 1000.0;
            let middle = f64::midpoint(from, to);
            ensure!(
                (start..start + 0.22).contains(&middle) && to - from < 0.25,
                "box {place} reaches from {from} to {to}"
            );
        }
        Ok(())
    })
}

#[test]
fn a_picture_that_another_network_reads_leaves_one_where_one_is() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.choose_picture("42").await?;
        until_read(page, "42").await?;
        page.open("#/about", "about").await?;
        page.drop_files(&[networks::always_three()]).await?;
        until_read(page, "33").await?;
        page.frames(30).await?;
        let address = page.script("return location.hash;", &[]).await?;
        ensure!(address == json!("#/about"), "the page went to {address}");
        Ok(())
    })
}

#[test]
fn a_digit_is_selected_by_its_box_and_by_keys() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.choose_picture("174").await?;
        until_read(page, "174").await?;
        until_best_score(page, 1).await?;
        let input = network_input(page).await?;
        let script = "document.querySelectorAll('[data-testid=picture-box]')[1].click();";
        page.script(script, &[]).await?;
        until_best_score(page, 7).await?;
        ensure!(
            network_input(page).await? != input,
            "the pixels are those of the digit before"
        );
        // The right arrow.
        page.send_keys("\u{e014}").await?;
        until_best_score(page, 4).await
    })
}

#[test]
fn pasted_and_dropped_pictures_are_read() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        give(page, "31", "paste", "image/jpeg", Paper::Light).await?;
        until_read(page, "31").await?;
        give(page, "42", "draw-pad", "image/webp", Paper::Dark).await?;
        until_read(page, "42").await?;
        give(page, "57", "train-form", "image/png", Paper::Light).await?;
        until_read(page, "57").await
    })
}

#[test]
fn a_pasted_picture_is_read_wherever_one_is() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.go("#/about").await?;
        give(page, "31", "paste", "image/png", Paper::Light).await?;
        until_read(page, "31").await?;
        page.until("the picture is in view", async || {
            Ok(page.element("picture-result").await?.is_displayed().await?)
        })
        .await
    })
}

#[test]
fn the_newest_of_several_pictures_is_shown() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        for number in ["1", "22", "333", "4567"] {
            page.choose_picture(number).await?;
        }
        until_read(page, "4567").await?;
        page.press("picture-close").await?;
        page.until("the panel is gone", async || {
            let script = "return document.querySelector('[data-testid=picture-panel]') === null;";
            Ok(page.script(script, &[]).await? == json!(true))
        })
        .await
    })
}

#[test]
fn a_picture_is_read_anew_with_the_network_that_is_chosen() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "1").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        page.choose("reader", "shipped").await?;
        page.choose_picture("174").await?;
        until_read(page, "174").await?;
        let shipped = scores(page).await?;
        let trained = "const readers = [...document.querySelector('[data-testid=reader]').options];
            return readers.find((reader) => reader.value !== 'shipped').value;";
        let trained = page.script(trained, &[]).await?;
        page.choose("reader", trained.as_str().unwrap_or_default())
            .await?;
        page.until("another network's scores are shown", async || {
            let other = scores(page).await?;
            Ok(other.len() == shipped.len() && other != shipped)
        })
        .await?;
        page.choose("reader", "shipped").await?;
        page.until("the shipped network's scores are back", async || {
            Ok(scores(page).await? == shipped)
        })
        .await
    })
}

/// Of the digit selected.
async fn scores(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-testid^=picture-score-]')]
        .map((score) => score.dataset.value);";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}

#[test]
fn what_is_no_picture_is_refused_in_a_sentence_and_the_picture_stays() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        check_refusals(page, ["got text", "0 bytes", "SVG", "whole", "101"]).await
    })
}

#[test]
fn refusals_are_chinese_where_the_page_is() -> Result<()> {
    visit(Visitor::desktop().reading("zh-CN,zh"), async |page| {
        check_refusals(page, ["得到的是文本", "0 字节", "SVG", "完整", "101"]).await
    })
}

async fn check_refusals(page: &Page, expected: [&str; 5]) -> Result<()> {
    page.choose_picture("2026").await?;
    until_read(page, "2026").await?;
    // A PNG of 101 x 1,000,000 pixels, of which there is only the header.
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    huge.extend([0, 0, 0, 101, 0, 15, 66, 64, 8, 0, 0, 0, 0]);
    let files = [
        ("notes.png", b"just some text".to_vec()),
        ("empty.jpg", Vec::new()),
        (
            "drawing.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
        ),
        (
            "half.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x10\0\0\0\x10\x08".to_vec(),
        ),
        ("huge.png", huge),
    ];
    for ((name, bytes), part) in files.into_iter().zip(expected) {
        let file = File {
            name: name.to_owned(),
            bytes,
        };
        page.choose_files_for("picture-input", &[file]).await?;
        page.until(
            &format!("the page refuses {name}, saying {part}"),
            async || {
                let said = page.text("error").await?;
                Ok(said.contains(name) && said.contains(part))
            },
        )
        .await?;
        ensure!(page.data("picture-result", "reading").await? == "2026");
    }
    page.choose_picture("31").await?;
    until_read(page, "31").await?;
    page.until("the error is gone", async || {
        Ok(page.text("error").await?.is_empty())
    })
    .await
}

#[test]
fn a_phone_shows_a_picture_within_its_screen() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        page.choose_picture("2026").await?;
        until_read(page, "2026").await?;
        let script = "return document.documentElement.scrollWidth
            - document.documentElement.clientWidth;";
        ensure!(
            page.script(script, &[]).await? == json!(0),
            "the page is too wide"
        );
        Ok(())
    })
}

/// Chooses a picture of a number that is a file on the disk.
async fn choose_on_disk(page: &Page, number: &str) -> Result<()> {
    let file = page.picture(number, Paper::Light, "image/png").await?;
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("number-{number}"));
    fs::write(&path, file.bytes)?;
    let path = path.to_str().context("a folder with a strange name")?;
    Ok(page.element("picture-input").await?.send_keys(path).await?)
}

/// Hands the page a picture of a number.
async fn give(page: &Page, number: &str, way: &str, kind: &str, paper: Paper) -> Result<()> {
    let file = page.picture(number, paper, kind).await?;
    give_file(page, &file, way, kind).await
}

async fn give_file(page: &Page, file: &File, way: &str, kind: &str) -> Result<()> {
    let script = format!(
        "{WAYS}
        const [name, bytes, way, type] = arguments;
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], name, {{ type }}));
        give(transfer, way);"
    );
    let arguments = [json!(file.name), json!(file.bytes), json!(way), json!(kind)];
    page.script(&script, &arguments).await.map(drop)
}

/// Returns when this number has been read in the picture.
pub(crate) async fn until_read(page: &Page, number: &str) -> Result<()> {
    let script = "return document.querySelector('[data-testid=picture-result]')?.dataset.reading;";
    page.until(&format!("the picture is read as {number}"), async || {
        Ok(page.script(script, &[]).await? == json!(number))
    })
    .await
}

async fn until_best_score(page: &Page, digit: u8) -> Result<()> {
    page.until(&format!("the scores are those of a {digit}"), async || {
        let score: f64 = page
            .number(&format!("picture-score-{digit}"), "value")
            .await?;
        Ok(score > 0.5)
    })
    .await
}

async fn digits_of(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-testid^=picture-digit-]')]
        .map((digit) => digit.dataset.digit);";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}

async fn network_input(page: &Page) -> Result<Value> {
    let script =
        "return document.querySelector('[data-testid=picture-network-input]').toDataURL();";
    page.script(script, &[]).await
}
