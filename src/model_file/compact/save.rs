//! Networks to safetensors files.

use std::collections::HashMap;

use ndarray::Axis;
use safetensors::tensor::{Dtype, TensorView, serialize};
use serde::Serialize;

use crate::model_file::compact::{METADATA_KEY, Metadata, name};
use crate::model_file::{Model, TensorKind};
use crate::nn::{Calibration, Network, Parameters};

/// Writes a network with every bit of its weights.
pub fn save_exact(network: &Network<f32>) -> Vec<u8> {
    exact(network, None)
}

/// Writes what a file holds, with every bit of its weights.
pub fn save_model(model: &Model) -> Vec<u8> {
    exact(&model.network, model.calibration)
}

fn exact(network: &Network<f32>, calibration: Option<Calibration>) -> Vec<u8> {
    let metadata = WithNotes::of(network, calibration, serde_json::Value::Null);
    save(network, &metadata, |number, parameters| {
        let weights = &parameters.weights;
        vec![tensor(
            number,
            TensorKind::Weights,
            Dtype::F32,
            weights.shape(),
            f32_bytes(weights),
        )]
    })
}

/// Writes a network with weights rounded to one byte each, for the page to download.
///
/// Each neuron's, or map's, largest weight becomes `±steps`, at most 127: fewer steps are rounder
/// numbers, which gzip packs smaller. `calibration` and `notes` go into the file's metadata.
pub fn save_compact(
    network: &Network<f32>,
    steps: u8,
    calibration: Option<Calibration>,
    notes: serde_json::Value,
) -> Vec<u8> {
    let steps = f32::from(steps.clamp(1, 127));
    let metadata = WithNotes::of(network, calibration, notes);
    save(network, &metadata, |number, parameters| {
        let weights = &parameters.weights;
        let scales = weights.map_axis(Axis(0), |column| {
            let largest = column.fold(0.0_f32, |largest, w| largest.max(w.abs()));
            if largest > 0.0 { largest / steps } else { 1.0 }
        });
        let bytes = (weights / &scales)
            .iter()
            .flat_map(|w| (w.round() as i8).to_le_bytes())
            .collect();
        vec![
            tensor(
                number,
                TensorKind::Weights,
                Dtype::I8,
                weights.shape(),
                bytes,
            ),
            tensor(
                number,
                TensorKind::Scales,
                Dtype::F32,
                scales.shape(),
                f32_bytes(&scales),
            ),
        ]
    })
}

/// The metadata as it is written.
#[derive(Serialize)]
struct WithNotes {
    #[serde(flatten)]
    metadata: Metadata,
    #[serde(skip_serializing_if = "serde_json::Value::is_null")]
    notes: serde_json::Value,
}

impl WithNotes {
    fn of(
        network: &Network<f32>,
        calibration: Option<Calibration>,
        notes: serde_json::Value,
    ) -> Self {
        Self {
            metadata: Metadata::of(network, calibration),
            notes,
        }
    }
}

struct Tensor {
    name: String,
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

fn tensor(layer: usize, what: TensorKind, dtype: Dtype, shape: &[usize], bytes: Vec<u8>) -> Tensor {
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
    metadata: &WithNotes,
    weights: impl Fn(usize, &Parameters<f32>) -> Vec<Tensor>,
) -> Vec<u8> {
    let mut tensors = Vec::new();
    for (index, layer) in network.layers().iter().enumerate() {
        let Some(parameters) = layer.parameters() else {
            continue;
        };
        let biases = &parameters.biases;
        tensors.extend(weights(index + 1, parameters));
        tensors.push(tensor(
            index + 1,
            TensorKind::Biases,
            Dtype::F32,
            biases.shape(),
            f32_bytes(biases),
        ));
    }
    // One key only: a map with more would be written in another order each time.
    let metadata = HashMap::from([(
        METADATA_KEY.to_owned(),
        serde_json::to_string(metadata).unwrap_or_default(),
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
