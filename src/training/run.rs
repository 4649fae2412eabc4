//! One training, done in units of work.

mod batch;
mod change;
mod checkpoint;
mod deferral;
mod descent;
mod evaluation;
mod extension;
mod layer_monitors;
mod numerical;
mod samples;
mod schedule;
mod search;
mod standardization;
mod stopping;
mod work;

use std::cell::OnceCell;

use crate::data::Mnist;
use crate::nn::{Backprop, Deferred, Evaluator, Layer, Momentum, Network, Tally};
use crate::rng::{self, Generator, Purpose};
use crate::training::{Optimizer, Pixels, TrainingConfig};
use batch::Batch;
use descent::clear_biases;
use evaluation::Evaluation;
use layer_monitors::LayerMonitors;
use numerical::{Displacing, Numerical};
use samples::Samples;
use search::Search;
use standardization::{PixelSums, Standardization};

pub use change::{Change, Rates};
pub use checkpoint::CheckpointError;
pub use schedule::{Rule, Schedule};
pub use stopping::{Ending, Patience};
pub use work::Work;

/// Samples that an image becomes under the augmentation by shifts.
pub(super) const SHIFTED: usize = Samples::SHIFTED;

/// A network in training, and how far it has come.
///
/// The work is cut into units of about a few milliseconds each: part of a mini-batch, or part of
/// an evaluation. How it is cut depends on the network's size only, and never changes the result.
#[derive(Clone, Debug)]
pub struct Run {
    config: TrainingConfig,
    rates: Rates,
    /// Changes asked for and not yet made.
    pending: Option<Change>,
    /// As it is but for its first weights while those are deferred.
    network: Network<f32>,
    /// The first layer's weights between mini-batches, where that pays.
    deferred: Option<Deferred<f32>>,
    /// The network as it is after this unit of work, once somebody has asked for it.
    settled: OnceCell<Network<f32>>,
    /// What makes of raw pixels what `network` makes of standardized ones, while it is evaluated on raw ones.
    for_raw: Option<Network<f32>>,
    /// The weights to fall back on when numbers overflow: those of the last epoch's start.
    last_good: Network<f32>,
    backprop: Backprop<f32>,
    /// Where dropout's generators were as the mini-batch under way began, from where a checkpoint repeats it.
    dropout_at_batch: Vec<Generator>,
    /// Where there is momentum.
    momentum: Option<Momentum<f32>>,
    /// Where networks are drawn rather than trained.
    search: Option<Search>,
    /// Where gradients are central differences.
    numerical: Option<Numerical>,
    evaluator: Evaluator<f32>,
    samples: Samples,
    /// Once known, where pixels are standardized.
    standardization: Option<Standardization>,
    /// Whether the network came from elsewhere and expects raw pixels still.
    expects_raw: bool,
    /// The samples under way.
    batch: Batch,
    order: Vec<u32>,
    shuffling: Generator,
    schedule: Schedule,
    /// For early stopping.
    patience: Patience,
    layers: LayerMonitors,
    /// Seconds of training since the last record; infinite before the first.
    secs_since_monitor: f64,
    /// Images trained on so far, each epoch's anew.
    images_done: f64,
    /// Seconds that took, as told.
    training_secs: f64,
    /// The learning rate of the last update.
    last_rate: f64,
    /// Epochs done.
    epochs_done: u32,
    /// Mini-batches of this epoch done.
    batches_done: usize,
    /// Samples of this epoch done.
    position: usize,
    ending: Option<Ending>,
    stage: Stage,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    /// Finding out the pixels' mean and deviation, before anything else.
    Preparing(PixelSums),
    /// More of the present mini-batch: `rows` of it are done, at this summed cost.
    Training { rows: usize, cost: f64 },
    /// More of the present mini-batch's central differences.
    Displacing(Displacing),
    /// More of the evaluation of a network that was drawn.
    Trial(Tally),
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
        Self {
            expects_raw: false,
            ..Self::of(config, network, rng)
        }
    }

    /// A new training of a network there is, which has the configuration's architecture and reads grays from
    /// 0 to 1.
    pub fn with_network(config: TrainingConfig, network: Network<f32>) -> Self {
        let rng = rng::generator(config.seed(), Purpose::Initialization);
        Self::of(config, network, rng)
    }

    fn of(config: TrainingConfig, mut network: Network<f32>, rng: Generator) -> Self {
        if !config.initialization().has_biases && config.pixels() == Pixels::Raw {
            clear_network_biases(&mut network);
        }
        let momentum = config.momentum();
        let rows = rows_per_unit(config.architecture().multiplications());
        let mut run = Self {
            rates: Rates {
                learning_rate: config.sgd().learning_rate,
                mini_batch: config.mini_batch(),
                lambda: config.sgd().lambda,
            },
            pending: None,
            deferred: None,
            settled: OnceCell::new(),
            for_raw: None,
            backprop: Backprop::new(&network, rows).seeded(config.seed()),
            dropout_at_batch: Vec::new(),
            momentum: (momentum > 0.0).then(|| Momentum::classical(&network, momentum)),
            search: (config.optimizer() == Optimizer::RandomSearch).then(|| Search {
                candidate: network.clone(),
                rng,
                least_cost: f64::INFINITY,
                best: Tally::default(),
            }),
            numerical: (config.optimizer() == Optimizer::NumericalGradient)
                .then(|| Numerical::new(&config, rows)),
            evaluator: Evaluator::new(&network, rows).coded(config.output_coding()),
            samples: Samples::new(config.output_coding()),
            standardization: None,
            expects_raw: true,
            batch: Batch::new(&config, rows),
            order: (0..config.samples() as u32).collect(),
            shuffling: rng::generator(config.seed(), Purpose::Shuffling),
            schedule: Schedule::new(config.schedule()),
            patience: Patience::default(),
            layers: LayerMonitors::default(),
            secs_since_monitor: f64::INFINITY,
            images_done: 0.0,
            training_secs: 0.0,
            last_rate: config.sgd().learning_rate,
            epochs_done: 0,
            batches_done: 0,
            position: 0,
            ending: None,
            stage: Stage::Finished,
            last_good: network.clone(),
            network,
            config,
        };
        run.begin_epoch();
        if run.config.pixels() == Pixels::Standardized {
            run.stage = Stage::Preparing(PixelSums::default());
        }
        run
    }

    /// The settings.
    pub fn config(&self) -> &TrainingConfig {
        &self.config
    }

    /// The network as it is now, for pixels as the settings have them.
    pub fn network(&self) -> &Network<f32> {
        self.settled()
    }

    /// The network as it is now, for grays from 0 to 1: what a model file holds and a reader wants. Where
    /// pixels are standardized, the first layer does that, by its weights and biases.
    pub fn reading_network(&self) -> Network<f32> {
        match self.standardization {
            Some(standardization) => standardization.folded_into(self.network()),
            None => self.network().clone(),
        }
    }

    /// The epoch under way, or the last one, counted from 1.
    pub fn epoch(&self) -> u32 {
        match self.ending {
            Some(_) => self.epochs_done,
            None => (self.epochs_done + 1).min(self.config.epochs()),
        }
    }

    /// Epochs done, with the share of the one under way.
    pub fn epochs_so_far(&self) -> f64 {
        let share = match self.stage {
            Stage::Finished => 0.0,
            _ => self.epoch_share(),
        };
        f64::from(self.epochs_done) + share
    }

    /// Mini-batches of this epoch done.
    pub fn batches_done(&self) -> usize {
        self.batches_done
    }

    /// The share of this epoch's samples that is done, 0 to 1.
    pub fn epoch_share(&self) -> f64 {
        self.position as f64 / self.order.len().max(1) as f64
    }

    /// Why it came to its end, once it has without a fault.
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// Whether the next unit begins a mini-batch.
    pub fn is_between_batches(&self) -> bool {
        match self.stage {
            Stage::Training { rows, .. } => rows == 0,
            Stage::Trial(tally) => tally.of == 0,
            _ => false,
        }
    }

    /// Images trained on so far, each epoch's anew.
    pub fn images_done(&self) -> f64 {
        self.images_done
    }

    /// The seconds told by [`Self::add_training_secs`].
    pub fn training_secs(&self) -> f64 {
        self.training_secs
    }

    /// Tells how long training took, for whoever reports it and for monitors that are to be some time apart.
    pub fn add_training_secs(&mut self, secs: f64) {
        self.training_secs += secs;
        self.secs_since_monitor += secs;
    }

    /// Whether what [`Self::advance`] does next is training, rather than preparation or evaluation.
    pub fn is_training(&self) -> bool {
        use Stage::{Displacing, Training, Trial};
        matches!(self.stage, Training { .. } | Displacing(_) | Trial(_))
    }

    /// Does one unit of work on data whose training part has at least the configured size.
    pub fn advance(&mut self, data: &Mnist) -> Work {
        self.settled.take();
        self.make_changes();
        match self.stage {
            Stage::Preparing(sums) => self.prepare(data, sums),
            Stage::Training { .. } if self.searches() => {
                self.try_candidate(&data.training, Tally::default())
            }
            Stage::Training { rows, cost } if self.numerical.is_some() => {
                let parameters = 0;
                let part = Displacing {
                    rows,
                    cost,
                    parameters,
                };
                self.displace(&data.training, part)
            }
            Stage::Displacing(part) => self.displace(&data.training, part),
            Stage::Training { rows, cost } => self.train(&data.training, rows, cost),
            Stage::Trial(tally) => self.try_candidate(&data.training, tally),
            Stage::Evaluating(evaluation) => self.evaluate(data, evaluation),
            Stage::Finished => Work::Nothing,
        }
    }

    fn prepare(&mut self, data: &Mnist, mut sums: PixelSums) -> Work {
        let done = sums.add(&data.training, self.config.training_size());
        self.stage = Stage::Preparing(sums);
        if let Some(standardization) = done {
            self.standardize(standardization);
            self.last_good.clone_from(&self.network);
            self.stage = Stage::Training { rows: 0, cost: 0.0 };
        }
        Work::PartOfPreparation
    }

    fn standardize(&mut self, by: Standardization) {
        self.samples.standardize(by);
        self.standardization = Some(by);
        if self.expects_raw {
            self.network = by.taken_out_of(&self.network);
            self.expects_raw = false;
            if !self.config.initialization().has_biases {
                clear_network_biases(&mut self.network);
            }
            if let Some(search) = &mut self.search {
                search.candidate.clone_from(&self.network);
            }
        }
    }

    fn fail(&mut self) -> Work {
        self.deferred = None;
        self.network.clone_from(&self.last_good);
        self.backprop.clear();
        self.stage = Stage::Finished;
        Work::NotFinite
    }
}

fn clear_network_biases(network: &mut Network<f32>) {
    let layers = network.layers_mut().iter_mut();
    clear_biases(layers.filter_map(Layer::parameters_mut));
}

/// How many samples to take at once, so that a unit of work is a few milliseconds long.
///
/// A network of 23,860 multiplications a sample takes up to 256 samples; one of two million takes ten.
pub(super) fn rows_per_unit(multiplications: usize) -> usize {
    const MULTIPLICATIONS_A_UNIT: usize = 20_000_000;
    (MULTIPLICATIONS_A_UNIT / multiplications.max(1)).clamp(1, 256)
}
