//! Networks from files, with the browser's own JSON parser: another one would be a tenth of the page.

use digit_lab::json::Json;
use digit_lab::model_file::load_safetensors;
use digit_lab::reading::{Reader, ReaderError};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// The network in a safetensors file: the one shipped, or one that the engine sends.
pub fn reader_of(file: &[u8]) -> Result<Reader, ReaderError> {
    Reader::of(load_safetensors::<BrowserJson>(file)?)
}

/// `JSON.parse`.
pub struct BrowserJson;

impl Json for BrowserJson {
    fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
        let value = js_sys::JSON::parse(text).map_err(|error| message(&error))?;
        serde_wasm_bindgen::from_value(value).map_err(|error| error.to_string())
    }
}

fn message(error: &JsValue) -> String {
    js_sys::Object::from(error.clone()).to_string().into()
}
