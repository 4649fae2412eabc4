//! Drawings as files to take along.

use digit_lab::data::{write_images, write_labels};
use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlAnchorElement, Url};

use super::breath::breathe;
use super::drawings::Kept;

/// Pictures that are made between two breaths.
const PICTURES_A_BREATH: usize = 40;

/// Saves the strokes, one drawing a line.
pub fn save_lines(drawings: &[Kept]) {
    let lines = drawings.iter().map(|kept| kept.drawing.line() + "\n");
    save("digits.jsonl", lines.collect::<String>().as_bytes());
}

/// Saves the pictures that a network gets, and their labels, as IDX files that can be trained on.
pub async fn save_idx(drawings: Vec<Kept>) {
    let (pixels, labels) = pictures(&drawings).await;
    save("train-images-idx3-ubyte", &write_images(&pixels));
    save("train-labels-idx1-ubyte", &write_labels(&labels));
}

/// The pictures that a network gets, 784 bytes each, and what they are.
pub async fn pictures(drawings: &[Kept]) -> (Vec<u8>, Vec<u8>) {
    let (mut pixels, mut labels) = (Vec::new(), Vec::new());
    for part in drawings.chunks(PICTURES_A_BREATH) {
        for Kept { drawing, .. } in part {
            pixels.extend(drawing.picture());
            labels.push(drawing.label);
        }
        breathe().await;
    }
    (pixels, labels)
}

fn save(name: &str, content: &[u8]) {
    let link = || -> Result<(), JsValue> {
        let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(content)))?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address)
    };
    // A browser that makes no files has none to offer.
    let _ = link();
}
