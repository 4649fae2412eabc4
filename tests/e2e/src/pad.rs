//! Drawing on the pad with a real pointer.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fantoccini::actions::{
    ActionSequence, InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, TouchActions,
};

use crate::Page;
use crate::digits::Stroke;

/// Time between two points of a stroke: the browser makes a pointer event of each.
const STEP: Duration = Duration::from_millis(4);

/// How long a finger rests before it is lifted. Chromium takes a finger lifted in full motion for
/// a fling, and a tap soon after it for the end of that fling, so that no button would hear of it.
const REST: Duration = Duration::from_millis(100);

impl Page {
    /// Draws strokes, given in a unit square, on the pad, with the pointer that the visitor has.
    pub async fn draw(&self, strokes: &[Stroke]) -> Result<()> {
        self.draw_on("document.querySelector('[data-testid=draw-pad]')", strokes)
            .await
    }

    /// The same on the element that this expression of JavaScript gives.
    pub async fn draw_on(&self, element: &str, strokes: &[Stroke]) -> Result<()> {
        let pad = self.square_in(element).await?;
        for stroke in strokes {
            let points: Vec<_> = stroke
                .iter()
                .map(|&(x, y)| (pad.left + x * pad.side, pad.top + y * pad.side))
                .collect();
            self.client
                .perform_actions(pointer(&points, self.visitor.uses_touch()))
                .await?;
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

    /// The largest square in an element, in the viewport, scrolled into view.
    async fn square_in(&self, element: &str) -> Result<Square> {
        let script = format!(
            "const pad = {element};
            pad.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            const {{ left, top, width, height }} = pad.getBoundingClientRect();
            return [left, top, width, height];"
        );
        let [left, top, width, height]: [f64; 4] =
            serde_json::from_value(self.script(&script, &[]).await?)?;
        let side = width.min(height);
        ensure!(side > 100.0, "the pad is only {side} pixels large");
        Ok(Square {
            left: left + (width - side) / 2.0,
            top: top + (height - side) / 2.0,
            side,
        })
    }
}

struct Square {
    left: f64,
    top: f64,
    side: f64,
}

/// Press at the first point, move through the others, release at the last.
fn pointer(points: &[(f64, f64)], touch: bool) -> ActionSequence {
    let mut actions = Vec::new();
    for (i, &(x, y)) in points.iter().enumerate() {
        actions.push(PointerAction::MoveTo {
            duration: (i > 0).then_some(STEP),
            x,
            y,
        });
        if i == 0 {
            actions.push(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            });
        }
    }
    if touch {
        actions.push(PointerAction::Pause { duration: REST });
    }
    actions.push(PointerAction::Up {
        button: MOUSE_BUTTON_LEFT,
    });
    if touch {
        actions
            .into_iter()
            .fold(TouchActions::new("finger".into()), InputSource::then)
            .into()
    } else {
        actions
            .into_iter()
            .fold(MouseActions::new("mouse".into()), InputSource::then)
            .into()
    }
}
