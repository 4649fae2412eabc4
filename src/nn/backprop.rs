//! Backpropagation over a batch.

use ndarray::{Array2, ArrayView2, s};

use crate::nn::{Cost, Dense, DenseGradient, Network, Real};

/// Gradients of one network and the room to compute them in: nothing is allocated while training.
#[derive(Clone, Debug)]
pub struct Backprop<T> {
    /// The most rows that one call takes.
    most_rows: usize,
    /// Each layer's activations, `(most_rows, outputs)`.
    activations: Vec<Array2<T>>,
    /// Each layer's errors `δ`, `(most_rows, outputs)`.
    errors: Vec<Array2<T>>,
    /// Gradients summed since the last update.
    gradients: Vec<DenseGradient<T>>,
}

impl<T: Real> Backprop<T> {
    /// Room for batches of up to `most_rows` samples.
    pub fn new(network: &Network<T>, most_rows: usize) -> Self {
        let room = |layer: &Dense<T>| Array2::zeros((most_rows, layer.outputs()));
        Self {
            most_rows,
            activations: network.layers().iter().map(room).collect(),
            errors: network.layers().iter().map(room).collect(),
            gradients: network.layers().iter().map(DenseGradient::zeros).collect(),
        }
    }

    /// The most samples that one call of [`Self::add`] takes.
    pub fn most_rows(&self) -> usize {
        self.most_rows
    }

    /// Adds the gradients of the summed cost over a batch, or a part of one, and returns that cost.
    ///
    /// `x`: `(n, inputs)`, `y`: `(n, outputs)`, `n <= most_rows`. Chapter 2's four equations on
    /// whole matrices: BP1 `δ = ∂C/∂z` at the output, BP2 `δ_l = (δ_{l+1} Wᵀ) ⊙ f'(z_l)` backwards,
    /// BP3 and BP4 the sums over samples for biases and weights. Parts of a batch add up bit for
    /// bit to the whole.
    pub fn add(
        &mut self,
        network: &Network<T>,
        cost: Cost,
        x: ArrayView2<'_, T>,
        y: ArrayView2<'_, T>,
    ) -> f64 {
        let n = x.nrows();
        let rows = s![..n, ..];
        let layers = network.layers();
        let Some(last) = layers.len().checked_sub(1) else {
            return 0.0;
        };

        for (index, layer) in layers.iter().enumerate() {
            let (below, this) = self.activations.split_at_mut(index);
            let input = below.last().map_or(x, |a| a.slice(rows));
            layer.forward(input, this[0].slice_mut(rows));
        }

        let output = self.activations[last].slice(rows);
        let summed_cost = cost.total(output, y);
        cost.output_error(
            layers[last].activation(),
            output,
            y,
            self.errors[last].slice_mut(rows),
        );

        for index in (0..=last).rev() {
            let (below, this) = self.errors.split_at_mut(index);
            let delta = this[0].slice(rows);
            let Some(error_below) = below.last_mut() else {
                Dense::add_gradient(x, delta, &mut self.gradients[index]);
                break;
            };
            let a_below = self.activations[index - 1].slice(rows);
            Dense::add_gradient(a_below, delta, &mut self.gradients[index]);
            let mut error_below = error_below.slice_mut(rows);
            layers[index].backward(delta, error_below.view_mut());
            layers[index - 1].activation().chain(a_below, error_below);
        }
        summed_cost
    }

    /// The gradients summed so far, layer by layer.
    pub fn gradients(&self) -> &[DenseGradient<T>] {
        &self.gradients
    }

    /// The gradients, for an update that takes and zeroes them.
    pub fn gradients_mut(&mut self) -> &mut [DenseGradient<T>] {
        &mut self.gradients
    }

    /// Forgets the gradients of a batch that will not be finished.
    pub fn clear(&mut self) {
        for gradient in &mut self.gradients {
            gradient.weights.fill(T::zero());
            gradient.biases.fill(T::zero());
        }
    }
}
