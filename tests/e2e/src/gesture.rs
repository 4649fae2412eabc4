//! What pointers do on the page: mice, fingers and pens, one or several at once, by WebDriver's actions.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::Page;
use crate::browser::Extension;

/// Time between two points of a stroke: the browser makes a pointer event of each.
const STEP: Duration = Duration::from_millis(4);

/// How long a finger rests before it is lifted. Chromium takes a finger lifted in full motion for
/// a fling, and a tap soon after it for the end of that fling, so that no button would hear of it.
const REST: Duration = Duration::from_millis(100);

/// What points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pointer {
    /// With its left button.
    Mouse,
    /// On a screen that feels it.
    Finger,
    /// With its tip. Not every browser's driver has one: [`Page::has_pen`].
    Pen,
}

impl Pointer {
    /// In WebDriver's words, and in those of pointer events.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mouse => "mouse",
            Self::Finger => "touch",
            Self::Pen => "pen",
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Step {
    To(f64, f64),
    Down,
    Up,
    Rest,
}

/// What one pointer does, step by step. Places are shares of an element's side, from the upper left corner of the
/// largest square in its middle.
#[derive(Clone, Debug)]
pub struct Gesture {
    pointer: Pointer,
    name: &'static str,
    pressure: Option<f64>,
    steps: Vec<Step>,
}

impl Gesture {
    /// Nothing yet, by this pointer.
    #[must_use]
    pub fn of(pointer: Pointer) -> Self {
        Self {
            pointer,
            name: pointer.name(),
            pressure: None,
            steps: Vec::new(),
        }
    }

    /// By another pointer of the same sort, such as a second finger.
    #[must_use]
    pub fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// With this pressure, from 0 to 1, wherever it touches.
    #[must_use]
    pub fn pressing(self, pressure: f64) -> Self {
        Self {
            pressure: Some(pressure),
            ..self
        }
    }

    /// Goes to a place.
    #[must_use]
    pub fn to(mut self, (x, y): (f64, f64)) -> Self {
        self.steps.push(Step::To(x, y));
        self
    }

    /// Touches, or presses its main button.
    #[must_use]
    pub fn down(mut self) -> Self {
        self.steps.push(Step::Down);
        self
    }

    /// Is lifted, or lets its button go.
    #[must_use]
    pub fn up(mut self) -> Self {
        if self.pointer == Pointer::Finger {
            self.steps.push(Step::Rest);
        }
        self.steps.push(Step::Up);
        self
    }

    /// Does nothing while others do their next step.
    #[must_use]
    pub fn rest(mut self) -> Self {
        self.steps.push(Step::Rest);
        self
    }

    /// Draws a stroke that has begun, or not yet, up to its last point, and is not lifted there.
    #[must_use]
    pub fn along(self, stroke: &[(f64, f64)]) -> Self {
        stroke
            .iter()
            .enumerate()
            .fold(self, |gesture, (i, &place)| match i {
                0 => gesture.to(place).down(),
                _ => gesture.to(place),
            })
    }

    /// In WebDriver's words.
    fn as_input(&self, square: &Square) -> Value {
        let mut is_down = false;
        let actions: Vec<Value> = self
            .steps
            .iter()
            .map(|&step| {
                let mut action = match step {
                    Step::To(x, y) => json!({
                        "type": "pointerMove",
                        "duration": if is_down { STEP.as_millis() } else { 0 },
                        "x": square.left + x * square.side,
                        "y": square.top + y * square.side,
                    }),
                    Step::Down => json!({ "type": "pointerDown", "button": 0 }),
                    Step::Up => json!({ "type": "pointerUp", "button": 0 }),
                    Step::Rest => json!({ "type": "pause", "duration": REST.as_millis() }),
                };
                match step {
                    Step::Down => is_down = true,
                    Step::Up => is_down = false,
                    Step::To(..) | Step::Rest => {}
                }
                if let Some(pressure) = self.pressure.filter(|_| is_down) {
                    action["pressure"] = json!(pressure);
                }
                action
            })
            .collect();
        json!({
            "type": "pointer",
            "id": self.name,
            "parameters": { "pointerType": self.pointer.name() },
            "actions": actions,
        })
    }
}

impl Page {
    /// Has pointers do what they do, all at once, on the element that this expression of JavaScript gives.
    pub async fn perform(&self, element: &str, gestures: &[Gesture]) -> Result<()> {
        let square = self.square_in(element).await?;
        let inputs: Vec<Value> = gestures.iter().map(|it| it.as_input(&square)).collect();
        let actions = Extension {
            path: "actions".into(),
            body: Some(json!({ "actions": inputs })),
        };
        self.client.issue_cmd(actions).await?;
        Ok(())
    }

    /// The largest square in the middle of an element, in the viewport, scrolled into view.
    async fn square_in(&self, element: &str) -> Result<Square> {
        let script = format!(
            "const element = {element};
            element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            const {{ left, top, width, height }} = element.getBoundingClientRect();
            return [left, top, width, height];"
        );
        let [left, top, width, height]: [f64; 4] =
            serde_json::from_value(self.script(&script, &[]).await?)?;
        let side = width.min(height);
        ensure!(side > 0.0, "{element} has no extent");
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
