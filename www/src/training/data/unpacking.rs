//! A visitor's file piece by piece, unpacked no further than somebody wants to have it.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReadableStream, WritableStream, WritableStreamDefaultWriter};

use crate::gunzip::{is_packed, unpacker, whole};

/// How much is unpacked at a time: a browser makes all of what that becomes before it looks whether anybody wants more,
/// and gzip makes up to a thousand times as much.
const PIECE: u32 = 8 << 10;

/// The content of a file: unpacked where it begins like gzip, as it is otherwise.
pub fn content(bytes: &Uint8Array) -> Result<ReadableStream, JsValue> {
    if !is_packed(bytes) {
        return whole(bytes);
    }
    let unpacker = unpacker()?;
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
