//! Who parses JSON: texts of files, and what is in their headers.

use serde::de::DeserializeOwned;

/// A JSON parser. A page has the browser's own already, and need not fetch another.
pub trait Json {
    /// What a JSON text says, or what is wrong with it.
    fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String>;
}

/// The parser wherever there is no browser.
#[derive(Clone, Copy, Debug)]
pub struct SerdeJson;

impl Json for SerdeJson {
    fn parse<T: DeserializeOwned>(text: &str) -> Result<T, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }
}
