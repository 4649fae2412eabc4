//! Mouse, finger and pen, alone and together.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Gesture, PAD, Page, Pointer, Shortcut, Visitor, digits, visit};
use serde_json::{Value, json};

#[test]
fn a_digit_is_read_whatever_it_is_drawn_with() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.script(KEEP_POINTERS, &[]).await?;
        for pointer in [Pointer::Mouse, Pointer::Finger, Pointer::Pen] {
            if pointer == Pointer::Pen && !page.has_pen() {
                continue;
            }
            for digit in [2, 4] {
                for stroke in digits::strokes(digit) {
                    let gesture = Gesture::of(pointer).along(&stroke).up();
                    page.perform(PAD, &[gesture]).await?;
                }
                page.until_read(&digit.to_string()).await?;
                let seen = page.script("return [...window.seen];", &[]).await?;
                ensure!(
                    seen == json!([pointer.name()]),
                    "drawn with {pointer:?}, the page saw {seen}"
                );
                page.press("pad-clear").await?;
                page.until_read("").await?;
                page.script("window.seen.clear();", &[]).await?;
            }
        }
        Ok(())
    })
}

#[test]
fn a_second_finger_does_not_spoil_the_stroke() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        let seven = &digits::strokes(7)[0];
        // The first finger's stroke takes longer than all that the other does, beside it on the pad.
        let drawing = Gesture::of(Pointer::Finger).along(seven).up();
        let other = Gesture::of(Pointer::Finger)
            .named("another finger")
            .rest()
            .along(&[(0.85, 0.85), (0.15, 0.9), (0.1, 0.2)])
            .up();
        page.perform(PAD, &[drawing, other]).await?;
        page.until_read("7").await?;
        // It was one stroke, and the next one is drawn as ever.
        page.press("pad-undo").await?;
        page.until_read("").await?;
        page.draw_digit(1).await?;
        page.until_read("1").await
    })
}

#[test]
fn a_finger_that_stays_on_the_pad_does_not_hinder_the_next() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        let resting = Gesture::of(Pointer::Finger).named("resting finger");
        // The finger that came first draws; it is lifted while the other, which drew nothing, is still there.
        let first = Gesture::of(Pointer::Finger)
            .along(&digits::strokes(1)[0])
            .up();
        page.perform(PAD, &[first, resting.clone().rest().along(&[(0.9, 0.9)])])
            .await?;
        page.until_read("1").await?;
        // By a key: with a finger on the pad, a tap is no click.
        page.shortcut(Shortcut::Clear).await?;
        page.until_read("").await?;
        page.draw_digit(7).await?;
        page.until_read("7").await?;
        page.perform(PAD, &[resting.up()]).await?;
        page.frames(2).await?;
        page.until_read("7").await
    })
}

#[test]
fn a_stroke_whose_finger_the_system_takes_away_is_kept() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        let finger = || Gesture::of(Pointer::Finger);
        page.perform(PAD, &[finger().along(&digits::strokes(7)[0])])
            .await?;
        page.take_finger_away(PAD).await?;
        page.until_read("7").await?;
        // What the finger does afterwards is no part of it.
        page.perform(PAD, &[finger().to((0.1, 0.9)).to((0.9, 0.9)).up()])
            .await?;
        page.frames(2).await?;
        page.until_read("7").await?;
        page.press("pad-undo").await?;
        page.until_read("").await?;
        page.draw_digit(1).await?;
        page.until_read("1").await
    })
}

#[test]
fn a_pen_draws_only_where_it_touches() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        if !page.has_pen() {
            return Ok(());
        }
        let pen = || Gesture::of(Pointer::Pen);
        let hovering = digits::strokes(7)[0]
            .iter()
            .fold(pen(), |pen, &place| pen.to(place));
        let before: u64 = page.number("prediction", "reading").await?;
        page.perform(PAD, &[hovering]).await?;
        page.frames(4).await?;
        page.until_read("").await?;
        let after: u64 = page.number("prediction", "reading").await?;
        ensure!(after == before, "a hovering pen had the pad read");
        page.perform(
            PAD,
            &[pen().along(&digits::strokes(1)[0]).up().to((0.9, 0.9))],
        )
        .await?;
        page.until_read("1").await
    })
}

#[test]
fn how_hard_a_pen_presses_makes_no_difference() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        if !page.has_pen() {
            return Ok(());
        }
        let mut inputs = Vec::new();
        for pressure in [0.05, 1.0] {
            let pen = Gesture::of(Pointer::Pen).pressing(pressure);
            page.perform(PAD, &[pen.along(&digits::strokes(3)[0]).up()])
                .await?;
            page.until_read("3").await?;
            inputs.push(input(page).await?);
            page.press("pad-clear").await?;
            page.until_read("").await?;
        }
        ensure!(inputs[0] == inputs[1], "{inputs:?}");
        Ok(())
    })
}

/// Keeps the types of pointers that touch the pad.
const KEEP_POINTERS: &str = "window.seen = new Set();
    document.querySelector('[data-testid=draw-pad]').addEventListener('pointerdown',
        ({ pointerType }) => window.seen.add(pointerType));";

/// The network's input, pixel by pixel.
async fn input(page: &Page) -> Result<Value> {
    let script = "const canvas = document.querySelector('[data-testid=network-input]');
        return [...canvas.getContext('2d').getImageData(0, 0, 28, 28).data];";
    page.script(script, &[]).await
}
