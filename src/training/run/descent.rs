//! Gradient descent, mini-batch by mini-batch.

use super::deferral::first_weights;
use super::{Run, Stage, Work, clear_network_biases};
use crate::data::Dataset;
use crate::nn::{Inputs, Parameters, Regularization, Sgd, Watch};
use crate::rng;
use crate::training::{Order, Reduction};

impl Run {
    pub(super) fn begin_epoch(&mut self) {
        self.last_good.clone_from(&self.network);
        self.batches_done = 0;
        self.position = 0;
        self.stage = Stage::Training { rows: 0, cost: 0.0 };
        if self.config.order() == Order::Shuffled {
            rng::shuffle(&mut self.order, &mut self.shuffling);
        }
    }

    /// Does a part of the mini-batch that begins at the present position.
    pub(super) fn train(&mut self, images: &Dataset, rows_done: usize, cost_so_far: f64) -> Work {
        if rows_done == 0 {
            self.dropout_at_batch = self.backprop.dropout_generators();
        }
        let end = self.batch_end();
        let from = self.position + rows_done;
        let to = end.min(from + self.backprop.most_rows());

        let indices = self.order[from..to].iter().map(|&index| index as usize);
        let size = self.config.training_size();
        self.samples
            .write_batch(images, size, indices, &mut self.batch);
        self.defer();
        if rows_done == 0 && to == end && self.descends_at_once() {
            let penalty = self.penalty();
            self.last_rate = self.learning_rate();
            let cost = self.descend(end - from);
            if !cost.is_finite() {
                return self.fail();
            }
            return self.go_on_after(end, cost, penalty);
        }
        let cost = cost_so_far + self.add_gradients();
        if !cost.is_finite() {
            return self.fail();
        }
        self.end_part(to, cost)
    }

    /// Whether a whole mini-batch and its update can be done in one.
    fn descends_at_once(&self) -> bool {
        let config = &self.config;
        let is_deferred = self.deferred.is_some();
        let shows_gradients = config.layer_monitors() || !config.initialization().has_biases;
        let suits = if is_deferred {
            config.sgd().regularization != Regularization::L1
        } else {
            !shows_gradients
        };
        suits && self.momentum.is_none()
    }

    /// Does a whole mini-batch of so many images and its update; answers its summed cost.
    fn descend(&mut self, images: usize) -> f64 {
        let (cost, sgd) = (self.config.cost(), self.sgd(images));
        let (x, y) = self.batch.samples();
        let network = &mut self.network;
        let (Some(first), Inputs::NonZero(x)) = (&mut self.deferred, x) else {
            return self.backprop.descend(network, &sgd, cost, x, y);
        };
        let has_biases = self.config.initialization().has_biases;
        let mut watch = |gradients: &mut [Parameters<f32>]| {
            if !has_biases {
                clear_biases(gradients.iter_mut());
            }
            self.layers.add_gradients(gradients, images);
        };
        let is_watched = self.config.layer_monitors();
        let watch = is_watched.then_some(&mut watch as Watch<'_, f32>);
        let cost = self
            .backprop
            .descend_deferred(network, first, &sgd, cost, (x, y), watch);
        if !has_biases {
            clear_network_biases(network);
        }
        cost
    }

    /// Adds the gradients of the samples under way; answers their summed cost.
    fn add_gradients(&mut self) -> f64 {
        let cost = self.config.cost();
        let (network, backprop) = (&self.network, &mut self.backprop);
        match (&mut self.deferred, self.batch.samples()) {
            (Some(first), (Inputs::NonZero(x), y)) => {
                backprop.add_deferred(network, first, cost, x, y)
            }
            (_, (x, y)) => backprop.add(network, cost, x, y),
        }
    }

    /// Goes on with the mini-batch, or ends it, after its samples up to `to`, whose summed cost was this.
    pub(super) fn end_part(&mut self, to: usize, cost: f64) -> Work {
        if to < self.batch_end() {
            self.stage = Stage::Training {
                rows: to - self.position,
                cost,
            };
            return Work::PartOfBatch;
        }
        self.end_batch(cost)
    }

    /// Where the mini-batch under way ends.
    pub(super) fn batch_end(&self) -> usize {
        (self.position + self.rates.mini_batch).min(self.order.len())
    }

    /// Updates the network from the gradients of a mini-batch whose summed cost was this.
    fn end_batch(&mut self, cost: f64) -> Work {
        let end = self.batch_end();
        let penalty = self.penalty();
        self.update(end - self.position);
        self.go_on_after(end, cost, penalty)
    }

    /// Goes on after a mini-batch up to the sample `end` that the network is updated from; its summed cost and
    /// the penalty are those before.
    fn go_on_after(&mut self, end: usize, cost: f64, penalty: f64) -> Work {
        let images = end - self.position;
        let cost = cost / images as f64 + penalty;
        self.batches_done += 1;
        self.images_done += images as f64;
        self.position = end;
        if end == self.order.len() {
            self.begin_evaluation();
        } else {
            self.stage = Stage::Training { rows: 0, cost: 0.0 };
        }
        Work::Batch {
            cost: cost as f32,
            images,
        }
    }

    /// Moves weights and biases by what the mini-batch's gradients say.
    fn update(&mut self, images: usize) {
        self.last_rate = self.learning_rate();
        let sgd = self.sgd(images);
        let gradients = self.backprop.gradients_mut();
        if let (Some(first), Some(gradient)) = (&self.deferred, gradients.first_mut()) {
            first.standardize(gradient);
        }
        if !self.config.initialization().has_biases {
            clear_biases(gradients.iter_mut());
        }
        if self.config.layer_monitors() {
            self.layers.add_gradients(gradients, images);
        }
        let network = &mut self.network;
        if let (Some(first), Some(weights)) = (&mut self.deferred, first_weights(network)) {
            first.settle(weights);
        }
        match &mut self.momentum {
            Some(momentum) => momentum.update(&sgd, network, gradients, images),
            None => sgd.update(network, gradients, images),
        }
        if let (Some(first), Some(weights)) = (&mut self.deferred, first_weights(network)) {
            first.begin(weights);
        }
    }

    /// The update rule for a mini-batch of so many images.
    fn sgd(&self, images: usize) -> Sgd {
        let factor = match self.config.reduction() {
            Reduction::Mean => 1.0,
            Reduction::Sum => images as f64,
        };
        Sgd {
            learning_rate: self.last_rate * factor,
            lambda: self.rates.lambda,
            ..self.config.sgd()
        }
    }

    /// `η` as the schedule has it now.
    fn learning_rate(&self) -> f64 {
        let epochs = f64::from(self.config.epochs());
        let progress = (f64::from(self.epochs_done) + self.epoch_share()) / epochs;
        self.rates.learning_rate * self.schedule.share(self.epochs_done, progress)
    }

    /// `λ/n R(w)`
    pub(super) fn penalty(&self) -> f64 {
        let sgd = Sgd {
            lambda: self.rates.lambda,
            ..self.config.sgd()
        };
        sgd.penalty_factor() * self.weights_penalty(sgd.regularization)
    }
}

pub(super) fn clear_biases<'a>(parameters: impl Iterator<Item = &'a mut Parameters<f32>>) {
    parameters.for_each(|parameters| parameters.biases.fill(0.0));
}
