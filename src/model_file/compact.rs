//! safetensors files: exact (f32) or compact (int8).
//!
//! Layer `k`, counted from 1, is three tensors: `k.weights` `(inputs, outputs)` as F32 or I8,
//! `k.biases` `(outputs)` as F32, and beside I8 weights `k.scales` `(outputs)` as F32: a weight is
//! its byte times its neuron's scale. The header's metadata has one key, `digit-lab`, whose value is
//! a JSON object with `activation`, `outputActivation` and free notes about how it was made.

use std::collections::HashMap;

use ndarray::{Array1, Array2, Axis};
use safetensors::tensor::{Dtype, SafeTensors, TensorView, serialize};
use serde::{Deserialize, Serialize};

use crate::model_file::ModelFileError;
use crate::nn::{Activation, Architecture, Dense, Network};

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

/// Writes a network with every bit of its weights.
pub fn save_exact(network: &Network<f32>) -> Vec<u8> {
    save(network, serde_json::Value::Null, |number, layer| {
        vec![tensor(
            number,
            "weights",
            Dtype::F32,
            layer.weights().shape(),
            f32_bytes(layer.weights()),
        )]
    })
}

/// Writes a network with weights rounded to one byte each, for the page to download.
///
/// Each neuron's largest weight becomes ±127. `notes` go into the file's metadata.
pub fn save_compact(network: &Network<f32>, notes: serde_json::Value) -> Vec<u8> {
    save(network, notes, |number, layer| {
        let scales = layer.weights().map_axis(Axis(0), |column| {
            let largest = column.fold(0.0_f32, |largest, w| largest.max(w.abs()));
            if largest > 0.0 { largest / 127.0 } else { 1.0 }
        });
        let bytes = (layer.weights() / &scales)
            .iter()
            .flat_map(|w| (w.round() as i8).to_le_bytes())
            .collect();
        vec![
            tensor(number, "weights", Dtype::I8, layer.weights().shape(), bytes),
            tensor(
                number,
                "scales",
                Dtype::F32,
                scales.shape(),
                f32_bytes(&scales),
            ),
        ]
    })
}

struct Tensor {
    name: String,
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

fn tensor(layer: usize, what: &str, dtype: Dtype, shape: &[usize], bytes: Vec<u8>) -> Tensor {
    Tensor {
        name: name(layer, what),
        dtype,
        shape: shape.to_vec(),
        bytes,
    }
}

fn name(layer: usize, what: &str) -> String {
    format!("{layer}.{what}")
}

fn f32_bytes<'a>(values: impl IntoIterator<Item = &'a f32>) -> Vec<u8> {
    values
        .into_iter()
        .flat_map(|value| value.to_le_bytes())
        .collect()
}

fn save(
    network: &Network<f32>,
    notes: serde_json::Value,
    weights: impl Fn(usize, &Dense<f32>) -> Vec<Tensor>,
) -> Vec<u8> {
    let mut tensors = Vec::new();
    for (index, layer) in network.layers().iter().enumerate() {
        tensors.extend(weights(index + 1, layer));
        tensors.push(tensor(
            index + 1,
            "biases",
            Dtype::F32,
            layer.biases().shape(),
            f32_bytes(layer.biases()),
        ));
    }
    let metadata = Metadata {
        activation: network.hidden_activation(),
        output_activation: network.output_activation(),
        notes,
    };
    // One key only: a map with more would be written in another order each time.
    let metadata = HashMap::from([(
        METADATA_KEY.to_owned(),
        serde_json::to_string(&metadata).unwrap_or_default(),
    )]);
    let views = tensors.iter().filter_map(|t| {
        Some((
            t.name.as_str(),
            TensorView::new(t.dtype, t.shape.clone(), &t.bytes).ok()?,
        ))
    });
    // Shapes and byte counts agree by construction.
    serialize(views, Some(metadata)).unwrap_or_default()
}

