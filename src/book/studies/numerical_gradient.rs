//! Backpropagation held against the numerical gradient: the same direction, and the time of each.

use ndarray::Array2;

use crate::book::Outcome;
use crate::book::studies::Study;
use crate::data::{Dataset, Mnist};
use crate::nn::{Backprop, Cost, Evaluator, Network, Parameters, Tally};
use crate::rng::{Purpose, generator};
use crate::training::TrainingConfig;

/// Multiplications a unit of work.
const WORK_A_UNIT: usize = 4_000_000;

/// Both gradients of one network's mean cost, in `f64`.
pub(super) struct Comparison {
    network: Network<f64>,
    cost: Cost,
    x: Array2<f64>,
    y: Array2<f64>,
    h: f64,
    backprop: Backprop<f64>,
    evaluator: Evaluator<f64>,
    /// By central differences, layer by layer, as far as it is done.
    numerical: Vec<Parameters<f64>>,
    /// Parameters displaced so far.
    done: usize,
    /// Times that backpropagation was done: as often as parameters were displaced, in turns, so that both
    /// meet the same other work on the machine.
    backpropagations: usize,
    parameters: usize,
    /// Parameters a unit of work.
    stride: usize,
    /// Seconds of backpropagation and of central differences.
    secs: [f64; 2],
}

impl Comparison {
    pub(super) fn new(config: &TrainingConfig, h: f64, images: &Dataset) -> Self {
        let mut rng = generator(config.seed(), Purpose::Initialization);
        let network = Network::new(config.architecture(), config.initialization(), &mut rng);
        let (x, y) = images.arrays(0, config.training_size());
        let work = 2 * x.nrows() * config.architecture().multiplications();
        let backprop = Backprop::new(&network, x.nrows());
        Self {
            numerical: backprop.gradients().to_vec(),
            evaluator: Evaluator::new(&network, x.nrows()),
            backprop,
            network,
            cost: config.cost(),
            x,
            y,
            h,
            done: 0,
            backpropagations: 0,
            parameters: config.architecture().parameters(),
            stride: (WORK_A_UNIT / work.max(1)).max(1),
            secs: [0.0; 2],
        }
    }

    fn mean_cost(&mut self) -> f64 {
        let mut tally = Tally::default();
        let (x, y) = (self.x.view(), self.y.view());
        self.evaluator
            .add(&self.network, self.cost, x, y, &mut tally);
        tally.mean_cost()
    }

    /// `(C(p + h) - C(p - h)) / 2h` for the parameter of this number.
    fn central_difference(&mut self, number: usize) {
        let Some((layer, which, at)) = self.place(number) else {
            return;
        };
        let Some(start) = self.parameter(layer, which, at).copied() else {
            return;
        };
        let costs = [self.h, -self.h].map(|by| {
            if let Some(p) = self.parameter(layer, which, at) {
                *p = start + by;
            }
            self.mean_cost()
        });
        if let Some(p) = self.parameter(layer, which, at) {
            *p = start;
        }
        self.numerical[layer].slices_mut()[which][at] = (costs[0] - costs[1]) / (2.0 * self.h);
    }

    /// The layer, weights or biases, and the place there of the parameter of this number.
    fn place(&self, mut number: usize) -> Option<(usize, usize, usize)> {
        for (layer, parameters) in self.numerical.iter().enumerate() {
            for (which, slice) in parameters.slices().into_iter().enumerate() {
                if number < slice.len() {
                    return Some((layer, which, number));
                }
                number -= slice.len();
            }
        }
        None
    }

    fn parameter(&mut self, layer: usize, which: usize, at: usize) -> Option<&mut f64> {
        let parameters = self.network.layers_mut()[layer].parameters_mut()?;
        let [weights, biases] = parameters.slices_mut();
        [weights, biases].into_iter().nth(which)?.get_mut(at)
    }

    /// The cosine of the angle between both gradients, and the length of one over the other's.
    fn agreement(&self) -> (f64, f64) {
        let flat = |all: &[Parameters<f64>]| -> Vec<f64> {
            all.iter()
                .flat_map(Parameters::slices)
                .flatten()
                .copied()
                .collect()
        };
        let n = self.x.nrows() as f64;
        let (ours, theirs) = (flat(self.backprop.gradients()), flat(&self.numerical));
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let (a, b) = (dot(&ours, &ours).sqrt(), dot(&theirs, &theirs).sqrt());
        (dot(&ours, &theirs) / (a * b), b * n / a)
    }
}

impl Study for Comparison {
    fn advance(&mut self, _: &Mnist) -> bool {
        let to = self.parameters.min(self.done + self.stride);
        if self.backpropagations == self.done {
            for _ in self.done..to {
                self.backprop.clear();
                self.backprop
                    .add(&self.network, self.cost, self.x.view(), self.y.view());
            }
            self.backpropagations = to;
            return true;
        }
        (self.done..to).for_each(|number| self.central_difference(number));
        self.done = to;
        to < self.parameters
    }

    fn add_secs(&mut self, secs: f64) {
        // After a unit of displaced parameters both counts are equal.
        let was_numerical = self.backpropagations == self.done;
        self.secs[usize::from(was_numerical)] += secs;
    }

    fn share(&self) -> f64 {
        self.done as f64 / self.parameters as f64
    }

    fn outcome(&self) -> Outcome {
        let mut values = Vec::new();
        if self.done == self.parameters {
            let (cosine, length) = self.agreement();
            let [all, numerical] = self.secs;
            let backpropagation = all / self.backpropagations as f64;
            values = vec![
                ("cosine".to_owned(), cosine),
                ("length-ratio".to_owned(), length),
                ("backpropagation-secs".to_owned(), backpropagation),
                ("numerical-secs".to_owned(), numerical),
            ];
            if backpropagation > 0.0 {
                values.push(("times-slower".to_owned(), numerical / backpropagation));
            }
        }
        Outcome {
            values,
            ..Outcome::default()
        }
    }
}
