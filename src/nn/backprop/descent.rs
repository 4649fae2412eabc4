//! A mini-batch and its update in one.

use ndarray::{ArrayView2, s};

use crate::nn::{Backprop, Cost, Inputs, Layer, Network, Real, Sgd};

impl<T: Real> Backprop<T> {
    /// Does a whole mini-batch and updates the network: bit for bit what [`Self::add`] and then
    /// [`Sgd::update`] come to, but a fully connected first layer's weights, most of all there are, are
    /// updated without a gradient in between. Where the cost it answers is not finite, the network is as before.
    pub fn descend<'a>(
        &mut self,
        network: &mut Network<T>,
        sgd: &Sgd,
        cost: Cost,
        x: impl Into<Inputs<'a, T>>,
        y: ArrayView2<'_, T>,
    ) -> f64 {
        let x = x.into();
        if let Some(x) = x.expanded_for(network) {
            return self.descend(network, sgd, cost, x.view(), y);
        }
        let summed_cost = self.take_errors_back(network, None, cost, x, y);
        if !summed_cost.is_finite() {
            self.clear();
            return summed_cost;
        }
        let m = x.samples();
        let Some((first, others)) = network.layers_mut().split_first_mut() else {
            return summed_cost;
        };
        if let Layer::Dense(dense) = first {
            let x = match x {
                Inputs::All(_) => &self.inputs[0],
                Inputs::NonZero(x) => x,
            };
            let (delta, columns) = (self.errors[0].slice(s![..m, ..]), &mut self.scratch.columns);
            columns.take(x);
            sgd.update_at_once(dense, columns, delta, &mut self.gradients[0]);
        } else {
            self.add_first_gradient(first, x);
            sgd.update_layer(first, &mut self.gradients[0], m);
        }
        for (layer, gradient) in others.iter_mut().zip(&mut self.gradients[1..]) {
            sgd.update_layer(layer, gradient, m);
        }
        summed_cost
    }
}
