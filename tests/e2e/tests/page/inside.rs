//! Looking inside: the numbers shown are the engine's, for the digit on the pad and the network that reads it.

mod landscape;
mod learning;
mod matters;
mod mistakes;
mod space;

use anyhow::{Context, Result, ensure};
use digit_lab::data::{DataFile, Mnist};
use digit_lab::drawing::PIXELS;
use digit_lab::insight::{LearningStep, Stage, Trace, WeightedSum};
use digit_lab::nn::{Cost, Network, Regularization, Sgd};
use digit_lab::reading::Reader;
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::{Value, json};

/// Between the page's wasm and native arithmetic.
const TOLERANCE: f64 = 1e-4;

/// Goes to a view of the inside and waits until it is there.
async fn open(page: &Page, view: &str, shows: &str) -> Result<()> {
    let script = "location.hash = arguments[0];";
    page.script(script, &[json!(format!("#/inside/{view}"))])
        .await?;
    page.until(&format!("the inside shows {shows}"), async || {
        page.has(shows).await
    })
    .await
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
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/data");
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

/// Trains a small network with these hidden layers, and reads with it.
async fn train(page: &Page, layers: &str) -> Result<()> {
    page.script("location.hash = '#/';", &[]).await?;
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

/// The stage shown, counted from 0.
async fn stage(page: &Page) -> Result<usize> {
    page.number("inside-stages", "stage").await
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
        page.press("pad-clear").await?;
        page.until("the pad is said to be empty", async || {
            page.has("inside-nothing").await
        })
        .await
    })
}

#[test]
fn a_neurons_numbers_are_the_engines() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "network", "inside-z").await?;
        let network = shipped(page).await?;
        let trace = Trace::of(&network, &pixels(page).await?).context("a picture")?;
        let layer = network.layers().len() - 1;
        // Until someone picks another neuron it is the output of the digit read.
        let digit: usize = page.text("prediction").await?.parse()?;
        let sum = WeightedSum::of(&network, &trace, layer, digit, 10).context("an output")?;
        expect_near("z", page.number("inside-z", "value").await?, sum.z.into())?;
        expect_near("a", page.number("inside-a", "value").await?, sum.a.into())?;
        let script = "return document.querySelectorAll('[data-testid=inside-term]').length;";
        ensure!(page.script(script, &[]).await? == json!(sum.terms.len()));

        // Every output neuron is as active as the engine says.
        let script = "return [...document.querySelectorAll(`[data-layer='${arguments[0]}']`)]
            .map((neuron) => Number(neuron.dataset.activation));";
        let shown: Vec<f64> = serde_json::from_value(page.script(script, &[json!(layer)]).await?)?;
        ensure!(
            shown.len() == trace.output().len(),
            "{} outputs",
            shown.len()
        );
        for (shown, &expected) in shown.iter().zip(trace.output()) {
            expect_near("an output", *shown, expected.into())?;
        }
        Ok(())
    })
}

#[test]
fn arrow_keys_go_to_another_neuron_and_drawing_changes_its_numbers() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(3).await?;
        open(page, "network", "inside-z").await?;
        let name = page.text("inside-neuron-name").await?;
        let focus = "document.querySelector('[data-testid=inside-diagram]').focus();";
        page.script(focus, &[]).await?;
        page.send_keys("\u{e012}").await?;
        page.until("another neuron is taken apart", async || {
            Ok(page.text("inside-neuron-name").await? != name)
        })
        .await?;
        // Its activation may be 0 for both digits.
        let before = page.data("inside-z", "value").await?;
        page.press("pad-clear").await?;
        page.draw_digit(8).await?;
        page.until("its numbers are those of the new digit", async || {
            Ok(page.has("inside-z").await? && page.data("inside-z", "value").await? != before)
        })
        .await
    })
}

#[test]
fn a_pressed_picture_of_weights_is_the_neuron_that_is_taken_apart() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(7).await?;
        open(page, "network", "inside-weights").await?;
        let press =
            "const pictures = document.querySelectorAll('[data-testid=inside-weights-pick]');
            pictures[4].click(); return pictures[4].getAttribute('aria-pressed');";
        page.script(press, &[]).await?;
        page.until("the fifth filter of the first layer is", async || {
            let name = page.text("inside-neuron-name").await?;
            Ok(name.contains("Layer 2") && name.contains("map 5"))
        })
        .await
    })
}

