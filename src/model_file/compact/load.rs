//! safetensors files to networks.

use ndarray::{Array1, Array2};

use super::tensors::{Tensor, Tensors, malformed};
use crate::json::Json;
use crate::model_file::compact::{Metadata, name};
use crate::model_file::{Model, ModelFileError, TensorKind};
use crate::nn::{
    Activation, Calibration, Conv, Dense, Dropout, Layer, LayerKind, MaxPool, Network, Shape,
};

/// Reads a file that [`save_exact`](super::save_exact) or [`save_compact`](super::save_compact) wrote.
pub(in crate::model_file) fn load<J: Json>(bytes: &[u8]) -> Result<Model, ModelFileError> {
    let tensors = Tensors::of::<J>(bytes)?;
    let metadata = tensors.metadata().ok_or(ModelFileError::NoArchitecture)?;
    model(
        &tensors,
        &J::parse(metadata).map_err(|reason| malformed(&reason))?,
    )
}

fn model(tensors: &Tensors<'_>, metadata: &Metadata) -> Result<Model, ModelFileError> {
    let architecture = metadata.architecture(&dense_sizes(tensors))?;
    let layers = architecture
        .layers()
        .enumerate()
        .map(|(index, (kind, input, activation))| {
            layer(tensors, index + 1, kind, input, activation)
        })
        .collect::<Result<Vec<_>, _>>()?;
    let network =
        Network::from_layers(layers).ok_or_else(|| malformed("layers that do not fit"))?;
    let calibration = metadata.calibration.filter(Calibration::is_valid);
    Ok(Model {
        network,
        calibration,
    })
}

/// The sizes of a fully connected network, by its weights alone.
fn dense_sizes(tensors: &Tensors<'_>) -> Vec<usize> {
    let shapes = (1..).map_while(|layer| tensors.shape(&name(layer, TensorKind::Weights)));
    let shapes: Vec<&[usize]> = shapes.collect();
    let input = shapes.first().and_then(|shape| shape.first());
    let outputs = shapes.iter().filter_map(|shape| shape.get(1));
    input.into_iter().chain(outputs).copied().collect()
}

fn layer(
    tensors: &Tensors<'_>,
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
    let biases = floats(tensors, number, TensorKind::Biases, outputs)?;
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
        what: TensorKind::Weights,
        layer: number,
        expected: vec![inputs, outputs],
        got: vec![],
    })
}

fn weights(
    tensors: &Tensors<'_>,
    layer: usize,
    expected: [usize; 2],
) -> Result<Array2<f32>, ModelFileError> {
    let (shape, values, is_scaled) = match tensors.get(&name(layer, TensorKind::Weights))? {
        Tensor::F32 { shape, data } => (shape, floats_of(data), false),
        Tensor::I8 { shape, data } => {
            let values = data.iter().map(|&byte| f32::from(byte.cast_signed()));
            (shape, values.collect(), true)
        }
    };
    let wrong = || ModelFileError::Shape {
        what: TensorKind::Weights,
        layer,
        expected: expected.to_vec(),
        got: shape.to_vec(),
    };
    if shape != expected {
        return Err(wrong());
    }
    let weights = Array2::from_shape_vec(expected, values).map_err(|_| wrong())?;
    if is_scaled {
        return Ok(weights * floats(tensors, layer, TensorKind::Scales, expected[1])?);
    }
    Ok(weights)
}

fn floats(
    tensors: &Tensors<'_>,
    layer: usize,
    what: TensorKind,
    expected: usize,
) -> Result<Array1<f32>, ModelFileError> {
    let name = name(layer, what);
    match tensors.get(&name)? {
        Tensor::F32 { shape, data } if shape == [expected] => Ok(floats_of(data).into()),
        Tensor::F32 { shape, .. } => Err(ModelFileError::Shape {
            what,
            layer,
            expected: vec![expected],
            got: shape.to_vec(),
        }),
        Tensor::I8 { .. } => Err(ModelFileError::TensorType {
            name,
            expected: "F32".to_owned(),
            got: "I8".to_owned(),
        }),
    }
}

fn floats_of(data: &[u8]) -> Vec<f32> {
    data.as_chunks::<4>()
        .0
        .iter()
        .map(|bytes| f32::from_le_bytes(*bytes))
        .collect()
}
