//! Why a file is no network.

use thiserror::Error;

use crate::model_file::LARGEST_FILE;
use crate::nn::{ArchitectureError, LayerProblem};
use crate::quote::shown;

/// What was expected of a model file, and what came.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum ModelFileError {
    /// Nothing in it.
    #[error("expected a model file, got an empty one")]
    Empty,
    /// More than any network here needs.
    #[error("expected a model file of at most {LARGEST_FILE} bytes, got {got}")]
    TooLarge {
        /// Its size in bytes.
        got: usize,
    },
    /// Neither of the formats, or one that is broken.
    #[error(
        "expected a {format} model file, got one that does not parse: {}",
        shown(reason)
    )]
    Malformed {
        /// The format that the file seemed to have.
        format: &'static str,
        /// What the parser said.
        reason: String,
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
        /// "weights" or "biases".
        what: &'static str,
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
        /// "weights" or "biases".
        what: &'static str,
        /// By the sizes.
        expected: usize,
        /// In the file.
        got: usize,
    },
    /// A name that means nothing here.
    #[error(transparent)]
    Name(#[from] crate::names::UnknownName),
    /// A weight or bias that is not a finite number.
    #[error("expected finite weights and biases, got one that is not in layer {layer}")]
    NotFinite {
        /// Counted from 1, the first hidden layer.
        layer: usize,
    },
}
