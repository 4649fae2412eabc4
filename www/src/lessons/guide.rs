//! The hand that leads through the page: opens places, finds what a step points at, presses buttons.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::step::Target;

/// How long to wait before looking anew for what is not there yet: places are fetched.
const PAUSE: Duration = Duration::from_millis(100);

/// How often to look.
const LOOKS: u32 = 150;

/// How far the looking is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// There is nothing to look at.
    Nothing,
    /// It is not found yet.
    Looking,
    /// It is on the screen.
    Shown,
    /// It is not on the page.
    Missing,
}

impl Sight {
    /// What automation knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Looking => "looking",
            Self::Shown => "shown",
            Self::Missing => "missing",
        }
    }
}

impl Target {
    /// What a style sheet knows it by.
    pub fn selector(self) -> String {
        match self {
            Self::Element(id) => format!("[data-testid=\"{id}\"]"),
            Self::Field(field) => format!(".field:has(> #train-{})", field.name()),
        }
    }
}

/// Opens an address of the page.
pub fn open(address: &str) {
    if location().hash().ok().as_deref() != Some(address) {
        // A browser that refuses leaves the reader here, where the card says that nothing is found.
        let _ = location().set_hash(address);
    }
}

/// Presses a button of the page; nothing where it is not there.
pub fn press(id: &'static str) {
    if let Some(button) = find(Target::Element(id)) {
        button.click();
    }
}

/// Brings a target to the screen as soon as it is there, and tells what came of it, as long as it is wanted.
pub fn seek(
    target: Target,
    is_wanted: impl Fn() -> bool + Clone + 'static,
    tell: impl Fn(Sight) + Clone + 'static,
) {
    look(target, LOOKS, is_wanted, tell);
}

fn look(
    target: Target,
    looks: u32,
    is_wanted: impl Fn() -> bool + Clone + 'static,
    tell: impl Fn(Sight) + Clone + 'static,
) {
    // The browser tells of a new address only after the present work.
    set_timeout(
        move || {
            if !is_wanted() {
                return;
            }
            unfold(target);
            let Some(element) = find(target) else {
                return match looks.checked_sub(1) {
                    Some(left) => look(target, left, is_wanted, tell),
                    None => tell(Sight::Missing),
                };
            };
            // A place that has just been opened brings itself to its beginning in the next frame.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    if !is_wanted() {
                        return;
                    }
                    if element.is_connected() {
                        bring(&element);
                        tell(Sight::Shown);
                    } else {
                        look(target, looks, is_wanted, tell);
                    }
                });
            });
        },
        PAUSE,
    );
}

/// The target, where it is to be seen.
fn find(target: Target) -> Option<HtmlElement> {
    let found = document().query_selector_all(&target.selector()).ok()?;
    let elements = (0..found.length()).filter_map(|index| found.item(index));
    let mut elements = elements.filter_map(|node| node.dyn_into::<HtmlElement>().ok());
    elements.find(|element| element.get_bounding_client_rect().height() > 0.0)
}

/// Opens what a target is folded into.
fn unfold(target: Target) {
    let element = document().query_selector(&target.selector()).ok().flatten();
    let fold = element.and_then(|element| element.closest("details:not([open])").ok().flatten());
    if let Some(fold) = fold {
        // A fold that stays shut shows in that nothing is found.
        let _ = fold.set_attribute("open", "");
    }
}

/// Scrolls until an element is to be seen, beside or above the card.
fn bring(element: &HtmlElement) {
    let rect = element.get_bounding_client_rect();
    let (top, bottom) = free_height();
    if rect.top() >= top && rect.bottom() <= bottom {
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(if rect.height() > bottom - top {
        ScrollLogicalPosition::Start
    } else {
        ScrollLogicalPosition::Center
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// From where to where the screen is free, in pixels: a card along its lower edge covers the rest.
fn free_height() -> (f64, f64) {
    let height = |value: wasm_bindgen::JsValue| value.as_f64().unwrap_or_default();
    let all = window().inner_height().map_or(0.0, height);
    let card = document().query_selector(".lesson-dock").ok().flatten();
    let card = card.map(|card: Element| card.get_bounding_client_rect());
    match card {
        // A card at the side has a column of its own.
        Some(card) if !is_aside() => (0.0, card.top()),
        _ => (0.0, all),
    }
}

/// Whether the card stands at the side; the same width is in `lessons.css`.
fn is_aside() -> bool {
    let query = window().match_media("(min-width: 1400px)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
