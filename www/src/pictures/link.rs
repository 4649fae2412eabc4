//! The line to the worker that reads pictures: files go, answers come.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, File, ImageBitmap, MessageEvent, Worker};

use super::messages::{self, Answer};
use super::refusal::Refusal;
use crate::workers;

/// Relative to the page, as everything is that the page loads.
const SCRIPT: &str = "picture_worker.js";

/// A worker that lives as long as this does.
pub(super) struct Link {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

impl Link {
    /// Starts a worker whose answers go to `tell`, with the number of the picture that they are about;
    /// there is none where the worker itself breaks.
    pub(super) fn open(
        tell: impl Fn(Option<u32>, Answer, Option<ImageBitmap>) + Copy + 'static,
    ) -> Result<Self, JsValue> {
        let worker = workers::start(SCRIPT)?;
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let bitmap = Reflect::get(&data, &"bitmap".into()).ok();
            let bitmap = bitmap.and_then(|bitmap| bitmap.dyn_into().ok());
            match messages::answer_of(data) {
                Ok((id, answer)) => tell(Some(id), answer, bitmap),
                Err(message) => tell(None, Answer::Failed(Refusal::Broke { message }), None),
            }
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            event.prevent_default();
            // A script that could not be loaded is an event that says nothing.
            let message = match event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message) {
                Some(message) if !message.is_empty() => message,
                _ => format!("{SCRIPT}: {}", event.type_()),
            };
            tell(None, Answer::Failed(Refusal::Broke { message }), None);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a picture's file to be read with the network of another file, or else with the one that
    /// comes with the page; a number tells its answer from others.
    pub(super) fn send(&self, id: u32, file: &File, network: Option<&[u8]>) -> Result<(), JsValue> {
        let message = Object::new();
        Reflect::set(&message, &"id".into(), &id.into())?;
        Reflect::set(&message, &"picture".into(), file)?;
        if let Some(network) = network {
            Reflect::set(&message, &"network".into(), &Uint8Array::from(network))?;
        }
        self.worker.post_message(&message)
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        // What is already on its way is of no interest any more, and its handlers are about to go.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}
