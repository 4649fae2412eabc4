//! What outlasts a visit: trainings and their networks, in this browser's `IndexedDB`.

use digit_lab::training::RunRecord;
use js_sys::{Array, Uint8Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/src/runs/store.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = runs)]
    async fn js_runs() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = putRun)]
    async fn js_put_run(began: f64, run: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = deleteRun)]
    async fn js_delete_run(began: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = network)]
    async fn js_network(began: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = putNetwork)]
    async fn js_put_network(began: f64, model: Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = deleteNetwork)]
    async fn js_delete_network(began: f64) -> Result<JsValue, JsValue>;
}

/// A training as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Whether it stands at the top of the list.
    pub is_pinned: bool,
    /// When the training began that this one repeats.
    pub repeats: Option<f64>,
    /// What is known of it.
    pub record: RunRecord,
}

/// The browser keeps nothing for this page: storage is switched off, forbidden or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoStorage;

impl From<JsValue> for NoStorage {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// A training that was found in storage.
pub struct Found {
    /// When it began.
    pub began: f64,
    /// What is known of it.
    pub entry: Entry,
    /// Whether its network is kept, too.
    pub has_network: bool,
}

/// All trainings, oldest first. One that cannot be understood, perhaps because a newer page has stored
/// it, is left where it is.
pub async fn runs() -> Result<Vec<Found>, NoStorage> {
    let found: Array = js_runs().await?.unchecked_into();
    let [keys, entries, networks]: [Array; 3] =
        [0, 1, 2].map(|index| found.get(index).unchecked_into());
    let pairs = keys.iter().zip(entries.iter());
    let found = pairs.filter_map(|(key, entry)| {
        let entry: Entry = serde_wasm_bindgen::from_value(entry).ok()?;
        entry.record.check().ok()?;
        Some(Found {
            began: key.as_f64()?,
            entry,
            has_network: networks.includes(&key, 0),
        })
    });
    Ok(found.collect())
}

/// Stores a training in place of what was known of it.
pub async fn put_run(began: f64, entry: &Entry) -> Result<(), NoStorage> {
    let entry = entry.serialize(&Serializer::json_compatible());
    js_put_run(began, entry.map_err(|_| NoStorage)?).await?;
    Ok(())
}

/// Deletes a training with its network.
pub async fn delete_run(began: f64) -> Result<(), NoStorage> {
    js_delete_run(began).await?;
    Ok(())
}

/// The network of a training, a model file, if it was kept.
pub async fn network(began: f64) -> Result<Option<Vec<u8>>, NoStorage> {
    let network = js_network(began).await?;
    Ok(network.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec))
}

/// Keeps the network of a training.
pub async fn put_network(began: f64, model: &[u8]) -> Result<(), NoStorage> {
    js_put_network(began, model.into()).await?;
    Ok(())
}

/// Forgets the network of a training.
pub async fn delete_network(began: f64) -> Result<(), NoStorage> {
    js_delete_network(began).await?;
    Ok(())
}
