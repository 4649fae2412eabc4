//! A training as a file, and back: one JSON object, the engine's `RunRecord`.

use digit_lab::training::RunRecord;
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::download::{file_name, save};
use crate::readers::BrowserJson;

/// The largest file that is read, in megabytes: far more than the longest training takes.
pub const MOST_MEGABYTES: f64 = 64.0;

const BYTES_PER_MEGABYTE: f64 = (1 << 20) as f64;

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

/// The training that a file holds, or what is wrong with it, for whoever knows such files.
pub async fn read_run(file: &File) -> Result<RunRecord, String> {
    if file.size() > MOST_MEGABYTES * BYTES_PER_MEGABYTE {
        let megabytes = (file.size() / BYTES_PER_MEGABYTE).round();
        return Err(format!(
            "expected at most {MOST_MEGABYTES} MB, got {megabytes}"
        ));
    }
    let text = JsFuture::from(file.text()).await;
    let text = text.ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| "expected a file that can be read".to_owned())?;
    RunRecord::parse::<BrowserJson>(&text).map_err(|error| error.to_string())
}
