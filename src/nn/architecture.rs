//! The shape of a network, known to be possible.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::nn::{Activation, LayerKind, LayerProblem, Shape};

/// A network's layers, one after another, without their weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Architecture {
    input: Shape,
    /// At least one; the last is dense.
    kinds: Vec<LayerKind>,
    hidden: Activation,
    output: Activation,
}

/// Why there is no such network.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ArchitectureError {
    /// No layers, or too many.
    #[error("expected 2 to {} layer sizes, got {got}", Architecture::MOST_LAYERS)]
    Depth {
        /// How many sizes came, the input's included.
        got: usize,
    },
    /// Nothing to go in, or too much.
    #[error("expected 1 to {} inputs, got {got}", LayerKind::MOST_NEURONS)]
    Inputs {
        /// Numbers a sample.
        got: usize,
    },
    /// A layer that is not possible where it is.
    #[error("{problem}, got {got} as layer {layer}")]
    Layer {
        /// Counted from 1, the first after the input.
        layer: usize,
        /// The layer as it is written.
        got: String,
        /// What is wrong with it.
        problem: LayerProblem,
    },
    /// Softmax makes a layer's activations compete; between layers that is of no use here.
    #[error("expected sigmoid, tanh, relu, linear or step in hidden layers, got softmax")]
    HiddenSoftmax,
}

impl Architecture {
    /// The most layers, input and output included.
    pub const MOST_LAYERS: usize = 16;

    /// A fully connected network of these sizes, from the input to the output layer.
    pub fn new(
        sizes: &[usize],
        hidden: Activation,
        output: Activation,
    ) -> Result<Self, ArchitectureError> {
        let [input, sizes @ ..] = sizes else {
            return Err(ArchitectureError::Depth { got: 0 });
        };
        let dense = |&neurons: &usize| LayerKind::Dense { neurons };
        let kinds: Vec<_> = sizes.iter().map(dense).collect();
        Self::of(Shape::row(*input), &kinds, hidden, output)
    }

    /// Checks layers, from the first after the input to the output layer, and activations.
    pub fn of(
        input: Shape,
        kinds: &[LayerKind],
        hidden: Activation,
        output: Activation,
    ) -> Result<Self, ArchitectureError> {
        let got = kinds.len() + 1;
        if !(2..=Self::MOST_LAYERS).contains(&got) {
            return Err(ArchitectureError::Depth { got });
        }
        let inputs = [input.height, input.width, input.channels];
        let inputs = inputs.into_iter().fold(1, usize::saturating_mul);
        if !(1..=LayerKind::MOST_NEURONS).contains(&inputs) {
            return Err(ArchitectureError::Inputs { got: inputs });
        }
        let mut shape = input;
        for (index, kind) in kinds.iter().enumerate() {
            shape = kind
                .output(shape)
                .map_err(|problem| ArchitectureError::Layer {
                    layer: index + 1,
                    got: kind.to_string(),
                    problem,
                })?;
        }
        // Where no hidden layer has an activation, there is none to object to.
        let hidden_kinds = kinds.split_last().map_or(&[][..], |(_, hidden)| hidden);
        let hidden = if hidden_kinds.iter().any(|kind| kind.learns()) {
            hidden
        } else {
            Activation::Sigmoid
        };
        if hidden == Activation::Softmax {
            return Err(ArchitectureError::HiddenSoftmax);
        }
        Ok(Self {
            input,
            kinds: kinds.to_vec(),
            hidden,
            output,
        })
    }

    /// The shape of what goes in.
    pub fn input(&self) -> Shape {
        self.input
    }

    /// The layers, from the first after the input to the output layer.
    pub fn kinds(&self) -> &[LayerKind] {
        &self.kinds
    }

    /// Numbers a sample, from the input to the output layer, such as `[784, 30, 10]`.
    pub fn sizes(&self) -> Vec<usize> {
        let input = self.input.features();
        let outputs = self
            .layers()
            .map(|(kind, input, _)| output_of(kind, input).features());
        std::iter::once(input).chain(outputs).collect()
    }

    /// The hidden layers' activation; the sigmoid where none of them has one.
    pub fn hidden(&self) -> Activation {
        self.hidden
    }

    /// The output layer's activation.
    pub fn output(&self) -> Activation {
        self.output
    }

    /// Each layer with the shape of its input and its activation, from the first after the input to
    /// the output layer.
    pub fn layers(&self) -> impl Iterator<Item = (LayerKind, Shape, Activation)> {
        let last = self.kinds.len() - 1;
        let mut next = self.input;
        self.kinds.iter().enumerate().map(move |(index, &kind)| {
            let input = next;
            next = output_of(kind, input);
            let activation = if index == last {
                self.output
            } else {
                self.hidden
            };
            (kind, input, activation)
        })
    }

    /// The number of weights and biases.
    pub fn parameters(&self) -> usize {
        self.layers()
            .map(|(kind, input, _)| kind.parameters(input))
            .sum()
    }

    /// How many hidden layers have neurons, that is, an activation.
    pub fn hidden_layers(&self) -> usize {
        self.kinds.iter().filter(|kind| kind.learns()).count() - 1
    }

    /// The number of weights alone.
    pub fn weights(&self) -> usize {
        self.layers()
            .map(|(kind, input, _)| kind.parameters(input) - kind.biases())
            .sum()
    }

    /// Multiplications of one sample's way through the layers, by which work is measured out.
    pub fn multiplications(&self) -> usize {
        self.layers()
            .map(|(kind, input, _)| {
                let output = output_of(kind, input);
                match kind {
                    // Each output pixel needs every weight once.
                    LayerKind::Conv { .. } => kind.parameters(input) * output.height * output.width,
                    _ => kind.parameters(input),
                }
            })
            .sum()
    }
}

/// Shapes were checked when the architecture was made.
fn output_of(kind: LayerKind, input: Shape) -> Shape {
    kind.output(input).unwrap_or(input)
}

impl fmt::Display for Architecture {
    /// `28x28x1, conv 8@5x5, pool 2, 30, 10`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.input)?;
        self.kinds.iter().try_for_each(|kind| write!(f, ", {kind}"))
    }
}
