//! The death of the training worker: noticed, said, and made good.

use anyhow::Result;
use digit_lab_e2e::workers::{Death, REMEMBER};
use digit_lab_e2e::{Visitor, visit};

#[test]
fn a_worker_that_breaks_is_replaced_and_its_training_goes_on() -> Result<()> {
    check(Death::Error)
}

#[test]
fn a_worker_that_dies_silently_is_replaced_and_its_training_goes_on() -> Result<()> {
    check(Death::Silent)
}

fn check(death: Death) -> Result<()> {
    visit(
        Visitor::desktop().with_script(REMEMBER),
        async move |page| {
            page.fill("epochs", "100000").await?;
            page.press("train-start").await?;
            page.until_checkpoint_after(2).await?;
            page.kill_worker(death).await?;
            page.until("the page says what happened", async || {
                Ok(!page.text("error").await?.is_empty())
            })
            .await?;
            page.until_state("running").await?;
            page.until("it goes on from where it was", async || {
                Ok(page.number::<u32>("train-status", "epoch").await? > 1)
            })
            .await?;
            page.press("train-stop").await?;
            page.until_state("stopped").await?;

            page.fill("epochs", "1").await?;
            page.fill("training-size", "200").await?;
            page.press("train-start").await?;
            page.until_state("finished").await?;
            page.until("the error is gone", async || {
                Ok(page.text("error").await?.is_empty())
            })
            .await
        },
    )
}
