//! Which of the files that come to the page are pictures, and those that are pasted.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, EventTarget, File};

use crate::pictures::Pictures;

/// Where a dropped file can only be meant to be read: the pad and the pictures.
const PLACES: &str = ".pad-section, .pictures";

/// Whether a file dropped on an element is a picture to read rather than data to train on.
pub fn is_for_pictures(file: &File, target: Option<EventTarget>) -> bool {
    let is_in_place =
        element_of(target).is_some_and(|it| matches!(it.closest(PLACES), Ok(Some(_))));
    is_picture(&file.name(), &file.type_(), is_in_place)
}

/// The browser makes a file's type of the end of its name.
fn is_picture(name: &str, media_type: &str, is_in_place: bool) -> bool {
    let name = name.to_ascii_lowercase();
    let ending = name.rsplit('.').next().unwrap_or_default();
    let is_data = ending == "gz" || name.contains("idx") || name.contains("ubyte");
    // Some systems know no type for what phones make.
    let is_photo = ["heic", "heif", "avif", "webp"].contains(&ending);
    media_type.starts_with("image/") || is_photo || (is_in_place && !is_data)
}

/// Reads the picture that is pasted anywhere on the page but into a text field.
pub(super) fn listen_for_pastes(pictures: Pictures) {
    let listener = window_event_listener(leptos::ev::paste, move |event: ClipboardEvent| {
        if event.default_prevented() || takes_text(event.target()) {
            return;
        }
        let files = event.clipboard_data().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            event.prevent_default();
            pictures.read(&file);
        }
    });
    on_cleanup(move || listener.remove());
}

fn takes_text(target: Option<EventTarget>) -> bool {
    const FIELDS: &str =
        "input:not([type=radio], [type=checkbox], [type=file]), textarea, [contenteditable]";
    element_of(target).is_some_and(|it| matches!(it.closest(FIELDS), Ok(Some(_))))
}

fn element_of(target: Option<EventTarget>) -> Option<Element> {
    target.and_then(|target| target.dyn_into().ok())
}

#[cfg(test)]
mod tests {
    use super::is_picture;

    #[test]
    fn pictures_are_read_wherever_they_are_dropped() {
        for is_in_place in [true, false] {
            assert!(is_picture("a.png", "image/png", is_in_place));
            assert!(is_picture("IMG_1.HEIC", "", is_in_place));
            // To be refused with a sentence about pictures.
            assert!(is_picture("a.svg", "image/svg+xml", is_in_place));
        }
    }

    #[test]
    fn data_is_trained_on_wherever_it_is_dropped() {
        for is_in_place in [true, false] {
            for name in [
                "train-images-idx3-ubyte",
                "train-labels.idx1-ubyte.gz",
                "T10K.IDX",
            ] {
                assert!(!is_picture(name, "", is_in_place), "{name}");
            }
        }
    }

    #[test]
    fn other_files_are_what_the_place_is_for() {
        assert!(is_picture("notes.txt", "text/plain", true));
        assert!(!is_picture("notes.txt", "text/plain", false));
    }
}
