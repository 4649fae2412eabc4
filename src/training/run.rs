//! One training, done in units of work.

mod evaluation;
mod work;

use ndarray::{Array2, s};

use crate::data::{CLASSES, Dataset, Mnist};
use crate::drawing::PIXELS;
use crate::nn::{Backprop, Evaluator, Layer, Momentum, Network, Parameters, Sgd, Tally};
use crate::rng::{self, Generator, Purpose};
use crate::training::{Order, Reduction, TrainingConfig};
use evaluation::Evaluation;

pub use work::Work;

/// A network in training, and how far it has come.
///
/// The work is cut into units of about a few milliseconds each: part of a mini-batch, or part of
/// an evaluation. How it is cut depends on the network's size only, and never changes the result.
#[derive(Clone, Debug)]
pub struct Run {
    config: TrainingConfig,
    network: Network<f32>,
    /// The weights to fall back on when numbers overflow: those of the last epoch's start.
    last_good: Network<f32>,
    backprop: Backprop<f32>,
    /// Where there is momentum.
    momentum: Option<Momentum<f32>>,
    evaluator: Evaluator<f32>,
    x: Array2<f32>,
    y: Array2<f32>,
    order: Vec<u32>,
    shuffling: Generator,
    /// Epochs done.
    epochs_done: u32,
    /// Mini-batches of this epoch done.
    batches_done: usize,
    stage: Stage,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    /// More of the present mini-batch: `rows` of it are done, at this summed cost.
    Training { rows: usize, cost: f64 },
    /// More of the evaluation after an epoch.
    Evaluating(Evaluation),
    /// Nothing.
    Finished,
}

impl Run {
    /// A new training, whose network starts as the configuration says.
    pub fn new(config: TrainingConfig) -> Self {
        let mut rng = rng::generator(config.seed(), Purpose::Initialization);
        let network = Network::new(config.architecture(), config.initialization(), &mut rng);
        Self::with_network(config, network)
    }

    /// A new training of a network there is, which has the configuration's architecture.
    pub fn with_network(config: TrainingConfig, mut network: Network<f32>) -> Self {
        if !config.initialization().has_biases {
            clear_biases(
                network
                    .layers_mut()
                    .iter_mut()
                    .filter_map(Layer::parameters_mut),
            );
        }
        let momentum = config.momentum();
        let rows = rows_per_unit(config.architecture().multiplications());
        let mut run = Self {
            backprop: Backprop::new(&network, rows).seeded(config.seed()),
            momentum: (momentum > 0.0).then(|| Momentum::classical(&network, momentum)),
            evaluator: Evaluator::new(&network, rows),
            x: Array2::zeros((rows, PIXELS)),
            y: Array2::zeros((rows, CLASSES)),
            order: (0..config.training_size() as u32).collect(),
            shuffling: rng::generator(config.seed(), Purpose::Shuffling),
            epochs_done: 0,
            batches_done: 0,
            stage: Stage::Training { rows: 0, cost: 0.0 },
            last_good: network.clone(),
            network,
            config,
        };
        run.begin_epoch();
        run
    }

