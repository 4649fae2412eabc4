//! Drawing digits and having them read.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::{Value, json};

#[test]
fn every_drawn_digit_is_read() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        for digit in 0..10 {
            page.draw_digit(digit).await?;
            page.until_read(&digit.to_string()).await?;
            page.press("pad-clear").await?;
            page.until_read("").await?;
        }
        Ok(())
    })
}

#[test]
fn an_empty_pad_is_read_as_nothing() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.until_read("").await?;
        for digit in 0..10 {
            let score: f64 = page.number(&format!("score-{digit}"), "value").await?;
            ensure!(
                score == 0.0,
                "an empty pad gives digit {digit} the score {score}"
            );
        }
        Ok(())
    })
}

#[test]
fn the_digit_read_has_the_highest_score() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(7).await?;
        page.until_read("7").await?;
        let of_seven: f64 = page.number("score-7", "value").await?;
        for digit in 0..10 {
            let score: f64 = page.number(&format!("score-{digit}"), "value").await?;
            ensure!(
                (0.0..=1.0).contains(&score),
                "the score of {digit} is {score}"
            );
            ensure!(
                score <= of_seven,
                "{digit} has the score {score}, 7 only {of_seven}"
            );
        }
        let confidence: f64 = page.number("prediction", "confidence").await?;
        ensure!(
            (0.0..=1.0).contains(&confidence),
            "the confidence is {confidence}"
        );
        Ok(())
    })
}

#[test]
fn the_networks_input_is_shown() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(0).await?;
        page.until(
            "the input is a picture of 28 x 28 pixels with ink",
            async || {
                let input = network_input(page).await?;
                Ok(input["size"] == json!([28, 28]) && input["shades"].as_u64() > Some(2))
            },
        )
        .await
    })
}

#[test]
fn strange_drawings_do_no_harm() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let dot = vec![(0.5, 0.5)];
        let twice_in_one_place = vec![(0.4, 0.4), (0.4, 0.4)];
        let along_the_edge = vec![(0.01, 0.01), (0.99, 0.01), (0.99, 0.99)];
        let out_of_the_pad = vec![(0.5, 0.5), (0.5, -0.05), (-0.05, 0.5)];
        let scribble = (0..300)
            .map(|i| {
                (
                    0.5 + 0.3 * f64::from(i).sin(),
                    0.5 + 0.3 * f64::from(i * i).cos(),
                )
            })
            .collect();
        for drawing in [
            dot,
            twice_in_one_place,
            along_the_edge,
            out_of_the_pad,
            scribble,
        ] {
            let before: u64 = page.number("prediction", "reading").await?;
            page.draw(&[drawing]).await?;
            page.until("it has been read", async || {
                Ok(page.number::<u64>("prediction", "reading").await? > before)
            })
            .await?;
        }
        page.press("pad-clear").await?;
        page.draw_digit(1).await?;
        page.until_read("1").await
    })
}

#[test]
fn a_test_digit_can_be_put_on_the_pad_and_cleared() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.press("pad-random").await?;
        page.until("it has been read", async || {
            Ok(!page.text("prediction").await?.is_empty())
        })
        .await?;
        page.press("pad-clear").await?;
        page.until_read("").await
    })
}

#[test]
fn resizing_the_window_keeps_the_drawing() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(3).await?;
        page.until_read("3").await?;
        page.resize(500, 900, 2.0).await?;
        page.frames(4).await?;
        page.until_read("3").await
    })
}

/// The size of the network's input as shown, and how many different shades it has.
async fn network_input(page: &Page) -> Result<Value> {
    let script = "const canvas = document.querySelector('[data-testid=network-input]');
        const { width, height } = canvas;
        const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
        const shades = new Set();
        for (let i = 0; i < pixels.length; i += 4) shades.add(pixels.slice(i, i + 4).join());
        return { size: [width, height], shades: shades.size };";
    page.script(script, &[]).await
}
