//! safetensors files to networks.

use ndarray::{Array1, Array2};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::model_file::ModelFileError;
use crate::model_file::compact::{FORMAT, METADATA_KEY, Metadata, name};
use crate::nn::{Activation, Conv, Dense, Dropout, Layer, LayerKind, MaxPool, Network, Shape};

/// Reads a file that [`save_exact`](super::save_exact) or [`save_compact`](super::save_compact) wrote: the network
/// and what the file notes about it.
pub(in crate::model_file) fn load(
    bytes: &[u8],
) -> Result<(Network<f32>, serde_json::Value), ModelFileError> {
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

    let architecture = metadata.architecture(&dense_sizes(&tensors))?;
    let layers = architecture
        .layers()
        .enumerate()
        .map(|(index, (kind, input, activation))| {
            layer(&tensors, index + 1, kind, input, activation)
        })
        .collect::<Result<Vec<_>, _>>()?;
    let network = Network::from_layers(layers)
        .ok_or_else(|| malformed("layers that do not fit".to_owned()))?;
    Ok((network, metadata.notes))
}

/// The sizes of a fully connected network, by its weights alone.
fn dense_sizes(tensors: &SafeTensors<'_>) -> Vec<usize> {
    let shapes = (1..).map_while(|layer| tensors.tensor(&name(layer, "weights")).ok());
    let shapes: Vec<_> = shapes.map(|tensor| tensor.shape().to_vec()).collect();
    let input = shapes.first().and_then(|shape| shape.first().copied());
    let outputs = shapes.iter().filter_map(|shape| shape.get(1).copied());
    input.into_iter().chain(outputs).collect()
}

fn layer(
    tensors: &SafeTensors<'_>,
    number: usize,
    kind: LayerKind,
    input: Shape,
    activation: Activation,
) -> Result<Layer<f32>, ModelFileError> {
    let (inputs, outputs) = match kind {
        LayerKind::Dense { neurons } => (input.features(), neurons),
        LayerKind::Conv { maps, kernel } => (kernel * kernel * input.channels, maps),
        LayerKind::MaxPool { window } => return Ok(Layer::MaxPool(MaxPool::new(input, window))),
        LayerKind::Dropout { share } => return Ok(Layer::Dropout(Dropout::new(input, share))),
    };
    let weights = weights(tensors, number, [inputs, outputs])?;
    let biases = floats(tensors, number, "biases", outputs)?;
    if !weights.iter().chain(&biases).all(|p| p.is_finite()) {
        return Err(ModelFileError::NotFinite { layer: number });
    }
    let layer = match kind {
        LayerKind::Conv { kernel, .. } => {
            Conv::from_parts(input, kernel, weights, biases, activation).map(Layer::Conv)
        }
        _ => Dense::from_parts(weights, biases, activation).map(Layer::Dense),
    };
    layer.ok_or(ModelFileError::Shape {
        what: "weights",
        layer: number,
        expected: vec![inputs, outputs],
        got: vec![],
    })
}

fn weights(
    tensors: &SafeTensors<'_>,
    layer: usize,
    expected: [usize; 2],
) -> Result<Array2<f32>, ModelFileError> {
    let view = find(tensors, layer, "weights")?;
    let wrong = || ModelFileError::Shape {
        what: "weights",
        layer,
        expected: expected.to_vec(),
        got: view.shape().to_vec(),
    };
    if view.shape() != expected {
        return Err(wrong());
    }
    let values: Vec<f32> = match view.dtype() {
        Dtype::F32 => floats_of(view.data()),
        Dtype::I8 => view
            .data()
            .iter()
            .map(|&byte| f32::from(i8::from_le_bytes([byte])))
            .collect(),
        other => return Err(malformed_dtype(layer, "weights", other)),
    };
    let weights = Array2::from_shape_vec(expected, values).map_err(|_| wrong())?;
    if view.dtype() == Dtype::I8 {
        return Ok(weights * floats(tensors, layer, "scales", expected[1])?);
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

fn malformed_dtype(layer: usize, what: &str, got: Dtype) -> ModelFileError {
    ModelFileError::Malformed {
        format: FORMAT,
        reason: format!("tensor \"{}\" has type {got:?}", name(layer, what)),
    }
}
