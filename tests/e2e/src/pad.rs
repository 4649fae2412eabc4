//! Drawing on the pad with a real pointer.

use anyhow::{Context, Result};

use crate::digits::Stroke;
use crate::{Gesture, Page, Pointer};

/// The pad, as an expression of JavaScript.
pub const PAD: &str = "document.querySelector('[data-testid=draw-pad]')";

impl Page {
    /// Draws strokes, given in a unit square, on the pad, with the pointer that the visitor has.
    pub async fn draw(&self, strokes: &[Stroke]) -> Result<()> {
        self.draw_on(PAD, strokes).await
    }

    /// The same on the element that this expression of JavaScript gives.
    pub async fn draw_on(&self, element: &str, strokes: &[Stroke]) -> Result<()> {
        let pointer = if self.visitor.uses_touch() {
            Pointer::Finger
        } else {
            Pointer::Mouse
        };
        for stroke in strokes {
            let gesture = Gesture::of(pointer).along(stroke).up();
            self.perform(element, &[gesture]).await?;
        }
        Ok(())
    }

    /// Draws a digit and waits until the page has read what is on the pad.
    pub async fn draw_digit(&self, digit: u8) -> Result<()> {
        let before: u64 = self.number("prediction", "reading").await?;
        self.draw(&crate::digits::strokes(digit)).await?;
        self.until("the drawing has been read", async || {
            Ok(self.number::<u64>("prediction", "reading").await? > before)
        })
        .await
    }

    /// Returns when the page reads this on the pad; `""` is an empty pad.
    pub async fn until_read(&self, expected: &str) -> Result<()> {
        let wait = self.until("the reading is the expected one", async || {
            Ok(self.text("prediction").await? == expected)
        });
        let outcome = wait.await;
        if outcome.is_err() {
            let read = self.text("prediction").await?;
            return outcome.context(format!("expected the reading {expected:?}, got {read:?}"));
        }
        Ok(())
    }
}
