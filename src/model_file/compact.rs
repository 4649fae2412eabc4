//! safetensors files: exact (f32) or compact (int8).
//!
//! Layer `k`, counted from 1, is three tensors: `k.weights` `(inputs, outputs)` as F32 or I8,
//! `k.biases` `(outputs)` as F32, and beside I8 weights `k.scales` `(outputs)` as F32: a weight is
//! its byte times its neuron's scale. The header's metadata has one key, `digit-lab`, whose value is
//! a JSON object with `activation`, `outputActivation` and free notes about how it was made.

mod load;
mod save;

pub(super) use load::load;
pub use save::{save_compact, save_exact};
use serde::{Deserialize, Serialize};

use crate::nn::Activation;

const FORMAT: &str = "safetensors";
const METADATA_KEY: &str = "digit-lab";

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    activation: Activation,
    output_activation: Activation,
    #[serde(default, skip_serializing_if = "serde_json::Value::is_null")]
    notes: serde_json::Value,
}

impl Metadata {
    /// A network without hidden layers has no hidden activation to object to.
    fn activation_of_hidden(&self, layers: usize) -> Activation {
        if layers > 1 {
            self.activation
        } else {
            Activation::Sigmoid
        }
    }
}

/// A tensor's name: its layer, counted from 1, and what it is.
fn name(layer: usize, what: &str) -> String {
    format!("{layer}.{what}")
}
