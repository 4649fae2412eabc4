//! What outlasts a visit: trainings, their networks and checkpoints.

use digit_lab::training::RunRecord;
use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::database::{Database, NoStorage, Request};

const RUNS: &str = "runs";
const NETWORKS: &str = "networks";
const CHECKPOINTS: &str = "checkpoints";
const BEST: &str = "best";

/// A training as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Whether it stands at the top of the list.
    pub is_pinned: bool,
    /// Whether it was halted rather than running when this was stored.
    #[serde(default)]
    pub is_paused: bool,
    /// When it was begun or last gone on with here, in milliseconds since 1970.
    #[serde(default)]
    pub went_on: Option<f64>,
    /// When the training began that this one repeats.
    pub repeats: Option<f64>,
    /// What is known of it.
    pub record: RunRecord,
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
    /// Whether its best epoch is kept besides.
    pub has_best: bool,
}

/// Whether any training is kept; none where the browser keeps nothing.
pub async fn is_any() -> bool {
    Database::Runs.has_any(RUNS).await
}

/// All trainings, oldest first. One that cannot be understood, perhaps because a newer page has stored
/// it, is left where it is.
pub async fn runs() -> Result<Vec<Found>, NoStorage> {
    let requests = [
        Request::keys(RUNS),
        Request::all(RUNS),
        Request::keys(NETWORKS),
        Request::keys(CHECKPOINTS),
        Request::keys(BEST),
    ];
    let found = Database::Runs.read(requests).await?;
    let [keys, entries, networks, checkpoints, best]: [Array; 5] =
        [0, 1, 2, 3, 4].map(|index| found.get(index).unchecked_into());
    let pairs = keys.iter().zip(entries.iter());
    let found = pairs.filter_map(|(key, entry)| {
        let entry: Entry = serde_wasm_bindgen::from_value(entry).ok()?;
        entry.record.check().ok()?;
        Some(Found {
            began: key.as_f64()?,
            entry,
            has_network: networks.includes(&key, 0),
            has_checkpoint: checkpoints.includes(&key, 0),
            has_best: best.includes(&key, 0),
        })
    });
    Ok(found.collect())
}

/// Stores a training in place of what was known of it.
pub async fn put_run(began: f64, entry: &Entry) -> Result<(), NoStorage> {
    let entry = entry.serialize(&Serializer::json_compatible());
    let entry = entry.map_err(|_| NoStorage::Refused)?;
    write(Request::put(RUNS, began, entry)).await
}

/// Deletes a training with all that belongs to it.
pub async fn delete_run(began: f64) -> Result<(), NoStorage> {
    let deletions = [RUNS, NETWORKS, CHECKPOINTS, BEST].map(|it| Request::delete(it, began));
    Database::Runs.write(deletions).await?;
    Ok(())
}

/// The network of a training, a model file, if it was kept.
pub async fn network(began: f64) -> Result<Option<Vec<u8>>, NoStorage> {
    let network = read(Request::get(NETWORKS, began)).await?;
    Ok(network.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec))
}

/// Keeps the network of a training.
pub async fn put_network(began: f64, model: &[u8]) -> Result<(), NoStorage> {
    write(Request::put(NETWORKS, began, Uint8Array::from(model))).await
}

/// Forgets the network of a training.
pub async fn delete_network(began: f64) -> Result<(), NoStorage> {
    write(Request::delete(NETWORKS, began)).await
}

/// A training as it was kept to be gone on with.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkpoint {
    /// What was known of it then.
    pub record: RunRecord,
    /// What the engine makes it go on from.
    pub bytes: Vec<u8>,
}

impl Checkpoint {
    fn to_js(&self) -> Result<Object, NoStorage> {
        let record = self.record.serialize(&Serializer::json_compatible());
        let record = record.map_err(|_| NoStorage::Refused)?;
        let kept = Object::new();
        set(&kept, "record", &record)?;
        set(&kept, "bytes", &Uint8Array::from(self.bytes.as_slice()))?;
        Ok(kept)
    }

    /// What is stored as one, if it can be understood.
    fn of_js(kept: &JsValue) -> Option<Self> {
        let record = Reflect::get(kept, &"record".into()).ok()?;
        Some(Self {
            record: serde_wasm_bindgen::from_value(record).ok()?,
            bytes: bytes(kept, "bytes")?,
        })
    }
}

/// The checkpoint of a training, if there is one.
pub async fn checkpoint(began: f64) -> Result<Option<Checkpoint>, NoStorage> {
    let kept = read(Request::get(CHECKPOINTS, began)).await?;
    Ok(Checkpoint::of_js(&kept))
}

/// Keeps a checkpoint of a training in place of any other.
pub async fn put_checkpoint(began: f64, checkpoint: &Checkpoint) -> Result<(), NoStorage> {
    write(Request::put(CHECKPOINTS, began, checkpoint.to_js()?)).await
}

/// Forgets the checkpoint of a training.
pub async fn delete_checkpoint(began: f64) -> Result<(), NoStorage> {
    write(Request::delete(CHECKPOINTS, began)).await
}

/// A training as it was at the end of its best epoch.
#[derive(Clone, Debug, PartialEq)]
pub struct Best {
    /// As it was kept to be gone on with.
    pub checkpoint: Checkpoint,
    /// The network, a model file.
    pub model: Vec<u8>,
}

impl Best {
    /// The epoch, counted from 1.
    pub fn epoch(&self) -> u32 {
        let last = self.checkpoint.record.epochs.last();
        last.map_or(0, |epoch| epoch.epoch)
    }
}

/// The best epoch of a training, if it is kept.
pub async fn best(began: f64) -> Result<Option<Best>, NoStorage> {
    let kept = read(Request::get(BEST, began)).await?;
    let checkpoint = Checkpoint::of_js(&kept);
    Ok(checkpoint
        .zip(bytes(&kept, "model"))
        .map(|(checkpoint, model)| Best { checkpoint, model }))
}

/// Keeps the best epoch of a training in place of any other.
pub async fn put_best(began: f64, best: &Best) -> Result<(), NoStorage> {
    let kept = best.checkpoint.to_js()?;
    set(&kept, "model", &Uint8Array::from(best.model.as_slice()))?;
    write(Request::put(BEST, began, kept)).await
}

/// Forgets the best epoch of a training.
pub async fn delete_best(began: f64) -> Result<(), NoStorage> {
    write(Request::delete(BEST, began)).await
}

async fn read(request: Request) -> Result<JsValue, NoStorage> {
    Ok(Database::Runs.read([request]).await?.get(0))
}

async fn write(request: Request) -> Result<(), NoStorage> {
    Database::Runs.write([request]).await?;
    Ok(())
}

fn set(object: &Object, key: &str, value: &JsValue) -> Result<(), NoStorage> {
    Reflect::set(object, &key.into(), value)?;
    Ok(())
}

fn bytes(kept: &JsValue, key: &str) -> Option<Vec<u8>> {
    let bytes = Reflect::get(kept, &key.into()).ok()?;
    Some(bytes.dyn_ref::<Uint8Array>()?.to_vec())
}
