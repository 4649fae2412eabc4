//! Mini-batches whose first layer's weights are in their deferred form.

use ndarray::{ArrayView2, s};

use super::add_dense_gradient;
use crate::nn::kernels::NonZero;
use crate::nn::{Backprop, Cost, Deferred, Dense, Layer, Network, Parameters, Real, Sgd};

/// Called with each layer's gradients, summed over a mini-batch, before they are descended by.
pub type Watch<'a, T> = &'a mut dyn FnMut(&mut [Parameters<T>]);

impl<T: Real> Backprop<T> {
    /// Adds the gradients of a batch or a part of one and returns its summed cost, as [`Self::add`], for raw
    /// inputs `x` `(n, inputs)`. The first layer is fully connected; its weights are those that `first` stands
    /// for, whatever is in `network`, and its gradient is only complete after [`Deferred::standardize`].
    pub fn add_deferred(
        &mut self,
        network: &Network<T>,
        first: &mut Deferred<T>,
        cost: Cost,
        x: &NonZero<T>,
        y: ArrayView2<'_, T>,
    ) -> f64 {
        let summed_cost = self.take_errors_back(network, Some(first), cost, x.into(), y);
        let delta = self.errors[0].slice(s![..x.samples(), ..]);
        add_dense_gradient(x, delta, &mut self.gradients[0], &mut self.scratch);
        summed_cost
    }

    /// Does a whole mini-batch and updates the network and, in place of its first weights, `first`: to rounding
    /// what [`Self::add`] and then [`Sgd::update`] come to, for decay but not L1. Whoever wants to see
    /// gradients is called with them. Where the cost it answers is not finite, all is as before.
    pub fn descend_deferred(
        &mut self,
        network: &mut Network<T>,
        first: &mut Deferred<T>,
        sgd: &Sgd,
        cost: Cost,
        (x, y): (&NonZero<T>, ArrayView2<'_, T>),
        watch: Option<Watch<'_, T>>,
    ) -> f64 {
        let summed_cost = self.take_errors_back(network, Some(first), cost, x.into(), y);
        if !summed_cost.is_finite() {
            self.clear();
            return summed_cost;
        }
        let m = x.samples();
        let delta = self.errors[0].slice(s![..m, ..]);
        let columns = &mut self.scratch.columns;
        columns.take(x);
        if let Some(watch) = watch {
            Dense::add_gradient(columns, delta, &mut self.gradients[0]);
            first.standardize(&mut self.gradients[0]);
            watch(&mut self.gradients);
            self.gradients[0].clear();
        }
        let Some((Layer::Dense(dense), others)) = network.layers_mut().split_first_mut() else {
            return summed_cost;
        };
        let x = (x, &*columns);
        sgd.update_deferred(dense, first, x, delta, &mut self.gradients[0]);
        for (layer, gradient) in others.iter_mut().zip(&mut self.gradients[1..]) {
            sgd.update_layer(layer, gradient, m);
        }
        summed_cost
    }
}
