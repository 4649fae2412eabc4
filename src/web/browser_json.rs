//! The browser's own JSON parser.

use serde::de::DeserializeOwned;

use crate::json::Json;

/// `JSON.parse`.
pub(super) struct BrowserJson;

impl Json for BrowserJson {
    fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
        let value = js_sys::JSON::parse(text)
            .map_err(|error| String::from(js_sys::Object::from(error).to_string()))?;
        serde_wasm_bindgen::from_value(value).map_err(|error| error.to_string())
    }
}
