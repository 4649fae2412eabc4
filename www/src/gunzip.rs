//! Unpacking gzip with what every browser has: a few lines instead of 25 kB of every first visit.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, Response};

/// What unpacks gzip that is given to it.
pub fn unpacker() -> Result<JsValue, JsValue> {
    // In every browser since 2023, but not yet among what `web_sys` calls stable.
    let name = JsValue::from_str("DecompressionStream");
    let constructor: Function = Reflect::get(&js_sys::global(), &name)?.dyn_into()?;
    Reflect::construct(&constructor, &Array::of1(&JsValue::from_str("gzip")))
}

/// Whether a file is packed: some hosts announce gzip as the transfer's own, and the browser has unpacked it already.
pub fn is_packed(bytes: &Uint8Array) -> bool {
    bytes.at(0) == Some(0x1f) && bytes.at(1) == Some(0x8b)
}

/// The content of a file of the site's own, in one piece.
pub async fn gunzip(bytes: Vec<u8>) -> Result<Vec<u8>, JsValue> {
    let bytes = Uint8Array::from(&*bytes);
    let mut content = whole(&bytes)?;
    if is_packed(&bytes) {
        content = content.pipe_through(unpacker()?.unchecked_ref());
    }
    let content = Response::new_with_opt_readable_stream(Some(&content))?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(content).await?).to_vec())
}

/// A file as it is.
pub fn whole(bytes: &Uint8Array) -> Result<ReadableStream, JsValue> {
    Ok(Blob::new_with_u8_array_sequence(&Array::of1(bytes))?.stream())
}
