//! What happens when the page itself is wrong: a panic reaches the console, and the page says so.

use std::panic;

/// The `id` of the element in which errors are said; its `data-broken` holds the sentence in the
/// language of the moment, as nothing of the page can be trusted to run any more.
pub const BANNER: &str = "error";

/// Where it has been said. `scripts/shell.js` says the same of what ends the page's program without a panic.
const SAID: &str = "[data-said=broken]";

/// Says it when the page panics.
pub fn say_when_it_happens() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // Nothing more can be done where even this fails.
        let _ = say();
    }));
}

fn say() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let banner = document.get_element_by_id(BANNER)?;
    // One bug leads to others; the first one has been told.
    if banner.query_selector(SAID).ok()?.is_some() {
        return Some(());
    }
    let line = document.create_element("p").ok()?;
    line.set_class_name("error-line");
    line.set_attribute("data-said", "broken").ok()?;
    line.set_text_content(banner.get_attribute("data-broken").as_deref());
    banner.append_child(&line).ok()?;
    Some(())
}
