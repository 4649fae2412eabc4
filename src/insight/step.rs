//! One step of learning from one sample: forwards, backwards, update, and what came of it.

mod stage;

use ndarray::{Array2, ArrayView2};

use crate::insight::quiet::quiet;
use crate::insight::{Trace, slope};
use crate::nn::{Activation, Backprop, Cost, Network, Parameters, Real, Scratch, Sgd};

pub use stage::{Quantity, Stage, Symbol};

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
    /// those are not as many numbers as the network has.
    pub fn of(network: &Network<T>, cost: Cost, sgd: &Sgd, x: &[T], y: &[T]) -> Option<Self> {
        let before = Trace::of(network, x)?;
        if y.len() != before.output().len() {
            return None;
        }
        let (x_row, y_row) = (row(x)?, row(y)?);
        let in_use = quiet(network);
        let mut backprop = Backprop::new(&in_use, 1);
        let cost_before = backprop.add(&in_use, cost, x_row, y_row);
        let layers = layers(network, cost, &before, y_row, &backprop)?;

        let mut updated = network.clone();
        sgd.update(&mut updated, backprop.gradients_mut(), 1);
        let after = Trace::of(&updated, x)?;
        let cost_after = cost.total(row(after.output())?, y_row);
        let penalty =
            |network: &Network<T>| sgd.penalty_factor() * network.penalty(sgd.regularization);
        Some(Self {
            wanted: y.to_vec(),
            costs: [cost_before, cost_after],
            penalties: [penalty(network), penalty(&updated)],
            cost,
            sgd: *sgd,
            network: network.clone(),
            updated,
            before,
            after,
            layers,
        })
    }
}

fn layers<T: Real>(
    network: &Network<T>,
    cost: Cost,
    trace: &Trace<T>,
    y: ArrayView2<'_, T>,
    backprop: &Backprop<T>,
) -> Option<Vec<LayerStep<T>>> {
    let mut scratch = Scratch::new();
    let mut steps = Vec::new();
    for (index, traced) in trace.layers.iter().enumerate() {
        let a = row(&traced.a)?;
        let from_above = match network.layers().get(index + 1) {
            Some(above) => {
                let mut gradient = Array2::zeros(a.raw_dim());
                let a_above = row(trace.entering(index + 2))?;
                let delta = backprop.errors().get(index + 1)?;
                above.backward(a, a_above, delta.view(), gradient.view_mut(), &mut scratch);
                Some(numbers(&gradient))
            }
            None if cost.cancels(traced.activation?) => None,
            None => {
                // An output that is its own weighted input: δ is ∂C/∂a itself.
                let mut gradient = Array2::zeros(a.raw_dim());
                cost.output_error(Activation::Linear, a, y, gradient.view_mut());
                Some(numbers(&gradient))
            }
        };
        let is_apart = !matches!(traced.activation, None | Some(Activation::Softmax));
        let slopes = || (0..traced.a.len()).map(|neuron| slope(traced, neuron));
        steps.push(LayerStep {
            from_above,
            slopes: if is_apart {
                Some(slopes().collect::<Option<_>>()?)
            } else {
                None
            },
            delta: numbers(backprop.errors().get(index)?),
            gradient: backprop.gradients().get(index)?.clone(),
        });
    }
    Some(steps)
}

fn row<T>(numbers: &[T]) -> Option<ArrayView2<'_, T>> {
    ArrayView2::from_shape((1, numbers.len()), numbers).ok()
}

fn numbers<T: Real>(matrix: &Array2<T>) -> Vec<T> {
    matrix.iter().copied().collect()
}
