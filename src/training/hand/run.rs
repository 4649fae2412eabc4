//! One hand being learned, done in units of work.

use ndarray::{Array2, s};

use super::samples::{MINI_BATCH, Samples};
use crate::data::{CLASSES, Dataset, Mnist};
use crate::drawing::PIXELS;
use crate::model_file::{self, Model};
use crate::nn::{
    Architecture, Backprop, Cost, Evaluator, Momentum, Network, Regularization, Sgd, Tally, cosine,
};
use crate::training::hand::{HandPlan, HandProblem, HandScore, HandStage, Split};
use crate::training::run::rows_per_unit;

/// The learning rate at the beginning; half a cosine takes it down to 0. From 0.003 to 0.01 drawings are
/// learned as well; 0.001 leaves a quarter of odd sevens unread.
const LEARNING_RATE: f64 = 0.005;

/// The share of a step that goes on into the next one.
const MOMENTUM: f64 = 0.9;

/// Mini-batches, however many drawings there are: all layers learn from some 7,700 samples, which the
/// shipped network takes in a quarter of a minute.
const BATCHES: usize = 240;

/// A copy of a network that learns a hand, and how far it has come.
#[derive(Clone, Debug)]
pub struct HandRun {
    model: Model,
    split: Split,
    samples: Samples,
    cost: Cost,
    backprop: Backprop<f32>,
    momentum: Momentum<f32>,
    evaluator: Evaluator<f32>,
    x: Array2<f32>,
    y: Array2<f32>,
    batches_done: usize,
    /// Of the mini-batch under way.
    rows_done: usize,
    before: Option<HandScore>,
    held_back: Tally,
    test: Tally,
    is_over: bool,
}

/// What a unit of work came to.
#[derive(Clone, Debug, PartialEq)]
pub enum HandWork {
    /// Part of the whole.
    Part,
    /// The end: what the network read before and after, and what it has become.
    Learned {
        /// As the network came.
        before: HandScore,
        /// As it has become.
        after: HandScore,
    },
    /// Numbers overflowed; there is no network to speak of.
    NotFinite,
    /// Nothing: it is over.
    Nothing,
}

impl HandRun {
    /// A copy of the network in a model file that is to learn from drawings given as grays, 784 bytes
    /// each, and labels.
    pub fn new(model: &[u8], pixels: &[u8], labels: &[u8], seed: u32) -> Result<Self, HandProblem> {
        let model = model_file::load_model(model).map_err(|error| HandProblem::Model {
            reason: error.to_string(),
        })?;
        let network = &model.network;
        let sizes = network.sizes();
        if !matches!(sizes[..], [PIXELS, .., CLASSES]) {
            let sizes = sizes.into_iter().map(|size| size as u32).collect();
            return Err(HandProblem::Network { sizes });
        }
        let split = Split::of(pixels, labels)?;
        let rows = rows_per_unit(multiplications(network)).min(MINI_BATCH);
        Ok(Self {
            split,
            samples: Samples::new(network.clone(), seed),
            cost: Cost::of_outputs(network.output_activation()),
            backprop: Backprop::new(network, rows).seeded(seed),
            momentum: Momentum::new(network, MOMENTUM),
            evaluator: Evaluator::new(network, rows),
            x: Array2::zeros((rows, PIXELS)),
            y: Array2::zeros((rows, CLASSES)),
            model,
            batches_done: 0,
            rows_done: 0,
            before: None,
            held_back: Tally::default(),
            test: Tally::default(),
            is_over: false,
        })
    }

    /// What is to come with this data.
    pub fn plan(&self, data: &Mnist) -> HandPlan {
        HandPlan {
            learned_from: self.split.learned_from.len() as u32,
            held_back: self.split.held_back.len() as u32,
            test: data.test.len() as u32,
            batches: BATCHES as u32,
        }
    }

    /// The network as it is now, with the calibration that it came with.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// What is under way, and how much of it is done, 0 to 1.
    pub fn progress(&self, data: &Mnist) -> (HandStage, f32) {
        let measured = || {
            let all = self.split.held_back.len() + data.test.len();
            (self.held_back.of + self.test.of) as f32 / all.max(1) as f32
        };
        if self.before.is_none() {
            (HandStage::Before, measured())
        } else if self.batches_done < BATCHES {
            let done = self.batches_done * MINI_BATCH + self.rows_done;
            let share = done as f32 / (BATCHES * MINI_BATCH) as f32;
            (HandStage::Learning, share)
        } else {
            (HandStage::After, measured())
        }
    }

    /// Does one unit of work, a few milliseconds long.
    pub fn advance(&mut self, data: &Mnist) -> HandWork {
        if self.is_over {
            return HandWork::Nothing;
        }
        if self.before.is_some() && self.batches_done < BATCHES {
            return self.learn(&data.training);
        }
        let Some(score) = self.measure(&data.test) else {
            return HandWork::Part;
        };
        (self.held_back, self.test) = Default::default();
        match self.before {
            None => {
                self.before = Some(score);
                HandWork::Part
            }
            Some(before) => {
                self.is_over = true;
                HandWork::Learned {
                    before,
                    after: score,
                }
            }
        }
    }

    fn learn(&mut self, images: &Dataset) -> HandWork {
        let from = self.rows_done;
        let to = MINI_BATCH.min(from + self.backprop.most_rows());
        let rows = self.x.rows_mut().into_iter().zip(self.y.rows_mut());
        for (row, (x, y)) in (from..to).zip(rows) {
            let drawings = &self.split.learned_from;
            self.samples
                .write(self.batches_done, row, drawings, images, x, y);
        }
        let rows = s![..to - from, ..];
        let (x, y) = (self.x.slice(rows), self.y.slice(rows));
        let cost = self.backprop.add(&self.model.network, self.cost, x, y);
        self.rows_done = to;
        if to == MINI_BATCH {
            let progress = self.batches_done as f64 / BATCHES as f64;
            let sgd = Sgd {
                learning_rate: LEARNING_RATE * cosine(progress),
                regularization: Regularization::None,
                lambda: 0.0,
                training_size: 1,
            };
            let gradients = self.backprop.gradients_mut();
            self.momentum
                .update(&sgd, &mut self.model.network, gradients, MINI_BATCH);
            self.rows_done = 0;
            self.batches_done += 1;
        }
        let ends = self.batches_done == BATCHES;
        if !cost.is_finite() || ends && !self.model.network.is_finite() {
            self.is_over = true;
            return HandWork::NotFinite;
        }
        HandWork::Part
    }

    /// Measures a little more; the score once there is nothing left to measure.
    fn measure(&mut self, test: &Dataset) -> Option<HandScore> {
        let held_back = &self.split.held_back;
        let (set, tally) = if self.held_back.of < held_back.len() {
            (held_back, &mut self.held_back)
        } else if self.test.of < test.len() {
            (test, &mut self.test)
        } else {
            return Some(HandScore::new(self.held_back, self.test));
        };
        let to = set.len().min(tally.of + self.x.nrows());
        let rows = s![..to - tally.of, ..];
        set.gather(tally.of..to, self.x.slice_mut(rows), self.y.slice_mut(rows));
        let (x, y) = (self.x.slice(rows), self.y.slice(rows));
        self.evaluator
            .add(&self.model.network, self.cost, x, y, tally);
        None
    }
}

fn multiplications(network: &Network<f32>) -> usize {
    let (hidden, output) = (network.hidden_activation(), network.output_activation());
    let architecture = Architecture::of(network.input(), &network.kinds(), hidden, output);
    architecture.map_or(0, |architecture| architecture.multiplications())
}
