//! Settings in an address.

use anyhow::{Context, Result, ensure};
use digit_lab_e2e::{Visitor, visit};
use serde_json::json;

#[test]
fn a_link_opens_exactly_the_settings_of_whoever_copied_it() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("layers", "conv 4@5x5, pool 2").await?;
        page.fill("learning-rate", "0.25").await?;
        page.choose_in_form("cost", "quadratic").await?;
        let expected = "#/?layers=conv+4@5x5,+pool+2&cost=quadratic&learning-rate=0.25";
        page.until("the address says it", async || {
            Ok(page.script("return location.hash;", &[]).await? == json!(expected))
        })
        .await?;
        let steps = page.script("return history.length;", &[]).await?;
        page.fill("learning-rate", "0.75").await?;
        page.until("the address follows", async || {
            let hash = page.script("return location.hash;", &[]).await?;
            Ok(hash
                .as_str()
                .is_some_and(|hash| hash.ends_with("learning-rate=0.75")))
        })
        .await?;
        ensure!(
            page.script("return history.length;", &[]).await? == steps,
            "the history grew"
        );

        page.reload().await?;
        let values =
            async |name: &str| page.field(name).await?.prop("value").await.context("value");
        ensure!(
            values("layers").await?.as_deref() == Some("conv 4@5x5, pool 2"),
            "layers are lost"
        );
        ensure!(
            values("cost").await?.as_deref() == Some("quadratic"),
            "the cost is lost"
        );
        ensure!(
            values("epochs").await?.as_deref() == Some("10"),
            "epochs are not the usual ones"
        );

        // Another link, opened in the same window.
        page.go("#/?layers=30&seed=5").await?;
        page.until("the form is as the other link has it", async || {
            Ok(values("layers").await?.as_deref() == Some("30")
                && values("seed").await?.as_deref() == Some("5")
                && values("cost").await?.as_deref() == Some("cross-entropy"))
        })
        .await
    })
}

#[test]
fn a_hostile_link_is_named_field_by_field() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.go("#/?layers=9,,9&cost=%3Cimg%20src=x%3E&learning-rate=-3&seed=%E0%A4%A")
            .await?;
        for name in ["layers", "cost", "learning-rate", "seed"] {
            page.until(&format!("{name} is marked wrong"), async || {
                page.is_marked_wrong(name).await
            })
            .await?;
        }
        page.press("train-start").await?;
        ensure!(
            page.data("train-status", "state").await? == "idle",
            "it trains all the same"
        );
        page.choose_in_form("cost", "cross-entropy").await?;
        page.until("the cost is right again", async || {
            Ok(!page.is_marked_wrong("cost").await?)
        })
        .await
    })
}
