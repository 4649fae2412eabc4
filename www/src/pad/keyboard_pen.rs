//! Drawing without a pointer: arrow keys move a pen over the pad, the space bar sets it down and
//! lifts it.

use digit_lab::drawing::Point;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::pad::drawing::Drawing;

/// How many steps of an arrow key the pad is wide and high: about a pixel of what the network gets.
pub const STEPS: f32 = 32.0;

/// How far an arrow key takes the pen, as a share of the pad's side.
const STEP: f32 = 1.0 / STEPS;

/// How far with the shift key held.
const LARGE_STEP: f32 = 4.0 * STEP;

/// The pen that keys move. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct KeyboardPen {
    drawing: Drawing,
    /// Where the pen is; nothing until a key is used, and while a pointer draws.
    place: RwSignal<Option<Point>>,
    is_down: RwSignal<bool>,
}

impl KeyboardPen {
    /// A pen that is not in use.
    pub fn new(drawing: Drawing) -> Self {
        Self {
            drawing,
            place: RwSignal::new(None),
            is_down: RwSignal::new(false),
        }
    }

    /// Where the pen is, while it is in use.
    pub fn place(self) -> Signal<Option<Point>> {
        self.place.into()
    }

    /// Whether the pen touches the paper.
    pub fn is_down(self) -> Signal<bool> {
        self.is_down.into()
    }

    /// Obeys a key, if it is one of the pen's.
    pub fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        if key == " " {
            self.set_down_or_lift();
        } else if let Some(direction) = direction(&key) {
            self.go(direction, if event.shift_key() { LARGE_STEP } else { STEP });
        } else {
            return;
        }
        // The page would scroll.
        event.prevent_default();
    }

    /// Lifts the pen and puts it away: the focus is elsewhere, or a pointer draws.
    pub fn put_away(self) {
        if self.is_drawing() {
            self.drawing.finish();
        }
        self.is_down.set(false);
        self.place.set(None);
    }

    fn set_down_or_lift(self) {
        let place = self.place.get_untracked().unwrap_or(MIDDLE);
        self.place.set(Some(place));
        if self.is_drawing() {
            self.drawing.finish();
            self.is_down.set(false);
        } else {
            self.drawing.begin(place);
            self.is_down.set(true);
        }
    }

    fn go(self, direction: (f32, f32), step: f32) {
        let place = match self.place.get_untracked() {
            Some(place) => moved(place, direction, step),
            // The first key shows where the pen is.
            None => MIDDLE,
        };
        self.place.set(Some(place));
        if self.is_drawing() {
            self.drawing.extend(std::iter::once(place));
        } else {
            self.is_down.set(false);
        }
    }

    /// Whether the stroke under way is this pen's: Escape may have taken it back.
    fn is_drawing(self) -> bool {
        self.is_down.get_untracked() && self.drawing.is_drawing()
    }
}

const MIDDLE: Point = Point { x: 0.5, y: 0.5 };

fn direction(key: &str) -> Option<(f32, f32)> {
    match key {
        "ArrowLeft" => Some((-1.0, 0.0)),
        "ArrowRight" => Some((1.0, 0.0)),
        "ArrowUp" => Some((0.0, -1.0)),
        "ArrowDown" => Some((0.0, 1.0)),
        _ => None,
    }
}

/// The place one step on, which never leaves the pad.
fn moved(place: Point, (right, down): (f32, f32), step: f32) -> Point {
    Point::new(
        (place.x + right * step).clamp(0.0, 1.0),
        (place.y + down * step).clamp(0.0, 1.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_lead_where_they_point() {
        for (key, x, y) in [
            ("ArrowLeft", 0.25, 0.5),
            ("ArrowRight", 0.75, 0.5),
            ("ArrowUp", 0.5, 0.25),
            ("ArrowDown", 0.5, 0.75),
        ] {
            let place = direction(key).map(|direction| moved(MIDDLE, direction, 0.25));
            assert_eq!(place, Some(Point::new(x, y)), "{key}");
        }
        assert_eq!(direction("Enter"), None);
    }

    #[test]
    fn the_pen_stays_on_the_pad() {
        let corner = moved(Point::new(0.99, 0.01), (1.0, 0.0), STEP);
        assert_eq!(corner, Point::new(1.0, 0.01));
        assert_eq!(moved(corner, (0.0, -1.0), STEP), Point::new(1.0, 0.0));
    }
}
