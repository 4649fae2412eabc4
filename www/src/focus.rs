//! Where the keyboard goes when what had it is gone, or a place is opened.

use leptos::ev::MouseEvent;
use leptos::html::H1;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AddEventListenerOptions, Element, HtmlElement};

/// For how many frames something is expected to be gone.
const FRAMES: u32 = 600;

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

/// Gives the keyboard to the element of this `id` once what has it now is gone, in a while and by its own doing, unless the keyboard goes elsewhere.
pub fn bequeath(heir: impl Into<String>) {
    watch(document().active_element(), heir.into(), FRAMES);
}

fn watch(before: Option<Element>, heir: String, frames: u32) {
    request_animation_frame(move || {
        let now = document().active_element();
        let is_lost = now.as_ref().is_none_or(|it| it.tag_name() == "BODY");
        if is_lost {
            focus(&heir);
        } else if now == before && frames > 0 {
            watch(before, heir, frames - 1);
        }
    });
}

/// A place that has just been opened begins at its beginning, with the keyboard at its heading.
pub fn begin_at(heading: NodeRef<H1>) {
    request_animation_frame(move || {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(heading) = heading.get_untracked() {
            // A heading that cannot take it leaves it where it was.
            let _ = heading.focus();
        }
    });
}

/// Gives the keyboard to the element of this `id` once the place is there that a link leads to, which has just been
/// pressed; not where it opens another tab or window.
pub fn focus_there(event: &MouseEvent, id: &'static str) {
    if event.ctrl_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let then = Closure::once_into_js(move || focus_soon([id.to_owned()]));
    let once = AddEventListenerOptions::new();
    once.set_once(true);
    // A browser that does not tell leaves the keyboard at the link.
    let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
        "hashchange",
        then.unchecked_ref(),
        &once,
    );
}
