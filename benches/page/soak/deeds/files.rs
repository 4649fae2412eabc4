//! Files that a visitor opens: a network, a picture, data.

use anyhow::{Context, Result};
use digit_lab_e2e::{File, Page, idx};
use serde_json::json;

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
    page.choose_covered("reader", "shipped").await?;
    page.choose_picture("42").await?;
    page.until("the picture has been read", async || {
        page.has("picture-result").await
    })
    .await?;
    page.press_covered("picture-close").await
}

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
