//! Where the keyboard goes when what had it is gone.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Gives the keyboard to the element of this `id`; whether it could take it.
pub fn focus(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    // One that cannot take it leaves it where it was.
    let _ = element.focus();
    document().active_element().as_ref() == Some(element.as_ref())
}

/// The same with the first of several that can take it, once the page has been drawn anew: until then some may be hidden.
pub fn focus_soon<const COUNT: usize>(ids: [String; COUNT]) {
    request_animation_frame(move || {
        let _ = ids.iter().find(|id| focus(id));
    });
}
