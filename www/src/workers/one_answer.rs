//! A worker for one question, so that what it needed is freed after it.

use js_sys::{Object, Promise, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, MessageEvent};

use super::start::start;

/// What the worker of this script answers to `{ what: order }`, or why it does not.
pub async fn one_answer(script: &str, what: &str, order: &JsValue) -> Result<JsValue, String> {
    ask(script, what, order)
        .await
        .map_err(|error| why(error, script))
}

/// The same, understood.
pub async fn understood<T: DeserializeOwned>(
    script: &str,
    what: &str,
    order: &JsValue,
) -> Result<T, String> {
    let answer = one_answer(script, what, order).await?;
    serde_wasm_bindgen::from_value(answer).map_err(|error| why(error.into(), script))
}

async fn ask(script: &str, what: &str, order: &JsValue) -> Result<JsValue, JsValue> {
    let message = Object::new();
    Reflect::set(&message, &what.into(), order)?;
    let worker = start(script)?;
    let answer = Promise::new(&mut |resolve, reject| {
        worker.set_onmessage(Some(&resolve));
        worker.set_onerror(Some(&reject));
        worker.set_onmessageerror(Some(&reject));
    });
    worker.post_message(&message)?;
    let event = JsFuture::from(answer).await;
    worker.terminate();
    let event: MessageEvent = event?.unchecked_into();
    Ok(event.data())
}

fn why(error: JsValue, script: &str) -> String {
    // A script that could not be loaded is an event that says nothing.
    match error.dyn_ref::<ErrorEvent>() {
        Some(event) if !event.message().is_empty() => event.message(),
        _ if error.is_instance_of::<web_sys::Event>() => script.to_owned(),
        _ => Object::from(error).to_string().into(),
    }
}
