//! Looking inside: the numbers shown are the engine's, for the digit on the pad and the network that reads it.

mod check;
mod landscape;
mod learning;
mod matters;
mod mistakes;
mod network;
mod shapes;
mod space;
mod step;

use anyhow::{Context, Result, ensure};
use digit_lab::data::{DataFile, Mnist};
use digit_lab::drawing::PIXELS;
use digit_lab::insight::LearningStep;
use digit_lab::nn::{Cost, Network, Regularization, Sgd};
use digit_lab::reading::Reader;
use digit_lab_e2e::{Page, Visitor, root, visit};
use serde_json::{Value, json};

/// Between the page's wasm and native arithmetic.
const TOLERANCE: f64 = 1e-4;

/// Goes to a view of the inside and waits until it is there.
async fn open(page: &Page, view: &str, shows: &str) -> Result<()> {
    page.open(&format!("#/inside/{view}"), shows).await
}

/// Puts a digit of MNIST on the pad, whose pixels are known exactly, and waits until it is read.
async fn put_test_digit(page: &Page) -> Result<()> {
    let before: u64 = page.number("prediction", "reading").await?;
    page.press("pad-random").await?;
    page.until("the test digit has been read", async || {
        Ok(page.number::<u64>("prediction", "reading").await? > before
            && !page.text("prediction").await?.is_empty())
    })
    .await
}

/// What the network gets.
async fn pixels(page: &Page) -> Result<Vec<f32>> {
    let script = "const canvas = document.querySelector('[data-testid=network-input]');
        const { data } = canvas.getContext('2d').getImageData(0, 0, 28, 28);
        return [...data].filter((_, index) => index % 4 === 0);";
    let bytes: Vec<u8> = serde_json::from_value(page.script(script, &[]).await?)?;
    ensure!(bytes.len() == PIXELS, "{} pixels", bytes.len());
    let gray = |byte| f32::from(byte) / f32::from(u8::MAX);
    Ok(bytes.into_iter().map(gray).collect())
}

/// The bundled digits.
fn bundled() -> Result<Mnist> {
    let folder = root().join("www/data");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "gz") {
            let name = entry.file_name().to_string_lossy().into_owned();
            let bytes = std::fs::read(path)?;
            files.push(DataFile {
                name,
                bytes: bytes.into(),
            });
        }
    }
    Ok(Mnist::from_files(&files)?)
}

/// What reads at first, as the page has it.
async fn reader(page: &Page) -> Result<Reader> {
    let script = "const done = arguments[0];
        fetch('models/shipped.safetensors').then((it) => it.arrayBuffer())
            .then((it) => done([...new Uint8Array(it)]));";
    let bytes: Vec<u8> = serde_json::from_value(page.script_until_done(script, &[]).await?)?;
    Ok(Reader::from_file(&bytes)?)
}

/// The network that comes with the page.
async fn shipped(page: &Page) -> Result<Network<f32>> {
    Ok(reader(page).await?.network().clone())
}

/// The step that the pad's digit and this label ask of the network that comes with the page.
async fn learning_step(page: &Page, label: usize) -> Result<LearningStep<f32>> {
    let sgd = Sgd {
        learning_rate: 0.5,
        regularization: Regularization::None,
        lambda: 0.0,
        training_size: 1,
    };
    let mut y = [0.0; 10];
    y[label] = 1.0;
    let network = shipped(page).await?;
    LearningStep::of(
        &network,
        Cost::LogLikelihood,
        &sgd,
        &pixels(page).await?,
        &y,
    )
    .context("a step")
}

/// Trains a small network with these hidden layers, and reads with it.
async fn train(page: &Page, layers: &str) -> Result<()> {
    page.go("#/").await?;
    page.until("the form is there", async || page.has("train-form").await)
        .await?;
    page.fill("layers", layers).await?;
    page.fill("epochs", "1").await?;
    page.fill("training-size", "300").await?;
    let others = "const readers = [...document.querySelector('[data-testid=reader]').options];
        return readers.map((reader) => reader.value).filter((it) => it !== 'shipped');";
    let known = page.script(others, &[]).await?;
    page.press("train-start").await?;
    page.until("another network has been trained", async || {
        Ok(page.data("train-status", "state").await? == "finished"
            && page.script(others, &[]).await? != known)
    })
    .await?;
    let trained = page.script(others, &[]).await?;
    let last = trained.as_array().and_then(|all| all.last()?.as_str());
    page.choose("reader", last.context("a trained network")?)
        .await
}

fn expect_near(what: &str, shown: f64, expected: f64) -> Result<()> {
    let apart = (shown - expected).abs() / expected.abs().max(1.0);
    ensure!(
        apart < TOLERANCE,
        "{what} is shown as {shown}, expected {expected}"
    );
    Ok(())
}

#[test]
fn an_empty_pad_offers_a_test_digit() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "network", "inside-nothing").await?;
        page.press("inside-test-digit").await?;
        page.until("the digit is looked into", async || {
            page.has("inside-diagram").await
        })
        .await?;
        page.until_focus("#inside-tab-network").await?;
        page.press("pad-clear").await?;
        page.until("the pad is said to be empty", async || {
            page.has("inside-nothing").await
        })
        .await
    })
}

#[test]
fn views_are_tabs_with_addresses_and_arrow_keys() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(1).await?;
        open(page, "network", "inside-diagram").await?;
        page.press("inside-tab-step").await?;
        page.until("the step is shown", async || {
            page.has("inside-stages").await
        })
        .await?;
        page.send_keys("\u{e012}").await?;
        page.until("the network is shown, at its address", async || {
            let address = page.script("return location.hash;", &[]).await?;
            Ok(page.has("inside-diagram").await? && address == json!("#/inside/network"))
        })
        .await
    })
}

#[test]
fn the_tab_of_the_view_shown_is_in_sight_on_a_phone() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        page.draw_digit(7).await?;
        for view in ["landscape", "network", "matters", "space"] {
            let tab = format!("inside-tab-{view}");
            open(page, view, &tab).await?;
            let script = "const tab = document.querySelector(`[data-testid='${arguments[0]}']`);
                const line = tab.parentElement.getBoundingClientRect(), it = tab.getBoundingClientRect();
                const fades = parseFloat(getComputedStyle(tab.parentElement).maskImage.match(/([0-9.]+)px/)[1]);
                return tab.ariaSelected === 'true' && it.left >= line.left - 1 && it.right <= line.right - fades + 1;";
            page.until(&format!("{tab} is in sight"), async || {
                Ok(page.script(script, &[json!(tab)]).await? == json!(true))
            })
            .await?;
        }
        Ok(())
    })
}

#[test]
fn nothing_is_wider_than_a_phone_in_either_language() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        page.draw_digit(7).await?;
        for language in ["en", "zh"] {
            page.choose("language", language).await?;
            for (view, shows) in [
                ("network", "inside-z"),
                ("step", "inside-figure"),
                ("check", "inside-figure"),
                ("matters", "matters-covering"),
                ("mistakes", "mistakes-confusion"),
                ("learning", "inside-learning"),
                ("space", "space-near"),
                ("landscape", "landscape-plot"),
            ] {
                open(page, view, shows).await?;
                page.frames(4).await?;
                let script = "const { scrollWidth, clientWidth } = document.documentElement;
                    return [scrollWidth, clientWidth];";
                let widths: Value = page.script(script, &[]).await?;
                ensure!(widths[0] == widths[1], "{view} in {language}: {widths}");
            }
        }
        Ok(())
    })
}
