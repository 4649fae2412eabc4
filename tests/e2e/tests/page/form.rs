//! Wrong values in the training form.

use anyhow::{Context, Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

#[test]
fn wrong_values_are_named_and_not_sent() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        for (field, wrong) in [
            ("learning-rate", "0"),
            ("learning-rate", "-1"),
            ("learning-rate", "fast"),
            ("mini-batch", "0"),
            ("mini-batch", "2.5"),
            ("epochs", "0"),
            ("epochs", ""),
            ("lambda", "-0.1"),
            ("layers", "30,x"),
            ("layers", "0"),
            ("training-size", "10001"),
            ("seed", "-1"),
        ] {
            check(page, field, wrong).await?;
        }
        Ok(())
    })
}

#[test]
fn what_works_and_yet_is_slow_is_said_before_it_starts() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.choose_in_form("output-activation", "softmax").await?;
        page.choose_in_form("cost", "quadratic").await?;
        page.until("the cost says so", async || {
            Ok(explanation(page, "cost").await?.contains("learns slowly"))
        })
        .await?;
        ensure!(!page.is_marked_wrong("cost").await?, "it may be trained");
        page.choose_in_form("cost", "log-likelihood").await?;
        page.until("and takes it back", async || {
            Ok(!explanation(page, "cost").await?.contains("slowly"))
        })
        .await
    })
}

#[test]
fn a_corrected_value_can_be_sent() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "0").await?;
        page.until("the field is marked", async || {
            page.is_marked_wrong("epochs").await
        })
        .await?;
        page.fill("epochs", "1").await?;
        page.until("the mark is gone", async || {
            Ok(!page.is_marked_wrong("epochs").await?)
        })
        .await?;
        page.fill("training-size", "200").await?;
        page.press("train-start").await?;
        page.until_state("finished").await
    })
}

/// A wrong value is named beside its field as one types, and Train is not to be had.
#[test]
fn what_was_filled_in_is_there_at_the_next_visit() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let layers =
            async || Ok::<_, anyhow::Error>(page.field("layers").await?.prop("value").await?);
        let usual = layers().await?;
        page.fill("layers", "12, 7").await?;
        page.until("it is kept", async || {
            let kept = "return localStorage.getItem('digit-lab.form') ?? '';";
            let kept = page.script(kept, &[]).await?;
            Ok(kept.as_str().is_some_and(|kept| kept.contains("12")))
        })
        .await?;
        // Another visit begins at the address without settings.
        let another = async |address: &str| {
            page.script(
                "history.replaceState(null, '', arguments[0]);",
                &[json!(address)],
            )
            .await?;
            page.reload().await
        };
        another("#/").await?;
        ensure!(layers().await?.as_deref() == Some("12, 7"), "it is lost");
        // What an address says counts more.
        another("#/?epochs=3").await?;
        ensure!(layers().await? == usual, "the address does not count");
        Ok(())
    })
}

async fn check(page: &Page, field: &str, wrong: &str) -> Result<()> {
    let right = page
        .field(field)
        .await?
        .prop("value")
        .await?
        .unwrap_or_default();
    let said_before = explanation(page, field).await?;
    page.fill(field, wrong).await?;
    page.until(
        &format!("{field} is marked when it is {wrong:?}"),
        async || page.is_marked_wrong(field).await,
    )
    .await?;
    ensure!(
        explanation(page, field).await? != said_before,
        "nothing says what is wrong with {wrong:?} as {field}"
    );
    let start = page.element("train-start").await?;
    if start.is_enabled().await? {
        start.click().await?;
        page.frames(10).await?;
    }
    // A training that was sent would run for long.
    page.until_state("idle")
        .await
        .with_context(|| format!("{wrong:?} as {field} was sent"))?;
    page.fill(field, &right).await?;
    page.until(&format!("{field} is no longer marked"), async || {
        Ok(!page.is_marked_wrong(field).await?)
    })
    .await
}

/// The text beside a field, tied to it for screen readers too: its hint, and what is wrong with it.
async fn explanation(page: &Page, field: &str) -> Result<String> {
    let script = "const field = document.querySelector(`[data-testid=train-form] [name='${arguments[0]}']`);
        const ids = `${field.getAttribute('aria-errormessage') ?? ''} ${field.getAttribute('aria-describedby') ?? ''}`;
        return ids.split(' ').map((id) => document.getElementById(id)?.innerText ?? '').join(' ').trim();";
    Ok(page
        .script(script, &[field.into()])
        .await?
        .as_str()
        .unwrap_or_default()
        .to_owned())
}
