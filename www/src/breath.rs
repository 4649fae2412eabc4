//! Long work in pieces: nothing longer than a frame runs on the page's thread.

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

use crate::training::now_millis;

/// How long a piece of work may take, in milliseconds: a frame is 16.
const PIECE_MILLIS: f64 = 8.0;

/// Lets the page do what else there is.
pub async fn breathe() {
    let turn = Promise::new(&mut |resolve, _| {
        if window().set_timeout_with_callback(&resolve).is_err() {
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(turn).await;
}

/// Does units of work for as long as a piece may take. A unit answers whether there is another one, and so does this.
pub fn work_a_piece(mut unit: impl FnMut() -> bool) -> bool {
    let begun = now_millis();
    while unit() {
        if now_millis() - begun >= PIECE_MILLIS {
            return true;
        }
    }
    false
}
