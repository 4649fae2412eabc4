//! Hearing of an element's size, as it changes.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// An observer with the closure that it calls.
type Observation = (ResizeObserver, Closure<dyn Fn(js_sys::Array)>);

/// Tells the width of an element's content, in CSS pixels, at first and whenever its size changes,
/// until the component is gone.
pub fn on_resize(element: impl Fn() -> Option<Element> + 'static, tell: impl Fn(f64) + 'static) {
    let observed = StoredValue::new_local(None::<Observation>);
    let tell: Rc<dyn Fn(f64)> = Rc::new(tell);

    Effect::new(move |_| {
        let Some(element) = element() else {
            return;
        };
        let tell = Rc::clone(&tell);
        let notice = Closure::<dyn Fn(js_sys::Array)>::new(move |entries: js_sys::Array| {
            if let Ok(entry) = entries.pop().dyn_into::<ResizeObserverEntry>() {
                tell(entry.content_rect().width());
            }
        });
        if let Ok(observer) = ResizeObserver::new(notice.as_ref().unchecked_ref()) {
            observer.observe(&element);
            observed.set_value(Some((observer, notice)));
        }
    });
    on_cleanup(move || {
        observed.update_value(|observed| {
            if let Some((observer, _)) = observed.take() {
                observer.disconnect();
            }
        });
    });
}
