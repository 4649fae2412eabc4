//! What comes piece by piece.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

/// Reads a stream of bytes to its end.
pub async fn read(
    stream: &ReadableStream,
    mut on_piece: impl FnMut(Uint8Array),
) -> Result<(), JsValue> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let result = JsFuture::from(reader.read()).await?;
        if Reflect::get(&result, &"done".into())?.is_truthy() {
            return Ok(());
        }
        on_piece(Reflect::get(&result, &"value".into())?.dyn_into()?);
    }
}
