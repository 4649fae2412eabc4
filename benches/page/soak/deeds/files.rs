//! Files that a visitor opens: a network, a picture, data.

use anyhow::{Context, Result};
use digit_lab_e2e::{File, Page, digits, idx};
use serde_json::{Value, json};

use super::controls::{choose, click};

/// A network's file, and a picture of a number.
pub(super) async fn open_files(page: &Page) -> Result<()> {
    page.open("#/", "train-form").await?;
    let row = vec![0.0; 784];
    let network = json!({
        "sizes": [784, 10], "weights": [vec![row; 10]], "biases": [vec![[1.0]; 10]], "cost": "CrossEntropyCost",
    });
    let network = File {
        name: "soak.json".into(),
        bytes: network.to_string().into(),
    };
    page.drop_files(&[network]).await?;
    page.until("the file's network reads", async || {
        let reader = page.element("reader").await?.prop("value").await?;
        Ok(reader.is_some_and(|reader| reader.starts_with("imported-")))
    })
    .await?;
    choose(page, "reader", "shipped").await?;
    let strokes: Vec<Value> = [4, 2].map(|digit| json!(digits::strokes(digit))).into();
    page.script_until_done(PICTURE, &[json!(strokes)]).await?;
    page.until("the picture has been read", async || {
        page.has("picture-result").await
    })
    .await?;
    click(page, "picture-close").await
}

/// Draws a number dark on light paper and chooses it as a file.
const PICTURE: &str = "const [number, done] = arguments;
    const canvas = new OffscreenCanvas(1000, 500);
    const context = canvas.getContext('2d');
    context.fillStyle = '#f0ece0';
    context.fillRect(0, 0, 1000, 500);
    context.lineWidth = 12;
    context.strokeStyle = '#2a3355';
    number.forEach((strokes, place) => {
        for (const stroke of strokes) {
            context.beginPath();
            stroke.forEach(([x, y]) => context.lineTo(90 + 190 * place + 220 * x, 140 + 220 * y));
            context.stroke();
        }
    });
    canvas.convertToBlob({ type: 'image/png' }).then((blob) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([blob], 'number.png', { type: 'image/png' }));
        const input = document.querySelector('[data-testid=picture-input]');
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        done();
    });";

/// Data files of the visitor's own, for an epoch.
pub(super) async fn train_on_own_digits(page: &Page) -> Result<()> {
    page.choose_files(&idx::training_files(600)).await?;
    page.until("they are chosen", async || {
        let size = page.field("training-size").await?.prop("value").await?;
        let size = size.context("no size")?;
        Ok(size.parse::<u32>().is_ok_and(|size| size <= 600))
    })
    .await?;
    page.fill("epochs", "1").await?;
    page.press("train-start").await?;
    page.until_state("finished").await
}
