//! All that a page keeps as one file, for Digit Lab's own worker.

use js_sys::{Array, Object, Reflect};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Deserializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::backup::{Backup, BackupError, KeptRun};
use crate::web::convert::{error, to_js};

/// What came of a file that was to be opened.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Opened<'a> {
    /// What it holds.
    Backup(Backup<'a>),
    /// Why that is nothing.
    Refused(BackupError),
}

/// What came of what was to be saved.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Saved {
    /// The file, and how many trainings are not in it, as this engine does not understand them.
    File {
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
        left_out: u32,
    },
    /// Why there is none.
    Refused(BackupError),
}

/// `{ backup }`, a `Backup` as a plain object, or `{ refused }`.
#[wasm_bindgen(js_name = openBackup, skip_typescript)]
pub fn open_backup(file: &[u8]) -> Result<JsValue, JsValue> {
    super::show_panics();
    to_js(&Backup::open(file).map_or_else(Opened::Refused, Opened::Backup))
}

/// `{ file: { bytes, leftOut } }` of a `Backup` as a plain object, or `{ refused }`.
#[wasm_bindgen(js_name = saveBackup, skip_typescript)]
pub fn save_backup(kept: Object) -> Result<JsValue, JsValue> {
    super::show_panics();
    let key = JsValue::from("runs");
    let runs = Array::from(&Reflect::get(&kept, &key)?);
    Reflect::set(&kept, &key, &Array::new())?;
    let mut backup = Backup::deserialize(Deserializer::from(JsValue::from(kept))).map_err(error)?;
    let mut left_out = 0;
    for run in runs {
        // One that a newer page has stored costs none of the others.
        match KeptRun::deserialize(Deserializer::from(run)) {
            Ok(run) if run.note.record.check().is_ok() => backup.runs.push(run),
            _ => left_out += 1,
        }
    }
    let saved = backup.save();
    let file = |bytes| Saved::File { bytes, left_out };
    to_js(&saved.map_or_else(Saved::Refused, file))
}
