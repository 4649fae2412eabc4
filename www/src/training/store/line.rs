//! The worker: how it gets here, and what it is told.

use digit_lab::training::{Command, Fault};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::Training;
use crate::training::link::Link;
use crate::workers::JsFile;

impl Training {
    /// Tells the worker something; there is one already, or there is nothing it could act on.
    pub(super) fn send(self, command: &Command) {
        let sent = self
            .link
            .with_value(|link| link.as_ref().map(|link| link.send(command)));
        if let Some(Err(error)) = sent {
            self.worker_died(&error);
        }
    }

    /// Starts a worker where there is none.
    pub(super) fn open_line(self) -> Result<(), JsValue> {
        if self.link.with_value(Option::is_none) {
            let link = Link::open(move |event| self.receive(&event))?;
            self.link.set_value(Some(link));
        }
        Ok(())
    }

    pub(super) fn send_files(self, files: &[JsFile]) -> Result<(), JsValue> {
        self.open_line()?;
        self.link
            .with_value(|link| link.as_ref().map_or(Ok(()), |link| link.send_files(files)))
    }

    /// The browser refused to start the worker or to reach it.
    pub(super) fn worker_died(self, error: &JsValue) {
        let message = js_sys::Error::from(error.clone()).message().into();
        self.end_worker(Fault::Broken { message });
    }
}
