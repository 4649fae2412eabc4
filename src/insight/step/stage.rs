//! A step of learning, stage by stage.

use serde::{Deserialize, Serialize};

use crate::insight::LearningStep;
use crate::nn::{Parameters, Real};

/// A stage of a step of learning; layers are counted from 0, the first after the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// `z = x W + b` and `a = f(z)` in a layer.
    Forward {
        /// Which.
        layer: usize,
    },
    /// `C(a, y)`
    Cost,
    /// BP1, the last layer's error: `δ = ∂C/∂a ⊙ f'(z)`.
    OutputError,
    /// BP2, the error of a layer from that above: `δ = (δ_above W_aboveᵀ) ⊙ f'(z)`.
    Error {
        /// Which.
        layer: usize,
    },
    /// BP3 and BP4, the gradient in a layer that learns: `∂C/∂b = δ`, `∂C/∂W = xᵀ δ`.
    Gradient {
        /// Which.
        layer: usize,
    },
    /// `W <- W - η ∂C/∂W` and `b <- b - η ∂C/∂b` in a layer that learns, and the weights' decay.
    Update {
        /// Which.
        layer: usize,
    },
    /// Output and cost once more.
    After,
}

/// What a matrix is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Symbol {
    /// `x`, what goes into the layer.
    Input,
    /// `W`
    Weights,
    /// `b`
    Biases,
    /// `z`
    WeightedInput,
    /// `a`
    Activation,
    /// `y`
    Wanted,
    /// `∂C/∂a`
    FromAbove,
    /// `f'(z)`
    Slope,
    /// `δ = ∂C/∂z`
    Error,
    /// `δ` of the layer above.
    ErrorAbove,
    /// `W` of the layer above.
    WeightsAbove,
    /// `∂C/∂W`
    WeightGradient,
    /// `∂C/∂b`
    BiasGradient,
    /// `W` after the update.
    UpdatedWeights,
    /// `b` after the update.
    UpdatedBiases,
}

/// A matrix of a stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity<'a, T> {
    /// What it is called.
    pub symbol: Symbol,
    /// Rows and columns. A layer's numbers are a row, in pictures `(places, channels)`; weights are
    /// `(inputs, outputs)`, in a convolution `(numbers in a window, maps)`.
    pub shape: [usize; 2],
    /// Row by row.
    pub values: &'a [T],
}

impl<T: Real> LearningStep<T> {
    /// All stages, in their order.
    pub fn stages(&self) -> Vec<Stage> {
        let all = 0..self.layers.len();
        let learning = |layer: &usize| !self.layers[*layer].gradient.biases.is_empty();
        let mut stages: Vec<Stage> = all.clone().map(|layer| Stage::Forward { layer }).collect();
        stages.extend([Stage::Cost, Stage::OutputError]);
        let below = all.clone().rev().skip(1);
        stages.extend(below.map(|layer| Stage::Error { layer }));
        let gradients = all.clone().rev().filter(learning);
        stages.extend(gradients.map(|layer| Stage::Gradient { layer }));
        let updates = all.filter(learning);
        stages.extend(updates.map(|layer| Stage::Update { layer }));
        stages.push(Stage::After);
        stages
    }

