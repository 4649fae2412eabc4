//! safetensors files to networks.

use ndarray::{Array1, Array2};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::model_file::ModelFileError;
use crate::model_file::compact::{FORMAT, METADATA_KEY, Metadata, name};
use crate::nn::{Architecture, Dense, Network};

/// Reads a file that [`save_exact`] or [`save_compact`] wrote.
pub(in crate::model_file) fn load(bytes: &[u8]) -> Result<Network<f32>, ModelFileError> {
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
