//! Stochastic gradient descent: the update after each mini-batch.

use ndarray::ArrayView2;

use crate::nn::kernels::{self, NonZero, NonZeroColumns};
use crate::nn::{Deferred, Dense, Layer, Network, Parameters, Real, Regularization};

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
        for (layer, gradient) in network.layers_mut().iter_mut().zip(gradients) {
            self.update_layer(layer, gradient, m);
        }
    }

    /// The same of one layer.
    pub(crate) fn update_layer<T: Real>(
        &self,
        layer: &mut Layer<T>,
        gradient: &mut Parameters<T>,
        m: usize,
    ) {
        let Some(parameters) = layer.parameters_mut() else {
            return;
        };
        self.decay(parameters.slices_mut()[0]);
        let parts = parameters
            .slices_mut()
            .into_iter()
            .zip(gradient.slices_mut());
        for (p, g) in parts {
            kernels::descend(p, g, self.step(m));
        }
    }

    /// Updates a layer whose weights' gradient has not been taken, from its inputs and errors `δ` `(m, outputs)`;
    /// that of its biases is in `gradient`.
    pub(super) fn update_at_once<T: Real>(
        &self,
        dense: &mut Dense<T>,
        x: &NonZeroColumns<T>,
        delta: ArrayView2<'_, T>,
        gradient: &mut Parameters<T>,
    ) {
        let step = self.step(delta.nrows());
        self.decay(dense.parameters_mut().slices_mut()[0]);
        dense.descend_at_once(x, delta, step, gradient);
    }

    /// The same for a layer whose weights are in their deferred form; `x` is also given by columns.
    pub(super) fn update_deferred<T: Real>(
        &self,
        dense: &mut Dense<T>,
        weights: &mut Deferred<T>,
        (x, columns): (&NonZero<T>, &NonZeroColumns<T>),
        delta: ArrayView2<'_, T>,
        gradient: &mut Parameters<T>,
    ) {
        let m = delta.nrows();
        let decay = match self.regularization {
            Regularization::L2 => 1.0 - self.learning_rate * self.penalty_factor(),
            Regularization::None | Regularization::L1 => 1.0,
        };
        weights.descend(x, columns, delta, decay, self.learning_rate / m as f64);
        dense.descend_by_biases(delta, self.step(m), gradient);
    }

    /// `η/m`
    fn step<T: Real>(&self, m: usize) -> T {
        T::from_f64(self.learning_rate / m as f64)
    }

    /// The factor `λ/n` of the penalty.
    pub fn penalty_factor(&self) -> f64 {
        self.lambda / self.training_size as f64
    }

    /// `w <- w - η λ/n R'(w)`
    pub(super) fn decay<T: Real>(&self, weights: &mut [T]) {
        let rate = T::from_f64(self.learning_rate * self.penalty_factor());
        if rate == T::zero() {
            return;
        }
        match self.regularization {
            Regularization::None => {}
            Regularization::L1 => {
                for w in weights {
                    *w -= rate * Regularization::L1.derivative(*w);
                }
            }
            Regularization::L2 => weights.iter_mut().for_each(|w| *w -= rate * *w),
        }
    }
}
