//! What comes piece by piece.

use std::ops::ControlFlow;

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

/// Reads a stream of bytes to its end, or until a piece is enough: then the rest is not made, and not waited for.
pub async fn read(
    stream: &ReadableStream,
    mut on_piece: impl FnMut(Uint8Array) -> ControlFlow<()>,
) -> Result<(), JsValue> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let result = JsFuture::from(reader.read()).await?;
        if Reflect::get(&result, &"done".into())?.is_truthy() {
            return Ok(());
        }
        let piece = Reflect::get(&result, &"value".into())?.dyn_into()?;
        if on_piece(piece).is_break() {
            // Whoever makes it may take long to end, or fail to; nobody waits for that.
            let end = JsFuture::from(reader.cancel());
            spawn_local(async move {
                let _ = end.await;
            });
            return Ok(());
        }
    }
}
