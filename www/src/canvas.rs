//! Canvases whose content the browser has thrown away, as it does when memory is short or its graphics process ends.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

use crate::nearby::Shared;

/// Tells of canvases that have come back, empty. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Restored {
    times: Shared<u32>,
}

impl Restored {
    /// Whoever asks is asked to paint again.
    pub fn track(self) {
        self.times.get();
    }

    /// Lets what is built here and below, a part of the page that comes and goes, ask [nearby](crate::nearby).
    pub fn provide_nearby() {
        let times = expect_context::<Self>().times.nearby();
        provide_context(Self { times });
    }
}

/// Makes [`Restored`] known to the whole page.
pub fn provide() {
    let times = Shared::new(0);
    provide_context(Restored { times });
    let notice = Closure::<dyn Fn()>::new(move || times.update(|times| *times += 1));
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