/// Reads a file that [`save_exact`] or [`save_compact`] wrote.
pub(super) fn load(bytes: &[u8]) -> Result<Network<f32>, ModelFileError> {
    let malformed = |reason: String| ModelFileError::Malformed {
        format: FORMAT,
        reason,
    };
    let (_, header) =
        SafeTensors::read_metadata(bytes).map_err(|error| malformed(error.to_string()))?;
    let metadata = header
        .metadata()
        .as_ref()
        .and_then(|map| map.get(METADATA_KEY));
    let metadata =
        metadata.ok_or_else(|| malformed(format!("no \"{METADATA_KEY}\" in its metadata")))?;
    let metadata: Metadata =
        serde_json::from_str(metadata).map_err(|error| malformed(error.to_string()))?;
    let tensors = SafeTensors::deserialize(bytes).map_err(|error| malformed(error.to_string()))?;

    let count = tensors
        .names()
        .iter()
        .filter(|name| name.ends_with(".weights"))
        .count();
    let weights = (1..=count)
        .map(|layer| weights(&tensors, layer))
        .collect::<Result<Vec<_>, _>>()?;
    let sizes: Vec<usize> = weights
        .first()
        .map(Array2::nrows)
        .into_iter()
        .chain(weights.iter().map(Array2::ncols))
        .collect();
    let architecture = Architecture::new(
        &sizes,
        metadata.activation_of_hidden(count),
        metadata.output_activation,
    )?;

    let mut layers = Vec::with_capacity(count);
    for ((index, weights), (inputs, outputs, activation)) in
        weights.into_iter().enumerate().zip(architecture.layers())
    {
        let number = index + 1;
        if weights.nrows() != inputs {
            return Err(ModelFileError::Shape {
                what: "weights",
                layer: number,
                expected: vec![inputs, outputs],
                got: weights.shape().to_vec(),
            });
        }
        let biases = floats(&tensors, number, "biases", outputs)?;
        if !weights.iter().chain(&biases).all(|p| p.is_finite()) {
            return Err(ModelFileError::NotFinite { layer: number });
        }
        layers.extend(Dense::from_parts(weights, biases, activation));
    }
    Network::from_layers(layers).ok_or(ModelFileError::LayerCount {
        what: "weights",
        expected: sizes.len() - 1,
        got: count,
    })
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

fn weights(tensors: &SafeTensors<'_>, layer: usize) -> Result<Array2<f32>, ModelFileError> {
    let view = find(tensors, layer, "weights")?;
    let [inputs, outputs] = view.shape()[..] else {
        return Err(ModelFileError::Shape {
            what: "weights",
            layer,
            expected: vec![0, 0],
            got: view.shape().to_vec(),
        });
    };
    let values: Vec<f32> = match view.dtype() {
        Dtype::F32 => floats_of(view.data()),
        Dtype::I8 => view
            .data()
            .iter()
            .map(|&byte| f32::from(i8::from_le_bytes([byte])))
            .collect(),
        other => return Err(malformed_dtype(layer, "weights", other)),
    };
    let wrong = || ModelFileError::Shape {
        what: "weights",
        layer,
        expected: vec![inputs, outputs],
        got: vec![values_len(&view)],
    };
    let weights = Array2::from_shape_vec((inputs, outputs), values).map_err(|_| wrong())?;
    if view.dtype() == Dtype::I8 {
        return Ok(weights * floats(tensors, layer, "scales", outputs)?);
    }
    Ok(weights)
}

fn floats(
    tensors: &SafeTensors<'_>,
    layer: usize,
    what: &'static str,
    expected: usize,
) -> Result<Array1<f32>, ModelFileError> {
    let view = find(tensors, layer, what)?;
    if view.dtype() != Dtype::F32 {
        return Err(malformed_dtype(layer, what, view.dtype()));
    }
    if view.shape() != [expected] {
        return Err(ModelFileError::Shape {
            what,
            layer,
            expected: vec![expected],
            got: view.shape().to_vec(),
        });
    }
    Ok(floats_of(view.data()).into())
}

fn find<'a>(
    tensors: &'a SafeTensors<'_>,
    layer: usize,
    what: &str,
) -> Result<TensorView<'a>, ModelFileError> {
    let name = name(layer, what);
    tensors
        .tensor(&name)
        .map_err(|_| ModelFileError::Malformed {
            format: FORMAT,
            reason: format!("no tensor \"{name}\""),
        })
}

fn floats_of(data: &[u8]) -> Vec<f32> {
    data.as_chunks::<4>()
        .0
        .iter()
        .map(|bytes| f32::from_le_bytes(*bytes))
        .collect()
}

fn values_len(view: &TensorView<'_>) -> usize {
    view.shape().iter().product()
}

fn malformed_dtype(layer: usize, what: &str, got: Dtype) -> ModelFileError {
    ModelFileError::Malformed {
        format: FORMAT,
        reason: format!("tensor \"{}\" has type {got:?}", name(layer, what)),
    }
}
