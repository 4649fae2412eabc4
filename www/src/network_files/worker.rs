//! The worker that reads and writes files.

use digit_lab::model_file::Format;
use digit_lab::reading::ReaderError;
use js_sys::{Object, Reflect, Uint8Array};
use serde::Deserialize;
use serde_bytes::ByteBuf;
use wasm_bindgen::JsValue;
use web_sys::File;

use crate::workers::understood;

/// Relative to the page, as everything is that the page loads.
const SCRIPT: &str = "model_worker.js";

/// What the worker answers; the forms are those of `model_worker.js`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Answer {
    /// A network that reads digits, as safetensors.
    Model(ByteBuf),
    /// The file holds none.
    Refused(ReaderError),
    /// The browser may not read the file any more.
    Unreadable,
    /// A file in another format.
    Converted(ByteBuf),
    /// What should not happen.
    Broke { message: String },
}

/// Has a file opened.
pub(super) async fn open(file: &File) -> Answer {
    ask("open", file).await
}

/// Has a network's file written in another format.
pub(super) async fn convert(model: &[u8], format: Format) -> Answer {
    let order = Object::new();
    let set = |key: &str, value: &JsValue| Reflect::set(&order, &key.into(), value);
    let set = set("model", &Uint8Array::from(model)).and(set("format", &format.name().into()));
    match set {
        Ok(_) => ask("convert", &order).await,
        Err(error) => Answer::Broke {
            message: Object::from(error).to_string().into(),
        },
    }
}

async fn ask(what: &str, order: &JsValue) -> Answer {
    let answer = understood(SCRIPT, what, order).await;
    answer.unwrap_or_else(|message| Answer::Broke { message })
}
