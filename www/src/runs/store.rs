//! What outlasts a visit: trainings, their networks and checkpoints, in this browser's `IndexedDB`.

use digit_lab::training::RunRecord;
use js_sys::{Array, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/src/runs/store.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = runs)]
    async fn js_runs() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = onNews)]
    fn js_on_news(tell: &Closure<dyn Fn()>);
    #[wasm_bindgen(js_name = isAny)]
    async fn js_is_any() -> JsValue;
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
    #[wasm_bindgen(catch, js_name = checkpoint)]
    async fn js_checkpoint(began: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = putCheckpoint)]
    async fn js_put_checkpoint(
        began: f64,
        record: JsValue,
        bytes: Uint8Array,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = deleteCheckpoint)]
    async fn js_delete_checkpoint(began: f64) -> Result<JsValue, JsValue>;
}

/// A training as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Whether it stands at the top of the list.
    pub is_pinned: bool,
    /// Whether it was halted rather than running when this was stored.
    #[serde(default)]
    pub is_paused: bool,
    /// When the training began that this one repeats.
    pub repeats: Option<f64>,
    /// What is known of it.
    pub record: RunRecord,
}

/// Why the browser keeps something no longer than the page is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoStorage {
    /// Storage is switched off or forbidden, as in some browsers' private windows.
    Refused,
    /// There is no room left.
    Full,
}

impl From<JsValue> for NoStorage {
    fn from(error: JsValue) -> Self {
        let name = Reflect::get(&error, &"name".into()).ok();
        if name.and_then(|name| name.as_string()).as_deref() == Some("QuotaExceededError") {
            Self::Full
        } else {
            Self::Refused
        }
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
    /// Whether it can be gone on with.
    pub has_checkpoint: bool,
}

/// Calls back whenever another window of this page has stored or deleted something, for as long as the page is there.
pub fn on_news(tell: impl Fn() + 'static) {
    let tell = Closure::<dyn Fn()>::new(tell);
    js_on_news(&tell);
    tell.forget();
}

/// Whether any training is kept; none where the browser keeps nothing.
pub async fn is_any() -> bool {
    js_is_any().await.is_truthy()
}

/// All trainings, oldest first. One that cannot be understood, perhaps because a newer page has stored
/// it, is left where it is.
pub async fn runs() -> Result<Vec<Found>, NoStorage> {
    let found: Array = js_runs().await?.unchecked_into();
    let [keys, entries, networks, checkpoints]: [Array; 4] =
        [0, 1, 2, 3].map(|index| found.get(index).unchecked_into());
    let pairs = keys.iter().zip(entries.iter());
    let found = pairs.filter_map(|(key, entry)| {
        let entry: Entry = serde_wasm_bindgen::from_value(entry).ok()?;
        entry.record.check().ok()?;
        Some(Found {
            began: key.as_f64()?,
            entry,
            has_network: networks.includes(&key, 0),
            has_checkpoint: checkpoints.includes(&key, 0),
        })
    });
    Ok(found.collect())
}

/// Stores a training in place of what was known of it.
pub async fn put_run(began: f64, entry: &Entry) -> Result<(), NoStorage> {
    let entry = entry.serialize(&Serializer::json_compatible());
    js_put_run(began, entry.map_err(|_| NoStorage::Refused)?).await?;
    Ok(())
}

/// Deletes a training with its network and its checkpoint.
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

/// A training as it was kept to be gone on with.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkpoint {
    /// What was known of it then.
    pub record: RunRecord,
    /// What the engine makes it go on from.
    pub bytes: Vec<u8>,
}

/// The checkpoint of a training, if there is one.
pub async fn checkpoint(began: f64) -> Result<Option<Checkpoint>, NoStorage> {
    let kept = js_checkpoint(began).await?;
    if kept.is_undefined() {
        return Ok(None);
    }
    let bytes: Uint8Array = Reflect::get(&kept, &"bytes".into())?.unchecked_into();
    let record = Reflect::get(&kept, &"record".into())?;
    let record: Option<RunRecord> = serde_wasm_bindgen::from_value(record).ok();
    Ok(record.map(|record| Checkpoint {
        record,
        bytes: bytes.to_vec(),
    }))
}

/// Keeps a checkpoint of a training in place of any other.
pub async fn put_checkpoint(began: f64, checkpoint: &Checkpoint) -> Result<(), NoStorage> {
    let record = checkpoint.record.serialize(&Serializer::json_compatible());
    let bytes = checkpoint.bytes.as_slice().into();
    js_put_checkpoint(began, record.map_err(|_| NoStorage::Refused)?, bytes).await?;
    Ok(())
}

/// Forgets the checkpoint of a training.
pub async fn delete_checkpoint(began: f64) -> Result<(), NoStorage> {
    js_delete_checkpoint(began).await?;
    Ok(())
}
