//! What tells files of the visitor's own from others: numbers of images alone do not.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::workers::JsFile;

#[wasm_bindgen(module = "/src/training/data/digest.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = digestOf)]
    async fn js_digest_of(contents: Array) -> Result<JsValue, JsValue>;
}

/// The SHA-256 digest of files, whatever their names and their order; nothing where the browser does not say.
pub async fn digest(files: &[JsFile]) -> Option<String> {
    let contents: Array = files
        .iter()
        .map(|file| Uint8Array::clone(&file.bytes))
        .collect();
    js_digest_of(contents).await.ok()?.as_string()
}
