//! The worker that makes the file of what is kept, and takes it in.

use std::collections::BTreeMap;

use digit_lab::backup::BackupError;
use js_sys::{Object, Reflect};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

use crate::workers::{one_answer, understood};

/// Relative to the page, as everything is that the page loads.
const SCRIPT: &str = "keep_worker.js";

/// The visitor's choices, by their names.
pub(super) type Settings = BTreeMap<String, String>;

/// What the worker answers besides a file; the forms are those of `keep_worker.js`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Answer {
    /// What was not there yet has been added.
    Taken(Taken),
    /// The file holds nothing that can be added, or what is kept makes no file.
    Refused(BackupError),
    /// The browser may not read the file any more.
    Unreadable,
    /// The browser keeps nothing: the name of its error.
    Unstored(String),
    /// What should not happen.
    Broke { message: String },
}

/// What a file had.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Taken {
    /// Trainings that were not there.
    pub(super) runs: u32,
    /// Drawings that were not there.
    pub(super) drawings: u32,
    /// Networks that were not there, the one that knows the hand among them.
    pub(super) networks: u32,
    /// What was there already.
    pub(super) known: u32,
    /// The choices of whoever saved it.
    pub(super) settings: Settings,
}

impl Taken {
    /// Whether there was something, and all of it was there already.
    pub(super) fn adds_nothing(&self) -> bool {
        self.known > 0 && [self.runs, self.drawings, self.networks] == [0; 3]
    }
}

/// A file of all that is kept.
pub(super) struct Saved {
    /// The file.
    pub(super) blob: Blob,
    /// Trainings that are not in it, since a newer page has stored them.
    pub(super) left_out: u32,
}

/// Has a file made of all that is kept.
pub(super) async fn save(settings: &Settings) -> Result<Saved, Answer> {
    let settings = settings.serialize(&Serializer::json_compatible());
    let settings = settings.map_err(|error| broke(error.to_string()))?;
    let answer = one_answer(SCRIPT, "save", &settings).await.map_err(broke)?;
    let get = |of: &JsValue, what: &str| Reflect::get(of, &what.into()).unwrap_or_default();
    let saved = get(&answer, "saved");
    if let Ok(blob) = get(&saved, "blob").dyn_into() {
        let left_out = get(&saved, "leftOut").as_f64().unwrap_or_default() as u32;
        return Ok(Saved { blob, left_out });
    }
    Err(serde_wasm_bindgen::from_value(answer)
        .unwrap_or_else(|error| broke(Object::from(JsValue::from(error)).to_string().into())))
}

/// Has what a file holds added to what is kept.
pub(super) async fn open(file: &File) -> Answer {
    understood(SCRIPT, "open", file).await.unwrap_or_else(broke)
}

fn broke(message: String) -> Answer {
    Answer::Broke { message }
}
