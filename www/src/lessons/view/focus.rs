//! Where the keyboard is while lessons come, go on and end.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use crate::route::Route;

/// Gives a heading the focus, so that it is read out, and leaves the page where it is.
pub fn focus_heading(heading: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // A heading that cannot take the focus leaves it where it was.
    let _ = heading.focus_with_options(&options);
}

/// Whether the focus is on nothing that one works with: a place that has just been opened may have taken it to its
/// own heading.
pub fn is_idle() -> bool {
    let active = document().active_element();
    active.is_none_or(|it| matches!(it.tag_name().as_str(), "BODY" | "H1" | "H2"))
}

/// Takes the focus to where lessons are begun, as the card that had it is gone.
pub fn return_to_lessons() {
    let selector = format!(".tab[href=\"{}\"]", Route::Lessons.address());
    let tab = document().query_selector(&selector).ok().flatten();
    if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
        focus_heading(&tab);
    }
}
