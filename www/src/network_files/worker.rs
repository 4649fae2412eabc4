//! The worker that reads and writes files: one for each, so that what it needed is freed after it.

use digit_lab::model_file::Format;
use digit_lab::reading::ReaderError;
use js_sys::{Object, Promise, Reflect, Uint8Array};
use serde::Deserialize;
use serde_bytes::ByteBuf;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, File, MessageEvent, Worker, WorkerOptions, WorkerType};

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
    answer("open", file).await.unwrap_or_else(broke)
}

/// Has a network's file written in another format.
pub(super) async fn convert(model: &[u8], format: Format) -> Answer {
    let order = Object::new();
    let set = |key: &str, value: &JsValue| Reflect::set(&order, &key.into(), value);
    let set = set("model", &Uint8Array::from(model)).and(set("format", &format.name().into()));
    match set {
        Ok(_) => answer("convert", &order).await.unwrap_or_else(broke),
        Err(error) => broke(error),
    }
}

async fn answer(what: &str, order: &JsValue) -> Result<Answer, JsValue> {
    let message = Object::new();
    Reflect::set(&message, &what.into(), order)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(SCRIPT, &options)?;
    let answer = Promise::new(&mut |resolve, reject| {
        worker.set_onmessage(Some(&resolve));
        worker.set_onerror(Some(&reject));
        worker.set_onmessageerror(Some(&reject));
    });
    worker.post_message(&message)?;
    let event = JsFuture::from(answer).await;
    worker.terminate();
    let event: MessageEvent = event?.unchecked_into();
    Ok(serde_wasm_bindgen::from_value(event.data())?)
}

fn broke(error: JsValue) -> Answer {
    // A script that could not be loaded is an event that says nothing.
    let message = match error.dyn_ref::<ErrorEvent>() {
        Some(event) if !event.message().is_empty() => event.message(),
        _ if error.is_instance_of::<web_sys::Event>() => SCRIPT.to_owned(),
        _ => Object::from(error).to_string().into(),
    };
    Answer::Broke { message }
}
