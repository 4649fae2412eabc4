//! What outlasts a visit: networks from files, each with its file's name, under keys that storage chooses.

use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};

use crate::breath::breathe;
use crate::database::{Database, NoStorage, Request};
use crate::readers::{CHOICE, ReaderId, Readers, reader_of};
use crate::storage;

const IMPORTED: &str = "imported";

/// Whether networks are kept.
pub async fn is_any() -> bool {
    Database::Runs.has_any(IMPORTED).await
}

/// Brings back the networks that earlier visits have left, and lets the one read that did then. Those that are there
/// already stay as they are.
pub fn restore(readers: Readers) {
    let chosen = storage::load(CHOICE).and_then(|id| id.parse().ok());
    spawn_local(async move {
        // Told when there is something to lose.
        for (number, name, model) in all().await.unwrap_or_default() {
            if readers.find_imported(number).is_some() {
                continue;
            }
            // One that cannot be read, perhaps because a newer page has stored it, is left where it is.
            if let Ok(reader) = reader_of(&model) {
                readers.add_imported(Some(number), &name, reader, &model);
            }
            let id = ReaderId::Imported(number);
            let is_free = readers.selected_untracked() == ReaderId::Shipped;
            if is_free && chosen == Some(id) {
                readers.select(id);
            }
            breathe().await;
        }
    });
}

/// Keys, names and files, in the order in which they came.
async fn all() -> Result<Vec<(u32, String, Vec<u8>)>, NoStorage> {
    let requests = [Request::keys(IMPORTED), Request::all(IMPORTED)];
    let found = Database::Runs.read(requests).await?;
    let [keys, kept]: [Array; 2] = [found.get(0), found.get(1)].map(JsCast::unchecked_into);
    let pairs = keys.iter().zip(kept.iter());
    let networks = pairs.filter_map(|(key, kept)| {
        let get = |what: &str| Reflect::get(&kept, &what.into()).ok();
        let model = get("model")?;
        let model = model.dyn_ref::<Uint8Array>()?.to_vec();
        Some((key.as_f64()? as u32, get("name")?.as_string()?, model))
    });
    Ok(networks.collect())
}

/// Keeps a network; answers with its key.
pub async fn keep(name: &str, model: &[u8]) -> Result<u32, NoStorage> {
    let kept = Object::new();
    let set = |what: &str, value: &JsValue| Reflect::set(&kept, &what.into(), value);
    set("name", &name.into())?;
    set("model", &Uint8Array::from(model))?;
    let answers = Database::Runs.write([Request::add(IMPORTED, kept)]).await?;
    let key = answers.get(0).as_f64();
    key.map(|key| key as u32).ok_or(NoStorage::Refused)
}

/// Forgets a network.
pub async fn delete(number: u32) -> Result<(), NoStorage> {
    let delete = Request::delete(IMPORTED, number);
    Database::Runs.write([delete]).await?;
    Ok(())
}
