//! All of a training but its networks and its order, as JSON has it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::CheckpointError;
use crate::nn::{Network, Shared, Tally};
use crate::rng::Generator;
use crate::training::run::evaluation::Verdict;
use crate::training::run::standardization::Standardization;
use crate::training::run::{Run, Stage};
use crate::training::{Change, Ending, Field, Patience, Rates, TrainingSpec};

/// A float by its bits: as text, JSON parsers may miss the last one, and have no infinity.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(into = "u64", from = "u64")]
struct Exact(f64);

impl From<Exact> for u64 {
    fn from(exact: Exact) -> Self {
        exact.0.to_bits()
    }
}

impl From<u64> for Exact {
    fn from(bits: u64) -> Self {
        Self(f64::from_bits(bits))
    }
}

/// Where to begin anew.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum Point {
    Preparing,
    Batch,
    Evaluating {
        is_monitored: bool,
        is_decided: bool,
        ending: Option<Ending>,
    },
    Finished,
}

#[derive(Serialize, Deserialize)]
pub(super) struct State {
    /// Each setting as text, by its name.
    settings: BTreeMap<String, String>,
    /// Training images used.
    training_images: u32,
    rates: SomeRates,
    pending: Option<SomeRates>,
    dropout: Vec<Generator>,
    shuffling: Generator,
    /// Mean and deviation.
    standardization: Option<[Exact; 2]>,
    expects_raw: bool,
    deferred: Option<SharedBits>,
    search: Option<Luck>,
    plateau_share: Exact,
    plateau: Waiting,
    stopping: Waiting,
    gradients: Vec<[Exact; 2]>,
    gradient_batches: u32,
    secs_since_monitor: Exact,
    last_rate: Exact,
    epochs_done: u32,
    batches_done: u64,
    position: u64,
    images_done: Exact,
    training_secs: Exact,
    ending: Option<Ending>,
    point: Point,
}

#[derive(Serialize, Deserialize)]
struct SomeRates {
    learning_rate: Option<Exact>,
    mini_batch: Option<Exact>,
    lambda: Option<Exact>,
}

#[derive(Serialize, Deserialize)]
struct Waiting {
    best: Option<u32>,
    waited: u32,
}

/// What belongs to the table of deferred weights.
#[derive(Serialize, Deserialize)]
struct SharedBits {
    scale: Exact,
    offsets: Vec<Exact>,
    sums: Vec<Exact>,
    updates: u32,
}

/// How far a random search has come.
#[derive(Serialize, Deserialize)]
struct Luck {
    rng: Generator,
    least_cost: Exact,
    cost: Exact,
    correct: u64,
    of: u64,
}

impl State {
    pub(super) fn of(run: &Run) -> Self {
        let spec = run.config.spec();
        let setting = |field: &Field| (field.name().to_owned(), spec.text(*field));
        let is_in_batch = matches!(run.stage, Stage::Training { rows, .. } if rows > 0);
        Self {
            settings: Field::ALL.iter().map(setting).collect(),
            training_images: run.config.training_size() as u32,
            rates: SomeRates::all(run.rates),
            pending: run.pending.map(SomeRates::of),
            dropout: if is_in_batch {
                run.dropout_at_batch.clone()
            } else {
                run.backprop.dropout_generators()
            },
            shuffling: run.shuffling.clone(),
            standardization: run
                .standardization
                .map(|it| [it.mean, it.deviation].map(Exact)),
            expects_raw: run.expects_raw,
            deferred: run.deferred.as_ref().map(|it| SharedBits::of(it.shared())),
            search: run.search.as_ref().map(|search| Luck {
                rng: search.rng.clone(),
                least_cost: Exact(search.least_cost),
                cost: Exact(search.best.cost),
                correct: search.best.correct as u64,
                of: search.best.of as u64,
            }),
            plateau_share: Exact(run.schedule.share),
            plateau: Waiting::of(run.schedule.patience),
            stopping: Waiting::of(run.patience),
            gradients: run
                .layers
                .gradients
                .iter()
                .map(|it| it.map(Exact))
                .collect(),
            gradient_batches: run.layers.batches,
            secs_since_monitor: Exact(run.secs_since_monitor),
            last_rate: Exact(run.last_rate),
            epochs_done: run.epochs_done,
            batches_done: run.batches_done as u64,
            position: run.position as u64,
            images_done: Exact(run.images_done),
            training_secs: Exact(run.training_secs),
            ending: run.ending,
            point: Point::of(run.stage),
        }
    }

    /// The settings.
    pub(super) fn spec(&self) -> Result<TrainingSpec, CheckpointError> {
        let mut spec = TrainingSpec::default();
        for (name, text) in &self.settings {
            let field: Field = name.parse().map_err(|_| CheckpointError::Broken)?;
            spec.set(field, text).map_err(|_| CheckpointError::Broken)?;
        }
        Ok(spec)
    }

