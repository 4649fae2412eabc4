//! The browser's clock, which the engine itself never reads.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Seconds since some moment in the past, in a page and in a worker alike.
///
/// `performance.now` is looked up once: it lies on different global objects in the two.
pub(super) struct Clock {
    performance: JsValue,
    now: Option<Function>,
}

impl Clock {
    pub(super) fn new() -> Self {
        let performance =
            Reflect::get(&js_sys::global(), &"performance".into()).unwrap_or_default();
        let now = Reflect::get(&performance, &"now".into())
            .ok()
            .and_then(|now| now.dyn_into().ok());
        Self { performance, now }
    }

    pub(super) fn secs(&self) -> f64 {
        let now = self
            .now
            .as_ref()
            .and_then(|now| now.call0(&self.performance).ok());
        now.and_then(|millis| millis.as_f64()).unwrap_or_default() / 1000.0
    }
}
