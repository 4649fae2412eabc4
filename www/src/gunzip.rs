//! Unpacking gzip with what every browser has: a few lines instead of 25 kB of every first visit.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, Response};

/// The content of a file, in one piece.
pub async fn gunzip(bytes: Vec<u8>) -> Result<Vec<u8>, JsValue> {
    let content = unpacking(&Uint8Array::from(&*bytes))?;
    let content = Response::new_with_opt_readable_stream(Some(&content))?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(content).await?).to_vec())
}

/// The content of a file, piece by piece: unpacked where it begins like gzip, as it is otherwise (some hosts
/// announce gzip as the transfer's own, and the browser has unpacked it already).
pub fn unpacking(bytes: &Uint8Array) -> Result<ReadableStream, JsValue> {
    let content = Blob::new_with_u8_array_sequence(&Array::of1(bytes))?.stream();
    if bytes.at(0) != Some(0x1f) || bytes.at(1) != Some(0x8b) {
        return Ok(content);
    }
    // In every browser since 2023, but not yet among what `web_sys` calls stable.
    let name = JsValue::from_str("DecompressionStream");
    let constructor: Function = Reflect::get(&js_sys::global(), &name)?.dyn_into()?;
    let unpacker = Reflect::construct(&constructor, &Array::of1(&JsValue::from_str("gzip")))?;
    Ok(content.pipe_through(unpacker.unchecked_ref()))
}