    /// Whether these are as many images as the training was begun with.
    pub(super) fn check_images(&self, got: usize) -> Result<(), CheckpointError> {
        let (expected, got) = (self.training_images, got as u32);
        let other = CheckpointError::OtherData { expected, got };
        (expected == got).then_some(()).ok_or(other)
    }

    /// Whether the first layer's weights were deferred.
    pub(super) fn is_deferred(&self) -> bool {
        self.deferred.is_some()
    }

    /// Puts all of it into a run whose networks and order are there already, and a table of deferred weights, if
    /// any, given as a network's first ones; nothing where it does not fit.
    pub(super) fn put_into(self, run: &mut Run, table: Option<Network<f32>>) -> Option<()> {
        let (batches_done, position) = (self.batches_done as usize, self.position as usize);
        let is_possible = self.epochs_done <= run.config.epochs()
            && position <= run.order.len()
            && batches_done <= position;
        is_possible.then_some(())?;
        run.restore_rates(self.rates.change(), self.pending.map(|it| it.change()))?;
        run.backprop.restore_dropout(&self.dropout).then_some(())?;
        run.shuffling = self.shuffling;
        run.standardization = self
            .standardization
            .map(|[mean, deviation]| Standardization {
                mean: mean.0,
                deviation: deviation.0,
            });
        if let Some(standardization) = run.standardization {
            run.samples.standardize(standardization);
        }
        run.expects_raw = self.expects_raw;
        if let Some(shared) = self.deferred {
            let table = table?.layers().first()?.parameters()?.weights.clone();
            run.restore_deferred(table, shared.shared())?;
        }
        if let Some(search) = &mut run.search {
            let luck = self.search?;
            search.rng = luck.rng;
            search.least_cost = luck.least_cost.0;
            search.best = Tally {
                cost: luck.cost.0,
                correct: luck.correct as usize,
                of: luck.of as usize,
            };
        }
        run.schedule.share = self.plateau_share.0;
        run.schedule.patience = self.plateau.patience();
        run.patience = self.stopping.patience();
        run.layers.gradients = self
            .gradients
            .into_iter()
            .map(|it| it.map(|sum| sum.0))
            .collect();
        run.layers.batches = self.gradient_batches;
        run.secs_since_monitor = self.secs_since_monitor.0;
        run.last_rate = self.last_rate.0;
        run.epochs_done = self.epochs_done;
        run.batches_done = batches_done;
        run.position = position;
        run.images_done = self.images_done.0;
        run.training_secs = self.training_secs.0;
        run.ending = self.ending;
        run.begin_anew(self.point)
    }
}

impl Point {
    fn of(stage: Stage) -> Self {
        match stage {
            Stage::Preparing(_) => Self::Preparing,
            Stage::Training { .. } | Stage::Displacing(_) | Stage::Trial(_) => Self::Batch,
            Stage::Evaluating(evaluation) => Self::Evaluating {
                is_monitored: evaluation.is_monitored,
                is_decided: evaluation.verdict != Verdict::Open,
                ending: match evaluation.verdict {
                    Verdict::Ends(ending) => Some(ending),
                    Verdict::Open | Verdict::GoesOn => None,
                },
            },
            Stage::Finished => Self::Finished,
        }
    }
}

impl SharedBits {
    fn of(shared: &Shared) -> Self {
        let bits = |numbers: &[f64]| numbers.iter().copied().map(Exact).collect();
        Self {
            scale: Exact(shared.scale),
            offsets: bits(&shared.offsets),
            sums: bits(&shared.sums),
            updates: shared.updates,
        }
    }

    fn shared(self) -> Shared {
        let numbers = |bits: Vec<Exact>| bits.into_iter().map(|it| it.0).collect();
        Shared {
            scale: self.scale.0,
            offsets: numbers(self.offsets),
            sums: numbers(self.sums),
            updates: self.updates,
        }
    }
}

impl SomeRates {
    fn all(rates: Rates) -> Self {
        Self {
            learning_rate: Some(Exact(rates.learning_rate)),
            mini_batch: Some(Exact(rates.mini_batch as f64)),
            lambda: Some(Exact(rates.lambda)),
        }
    }

    fn of(change: Change) -> Self {
        Self {
            learning_rate: change.learning_rate.map(Exact),
            mini_batch: change.mini_batch.map(Exact),
            lambda: change.lambda.map(Exact),
        }
    }

    fn change(&self) -> Change {
        Change {
            learning_rate: self.learning_rate.map(|it| it.0),
            mini_batch: self.mini_batch.map(|it| it.0),
            lambda: self.lambda.map(|it| it.0),
        }
    }
}

impl Waiting {
    fn of(patience: Patience) -> Self {
        Self {
            best: patience.best,
            waited: patience.waited,
        }
    }

    fn patience(&self) -> Patience {
        Patience {
            best: self.best,
            waited: self.waited,
        }
    }
}
