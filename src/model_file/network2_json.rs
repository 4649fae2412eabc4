//! The JSON files of the book's `network2.py`.
//!
//! `{"sizes": [784, 30, 10], "weights": [[[..]]], "biases": [[[..]]], "cost": "CrossEntropyCost"}`:
//! weights as `(outputs, inputs)` rows, biases as columns of one. network2 knows sigmoid neurons
//! only; files written here say otherwise in `activation` and `outputActivation`, which network2
//! ignores.

use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use crate::model_file::ModelFileError;
use crate::nn::{Activation, Architecture, Cost, Dense, Layer, Network, Parameters};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    sizes: Vec<usize>,
    weights: Vec<Vec<Vec<f64>>>,
    biases: Vec<Vec<[f64; 1]>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cost: Option<String>,
    #[serde(default = "sigmoid")]
    activation: Activation,
    #[serde(default = "sigmoid")]
    output_activation: Activation,
}

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
    let file = File {
        sizes: network.sizes(),
        weights: layers().map(column_to_row).collect(),
        biases: layers()
            .map(|layer| layer.biases.iter().map(|&b| [f64::from(b)]).collect())
            .collect(),
        cost: Some(class.to_owned()),
        activation: network.hidden_activation(),
        output_activation: network.output_activation(),
    };
    // Maps with string keys and numbers always serialize.
    Some(serde_json::to_vec(&file).unwrap_or_default())
}

/// Reads a file that network2 or [`save_json`] wrote.
pub(super) fn load(bytes: &[u8]) -> Result<Network<f32>, ModelFileError> {
    let file: File = serde_json::from_slice(bytes).map_err(|error| ModelFileError::Malformed {
        format: "network2 JSON",
        reason: error.to_string(),
    })?;
    let hidden = if file.sizes.len() > 2 {
        file.activation
    } else {
        Activation::Sigmoid
    };
    let architecture = Architecture::new(&file.sizes, hidden, file.output_activation)?;
    let expected = architecture.sizes().len() - 1;
    for (what, got) in [
        ("weights", file.weights.len()),
        ("biases", file.biases.len()),
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
        .zip(&file.biases)
        .zip(architecture.layers());
    let layers: Vec<_> = parts
        .enumerate()
        .map(|(index, ((rows, biases), (_, input, activation)))| {
            let sizes = (input.features(), file.sizes[index + 1]);
            layer(index + 1, rows, biases, sizes, activation).map(Layer::Dense)
        })
        .collect::<Result<_, _>>()?;
    Network::from_layers(layers).ok_or(ModelFileError::LayerCount {
        what: "weights",
        expected,
        got: 0,
    })
}

fn layer(
    number: usize,
    rows: &[Vec<f64>],
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
        let width = odd_row.or(rows.first()).map_or(0, Vec::len);
        return Err(wrong("weights", &[outputs, inputs], &[rows.len(), width]));
    }
    if biases.len() != outputs {
        return Err(wrong("biases", &[outputs, 1], &[biases.len(), 1]));
    }
    let weights = Array2::from_shape_fn((inputs, outputs), |(i, j)| rows[j][i] as f32);
    let biases: Array1<f32> = biases.iter().map(|[b]| *b as f32).collect();
    if !weights.iter().chain(&biases).all(|p| p.is_finite()) {
        return Err(ModelFileError::NotFinite { layer: number });
    }
    Dense::from_parts(weights, biases, activation)
        .ok_or_else(|| wrong("weights", &[outputs, inputs], &[0, 0]))
}
