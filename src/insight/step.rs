//! One step of learning from one sample: forwards, backwards, update, and what came of it.

mod stage;
mod study;

use crate::insight::Trace;
use crate::nn::{Cost, Network, Parameters, Real, Sgd};

pub use stage::{Quantity, Stage, Symbol};
pub use study::StepStudy;

/// All numbers of a mini-batch of one sample, as chapter 2 goes through them. Dropout does nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct LearningStep<T> {
    /// The network as it was.
    pub network: Network<T>,
    /// The network after the update.
    pub updated: Network<T>,
    /// The wanted outputs `y`.
    pub wanted: Vec<T>,
    /// The way of the sample before the update.
    pub before: Trace<T>,
    /// The way of the sample after it.
    pub after: Trace<T>,
    /// What each layer does on the way back.
    pub layers: Vec<LayerStep<T>>,
    /// The cost `C` and the update rule.
    pub cost: Cost,
    /// See [`Sgd`]; its `training_size` is `n` in `λ/n`.
    pub sgd: Sgd,
    /// The sample's cost before the update and after it, without the weights' penalty.
    pub costs: [f64; 2],
    /// The penalty `λ/n R(w)` before the update and after it.
    pub penalties: [f64; 2],
}

/// What backpropagation makes of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerStep<T> {
    /// `∂C/∂a` `(outputs)`: in the last layer the cost's derivative, else `δ Wᵀ` from the layer above. Nothing in a
    /// last layer whose activation cancels against the cost ([`Cost::cancels`]): it is never computed there.
    pub from_above: Option<Vec<T>>,
    /// `f'(z)` `(outputs)`, of layers that learn; nothing for softmax, where each `z` acts on every `a`.
    pub slopes: Option<Vec<T>>,
    /// `δ = ∂C/∂z` `(outputs)`; of layers that learn nothing, `∂C/∂a`.
    pub delta: Vec<T>,
    /// `∂C/∂W` in the shape of the weights and `∂C/∂b`; empty for layers that learn nothing.
    pub gradient: Parameters<T>,
}

impl<T: Real> LearningStep<T> {
    /// Learns from inputs `x` `(inputs)` and wanted outputs `y` `(outputs)` as a mini-batch of one; nothing where
    /// those are not as many numbers as the network has. [`StepStudy`] does the same bit by bit.
    pub fn of(network: &Network<T>, cost: Cost, sgd: &Sgd, x: &[T], y: &[T]) -> Option<Self> {
        let mut study = StepStudy::new(network, cost, sgd, x, y)?;
        while study.advance(network) {}
        study.into_step()
    }
}
