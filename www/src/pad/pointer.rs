//! From the pointer's events to points on the pad.

use digit_lab::drawing::Point;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, PointerEvent};

use crate::pad::drawing::Drawing;

/// The pointer that draws: the first that touches, until it is lifted. Others are ignored meanwhile.
#[derive(Clone, Copy)]
pub struct DrawingPointer {
    id: StoredValue<Option<i32>>,
    drawing: Drawing,
}

impl DrawingPointer {
    /// No pointer draws yet.
    pub fn new(drawing: Drawing) -> Self {
        Self {
            id: StoredValue::new(None),
            drawing,
        }
    }

    /// A pointer touches the pad.
    pub fn down(self, pad: &Element, event: &PointerEvent) {
        /// The left button, a finger, or the tip of a pen.
        const MAIN_BUTTON: i16 = 0;
        if event.button() != MAIN_BUTTON || self.id.get_value().is_some() {
            return;
        }
        self.id.set_value(Some(event.pointer_id()));
        // Without capture, drawing goes on as long as the pointer stays on the pad.
        let _ = pad.set_pointer_capture(event.pointer_id());
        self.drawing.begin(Place::of(pad).point(event));
    }

    /// A pointer moves.
    pub fn moved(self, pad: &Element, event: &PointerEvent) {
        if self.draws(event) {
            let pad = Place::of(pad);
            let events = since_last_event(event);
            self.drawing
                .extend(events.iter().map(|event| pad.point(event)));
        }
    }

    /// A pointer is lifted, or the system takes it away.
    pub fn up(self, event: &PointerEvent) {
        if self.draws(event) {
            self.id.set_value(None);
            self.drawing.finish();
        }
    }

    fn draws(self, event: &PointerEvent) -> bool {
        self.id.get_value() == Some(event.pointer_id())
    }
}

/// Every place the pointer was at since the event before, not only the last one of the frame.
fn since_last_event(event: &PointerEvent) -> Vec<PointerEvent> {
    // Safari before 18.2 has no such method.
    let known = Reflect::has(event, &JsValue::from_str("getCoalescedEvents")).unwrap_or(false);
    let mut events: Vec<PointerEvent> = if known {
        event
            .get_coalesced_events()
            .iter()
            .filter_map(|it| it.dyn_into().ok())
            .collect()
    } else {
        Vec::new()
    };
    if events.is_empty() {
        events.push(event.clone());
    }
    events
}

/// Where on the page the pad is.
struct Place {
    left: f64,
    top: f64,
    side: f64,
}

impl Place {
    fn of(pad: &Element) -> Self {
        let bounds = pad.get_bounding_client_rect();
        Self {
            left: bounds.left(),
            top: bounds.top(),
            side: bounds.width().max(1.0),
        }
    }

    /// Where an event happened, in shares of the pad's side from its upper left corner.
    fn point(&self, event: &PointerEvent) -> Point {
        let x = coordinate(event, "clientX", event.client_x());
        let y = coordinate(event, "clientY", event.client_y());
        Point::new(
            ((x - self.left) / self.side) as f32,
            ((y - self.top) / self.side) as f32,
        )
    }
}

/// A coordinate with its fraction, which `web_sys` cuts off and dense screens have.
fn coordinate(event: &PointerEvent, name: &str, whole: i32) -> f64 {
    let exact = Reflect::get(event, &JsValue::from_str(name)).ok();
    exact
        .and_then(|it| it.as_f64())
        .unwrap_or_else(|| f64::from(whole))
}
