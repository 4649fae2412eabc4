//! What matters in the picture: slopes, covering, nudges, and neurons that fall silent.

use anyhow::{Context, Result, ensure};
use digit_lab::insight::{OcclusionStudy, Saliency};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use super::{expect_near, open, pixels, put_test_digit, reader, train};

fn largest(values: &[f32]) -> f64 {
    values
        .iter()
        .fold(0.0, |most: f32, value| most.max(value.abs()))
        .into()
}

async fn until_known(page: &Page, map: &str) -> Result<()> {
    page.until(&format!("{map} has colors"), async || {
        Ok(page.data(map, "known").await? == "true")
    })
    .await
}

#[test]
fn maps_of_what_speaks_for_a_digit_are_the_engines() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "matters", "matters-covering").await?;
        let reader = reader(page).await?;
        let x = pixels(page).await?;
        let read: usize = page.text("prediction").await?.parse()?;
        for digit in [read, (read + 3) % 10] {
            page.choose("matters-digit", &digit.to_string()).await?;
            let saliency = Saliency::of(reader.network(), &x, digit).context("a picture")?;
            let expected = largest(&saliency.gradient);
            page.until(&format!("the slopes are those for {digit}"), async || {
                let shown: f64 = page.number("matters-slopes", "most").await?;
                Ok((shown - expected).abs() < 1e-3 * expected)
            })
            .await?;
            let study =
                OcclusionStudy::new(reader.network(), reader.calibration(), &x, digit, 5, 1);
            let mut study = study.context("a picture")?;
            while study.advance() {}
            let expected = largest(&study.occlusion().drops());
            page.until(&format!("covering is about {digit}"), async || {
                let shown: f64 = page.number("matters-covering", "most").await?;
                Ok(page.data("matters-covering", "known").await? == "true"
                    && (shown - expected).abs() < 1e-3 * expected.max(1e-3))
            })
            .await?;
        }

        // Each place says what would be read, by key.
        let said = "return document.querySelector('[data-testid=matters-covering] .matters-said').textContent;";
        let before = page.script(said, &[]).await?;
        let focus =
            "document.querySelector('[data-testid=matters-covering] .matters-sheet').focus();";
        page.script(focus, &[]).await?;
        page.send_keys("\u{e014}").await?;
        page.until("a place is read out", async || {
            Ok(page.script(said, &[]).await? != before)
        })
        .await
    })
}

#[test]
fn a_nudge_leads_from_the_reading_to_another() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "matters", "matters-nudge-find").await?;
        until_known(page, "matters-covering").await?;
        page.press("matters-nudge-find").await?;
        page.until("a nudge is found", async || page.has("matters-nudge").await)
            .await?;
        let read = page.text("prediction").await?;
        let (from, to) = (
            page.data("matters-nudge", "from").await?,
            page.data("matters-nudge", "to").await?,
        );
        ensure!(from == read && to != read, "from {from} to {to}");
        ensure!(page.data("matters-nudge", "read").await? == to);
        ensure!(page.number::<f64>("matters-nudge", "distance").await? > 0.0);

        // At its beginning the picture is the digit itself.
        slide(page, "0").await?;
        ensure!(page.data("matters-nudge", "read").await? == from);
        for digit in 0..10 {
            let id = format!("matters-nudge-score-{digit}");
            let expected = page.number(&format!("score-{digit}"), "value").await?;
            expect_near(&id, page.number(&id, "value").await?, expected)?;
        }

        // At its end, on the pad, it is read as the other.
        slide(page, "1").await?;
        page.press("matters-nudge-put").await?;
        page.until_read(&to).await?;
        ensure!(page.has("matters-nudge").await?, "the nudge stays");
        page.press("pad-undo").await?;
        page.until_read(&from).await
    })
}

#[test]
fn a_nudge_towards_a_digit_of_ones_choice_stays_when_it_is_put_on_the_pad() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "matters", "matters-nudge-find").await?;
        let read = page.text("prediction").await?;
        let find = async || {
            page.press("matters-nudge-find").await?;
            page.until("a nudge is found", async || page.has("matters-nudge").await)
                .await
        };
        // No gradient leads to just any digit: to the nearest one does.
        find().await?;
        let wanted = page.data("matters-nudge", "to").await?;
        page.choose("matters-nudge-to", &wanted).await?;
        page.until("another choice is another question", async || {
            Ok(!page.has("matters-nudge").await?)
        })
        .await?;
        find().await?;
        ensure!(page.data("matters-nudge", "to").await? == wanted);
        page.press("matters-nudge-put").await?;
        page.until_read(&wanted).await?;
        page.frames(4).await?;
        ensure!(page.has("matters-nudge").await?, "the nudge stays");
        page.choose("matters-nudge-to", &read).await?;
        page.until("the nudge is forgotten", async || {
            Ok(!page.has("matters-nudge").await?)
        })
        .await
    })
}

