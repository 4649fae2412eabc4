//! Why a hand cannot be learned.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::data::CLASSES;
use crate::drawing::PIXELS;
use crate::training::hand::Split;

/// What was expected of drawings and network, and what came.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum HandProblem {
    /// A file that holds no network.
    #[error("{reason}")]
    Model {
        /// Why.
        reason: String,
    },
    /// A network that does not read digits.
    #[error("expected a network with {PIXELS} inputs and {CLASSES} outputs, got {sizes:?}")]
    Network {
        /// From its input to its output layer.
        sizes: Vec<u32>,
    },
    /// Pictures and labels that do not belong together.
    #[error("expected {PIXELS} bytes a label, got {bytes} bytes and {labels} labels")]
    Counts {
        /// Of all pictures.
        bytes: u32,
        /// Labels.
        labels: u32,
    },
    /// A label that is no digit.
    #[error("expected labels from 0 to 9, got {got} at index {index}")]
    Label {
        /// Counted from 0.
        index: u32,
        /// The label.
        got: u8,
    },
    /// Too few drawings to learn from some and to measure on others.
    #[error("expected at least {} drawings of one digit, got {got}", Split::LEAST)]
    TooFew {
        /// Of the digit of which there are most.
        got: u32,
    },
}
