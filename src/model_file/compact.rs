//! safetensors files: exact (f32) or compact (int8).
//!
//! Layer `k`, counted from 1, is three tensors where it learns: `k.weights` `(inputs, outputs)` as F32
//! or I8, `k.biases` `(outputs)` as F32, and beside I8 weights `k.scales` `(outputs)` as F32: a weight
//! is its byte times its neuron's scale. A convolution's inputs are its window's, its outputs its
//! maps. The header's metadata has one key, `digit-lab`, whose value is a JSON object: `activation`,
//! `outputActivation`, `layers` as in the form (`conv 8@5x5, pool 2, 30, 10`; left out where all are
//! fully connected) with `input` `[height, width, channels]`, `calibration`, and free `notes` about how it was
//! made.

mod load;
mod metadata;
mod save;
mod tensors;

pub(super) use load::load;
use metadata::Metadata;
pub use save::{save_compact, save_exact, save_model};

use crate::model_file::{Model, TensorKind};

pub(super) const METADATA_KEY: &str = "digit-lab";

/// What files say about a network beside its numbers, apart from notes.
pub(super) fn metadata_of(model: &Model) -> String {
    let metadata = Metadata::of(&model.network, model.calibration);
    // Texts and finite numbers always serialize.
    serde_json::to_string(&metadata).unwrap_or_default()
}

/// A tensor's name: its layer, counted from 1, and what it is.
fn name(layer: usize, what: TensorKind) -> String {
    format!("{layer}.{what}")
}
