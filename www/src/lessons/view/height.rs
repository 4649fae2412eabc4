//! How high the card is, for the page to leave room below its end.

use leptos::html::Aside;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::resize::on_resize;

/// The style sheet's name for the height.
const HEIGHT: &str = "--lesson-height";

/// Tells the style sheet the height of a card, until it is gone.
pub fn tell_height(card: NodeRef<Aside>) {
    on_resize(
        move || card.get().map(Into::into),
        move |_| {
            if let Some(card) = card.get_untracked() {
                set(&format!("{}px", card.offset_height()));
            }
        },
    );
    on_cleanup(|| set("0px"));
}

fn set(height: &str) {
    let root = document().document_element();
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // Without it the page's end may lie below the card, and can still be read when that is folded.
        let _ = root.style().set_property(HEIGHT, height);
    }
}