#[test]
fn a_trained_network_is_looked_into_with_a_picture_a_neuron() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page, "12").await?;
        page.draw_digit(5).await?;
        open(page, "network", "inside-weights").await?;
        let script = "return document.querySelectorAll('.inside-weights-one canvas').length;";
        page.until("each hidden neuron has a picture", async || {
            Ok(page.script(script, &[]).await? == json!(12))
        })
        .await?;
        let script = "const [canvas] = document.querySelectorAll('.inside-weights-one canvas');
            return [canvas.width, canvas.height];";
        let size = page.script(script, &[]).await?;
        ensure!(size == json!([28, 28]), "a picture of {size}");
        // The lines from what is drawn to the neurons.
        let script = "return [...document.querySelectorAll('.inside-lines path')]
            .some((path) => path.getAttribute('d'));";
        page.until("there are lines", async || {
            Ok(page.script(script, &[]).await? == json!(true))
        })
        .await
    })
}

#[test]
fn a_steps_numbers_are_the_engines() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "step", "inside-stages").await?;
        let network = shipped(page).await?;
        let label: usize = 4;
        page.choose("inside-label", "4").await?;
        let mut y = [0.0; 10];
        y[label] = 1.0;
        let sgd = Sgd {
            learning_rate: 0.5,
            regularization: Regularization::None,
            lambda: 0.0,
            training_size: 1,
        };
        let x = pixels(page).await?;
        let step =
            LearningStep::of(&network, Cost::LogLikelihood, &sgd, &x, &y).context("a step")?;
        page.until("the step is one towards a 4", async || {
            let before: f64 = page.number("inside-cost-before", "value").await?;
            Ok((before - step.costs[0]).abs() < TOLERANCE * step.costs[0].max(1.0))
        })
        .await?;
        expect_near(
            "the cost after the step",
            page.number("inside-cost-after", "value").await?,
            step.costs[1],
        )?;
        for (neuron, &output) in step.after.output().iter().enumerate() {
            let id = format!("inside-after-{neuron}");
            expect_near(&id, page.number(&id, "value").await?, output.into())?;
        }

        // Every stage shows its matrices, with the engine's least and most numbers.
        let stages = step.stages();
        for (index, stage) in stages.iter().enumerate() {
            page.choose("inside-stage", &index.to_string()).await?;
            expect_figures(page, &step, *stage).await?;
        }
        Ok(())
    })
}

async fn expect_figures(page: &Page, step: &LearningStep<f32>, stage: Stage) -> Result<()> {
    let script = "return [...document.querySelectorAll('[data-testid=inside-figure]')]
        .map((figure) => [Number(figure.dataset.least), Number(figure.dataset.most)]);";
    let expected = step.quantities(stage);
    page.until(&format!("{stage:?} has its matrices"), async || {
        let shown = page.script(script, &[]).await?;
        Ok(shown.as_array().map(Vec::len) == Some(expected.len()))
    })
    .await?;
    let shown: Vec<[f64; 2]> = serde_json::from_value(page.script(script, &[]).await?)?;
    for (quantity, [least, most]) in expected.iter().zip(shown) {
        let values = || quantity.values.iter().map(|value| f64::from(*value));
        let what = format!("{:?} of {stage:?}", quantity.symbol);
        expect_near(&what, least, values().fold(f64::INFINITY, f64::min))?;
        expect_near(&what, most, values().fold(f64::NEG_INFINITY, f64::max))?;
    }
    Ok(())
}

#[test]
fn stages_go_forwards_and_backwards_by_button_and_key() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(2).await?;
        open(page, "step", "inside-stages").await?;
        ensure!(stage(page).await? == 0);
        page.press("inside-next").await?;
        page.until("the second stage is shown", async || {
            Ok(stage(page).await? == 1)
        })
        .await?;
        // The focus is on the button; arrow keys go on from there.
        page.send_keys("\u{e014}").await?;
        page.send_keys("\u{e014}").await?;
        page.until("the fourth stage is shown", async || {
            Ok(stage(page).await? == 3)
        })
        .await?;
        page.send_keys("\u{e012}").await?;
        page.press("inside-back").await?;
        page.until("the second stage is shown", async || {
            Ok(stage(page).await? == 1)
        })
        .await
    })
}

#[test]
fn steps_are_taken_by_a_copy_and_taken_back() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(6).await?;
        open(page, "step", "inside-stages").await?;
        page.choose("inside-label", "0").await?;
        page.until("the cost is one of a wrong reading", async || {
            Ok(page.number::<f64>("inside-cost-before", "value").await? > 1.0)
        })
        .await?;
        let first = page.data("inside-cost-before", "value").await?;
        let after = page.data("inside-cost-after", "value").await?;
        page.press("inside-take").await?;
        page.until("the next step begins where this one ended", async || {
            Ok(page.data("inside-cost-before", "value").await? == after)
        })
        .await?;
        // The network that reads the pad is as before.
        page.until_read("6").await?;
        page.press("inside-reset").await?;
        page.until("the first step is back", async || {
            Ok(page.data("inside-cost-before", "value").await? == first)
        })
        .await
    })
}

