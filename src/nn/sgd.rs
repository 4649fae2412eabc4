//! Stochastic gradient descent: the update after each mini-batch.

use crate::nn::{Network, Parameters, Real, Regularization, kernels};

/// The update rule of chapter 3:
/// `w <- w - η λ/n R'(w) - η/m Σ ∂C_x/∂w` and `b <- b - η/m Σ ∂C_x/∂b`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sgd {
    /// `η`
    pub learning_rate: f64,
    /// `R`
    pub regularization: Regularization,
    /// `λ`
    pub lambda: f64,
    /// `n`, by which `λ` is divided.
    pub training_size: usize,
}

impl Sgd {
    /// Updates the network from the gradients summed over a mini-batch of `m` samples and zeroes them.
    pub fn update<T: Real>(
        &self,
        network: &mut Network<T>,
        gradients: &mut [Parameters<T>],
        m: usize,
    ) {
        let step = T::from_f64(self.learning_rate / m as f64);
        for (layer, gradient) in network.layers_mut().iter_mut().zip(gradients) {
            let Some(parameters) = layer.parameters_mut() else {
                continue;
            };
            self.decay(parameters.slices_mut()[0]);
            for (p, g) in parameters
                .slices_mut()
                .into_iter()
                .zip(gradient.slices_mut())
            {
                kernels::descend(p, g, step);
            }
        }
    }

    /// The factor `λ/n` of the penalty.
    pub fn penalty_factor(&self) -> f64 {
        self.lambda / self.training_size as f64
    }

    /// `w <- w - η λ/n R'(w)`
    pub(super) fn decay<T: Real>(&self, weights: &mut [T]) {
        let rate = T::from_f64(self.learning_rate * self.penalty_factor());
        if self.regularization == Regularization::None || rate == T::zero() {
            return;
        }
        for w in weights {
            *w -= rate * self.regularization.derivative(*w);
        }
    }
}
