//! Model files, for other people's pages and for Digit Lab's own worker.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::model_file::{self, save_model};
use crate::reading::{Reader, ReaderError};
use crate::web::convert::{error, to_js};

/// A network's file in another format: `"json"` for network2's, `"safetensors"` for every bit, `"onnx"` for other
/// programs. `model` is network2's JSON or safetensors.
#[wasm_bindgen(js_name = convertModel)]
pub fn convert_model(model: &[u8], format: &str) -> Result<Vec<u8>, JsValue> {
    super::show_panics();
    let format = format.parse().map_err(error)?;
    let model = model_file::load_model(model).map_err(error)?;
    model_file::save(&model, format, None).map_err(error)
}

/// What came of a file that was to be opened.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Opened {
    /// A safetensors file of a network that reads digits.
    Model(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Why there is none.
    Refused(ReaderError),
}

/// For Digit Lab's own page, which says in its own words what is wrong: `{ model }`, a safetensors file of the network
/// in `file` if it reads digits, or `{ refused }`.
#[wasm_bindgen(js_name = openModel, skip_typescript)]
pub fn open_model(file: &[u8]) -> Result<JsValue, JsValue> {
    super::show_panics();
    let opened = model_file::load_model(file).map_err(ReaderError::from);
    let opened = opened.and_then(|model| {
        let file = save_model(&model);
        Reader::of(model).map(|_| file)
    });
    to_js(&opened.map_or_else(Opened::Refused, Opened::Model))
}