#[test]
fn a_network_that_took_steps_reads_the_pad() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(6).await?;
        open(page, "step", "inside-stages").await?;
        page.choose("inside-label", "0").await?;
        page.until("the cost is one of a wrong reading", async || {
            Ok(page.number::<f64>("inside-cost-before", "value").await? > 1.0)
        })
        .await?;
        let mut after = String::new();
        for _ in 0..2 {
            let before = page.data("inside-cost-before", "value").await?;
            after = page.data("inside-cost-after", "value").await?;
            page.press("inside-take").await?;
            page.until("the step is taken", async || {
                Ok(page.data("inside-cost-before", "value").await? != before)
            })
            .await?;
        }
        page.press("inside-read-with").await?;
        let script = "const reader = document.querySelector('[data-testid=reader]');
            return [reader.value, reader.selectedOptions[0].textContent.includes('2')];";
        page.until("the pad is read with it", async || {
            Ok(page.script(script, &[]).await? == json!(["stepped-1", true]))
        })
        .await?;
        // It is the very same network: its cost is what the last step came to.
        page.choose("inside-label", "0").await?;
        page.until("the next step begins there", async || {
            Ok(page.data("inside-cost-before", "value").await? == after)
        })
        .await
    })
}

#[test]
fn four_outputs_are_named_by_what_their_bits_are_worth() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("layers", "12").await?;
        page.choose_in_form("output-coding", "binary").await?;
        page.fill("epochs", "1").await?;
        page.fill("training-size", "200").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        let other = "const readers = [...document.querySelector('[data-testid=reader]').options];
            return readers.find((reader) => reader.value !== 'shipped').value;";
        let trained = page.script(other, &[]).await?;
        page.choose("reader", trained.as_str().unwrap_or_default())
            .await?;
        put_test_digit(page).await?;
        open(page, "network", "inside-z").await?;
        let script = "return [...document.querySelectorAll('.inside-output')]
            .map((it) => it.textContent);";
        page.until("the outputs are bits", async || {
            Ok(page.script(script, &[]).await? == json!(["8", "4", "2", "1"]))
        })
        .await?;
        open(page, "step", "inside-stages").await?;
        page.choose("inside-label", "6").await?;
        let script = "return [...document.querySelectorAll('.inside-outcome tbody tr')]
            .map((row) => [row.cells[0].textContent.match(/[0-9]/)[0], row.cells[1].textContent]);";
        let six = json!([["8", "0"], ["4", "1"], ["2", "1"], ["1", "0"]]);
        page.until("a six is wanted", async || {
            Ok(page.script(script, &[]).await? == six)
        })
        .await
    })
}

#[test]
fn weights_are_checked_at_random_and_by_key() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        put_test_digit(page).await?;
        open(page, "check", "inside-check-random").await?;
        let label: usize = {
            let script = "return document.querySelector('[data-testid=inside-check-label]').value;";
            let label = page.script(script, &[]).await?;
            label.as_str().context("a label")?.parse()?
        };
        page.press("inside-check-random").await?;
        until_checked(page, 8).await?;
        let network = shipped(page).await?;
        let mut y = [0.0; 10];
        y[label] = 1.0;
        let sgd = Sgd {
            learning_rate: 0.5,
            regularization: Regularization::None,
            lambda: 0.0,
            training_size: 1,
        };
        let x = pixels(page).await?;
        let step =
            LearningStep::of(&network, Cost::LogLikelihood, &sgd, &x, &y).context("a step")?;
        let script = "return [...document.querySelectorAll('[data-testid=inside-check-row]')]
            .map(({ dataset: it }) => [Number(it.layer), it.part, Number(it.index), Number(it.backprop)]);";
        let rows: Vec<(usize, String, usize, f64)> =
            serde_json::from_value(page.script(script, &[]).await?)?;
        for (layer, part, index, backprop) in rows {
            let gradient = &step.layers[layer].gradient;
            let expected = gradient.slices()[usize::from(part == "biases")][index];
            expect_near(
                &format!("gradient {index} of {layer}"),
                backprop,
                expected.into(),
            )?;
        }

        // One more, by keyboard.
        let focus = "document.querySelector('.inside-figure-sheet').focus();";
        page.script(focus, &[]).await?;
        page.send_keys("\u{e014}\u{e007}").await?;
        until_checked(page, 9).await
    })
}

async fn until_checked(page: &Page, count: usize) -> Result<()> {
    let script = "return document.querySelectorAll('[data-testid=inside-check-row]').length;";
    page.until(&format!("{count} weights are checked"), async || {
        Ok(page.script(script, &[]).await? == json!(count))
    })
    .await
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
