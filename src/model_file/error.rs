//! Why a file is no network.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::model_file::{Format, LARGEST_FILE};
use crate::nn::{ArchitectureError, LayerProblem};
use crate::quote::shown;

/// What was expected of a model file, and what came. What a file says is quoted in part where it is long.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ModelFileError {
    /// Nothing in it.
    #[error("expected a model file, got an empty one")]
    Empty,
    /// More than is looked at.
    #[error("expected a model file of at most {LARGEST_FILE} bytes, got {got}")]
    TooLarge {
        /// Its size in bytes.
        got: usize,
    },
    /// The format that is written only.
    #[error(
        "expected a network2 JSON or safetensors model file, got ONNX, which is only written here"
    )]
    Onnx,
    /// None of the formats.
    #[error("expected a network2 JSON or safetensors model file, got something else")]
    Foreign,
    /// One of the formats, broken.
    #[error(
        "expected a {} model file, got one that does not parse: {}",
        format.proper_name(),
        shown(reason)
    )]
    Malformed {
        /// The format that the file seemed to have.
        format: Format,
        /// What the parser said.
        reason: String,
    },
    /// A safetensors file that does not say what its numbers belong to.
    #[error(
        "expected a safetensors file with its architecture under \"digit-lab\" in the metadata, got one without"
    )]
    NoArchitecture,
    /// A safetensors file without what its architecture needs.
    #[error("expected a tensor \"{name}\", got a file without it")]
    NoTensor {
        /// What it would be called.
        name: String,
    },
    /// Numbers of a type that is not read.
    #[error("expected \"{name}\" as {expected}, got {}", shown(got))]
    TensorType {
        /// The tensor.
        name: String,
        /// The types that it can have.
        expected: String,
        /// As the file has it.
        got: String,
    },
    /// Sizes that no network here can have.
    #[error(transparent)]
    Architecture(#[from] ArchitectureError),
    /// A layer that is not to be understood.
    #[error("{problem}, got \"{}\" as layer {layer}", shown(got))]
    Layer {
        /// Counted from 1, the first after the input.
        layer: usize,
        /// As the file has it.
        got: String,
        /// What is wrong with it.
        problem: LayerProblem,
    },
    /// Weights or biases of another shape than the sizes say.
    #[error("expected {what} of shape {expected:?} in layer {layer}, got {}", shown(&format!("{got:?}")))]
    Shape {
        /// Of what.
        what: TensorKind,
        /// Counted from 1, the first hidden layer.
        layer: usize,
        /// By the sizes.
        expected: Vec<usize>,
        /// In the file.
        got: Vec<usize>,
    },
    /// Another number of layers' weights or biases than the sizes say.
    #[error("expected {what} of {expected} layers, got {got}")]
    LayerCount {
        /// Of what.
        what: TensorKind,
        /// By the sizes.
        expected: usize,
        /// In the file.
        got: usize,
    },
    /// A weight or bias that is not a finite number.
    #[error("expected finite weights and biases, got one that is not in layer {layer}")]
    NotFinite {
        /// Counted from 1, the first hidden layer.
        layer: usize,
    },
}

/// What numbers of a layer a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TensorKind {
    /// A layer's weights.
    Weights,
    /// A layer's biases.
    Biases,
    /// What weights of one byte are multiplied by.
    Scales,
}

impl TensorKind {
    /// As files call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weights => "weights",
            Self::Biases => "biases",
            Self::Scales => "scales",
        }
    }
}

impl fmt::Display for TensorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A network with other than fully connected layers, which network2's JSON has no place for.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error(
    "expected a fully connected network for a JSON file, got one with other layers; save it as safetensors or ONNX"
)]
pub struct NotDense;

impl ModelFileError {
    pub(super) fn malformed(format: Format, reason: &str) -> Self {
        let reason = shown(reason).into_owned();
        Self::Malformed { format, reason }
    }
}
