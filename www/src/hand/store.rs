//! What outlasts a visit: drawings and a network.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::database::{Database, NoStorage, Request};

const DRAWINGS: &str = "drawings";
const NETWORKS: &str = "networks";

/// The one key of [`NETWORKS`].
const HAND: &str = "hand";

/// Names and lines of all drawings, in the order in which they came.
pub async fn drawings() -> Result<Vec<(u64, String)>, NoStorage> {
    let requests = [Request::keys(DRAWINGS), Request::all(DRAWINGS)];
    let both = Database::Hand.read(requests).await?;
    let [names, lines]: [Array; 2] = [both.get(0), both.get(1)].map(Array::unchecked_from_js);
    let pairs = names.iter().zip(lines.iter());
    let pairs = pairs.filter_map(|(name, line)| Some((name.as_f64()? as u64, line.as_string()?)));
    Ok(pairs.collect())
}

/// Stores drawings in place of any of the same names; those without a line are deleted.
pub async fn put_drawings(drawings: Vec<(u64, Option<String>)>) -> Result<(), NoStorage> {
    let request = |(name, line): (u64, Option<String>)| match line {
        Some(line) => Request::put(DRAWINGS, name as f64, line),
        None => Request::delete(DRAWINGS, name as f64),
    };
    Database::Hand
        .write(drawings.into_iter().map(request))
        .await?;
    Ok(())
}

/// Deletes all drawings.
pub async fn delete_drawings() -> Result<(), NoStorage> {
    Database::Hand.write([Request::clear(DRAWINGS)]).await?;
    Ok(())
}

/// The network that knows the hand, a model file, if one was kept.
pub async fn network() -> Result<Option<Vec<u8>>, NoStorage> {
    let found = Database::Hand.read([Request::get(NETWORKS, HAND)]).await?;
    let network = found.get(0);
    Ok(network.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec))
}

/// Keeps a network in place of any other.
pub async fn put_network(model: &[u8]) -> Result<(), NoStorage> {
    let put = Request::put(NETWORKS, HAND, JsValue::from(Uint8Array::from(model)));
    Database::Hand.write([put]).await?;
    Ok(())
}

/// Forgets the network.
pub async fn delete_network() -> Result<(), NoStorage> {
    let delete = Request::delete(NETWORKS, HAND);
    Database::Hand.write([delete]).await?;
    Ok(())
}
