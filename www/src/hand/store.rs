//! What outlasts a visit: drawings and a network, in this browser's `IndexedDB`.
//!
//! The few lines of JavaScript in `store.js` say it shorter than bindings to callbacks would, and a
//! crate that wraps those weighs more than all of it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/src/hand/store.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = drawings)]
    async fn js_drawings() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = putDrawings)]
    async fn js_put_drawings(names: Array, lines: Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = deleteDrawing)]
    async fn js_delete_drawing(name: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = deleteDrawings)]
    async fn js_delete_drawings() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = network)]
    async fn js_network() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = putNetwork)]
    async fn js_put_network(bytes: Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = deleteNetwork)]
    async fn js_delete_network() -> Result<JsValue, JsValue>;
}

/// The browser keeps nothing for this page: storage is switched off, forbidden or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoStorage;

impl From<JsValue> for NoStorage {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Names and lines of all drawings, in the order in which they came.
pub async fn drawings() -> Result<Vec<(u64, String)>, NoStorage> {
    let both: Array = js_drawings().await?.unchecked_into();
    let [names, lines]: [Array; 2] = [both.get(0), both.get(1)].map(Array::unchecked_from_js);
    let pairs = names.iter().zip(lines.iter());
    let pairs = pairs.filter_map(|(name, line)| Some((name.as_f64()? as u64, line.as_string()?)));
    Ok(pairs.collect())
}

/// Stores drawings in place of any of the same names.
pub async fn put_drawings(drawings: &[(u64, String)]) -> Result<(), NoStorage> {
    let names = drawings.iter().map(|(name, _)| JsValue::from(*name as f64));
    let lines = drawings.iter().map(|(_, line)| JsValue::from(line));
    js_put_drawings(names.collect(), lines.collect()).await?;
    Ok(())
}

/// Deletes one drawing.
pub async fn delete_drawing(name: u64) -> Result<(), NoStorage> {
    js_delete_drawing(name as f64).await?;
    Ok(())
}

/// Deletes all drawings.
pub async fn delete_drawings() -> Result<(), NoStorage> {
    js_delete_drawings().await?;
    Ok(())
}

/// The network that knows the hand, a model file, if one was kept.
pub async fn network() -> Result<Option<Vec<u8>>, NoStorage> {
    let network = js_network().await?;
    Ok(network.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec))
}

/// Keeps a network in place of any other.
pub async fn put_network(model: &[u8]) -> Result<(), NoStorage> {
    js_put_network(model.into()).await?;
    Ok(())
}

/// Forgets the network.
pub async fn delete_network() -> Result<(), NoStorage> {
    js_delete_network().await?;
    Ok(())
}
