//! Files of the page's own origin.

use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No answer, or one that broke off.
    Unreachable,
    /// An answer other than the file.
    Status(u16),
}

/// The content of a file at an address relative to the page's.
pub async fn bytes(address: &str) -> Result<Vec<u8>, FetchError> {
    let unreachable = |_| FetchError::Unreachable;
    let answer = JsFuture::from(window().fetch_with_str(address))
        .await
        .map_err(unreachable)?;
    let response: Response = answer.unchecked_into();
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let content = response.array_buffer().map_err(unreachable)?;
    let content = JsFuture::from(content).await.map_err(unreachable)?;
    Ok(Uint8Array::new(&content).to_vec())
}
