//! The pad's keys: they work wherever the focus is, except where they mean something of their own.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, KeyboardEvent};

use crate::pad::drawing::Drawing;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Request {
    Undo,
    Redo,
    Escape,
}

/// A key with those held down beside it.
#[derive(Clone, Copy, Debug, Default)]
struct Press<'a> {
    key: &'a str,
    control_or_command: bool,
    shift: bool,
    alt: bool,
}

impl Press<'_> {
    fn request(self) -> Option<Request> {
        if self.alt {
            return None;
        }
        // With Shift, or with Caps Lock on, the key is a capital letter.
        match (
            self.key.to_ascii_lowercase().as_str(),
            self.control_or_command,
        ) {
            ("z", true) if self.shift => Some(Request::Redo),
            ("z", true) => Some(Request::Undo),
            ("y", true) if !self.shift => Some(Request::Redo),
            ("escape", false) if !self.shift => Some(Request::Escape),
            _ => None,
        }
    }
}

/// Obeys the pad's keys while `active`.
pub fn listen(drawing: Drawing, active: Signal<bool>) {
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if !active.get_untracked()
            || event.default_prevented()
            || means_something_at(event.target())
        {
            return;
        }
        let press = Press {
            key: &event.key(),
            control_or_command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        let Some(request) = press.request() else {
            return;
        };
        event.prevent_default();
        match request {
            Request::Undo => drawing.undo(),
            Request::Redo => drawing.redo(),
            Request::Escape => drawing.escape(),
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether keys belong to the element in focus: fields that are typed in have an undo of their own,
/// and Escape closes the list of a select.
fn means_something_at(target: Option<EventTarget>) -> bool {
    const FIELDS: &str =
        "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog";
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| matches!(element.closest(FIELDS), Ok(Some(_))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(keys: &str, expected: Option<Request>) {
        let mut press = Press::default();
        for key in keys.split('+') {
            match key {
                "Ctrl" | "Cmd" => press.control_or_command = true,
                "Shift" => press.shift = true,
                "Alt" => press.alt = true,
                _ => press.key = key,
            }
        }
        assert_eq!(press.request(), expected, "{keys}");
    }

    #[test]
    fn keys_ask_for_what_they_do_elsewhere() {
        check("Ctrl+z", Some(Request::Undo));
        check("Cmd+z", Some(Request::Undo));
        check("Ctrl+Shift+Z", Some(Request::Redo));
        check("Ctrl+y", Some(Request::Redo));
        check("Escape", Some(Request::Escape));
    }

    #[test]
    fn caps_lock_does_not_matter() {
        check("Ctrl+Z", Some(Request::Undo));
        check("Ctrl+Shift+z", Some(Request::Redo));
    }

    #[test]
    fn other_keys_ask_for_nothing() {
        for keys in [
            "z",
            "y",
            "Shift+Z",
            "Ctrl+Alt+z",
            "Alt+Escape",
            "Ctrl+Escape",
            "Ctrl+c",
            "",
        ] {
            check(keys, None);
        }
    }
}
