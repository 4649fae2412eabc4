//! The first layer's weights while mini-batches go on: see [`Deferred`].

use ndarray::Array2;

use super::Run;
use super::batch::Pixels;
use super::standardization::Standardization;
use crate::nn::{Deferred, Layer, Network, Regularization, Shared};
use crate::training::{self, Optimizer};

impl Run {
    /// Brings the first layer's weights into their deferred form, where what befalls all of them would be most
    /// of the work: standardized pixels, or decay.
    pub(super) fn defer(&mut self) {
        if self.deferred.is_some() || !self.gains_by_deferring() {
            return;
        }
        let first = self.network.layers().first().and_then(Layer::parameters);
        let [mean, deviation] = self.mean_and_deviation();
        self.deferred = first.map(|first| Deferred::new(first.weights.view(), mean, deviation));
    }

    /// Puts deferred weights back from a checkpoint; nothing where there can be none like these.
    pub(super) fn restore_deferred(&mut self, table: Array2<f32>, shared: Shared) -> Option<()> {
        let [mean, deviation] = self.mean_and_deviation();
        let deferred = Deferred::from_parts(table, shared, mean, deviation);
        self.deferred = deferred.filter(|_| self.gains_by_deferring());
        self.deferred.is_some().then_some(())
    }

    fn mean_and_deviation(&self) -> [f64; 2] {
        let of = |it: Standardization| [it.mean, it.deviation];
        self.standardization.map_or([0.0, 1.0], of)
    }

    fn gains_by_deferring(&self) -> bool {
        let config = &self.config;
        let decays = config.sgd().regularization == Regularization::L2 && self.momentum.is_none();
        let is_standardized = config.pixels() == training::Pixels::Standardized;
        config.optimizer() == Optimizer::Sgd
            && matches!(self.batch.x, Pixels::NonZero(_))
            && (is_standardized || decays)
    }

    /// Puts the first layer's weights in their place, for longer than an update.
    pub(super) fn settle(&mut self) {
        let first = self.deferred.take();
        if let (Some(mut first), Some(weights)) = (first, first_weights(&mut self.network)) {
            first.settle(weights);
        }
    }

    /// The network with its first layer's weights in their place.
    pub(super) fn settled(&self) -> &Network<f32> {
        match &self.deferred {
            None => &self.network,
            Some(first) => self.settled.get_or_init(|| {
                let mut network = self.network.clone();
                if let Some(weights) = first_weights(&mut network) {
                    first.write(weights);
                }
                network
            }),
        }
    }

    /// The regularization's sum over all weights, before the factor `λ/n`.
    pub(super) fn weights_penalty(&self, regularization: Regularization) -> f64 {
        match &self.deferred {
            None => self.network.penalty(regularization),
            Some(first) => {
                let others = self.network.layers().iter().skip(1);
                let others = others.filter_map(Layer::parameters);
                let others = others.map(|it| regularization.total(it.slices()[0]));
                first.penalty(regularization) + others.sum::<f64>()
            }
        }
    }
}

/// The weights of the first layer.
pub(super) fn first_weights(network: &mut Network<f32>) -> Option<&mut Array2<f32>> {
    let layer = network.layers_mut().first_mut()?;
    Some(&mut layer.parameters_mut()?.weights)
}
