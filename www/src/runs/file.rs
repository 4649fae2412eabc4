//! A training as a file, and back: one JSON object, the engine's `RunRecord`.

use digit_lab::training::{RecordError, RunRecord};
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::download::{file_name, save};
use crate::numbers::MEGABYTE;
use crate::readers::BrowserJson;

/// The largest file that is read, in megabytes: far more than the longest training takes.
pub const MOST_MEGABYTES: f64 = 64.0;

/// Saves a training with all that it takes to have it come out the same again.
pub fn save_run(record: &RunRecord) {
    let text = record
        .serialize(&Serializer::json_compatible())
        .ok()
        .and_then(|record| JSON::stringify(&record).ok());
    if let Some(text) = text {
        let name = file_name(&["run", &record.name], "json");
        save(&name, "application/json", String::from(text).as_bytes());
    }
}

/// Why a file gives no training.
#[derive(Clone, Debug, PartialEq)]
pub enum FileFault {
    /// It has so many megabytes.
    TooLarge(f64),
    /// The browser has no access to it.
    Unreadable,
    /// It holds something else.
    Record(RecordError),
}

/// The training that a file holds.
pub async fn read_run(file: &File) -> Result<RunRecord, FileFault> {
    if file.size() > MOST_MEGABYTES * MEGABYTE {
        let megabytes = (file.size() / MEGABYTE).round();
        return Err(FileFault::TooLarge(megabytes));
    }
    let text = JsFuture::from(file.text()).await;
    let text = text.ok().and_then(|text| text.as_string());
    let text = text.ok_or(FileFault::Unreadable)?;
    RunRecord::parse::<BrowserJson>(&text).map_err(FileFault::Record)
}
