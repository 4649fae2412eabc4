//! A worker that starts before there is anyone to talk to it, so that its engine comes while the code for the line does.

use std::cell::RefCell;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

use super::start::start;

thread_local! {
    /// The worker that waits for its line, and its script.
    static STARTED: RefCell<Option<(&'static str, Worker)>> = const { RefCell::new(None) };
}

/// Starts a worker for the first line that is opened to one of this script, unless one waits already.
pub fn start_ahead(script: &'static str) {
    if STARTED.with_borrow(Option::is_some) {
        return;
    }
    // Where the browser refuses, the line hears of it.
    let Ok(worker) = start(script) else {
        return;
    };
    // One that breaks before that has nobody to tell: the line starts another, and hears of it from there.
    let forget = Closure::once_into_js(|| STARTED.set(None));
    worker.set_onerror(Some(forget.unchecked_ref()));
    STARTED.set(Some((script, worker)));
}

/// The worker that was started ahead with this script, or another.
pub(super) fn started(script: &'static str) -> Result<Worker, JsValue> {
    let ahead = STARTED.with_borrow_mut(|started| started.take_if(|(known, _)| *known == script));
    ahead.map_or_else(|| start(script), |(_, worker)| Ok(worker))
}
