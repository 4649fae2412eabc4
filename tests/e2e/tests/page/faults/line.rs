//! A line that breaks while data comes.

use anyhow::{Context, Result, ensure};
use digit_lab_e2e::{Host, Page, Visitor, visit_at};
use serde_json::json;

/// Of the bundled digits' largest file, of 1.6 MB; the others are 29 % of all.
const IMAGES: &str = "training-images";

/// What is let through before the line breaks.
const BYTES: usize = 800_000;

/// The share of the digits that is here, 0 to 1.
async fn share(page: &Page) -> Result<f64> {
    let script = "return document.querySelector('.train-bar').value;";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}

/// What browsers say of it. Parts of the page that were just then being fetched do not come, either.
fn expect_broken_line(page: &Page) {
    for said in [
        "net::ERR",
        "Failed to fetch",
        "NS_ERROR_NET",
        "NS_ERROR_CONNECTION_REFUSED",
        "NetworkError",
    ] {
        page.allow_error(said);
    }
}

/// Presses Train; the line breaks in the midst of the images.
async fn train_and_break(page: &Page) -> Result<()> {
    expect_broken_line(page);
    let line = page.host().line();
    // Whoever touches the form is about to train, and the digits begin to come.
    line.hold(IMAGES, BYTES);
    page.fill("epochs", "1").await?;
    page.press("train-start").await?;
    page.until("the images begin to come", async || Ok(line.is_holding()))
        .await?;
    page.until("the page has some of them", async || {
        Ok(share(page).await? > 0.4)
    })
    .await?;
    line.cut();
    until_it_tries_again(page).await
}

async fn until_it_tries_again(page: &Page) -> Result<()> {
    page.until("it says that it tries again", async || {
        let script = "return document.querySelector('.train-word').textContent;";
        let words = page.script(script, &[]).await?;
        Ok(words
            .as_str()
            .is_some_and(|words| words.contains("no connection")))
    })
    .await
}

/// From which byte on the images were last asked for.
fn asked_from(page: &Page) -> Option<usize> {
    let requests = page.host().line().requests();
    let mut last_first = requests.iter().rev();
    last_first.find(|it| it.target.contains(IMAGES))?.from
}

fn host(name: &str) -> Result<Host> {
    Host::of_copy(name)
}

#[test]
fn digits_that_break_off_go_on_where_they_were() -> Result<()> {
    visit_at(host("line")?, Visitor::desktop(), async |page| {
        train_and_break(page).await?;
        page.host().line().mend();
        page.until_state("finished").await?;
        let from = asked_from(page).context("all images were asked for again")?;
        ensure!((1..=BYTES).contains(&from), "the rest began at {from}");
        let accuracy: f64 = page.number("metric-validation-accuracy", "value").await?;
        ensure!(accuracy > 0.8, "{accuracy} of the validation digits");
        ensure!(page.text("error").await?.is_empty(), "something is said");
        Ok(())
    })
}

#[test]
fn the_list_of_the_digits_files_is_asked_for_again_too() -> Result<()> {
    visit_at(host("list-line")?, Visitor::desktop(), async |page| {
        expect_broken_line(page);
        let line = page.host().line();
        line.hold("manifest.json", 10);
        page.fill("epochs", "1").await?;
        page.press("train-start").await?;
        page.until("the list begins to come", async || Ok(line.is_holding()))
            .await?;
        line.cut();
        until_it_tries_again(page).await?;
        line.mend();
        page.until_state("finished").await?;
        ensure!(page.text("error").await?.is_empty(), "something is said");
        Ok(())
    })
}

#[test]
fn digits_that_never_come_are_given_up_with_a_sentence_and_kept() -> Result<()> {
    visit_at(host("no-line")?, Visitor::desktop(), async |page| {
        train_and_break(page).await?;
        page.until("it is given up", async || {
            Ok(page.text("error").await?.contains("Press Train"))
        })
        .await?;
        page.host().line().mend();
        page.press("train-start").await?;
        page.until_state("finished").await?;
        let from = asked_from(page).context("all images were asked for again")?;
        ensure!((1..=BYTES).contains(&from), "the rest began at {from}");
        Ok(())
    })
}

#[test]
fn the_wait_for_digits_can_be_ended() -> Result<()> {
    visit_at(host("ended-line")?, Visitor::desktop(), async |page| {
        train_and_break(page).await?;
        page.press("train-stop").await?;
        page.until_state("idle").await?;
        page.host().line().mend();
        page.frames(60).await?;
        ensure!(
            page.data("train-status", "state").await? == "idle",
            "it begins all the same"
        );
        let script = "return document.querySelectorAll('[data-testid=run]').length;";
        ensure!(page.script(script, &[]).await? == json!(0));
        Ok(())
    })
}