    /// The matrices of a stage: first those that it computes from, then those that it comes to. None where there
    /// is no such layer.
    pub fn quantities(&self, stage: Stage) -> Vec<Quantity<'_, T>> {
        let last = self.layers.len().saturating_sub(1);
        let found = match stage {
            Stage::Forward { layer } => vec![
                self.input(layer),
                self.weights(Symbol::Weights, layer),
                self.biases(Symbol::Biases, layer),
                self.weighted_input(layer),
                self.activation(layer),
            ],
            Stage::Cost | Stage::After => vec![self.output(stage), self.wanted()],
            Stage::OutputError => vec![
                self.output(stage),
                self.wanted(),
                self.chained(last),
                self.slopes(last),
                self.error(Symbol::Error, last),
            ],
            Stage::Error { layer } => vec![
                self.error(Symbol::ErrorAbove, layer + 1),
                self.weights(Symbol::WeightsAbove, layer + 1),
                self.chained(layer),
                self.slopes(layer),
                self.error(Symbol::Error, layer),
            ],
            Stage::Gradient { layer } => vec![
                self.input(layer),
                self.error(Symbol::Error, layer),
                self.weights(Symbol::WeightGradient, layer),
                self.biases(Symbol::BiasGradient, layer),
            ],
            Stage::Update { layer } => vec![
                self.weights(Symbol::Weights, layer),
                self.weights(Symbol::WeightGradient, layer),
                self.weights(Symbol::UpdatedWeights, layer),
                self.biases(Symbol::Biases, layer),
                self.biases(Symbol::BiasGradient, layer),
                self.biases(Symbol::UpdatedBiases, layer),
            ],
        };
        found.into_iter().flatten().collect()
    }

    fn input(&self, layer: usize) -> Option<Quantity<'_, T>> {
        let values = self.before.entering(layer);
        let channels = self.network.layers().get(layer)?.input().channels;
        quantity(Symbol::Input, channels, values)
    }

    fn weighted_input(&self, layer: usize) -> Option<Quantity<'_, T>> {
        let traced = self.before.layers.get(layer)?;
        // Layers without weights have none of their own.
        traced.activation?;
        quantity(Symbol::WeightedInput, traced.shape.channels, &traced.z)
    }

    fn activation(&self, layer: usize) -> Option<Quantity<'_, T>> {
        let traced = self.before.layers.get(layer)?;
        quantity(Symbol::Activation, traced.shape.channels, &traced.a)
    }

    fn output(&self, stage: Stage) -> Option<Quantity<'_, T>> {
        let trace = if stage == Stage::After {
            &self.after
        } else {
            &self.before
        };
        let values = trace.output();
        quantity(Symbol::Activation, values.len(), values)
    }

    fn wanted(&self) -> Option<Quantity<'_, T>> {
        quantity(Symbol::Wanted, self.wanted.len(), &self.wanted)
    }

    fn chained(&self, layer: usize) -> Option<Quantity<'_, T>> {
        let values = self.layers.get(layer)?.from_above.as_ref()?;
        quantity(Symbol::FromAbove, self.channels(layer)?, values)
    }

    fn slopes(&self, layer: usize) -> Option<Quantity<'_, T>> {
        let values = self.layers.get(layer)?.slopes.as_ref()?;
        quantity(Symbol::Slope, self.channels(layer)?, values)
    }

    fn error(&self, symbol: Symbol, layer: usize) -> Option<Quantity<'_, T>> {
        let values = &self.layers.get(layer)?.delta;
        quantity(symbol, self.channels(layer)?, values)
    }

    fn weights(&self, symbol: Symbol, layer: usize) -> Option<Quantity<'_, T>> {
        let parameters = self.parameters(symbol, layer)?;
        quantity(symbol, parameters.weights.ncols(), parameters.slices()[0])
    }

    fn biases(&self, symbol: Symbol, layer: usize) -> Option<Quantity<'_, T>> {
        let biases = self.parameters(symbol, layer)?.slices()[1];
        quantity(symbol, biases.len(), biases)
    }

    fn parameters(&self, symbol: Symbol, layer: usize) -> Option<&Parameters<T>> {
        let network = match symbol {
            Symbol::WeightGradient | Symbol::BiasGradient => {
                return Some(&self.layers.get(layer)?.gradient);
            }
            Symbol::UpdatedWeights | Symbol::UpdatedBiases => &self.updated,
            _ => &self.network,
        };
        network.layers().get(layer)?.parameters()
    }

    fn channels(&self, layer: usize) -> Option<usize> {
        Some(self.before.layers.get(layer)?.shape.channels)
    }
}

/// A matrix of so many columns; nothing of an empty one.
fn quantity<T>(symbol: Symbol, columns: usize, values: &[T]) -> Option<Quantity<'_, T>> {
    let rows = values.len().checked_div(columns)?;
    (rows > 0).then_some(Quantity {
        symbol,
        shape: [rows, columns],
        values,
    })
}