#[test]
fn an_answer_stays_while_the_network_learns_on_and_is_asked_for_anew() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("layers", "12").await?;
        page.fill("epochs", "100000").await?;
        page.fill("training-size", "300").await?;
        page.press("train-start").await?;
        page.until("the network that learns can read", async || {
            Ok(page.script(LEARNER, &[]).await? != json!(null))
        })
        .await?;
        let learner = page.script(LEARNER, &[]).await?;
        let learner = learner.as_str().context("a network that learns")?;
        page.choose("reader", learner).await?;
        put_test_digit(page).await?;
        open(page, "matters", "matters-covering").await?;
        // While it learns it may read another digit, which would be another question.
        page.choose("matters-digit", "1").await?;
        until_known(page, "matters-covering").await?;
        let is_hidden = "return document.querySelector('[data-testid=matters-cover]').hidden;";
        let is_behind = async || Ok(page.script(is_hidden, &[]).await? == json!(false));
        page.until("it has learned more since", is_behind).await?;
        ensure!(page.data("matters-covering", "known").await? == "true");

        // It may have learned more again before one looks.
        let watch = "const offer = document.querySelector('[data-testid=matters-cover]');
            const look = () => { window.wasAsked ||= offer.hidden; };
            new MutationObserver(look).observe(offer, { attributeFilter: ['hidden'] });";
        page.script(watch, &[]).await?;
        page.press("matters-cover").await?;
        page.until("it is asked anew", async || {
            Ok(page.script("return window.wasAsked;", &[]).await? == json!(true))
        })
        .await?;
        until_known(page, "matters-covering").await?;
        page.open("#/", "train-stop").await?;
        page.press("train-stop").await?;
        page.until_state("stopped").await
    })
}

/// A network besides the shipped one that can be chosen.
const LEARNER: &str = "const readers = [...document.querySelector('[data-testid=reader]').options];
    return readers.map((reader) => reader.value).find((it) => it !== 'shipped') ?? null;";

async fn slide(page: &Page, to: &str) -> Result<()> {
    let script = "const slider = document.querySelector('[data-testid=matters-nudge-slider]');
        slider.value = arguments[0];
        slider.dispatchEvent(new Event('input', { bubbles: true }));";
    page.script(script, &[json!(to)]).await?;
    page.frames(2).await
}

#[test]
fn the_neuron_that_is_missed_most_comes_first() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page, "18").await?;
        page.draw_digit(5).await?;
        open(page, "matters", "matters-silence").await?;
        page.press("matters-silence").await?;
        page.until("each neuron has been silent", async || {
            page.has("matters-silence-table").await
        })
        .await?;
        let script = "return [...document.querySelectorAll('[data-testid=matters-silent]')]
            .map((row) => Number(row.dataset.accuracy));";
        let few: Vec<f64> = serde_json::from_value(page.script(script, &[]).await?)?;
        ensure!(few.len() == 16 && few.is_sorted(), "{few:?}");
        page.press("matters-silence-more").await?;
        page.until("all are shown", async || {
            let all: Vec<f64> = serde_json::from_value(page.script(script, &[]).await?)?;
            Ok(all.len() == 18 && all.is_sorted())
        })
        .await?;
        // The whole network's accuracy is that of its readings.
        let whole: f64 = page.number("matters-silence-table", "accuracy").await?;
        let images: u32 = page.number("matters-silence-table", "images").await?;
        open(page, "mistakes", "mistakes-summary").await?;
        let right: f64 = page.number("mistakes-summary", "right").await?;
        let count: u32 = page.number("mistakes-summary", "count").await?;
        ensure!(images == count, "{images} of {count} images");
        expect_near("the accuracy", whole, right / f64::from(count))?;

        // Without hidden layer there is nothing to remove.
        train(page, "").await?;
        open(page, "matters", "matters-no-hidden").await
    })
}
