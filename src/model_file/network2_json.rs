//! The JSON files of the book's `network2.py`.
//!
//! `{"sizes": [784, 30, 10], "weights": [[[..]]], "biases": [[[..]]], "cost": "CrossEntropyCost"}`:
//! weights as `(outputs, inputs)` rows, biases as columns of one. network2 knows sigmoid neurons
//! only; files written here say otherwise in `activation` and `outputActivation`, which network2
//! ignores.

mod at_most;

use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use self::at_most::AtMost;
use crate::model_file::{Format, ModelFileError, TensorKind};
use crate::nn::{Activation, Architecture, Cost, Dense, Layer, LayerKind, Network, Parameters};

/// A file as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    sizes: Vec<usize>,
    weights: Vec<Vec<Vec<f64>>>,
    biases: Vec<Vec<[f64; 1]>>,
    cost: &'static str,
    activation: Activation,
    output_activation: Activation,
}

/// A file as it is read. No list is longer than one of a network can be, so that a file of empty lists does not become
/// many times its size.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    sizes: AtMost<usize, { Architecture::MOST_LAYERS }>,
    weights: AtMost<AtMost<Row, MOST_NEURONS>, MOST_LAYERS>,
    biases: AtMost<AtMost<[f64; 1], MOST_NEURONS>, MOST_LAYERS>,
    #[serde(default = "sigmoid")]
    activation: Activation,
    #[serde(default = "sigmoid")]
    output_activation: Activation,
}

/// A neuron's weights.
type Row = AtMost<f64, MOST_NEURONS>;

const MOST_NEURONS: usize = LayerKind::MOST_NEURONS;
/// Layers with weights.
const MOST_LAYERS: usize = Architecture::MOST_LAYERS - 1;

fn sigmoid() -> Activation {
    Activation::Sigmoid
}

/// Writes a fully connected network as network2 does; nothing where the network has other layers,
/// which the format has no place for. `cost` names the cost it was trained with.
pub fn save_json(network: &Network<f32>, cost: Cost) -> Option<Vec<u8>> {
    if !network.is_dense() {
        return None;
    }
    let class = match cost {
        Cost::Quadratic => "QuadraticCost",
        Cost::CrossEntropy => "CrossEntropyCost",
        Cost::LogLikelihood => "LogLikelihoodCost",
    };
    let layers = || network.layers().iter().filter_map(Layer::parameters);
    let column_to_row = |layer: &Parameters<f32>| {
        layer
            .weights
            .columns()
            .into_iter()
            .map(|column| column.iter().map(|&w| f64::from(w)).collect())
            .collect()
    };
    let file = Written {
        sizes: network.sizes(),
        weights: layers().map(column_to_row).collect(),
        biases: layers()
            .map(|layer| layer.biases.iter().map(|&b| [f64::from(b)]).collect())
            .collect(),
        cost: class,
        activation: network.hidden_activation(),
        output_activation: network.output_activation(),
    };
    // Maps with string keys and numbers always serialize.
    Some(serde_json::to_vec(&file).unwrap_or_default())
}

/// Reads a file that network2 or [`save_json`] wrote.
pub(super) fn load(bytes: &[u8]) -> Result<Network<f32>, ModelFileError> {
    let file: File = serde_json::from_slice(bytes)
        .map_err(|error| ModelFileError::malformed(Format::Json, &error.to_string()))?;
    let architecture = Architecture::new(&file.sizes, file.activation, file.output_activation)?;
    let expected = architecture.sizes().len() - 1;
    for (what, got) in [
        (TensorKind::Weights, file.weights.len()),
        (TensorKind::Biases, file.biases.len()),
    ] {
        if got != expected {
            return Err(ModelFileError::LayerCount {
                what,
                expected,
                got,
            });
        }
    }

    let parts = file
        .weights
        .iter()
        .zip(file.biases.iter())
        .zip(architecture.layers());
    let layers: Vec<_> = parts
        .enumerate()
        .map(|(index, ((rows, biases), (_, input, activation)))| {
            let sizes = (input.features(), file.sizes[index + 1]);
            layer(index + 1, rows, biases, sizes, activation).map(Layer::Dense)
        })
        .collect::<Result<_, _>>()?;
    Network::from_layers(layers).ok_or(ModelFileError::LayerCount {
        what: TensorKind::Weights,
        expected,
        got: 0,
    })
}

fn layer(
    number: usize,
    rows: &[Row],
    biases: &[[f64; 1]],
    (inputs, outputs): (usize, usize),
    activation: Activation,
) -> Result<Dense<f32>, ModelFileError> {
    let wrong = |what, expected: &[usize], got: &[usize]| ModelFileError::Shape {
        what,
        layer: number,
        expected: expected.to_vec(),
        got: got.to_vec(),
    };
    let odd_row = rows.iter().find(|row| row.len() != inputs);
    if rows.len() != outputs || odd_row.is_some() {
        let width = odd_row.or(rows.first()).map_or(0, |row| row.len());
        return Err(wrong(
            TensorKind::Weights,
            &[outputs, inputs],
            &[rows.len(), width],
        ));
    }
    if biases.len() != outputs {
        return Err(wrong(TensorKind::Biases, &[outputs, 1], &[biases.len(), 1]));
    }
    let weights = Array2::from_shape_fn((inputs, outputs), |(i, j)| rows[j][i] as f32);
    let biases: Array1<f32> = biases.iter().map(|[b]| *b as f32).collect();
    if !weights.iter().chain(&biases).all(|p| p.is_finite()) {
        return Err(ModelFileError::NotFinite { layer: number });
    }
    Dense::from_parts(weights, biases, activation)
        .ok_or_else(|| wrong(TensorKind::Weights, &[outputs, inputs], &[0, 0]))
}
