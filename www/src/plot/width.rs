//! How wide an element is, as it changes.

use leptos::html::Div;
use leptos::prelude::*;

use crate::resize::on_resize;

/// What a plot is drawn at before it is laid out.
const FIRST_GUESS: f64 = 320.0;

/// The inner width of an element in whole pixels.
pub fn use_width(element: NodeRef<Div>) -> Signal<f64> {
    let width = RwSignal::new(FIRST_GUESS);
    on_resize(
        move || element.get().map(Into::into),
        move |now| {
            let now = now.floor();
            // An element that is not shown has no width; what it is drawn at does not matter.
            if now > 0.0 && (now - width.get_untracked()).abs() >= 1.0 {
                width.set(now);
            }
        },
    );
    width.into()
}

/// The distance of a pointer from an element's left side.
pub fn offset_within(element: &web_sys::Element, client_x: i32) -> f64 {
    f64::from(client_x) - element.get_bounding_client_rect().left()
}