    /// The settings.
    pub fn config(&self) -> &TrainingConfig {
        &self.config
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network<f32> {
        &self.network
    }

    /// The epoch under way, or the last one, counted from 1.
    pub fn epoch(&self) -> u32 {
        (self.epochs_done + 1).min(self.config.epochs())
    }

    /// Mini-batches of this epoch done.
    pub fn batches_done(&self) -> usize {
        self.batches_done
    }

    /// Whether the next unit begins a mini-batch.
    pub fn is_between_batches(&self) -> bool {
        matches!(self.stage, Stage::Training { rows: 0, .. })
    }

    /// Does one unit of work on data whose training part has at least the configured size.
    pub fn advance(&mut self, data: &Mnist) -> Work {
        match self.stage {
            Stage::Training { rows, cost } => self.train(&data.training, rows, cost),
            Stage::Evaluating(evaluation) => self.evaluate(data, evaluation),
            Stage::Finished => Work::Nothing,
        }
    }

    fn begin_epoch(&mut self) {
        self.last_good.clone_from(&self.network);
        self.batches_done = 0;
        self.stage = Stage::Training { rows: 0, cost: 0.0 };
        if self.config.order() == Order::Shuffled {
            rng::shuffle(&mut self.order, &mut self.shuffling);
        }
    }

    fn train(&mut self, images: &Dataset, rows_done: usize, cost_so_far: f64) -> Work {
        let start = self.batches_done * self.config.mini_batch();
        let end = (start + self.config.mini_batch()).min(self.order.len());
        let from = start + rows_done;
        let to = end.min(from + self.backprop.most_rows());

        let indices = self.order[from..to].iter().map(|&index| index as usize);
        let rows = s![..to - from, ..];
        images.gather(indices, self.x.slice_mut(rows), self.y.slice_mut(rows));
        let cost = cost_so_far
            + self.backprop.add(
                &self.network,
                self.config.cost(),
                self.x.slice(rows),
                self.y.slice(rows),
            );
        if !cost.is_finite() {
            return self.fail();
        }
        if to < end {
            self.stage = Stage::Training {
                rows: to - start,
                cost,
            };
            return Work::PartOfBatch;
        }

        let images = end - start;
        let cost = cost / images as f64 + self.penalty();
        self.update(images);
        self.batches_done += 1;
        self.stage = if end == self.order.len() {
            Stage::Evaluating(Evaluation::default())
        } else {
            Stage::Training { rows: 0, cost: 0.0 }
        };
        Work::Batch {
            cost: cost as f32,
            images,
        }
    }

    /// Moves weights and biases by what the mini-batch's gradients say.
    fn update(&mut self, images: usize) {
        let sgd = self.sgd(images);
        let gradients = self.backprop.gradients_mut();
        if !self.config.initialization().has_biases {
            clear_biases(gradients.iter_mut());
        }
        match &mut self.momentum {
            Some(momentum) => momentum.update(&sgd, &mut self.network, gradients, images),
            None => sgd.update(&mut self.network, gradients, images),
        }
    }

    /// The update rule for a mini-batch of so many images.
    fn sgd(&self, images: usize) -> Sgd {
        let sgd = self.config.sgd();
        let factor = match self.config.reduction() {
            Reduction::Mean => 1.0,
            Reduction::Sum => images as f64,
        };
        Sgd {
            learning_rate: sgd.learning_rate * factor,
            ..sgd
        }
    }

    fn evaluate(&mut self, data: &Mnist, mut evaluation: Evaluation) -> Work {
        let is_last = self.epochs_done + 1 == self.config.epochs();
        let reads_test = is_last || self.config.test_each_epoch();
        if let Some((images, size, tally)) = evaluation.next(data, &self.config, reads_test) {
            self.add_to_tally(images, size, tally);
            self.stage = Stage::Evaluating(evaluation);
            return Work::PartOfEvaluation;
        }
        self.end_epoch(evaluation, is_last)
    }

    fn add_to_tally(&mut self, images: &Dataset, size: usize, tally: &mut Tally) {
        let to = size.min(tally.of + self.x.nrows());
        let rows = s![..to - tally.of, ..];
        images.gather(tally.of..to, self.x.slice_mut(rows), self.y.slice_mut(rows));
        let (x, y) = (self.x.slice(rows), self.y.slice(rows));
        self.evaluator
            .add(&self.network, self.config.cost(), x, y, tally);
    }

    fn end_epoch(&mut self, evaluation: Evaluation, is_last: bool) -> Work {
        let record = evaluation.record(self.epochs_done + 1, self.penalty());
        if !(record.training_cost.is_finite()
            && record.validation_cost.is_finite()
            && self.network.is_finite())
        {
            return self.fail();
        }
        self.epochs_done += 1;
        if is_last {
            self.last_good.clone_from(&self.network);
            self.stage = Stage::Finished;
        } else {
            self.begin_epoch();
        }
        Work::Epoch(record)
    }

    fn penalty(&self) -> f64 {
        let sgd = self.config.sgd();
        sgd.penalty_factor() * self.network.penalty(sgd.regularization)
    }

    fn fail(&mut self) -> Work {
        self.network.clone_from(&self.last_good);
        self.backprop.clear();
        self.stage = Stage::Finished;
        Work::NotFinite
    }
}

fn clear_biases<'a>(parameters: impl Iterator<Item = &'a mut Parameters<f32>>) {
    parameters.for_each(|parameters| parameters.biases.fill(0.0));
}

/// How many samples to take at once, so that a unit of work is a few milliseconds long.
///
/// A network of 23,860 multiplications a sample takes a whole mini-batch of up to 167 samples; one of
/// four million takes them one by one.
pub(super) fn rows_per_unit(multiplications: usize) -> usize {
    const MULTIPLICATIONS_A_UNIT: usize = 4_000_000;
    (MULTIPLICATIONS_A_UNIT / multiplications.max(1)).clamp(1, 256)
}
