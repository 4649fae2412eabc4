//! Lines of tabs of which not all fit: the one that is shown is scrolled into sight.

use leptos::prelude::*;
use web_sys::Element;

/// Scrolls a line of tabs to where one of them can be seen, and nothing else.
pub fn scroll_to(tab: &Element) {
    let Some(line) = tab.parent_element() else {
        return;
    };
    let (tab, seen) = (
        tab.get_bounding_client_rect(),
        line.get_bounding_client_rect(),
    );
    let end = seen.right() - fading(&line);
    let beyond = (tab.right() - end).max(0.0) + (tab.left() - seen.left()).min(0.0);
    line.set_scroll_left(line.scroll_left() + beyond.ceil() as i32);
}

/// How many pixels of the line's end fade: what the style sheet keeps clear there, where the line can be scrolled.
fn fading(line: &Element) -> f64 {
    let style = window().get_computed_style(line).ok().flatten();
    let length = style.and_then(|style| style.get_property_value("scroll-padding-right").ok());
    let pixels = length.as_deref().and_then(|it| it.strip_suffix("px"));
    pixels.and_then(|it| it.parse().ok()).unwrap_or_default()
}
