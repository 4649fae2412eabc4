//! All that a page keeps as one file, for Digit Lab's own worker.
//!
//! What is known of a training crosses as JSON, the form that it has in the file: to make plain objects of it here, and it
//! of them, made the engine 7.6 kB larger, gzipped.

use std::borrow::Cow;
use std::collections::BTreeMap;

use js_sys::{Array, JSON, JsString, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::backup::{Backup, BackupError, Bytes, KeptCheckpoint, KeptNetwork, KeptRun};
use crate::web::convert::{error, to_js};

/// `{ backup }`, with its parts by the names of `Backup`'s, or `{ refused }`.
#[wasm_bindgen(js_name = openBackup, skip_typescript)]
pub fn open_backup(file: &[u8]) -> Result<Object, JsValue> {
    super::show_panics();
    match Backup::open(file) {
        Ok(backup) => object([("backup", from_backup(&backup)?.into())]),
        Err(why) => refused(&why),
    }
}

/// `{ bytes, leftOut }` of the parts of a `Backup`, by its names, or `{ refused }`: the file, and how many trainings are
/// not in it, as this engine does not understand them.
#[wasm_bindgen(js_name = saveBackup, skip_typescript)]
pub fn save_backup(kept: &Object) -> Result<Object, JsValue> {
    super::show_panics();
    let (backup, left_out) = to_backup(kept)?;
    match backup.save() {
        Ok(bytes) => object([("bytes", bytes_to_js(&bytes)), ("leftOut", left_out.into())]),
        Err(why) => refused(&why),
    }
}

fn from_backup(backup: &Backup<'_>) -> Result<Object, JsValue> {
    let optional =
        |bytes: &Option<Bytes<'_>>| bytes.as_deref().map_or(JsValue::UNDEFINED, bytes_to_js);
    let checkpoint = |kept: &Option<KeptCheckpoint<'_>>| -> Result<JsValue, JsValue> {
        match kept {
            None => Ok(JsValue::UNDEFINED),
            Some(KeptCheckpoint { record, bytes }) => Ok(object([
                ("record", json_to_js(record)?),
                ("bytes", bytes_to_js(bytes)),
            ])?
            .into()),
        }
    };
    let run = |run: &KeptRun<'_>| {
        object([
            ("note", json_to_js(&run.note)?),
            ("network", optional(&run.network)),
            ("latest", checkpoint(&run.latest)?),
            ("best", checkpoint(&run.best)?),
            ("bestNetwork", optional(&run.best_network)),
        ])
    };
    let network = |network: &KeptNetwork<'_>| {
        object([
            ("name", JsValue::from(&network.name)),
            ("model", bytes_to_js(&network.model)),
        ])
    };
    let drawings: Array = backup.drawings.iter().map(JsValue::from).collect();
    let runs: Result<Array, JsValue> = backup.runs.iter().map(run).collect();
    let networks: Result<Array, JsValue> = backup.networks.iter().map(network).collect();
    object([
        ("settings", json_to_js(&backup.settings)?),
        ("drawings", drawings.into()),
        ("hand", optional(&backup.hand)),
        ("runs", runs?.into()),
        ("networks", networks?.into()),
    ])
}

/// What is kept, and how many trainings are not in it.
fn to_backup(kept: &Object) -> Result<(Backup<'static>, u32), JsValue> {
    let mut backup = Backup {
        settings: json::<BTreeMap<String, String>>(kept, "settings")?,
        drawings: all(kept, "drawings")?.map(text).collect::<Result<_, _>>()?,
        hand: bytes(kept, "hand")?,
        ..Backup::default()
    };
    for network in all(kept, "networks")? {
        backup.networks.push(KeptNetwork {
            name: text(Reflect::get(&network, &"name".into())?)?,
            model: needed(&network, "model")?,
        });
    }
    let mut left_out = 0;
    for kept in all(kept, "runs")? {
        // One that a newer page has stored costs none of the others.
        match run(&kept) {
            Ok(run) if run.note.record.check().is_ok() => backup.runs.push(run),
            _ => left_out += 1,
        }
    }
    Ok((backup, left_out))
}

fn run(kept: &JsValue) -> Result<KeptRun<'static>, JsValue> {
    let checkpoint = |name: &str| -> Result<Option<KeptCheckpoint<'static>>, JsValue> {
        let kept = Reflect::get(kept, &name.into())?;
        let read = || {
            Ok(KeptCheckpoint {
                record: json(&kept, "record")?,
                bytes: needed(&kept, "bytes")?,
            })
        };
        kept.is_object().then(read).transpose()
    };
    Ok(KeptRun {
        note: json(kept, "note")?,
        network: bytes(kept, "network")?,
        latest: checkpoint("latest")?,
        best: checkpoint("best")?,
        best_network: bytes(kept, "bestNetwork")?,
    })
}

fn refused(why: &BackupError) -> Result<Object, JsValue> {
    object([("refused", to_js(why)?)])
}

fn object<const N: usize>(entries: [(&str, JsValue); N]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &name.into(), &value)?;
    }
    Ok(object)
}

fn json_to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    JSON::parse(&serde_json::to_string(value).map_err(error)?)
}

fn bytes_to_js(bytes: impl AsRef<[u8]>) -> JsValue {
    Uint8Array::from(bytes.as_ref()).into()
}

fn json<T: DeserializeOwned>(of: &JsValue, name: &str) -> Result<T, JsValue> {
    let json = JSON::stringify(&Reflect::get(of, &name.into())?)?;
    serde_json::from_str(&String::from(json)).map_err(error)
}

fn all(of: &JsValue, name: &str) -> Result<impl Iterator<Item = JsValue>, JsValue> {
    Ok(Array::from(&Reflect::get(of, &name.into())?)
        .to_vec()
        .into_iter())
}

fn text(value: JsValue) -> Result<String, JsValue> {
    Ok(value.dyn_into::<JsString>()?.into())
}

fn bytes(of: &JsValue, name: &str) -> Result<Option<Bytes<'static>>, JsValue> {
    let bytes = Reflect::get(of, &name.into())?;
    Ok(bytes
        .dyn_ref()
        .map(|bytes: &Uint8Array| Cow::Owned(bytes.to_vec())))
}

fn needed(of: &JsValue, name: &str) -> Result<Bytes<'static>, JsValue> {
    bytes(of, name)?.ok_or_else(|| error(format!("expected bytes of `{name}`, got none")))
}
