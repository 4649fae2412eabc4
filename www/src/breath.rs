//! Long work in pieces: nothing longer than a frame runs on the page's thread.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use crate::training::now_millis;

/// How long a piece of work may take, in milliseconds: a frame is 16.
const PIECE_MILLIS: f64 = 8.0;

/// Lets the page do what else there is.
pub async fn breathe() {
    // A timer would come later each time, and in a window that nobody sees once a second.
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let turn = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        // It is never rejected.
        let _ = JsFuture::from(turn).await;
    }
    channel.port1().close();
}

/// A piece of work that is being done.
pub struct Piece {
    begun: f64,
}

impl Piece {
    /// Begins now.
    pub fn begin() -> Self {
        Self {
            begun: now_millis(),
        }
    }

    /// Whether it has taken as long as it may.
    pub fn is_over(&self) -> bool {
        now_millis() - self.begun >= PIECE_MILLIS
    }
}

/// Does units of work for as long as a piece may take. A unit answers whether there is another one, and so does this.
pub fn work_a_piece(mut unit: impl FnMut() -> bool) -> bool {
    let piece = Piece::begin();
    while unit() {
        if piece.is_over() {
            return true;
        }
    }
    false
}
