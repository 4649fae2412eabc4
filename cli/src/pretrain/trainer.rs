//! One mini-batch after another, each shared out to all cores.

use digit_lab::data::CLASSES;
use digit_lab::drawing::PIXELS;
use digit_lab::nn::{Backprop, Cost, Momentum, Network, Sgd};
use digit_lab::rng::{self, Purpose};
use ndarray::{Array2, s};
use rayon::prelude::*;

use super::samples::Samples;
use crate::arguments::Pretrain;

/// Parts of a mini-batch that are computed at the same time. Their number does not depend on the
/// machine's, so that neither does the result.
const SHARDS: usize = 4;

/// How much of the averaged weights is left after each update: an average over some 500 of them.
const AVERAGE_KEPT: f32 = 0.998;

/// The network in training, its average, and what updates need.
pub(super) struct Trainer {
    pub(super) network: Network<f32>,
    pub(super) momentum: Momentum<f32>,
    /// The exponentially decaying average of the weights (Polyak & Juditsky 1992), which is what ships.
    pub(super) average: Network<f32>,
    shards: Vec<Shard>,
    seed: u32,
}

struct Shard {
    backprop: Backprop<f32>,
    x: Array2<f32>,
    y: Array2<f32>,
}

impl Trainer {
    pub(super) fn new(network: Network<f32>, arguments: &Pretrain) -> Self {
        let rows = arguments.mini_batch.div_ceil(SHARDS).max(1);
        let shard = || Shard {
            backprop: Backprop::new(&network, rows),
            x: Array2::zeros((rows, PIXELS)),
            y: Array2::zeros((rows, CLASSES)),
        };
        Self {
            shards: (0..SHARDS).map(|_| shard()).collect(),
            momentum: Momentum::new(&network, arguments.momentum),
            average: network.clone(),
            network,
            seed: arguments.seed,
        }
    }

    /// Updates the weights from one mini-batch and answers its summed cost.
    pub(super) fn step(
        &mut self,
        samples: &Samples<'_>,
        epoch: u32,
        batch: usize,
        indices: &[usize],
        sgd: &Sgd,
    ) -> f64 {
        let rows = indices.len().div_ceil(SHARDS).max(1);
        let network = &self.network;
        let seed = self.seed;
        let costs: Vec<f64> = self
            .shards
            .par_iter_mut()
            .zip(indices.par_chunks(rows))
            .enumerate()
            .map(|(number, (shard, indices))| {
                let number = (u64::from(epoch) << 32) + (batch * SHARDS + number) as u64;
                let dropout = rng::numbered(seed, Purpose::Dropout, number);
                shard.backprop.draw_dropout_from(dropout);
                shard.add(network, samples, epoch, indices)
            })
            .collect();
        if let [first, others @ ..] = &mut self.shards[..] {
            let sum = first.backprop.gradients_mut();
            for other in others {
                for (sum, part) in sum.iter_mut().zip(other.backprop.gradients()) {
                    sum.weights += &part.weights;
                    sum.biases += &part.biases;
                }
                other.backprop.clear();
            }
            self.momentum
                .update(sgd, &mut self.network, sum, indices.len());
        }
        self.average_in();
        costs.iter().sum()
    }

    fn average_in(&mut self) {
        let layers = self.average.layers_mut().iter_mut();
        for (average, layer) in layers.zip(self.network.layers()) {
            if let (Some(average), Some(now)) = (average.parameters_mut(), layer.parameters()) {
                for (average, now) in average.slices_mut().into_iter().zip(now.slices()) {
                    for (average, now) in average.iter_mut().zip(now) {
                        *average = AVERAGE_KEPT * *average + (1.0 - AVERAGE_KEPT) * now;
                    }
                }
            }
        }
    }
}

impl Shard {
    fn add(
        &mut self,
        network: &Network<f32>,
        samples: &Samples<'_>,
        epoch: u32,
        indices: &[usize],
    ) -> f64 {
        let rows = self.x.rows_mut().into_iter().zip(self.y.rows_mut());
        for (&index, (x, y)) in indices.iter().zip(rows) {
            samples.write(epoch, index, x, y);
        }
        let rows = s![..indices.len(), ..];
        let (x, y) = (self.x.slice(rows), self.y.slice(rows));
        self.backprop.add(network, Cost::LogLikelihood, x, y)
    }
}
