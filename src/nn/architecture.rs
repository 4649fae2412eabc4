//! The shape of a network, known to be possible.

use thiserror::Error;

use crate::nn::Activation;

/// Layer sizes and activations of a fully connected network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Architecture {
    sizes: Vec<usize>,
    hidden: Activation,
    output: Activation,
}

/// Why there is no such network.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ArchitectureError {
    /// Fewer than two sizes, or too many.
    #[error("expected 2 to {} layer sizes, got {got}", Architecture::MOST_LAYERS)]
    Depth {
        /// How many sizes came.
        got: usize,
    },
    /// A layer without neurons, or with too many.
    #[error(
        "expected 1 to {} neurons in layer {layer}, got {got}",
        Architecture::WIDEST
    )]
    Width {
        /// Which size, counted from 1 for the input.
        layer: usize,
        /// The size that came.
        got: usize,
    },
    /// Softmax makes a layer's activations compete; between layers that is of no use here.
    #[error("expected sigmoid, tanh or relu in hidden layers, got softmax")]
    HiddenSoftmax,
}

impl Architecture {
    /// The most sizes, input and output included.
    pub const MOST_LAYERS: usize = 12;
    /// The most neurons in a layer.
    pub const WIDEST: usize = 2_000;

    /// Checks sizes, from the input to the output layer, and activations.
    pub fn new(
        sizes: &[usize],
        hidden: Activation,
        output: Activation,
    ) -> Result<Self, ArchitectureError> {
        if !(2..=Self::MOST_LAYERS).contains(&sizes.len()) {
            return Err(ArchitectureError::Depth { got: sizes.len() });
        }
        if let Some((index, &got)) = sizes
            .iter()
            .enumerate()
            .find(|(_, size)| !(1..=Self::WIDEST).contains(*size))
        {
            return Err(ArchitectureError::Width {
                layer: index + 1,
                got,
            });
        }
        if hidden == Activation::Softmax {
            return Err(ArchitectureError::HiddenSoftmax);
        }
        Ok(Self {
            sizes: sizes.to_vec(),
            hidden,
            output,
        })
    }

    /// Sizes from the input to the output layer.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// The hidden layers' activation.
    pub fn hidden(&self) -> Activation {
        self.hidden
    }

    /// The output layer's activation.
    pub fn output(&self) -> Activation {
        self.output
    }

    /// Inputs, outputs and activation of each layer, from the first hidden one to the output.
    pub fn layers(&self) -> impl Iterator<Item = (usize, usize, Activation)> {
        let last = self.sizes.len() - 2;
        self.sizes.windows(2).enumerate().map(move |(index, pair)| {
            let activation = if index == last {
                self.output
            } else {
                self.hidden
            };
            (pair[0], pair[1], activation)
        })
    }

    /// The number of weights and biases.
    pub fn parameters(&self) -> usize {
        self.layers()
            .map(|(inputs, outputs, _)| (inputs + 1) * outputs)
            .sum()
    }
}
