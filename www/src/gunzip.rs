//! Unpacking gzip with what every browser has: a few lines instead of 25 kB of every first visit.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, ReadableStream, Response, WritableStream, WritableStreamDefaultWriter};

/// The content of a file, in one piece.
pub async fn gunzip(bytes: Vec<u8>) -> Result<Vec<u8>, JsValue> {
    let content = unpacking(&Uint8Array::from(&*bytes))?;
    let content = Response::new_with_opt_readable_stream(Some(&content))?.array_buffer()?;
    Ok(Uint8Array::new(&JsFuture::from(content).await?).to_vec())
}

/// How much is unpacked at a time: a browser makes all of what that becomes before it looks whether anybody wants more,
/// and gzip makes up to a thousand times as much.
const PIECE: u32 = 8 << 10;

/// The content of a file, piece by piece: unpacked where it begins like gzip, as it is otherwise (some hosts
/// announce gzip as the transfer's own, and the browser has unpacked it already).
pub fn unpacking(bytes: &Uint8Array) -> Result<ReadableStream, JsValue> {
    if bytes.at(0) != Some(0x1f) || bytes.at(1) != Some(0x8b) {
        return Ok(Blob::new_with_u8_array_sequence(&Array::of1(bytes))?.stream());
    }
    // In every browser since 2023, but not yet among what `web_sys` calls stable.
    let name = JsValue::from_str("DecompressionStream");
    let constructor: Function = Reflect::get(&js_sys::global(), &name)?.dyn_into()?;
    let unpacker = Reflect::construct(&constructor, &Array::of1(&JsValue::from_str("gzip")))?;
    let packed: WritableStream = Reflect::get(&unpacker, &"writable".into())?.unchecked_into();
    let (writer, bytes) = (packed.get_writer()?, bytes.clone());
    spawn_local(async move {
        // Whoever reads what comes out is told of what is wrong; without a reader there is nobody to tell.
        let _ = feed(&writer, &bytes).await;
    });
    Reflect::get(&unpacker, &"readable".into()).map(JsCast::unchecked_into)
}

/// Gives all bytes to a stream, as fast as it takes them.
async fn feed(writer: &WritableStreamDefaultWriter, bytes: &Uint8Array) -> Result<(), JsValue> {
    for start in (0..bytes.length()).step_by(PIECE as usize) {
        let piece = bytes.subarray(start, bytes.length().min(start + PIECE));
        JsFuture::from(writer.write_with_chunk(&piece)).await?;
    }
    JsFuture::from(writer.close()).await.map(drop)
}
