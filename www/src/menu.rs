//! A button that opens a list of things to do.
//!
//! A `<select>` would do one of them at an arrow key's press: closed, it takes each for a choice.

use leptos::ev::{Event, KeyboardEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// One of the things.
pub struct Item {
    /// What it is called in the program.
    pub value: &'static str,
    /// In the language of the moment.
    pub words: String,
    /// Whether it cannot be done now.
    pub is_off: bool,
}

/// The button, and the list, which is made when it is opened. Arrow keys go through it, Escape and whatever lies beside
/// it close it.
#[component]
pub fn Menu(
    /// The list's `id`, unlike any other's.
    #[prop(into)]
    id: Signal<String>,
    /// The button's test id.
    testid: &'static str,
    /// What the button is called where its words do not say enough.
    label: impl Fn() -> String + Copy + Send + Sync + 'static,
    /// The button's words.
    words: impl Fn() -> String + Copy + Send + Sync + 'static,
    /// What there is to do.
    items: impl Fn() -> Vec<Item> + Copy + Send + Sync + 'static,
    /// Does one of the things.
    on_choose: impl Fn(&'static str) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let list = NodeRef::<Div>::new();
    let is_open = RwSignal::new(false);
    let toggled = move |_: Event| {
        let is_shown = list
            .get_untracked()
            .is_some_and(|list| list.matches(":popover-open").unwrap_or_default());
        is_open.set(is_shown);
        if is_shown {
            request_animation_frame(move || go(list, Some(0)));
        }
    };
    let pressed = move |_| {
        if !list.get_untracked().is_some_and(|list| floats(&list)) {
            is_open.update(|is_open| *is_open = !*is_open);
        }
    };
    let close = move || match list.get_untracked() {
        // One that is closed is closed.
        Some(list) if floats(&list) => drop(list.hide_popover()),
        _ => is_open.set(false),
    };
    let by_key = move |event: KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowDown" => place_of_focus(list).map(|place| place + 1),
            "ArrowUp" => place_of_focus(list).map(|place| place.wrapping_sub(1)),
            "Home" => Some(0),
            "End" => Some(usize::MAX),
            "Tab" => return close(),
            "Escape" => {
                // Elsewhere it empties the pad.
                event.stop_propagation();
                event.prevent_default();
                return close();
            }
            _ => return,
        };
        event.prevent_default();
        go(list, next);
    };
    let item = move |item: Item| {
        let Item {
            value,
            words,
            is_off,
        } = item;
        view! {
            <button
                type="button"
                class="menu-item"
                role="menuitem"
                tabindex="-1"
                data-value=value
                disabled=is_off
                on:click=move |_| {
                    close();
                    on_choose(value);
                }
            >
                {words}
            </button>
        }
    };
    view! {
        <button
            type="button"
            class="quiet menu-button"
            data-testid=testid
            aria-haspopup="menu"
            aria-expanded=move || is_open.get().to_string()
            aria-label=label
            popovertarget=move || id.get()
            on:click=pressed
        >
            {words}
        </button>
        <div
            id=move || id.get()
            class="menu"
            role="menu"
            aria-label=label
            popover="auto"
            node_ref=list
            on:toggle=toggled
            on:keydown=by_key
        >
            {move || is_open.get().then(|| items().into_iter().map(item).collect_view())}
        </div>
    }
}

/// Whether the browser can show it over the page; where it cannot it opens as a part of it.
fn floats(list: &Element) -> bool {
    js_sys::Reflect::has(list, &"hidePopover".into()).unwrap_or_default()
}

/// What can be chosen.
fn choices(list: NodeRef<Div>) -> Vec<HtmlElement> {
    let found = list.get_untracked().and_then(|list| {
        let items = list.query_selector_all(".menu-item:not(:disabled)").ok()?;
        let items = (0..items.length()).filter_map(|place| items.item(place));
        Some(items.filter_map(|it| it.dyn_into().ok()).collect())
    });
    found.unwrap_or_default()
}

fn place_of_focus(list: NodeRef<Div>) -> Option<usize> {
    let active = document().active_element();
    let is_active = |it: &HtmlElement| active.as_ref() == Some(AsRef::<Element>::as_ref(it));
    choices(list).iter().position(is_active)
}

/// Gives the keyboard to the choice at this place, around the ends; to the last one where the place is far behind it.
fn go(list: NodeRef<Div>, place: Option<usize>) {
    let choices = choices(list);
    let count = choices.len();
    let place = match place {
        Some(usize::MAX) => count.checked_sub(1),
        Some(place) if place >= count => Some(0),
        place => place,
    };
    if let Some(choice) = place.and_then(|place| choices.get(place)) {
        // A choice that cannot take it leaves it where it was.
        let _ = choice.focus();
    }
}
