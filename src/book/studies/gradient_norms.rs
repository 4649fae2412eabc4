//! How large the gradient is in each hidden layer, chapter 5.

use crate::book::studies::Study;
use crate::book::{Outcome, Series};
use crate::data::Mnist;
use crate::nn::{Backprop, Network};
use crate::rng::{Purpose, generator};
use crate::training::TrainingConfig;

/// Samples a unit of work.
const ROWS: usize = 50;

/// A network that learns from all its training images at once, and the norms before each update.
pub(super) struct Norms {
    config: TrainingConfig,
    network: Network<f32>,
    backprop: Backprop<f32>,
    /// Images of the present update whose gradients are added up.
    images_done: usize,
    updates_done: u32,
    /// One a hidden layer: update, norm.
    curves: Vec<Series>,
}

impl Norms {
    /// As many updates as the configuration has epochs.
    pub(super) fn new(config: &TrainingConfig) -> Self {
        let mut rng = generator(config.seed(), Purpose::Initialization);
        let network = Network::new(config.architecture(), config.initialization(), &mut rng);
        let hidden = network.layers().len() - 1;
        Self {
            backprop: Backprop::new(&network, ROWS),
            network,
            images_done: 0,
            updates_done: 0,
            curves: (1..=hidden)
                .map(|layer| Series::new(format!("layer-{layer}")))
                .collect(),
            config: config.clone(),
        }
    }

    /// `|1/n Σ δ_l|`, the norm of the mean error, which is the gradient of the layer's biases.
    fn record(&mut self) {
        let n = self.config.training_size() as f64;
        let gradients = self.backprop.gradients();
        for (curve, gradient) in self.curves.iter_mut().zip(gradients) {
            let squares = gradient.biases.iter().map(|&g| f64::from(g).powi(2));
            curve.push(
                f64::from(self.updates_done),
                squares.sum::<f64>().sqrt() / n,
            );
        }
    }

    /// The last norms need no update after them.
    fn is_done(&self) -> bool {
        self.updates_done >= self.config.epochs()
    }
}

impl Study for Norms {
    fn advance(&mut self, data: &Mnist) -> bool {
        if self.is_done() {
            return false;
        }
        let n = self.config.training_size();
        let to = n.min(self.images_done + ROWS);
        let (x, y) = data.training.arrays(self.images_done, to);
        let cost = self.config.cost();
        self.backprop.add(&self.network, cost, x.view(), y.view());
        self.images_done = to;
        if to == n {
            self.record();
            let gradients = self.backprop.gradients_mut();
            self.config.sgd().update(&mut self.network, gradients, n);
            self.images_done = 0;
            self.updates_done += 1;
        }
        !self.is_done()
    }

    fn share(&self) -> f64 {
        let part = self.images_done as f64 / self.config.training_size() as f64;
        (f64::from(self.updates_done) + part) / f64::from(self.config.epochs())
    }

    fn outcome(&self) -> Outcome {
        let mut values = Vec::new();
        for curve in &self.curves {
            if let (Some([_, first]), Some(last)) = (curve.points.first(), curve.last()) {
                values.push((format!("{}-start", curve.name), *first));
                values.push((format!("{}-end", curve.name), last));
            }
        }
        Outcome {
            values,
            series: self.curves.clone(),
            ..Outcome::default()
        }
    }
}
