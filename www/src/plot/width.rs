//! How wide an element is, as it changes.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{ResizeObserver, ResizeObserverEntry};

/// What a plot is drawn at before it is laid out.
const FIRST_GUESS: f64 = 320.0;

/// The inner width of an element in whole pixels.
pub fn use_width(element: NodeRef<Div>) -> Signal<f64> {
    let width = RwSignal::new(FIRST_GUESS);
    // Kept alive, with the observer that calls it, until the component is gone.
    let observed = StoredValue::new_local(None);

    Effect::new(move |_| {
        let Some(element) = element.get() else {
            return;
        };
        let notice = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let entry = entries.pop().dyn_into::<ResizeObserverEntry>().ok();
            let now = entry.map(|entry| entry.content_rect().width().floor());
            // An element that is not shown has no width; what it is drawn at does not matter.
            let changed = |now: &f64| *now > 0.0 && (now - width.get_untracked()).abs() >= 1.0;
            if let Some(now) = now.filter(changed) {
                width.set(now);
            }
        });
        if let Ok(observer) = ResizeObserver::new(notice.as_ref().unchecked_ref()) {
            observer.observe(&element);
            observed.set_value(Some((observer, notice)));
        }
    });
    on_cleanup(move || {
        observed.update_value(|observed: &mut Option<(ResizeObserver, Closure<_>)>| {
            if let Some((observer, _)) = observed.take() {
                observer.disconnect();
            }
        });
    });
    width.into()
}

/// The distance of a pointer from an element's left side.
pub fn offset_within(element: &web_sys::Element, client_x: i32) -> f64 {
    f64::from(client_x) - element.get_bounding_client_rect().left()
}
