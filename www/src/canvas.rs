//! Canvases whose content the browser has thrown away, as it does when memory is short or its graphics process ends.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Tells of canvases that have come back, empty. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Restored(RwSignal<()>);

impl Restored {
    /// Whoever asks is asked to paint again.
    pub fn track(self) {
        self.0.track();
    }
}

/// Makes [`Restored`] known to the whole page.
pub fn provide() {
    let restored = RwSignal::new(());
    provide_context(Restored(restored));
    let notice = Closure::<dyn Fn()>::new(move || restored.set(()));
    // The event does not bubble: on its way down all of the page's canvases are heard at once.
    let listening = window().add_event_listener_with_callback_and_bool(
        "contextrestored",
        notice.as_ref().unchecked_ref(),
        true,
    );
    if listening.is_ok() {
        // As long as the page.
        StoredValue::new_local(notice);
    }
}
