//! Networks to safetensors files.

use std::collections::HashMap;

use ndarray::Axis;
use safetensors::tensor::{Dtype, TensorView, serialize};

use crate::model_file::compact::{METADATA_KEY, Metadata, name};
use crate::nn::{Dense, Network};

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
