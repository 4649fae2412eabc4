//! The network as a picture: a neuron's numbers are the engine's, and every neuron can be reached.

use anyhow::{Context, Result, ensure};
use digit_lab::insight::{Trace, WeightedSum};
use digit_lab::nn::Network;
use digit_lab_e2e::{Gesture, Page, Pointer, Visitor, visit};
use serde_json::json;

use super::{expect_near, open, pixels, put_test_digit, shipped, train};

/// Puts a digit of MNIST on the pad and opens its way through the network: which is that of the engine.
async fn look(page: &Page) -> Result<(Network<f32>, Trace<f32>)> {
    put_test_digit(page).await?;
    open(page, "network", "inside-z").await?;
    let network = shipped(page).await?;
    let trace = Trace::of(&network, &pixels(page).await?).context("a picture")?;
    Ok((network, trace))
}

#[test]
fn a_neurons_numbers_are_the_engines() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let (network, trace) = look(page).await?;
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

/// Moves the mouse over an output neuron.
async fn point_at(page: &Page, layer: usize, neuron: usize) -> Result<()> {
    let element =
        format!("document.querySelector('[data-layer=\"{layer}\"][data-neuron=\"{neuron}\"]')");
    // The page was scrolled to the neuron: where the mouse was before may be this very place.
    let over = Gesture::of(Pointer::Mouse).to((0.4, 0.5)).to((0.5, 0.5));
    page.perform(&element, &[over]).await
}

#[test]
fn a_neuron_is_taken_apart_while_the_pointer_is_over_it() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let (network, trace) = look(page).await?;
        let layer = network.layers().len() - 1;
        let read: usize = page.text("prediction").await?.parse()?;
        let sum = |neuron| WeightedSum::of(&network, &trace, layer, neuron, 10);
        for neuron in (0..10).filter(|neuron| *neuron != read) {
            let expected = sum(neuron).context("an output")?.z.into();
            point_at(page, layer, neuron).await?;
            let name = format!("output for {neuron}");
            page.until(&format!("the {name} is taken apart"), async || {
                Ok(page.text("inside-neuron-name").await?.contains(&name))
            })
            .await?;
            expect_near("z", page.number("inside-z", "value").await?, expected)?;
        }
        // Away from the picture, what was taken apart before comes back.
        let away = Gesture::of(Pointer::Mouse).to((0.5, 0.5));
        page.perform("document.querySelector('[data-testid=draw-pad]')", &[away])
            .await?;
        page.until("the output of the digit read is back", async || {
            let name = format!("output for {read}");
            Ok(page.text("inside-neuron-name").await?.contains(&name))
        })
        .await
    })
}
