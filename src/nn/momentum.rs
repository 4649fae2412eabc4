//! Gradient descent that gathers speed.

use crate::nn::{Network, Parameters, Real, Sgd};

/// Momentum, chapter 3: `v <- μ v - η g`, with Nesterov's look ahead: `p <- p + μ v - η g`
/// (Sutskever et al. 2013, as rewritten by Bengio et al. 2012, arXiv:1212.0901).
///
/// The penalty on weights acts beside it, as in [`Sgd`], and gathers no speed.
#[derive(Clone, Debug)]
pub struct Momentum<T> {
    /// `μ`, from 0 to below 1.
    coefficient: f64,
    /// `v`, layer by layer.
    velocities: Vec<Parameters<T>>,
}

impl<T: Real> Momentum<T> {
    /// At rest.
    pub fn new(network: &Network<T>, coefficient: f64) -> Self {
        let velocities = network.layers().iter().map(|layer| {
            layer
                .parameters()
                .map_or_else(Parameters::none, Parameters::zeros_like)
        });
        Self {
            coefficient,
            velocities: velocities.collect(),
        }
    }

    /// `v`, layer by layer, for a checkpoint.
    pub fn velocities_mut(&mut self) -> &mut [Parameters<T>] {
        &mut self.velocities
    }

    /// Updates the network from the gradients summed over a mini-batch of `m` samples and zeroes them.
    pub fn update(
        &mut self,
        sgd: &Sgd,
        network: &mut Network<T>,
        gradients: &mut [Parameters<T>],
        m: usize,
    ) {
        let step = T::from_f64(sgd.learning_rate / m as f64);
        let coefficient = T::from_f64(self.coefficient);
        let layers = network.layers_mut().iter_mut();
        for ((layer, gradient), velocity) in layers.zip(gradients).zip(&mut self.velocities) {
            let Some(parameters) = layer.parameters_mut() else {
                continue;
            };
            sgd.decay(parameters.slices_mut()[0]);
            let parts = parameters
                .slices_mut()
                .into_iter()
                .zip(gradient.slices_mut());
            for ((p, g), v) in parts.zip(velocity.slices_mut()) {
                for ((p, g), v) in p.iter_mut().zip(g).zip(v) {
                    let descent = step * *g;
                    *v = coefficient * *v - descent;
                    *p += coefficient * *v - descent;
                    *g = T::zero();
                }
            }
        }
    }
}
