//! The evaluation after an epoch, data set by data set.

use ndarray::s;

use super::batch::Pixels;
use super::{Ending, Run, Stage, Work};
use crate::data::{Dataset, Mnist};
use crate::nn::Tally;
use crate::training::{EpochRecord, Optimizer};

/// How far the three data sets have been evaluated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Evaluation {
    /// Whether the epoch is to have a record; where not, validation may still be needed.
    pub(super) is_monitored: bool,
    /// What validation says of going on.
    pub(super) verdict: Verdict,
    training: Tally,
    validation: Tally,
    test: Tally,
}

/// Whether training goes on after an epoch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verdict {
    /// Not yet known.
    Open,
    GoesOn,
    Ends(Ending),
}

/// A data set by its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Training,
    Validation,
    Test,
}

impl Evaluation {
    pub(super) fn new(is_monitored: bool) -> Self {
        Self {
            is_monitored,
            verdict: Verdict::Open,
            training: Tally::default(),
            validation: Tally::default(),
            test: Tally::default(),
        }
    }

    /// Takes over what has been found out on the training images already.
    pub(super) fn take_training(&mut self, tally: Tally) {
        self.training = tally;
    }

    fn tally(&mut self, part: Part) -> &mut Tally {
        match part {
            Part::Training => &mut self.training,
            Part::Validation => &mut self.validation,
            Part::Test => &mut self.test,
        }
    }
}

impl Run {
    /// Begins the evaluation of an epoch whose mini-batches are done.
    pub(super) fn begin_evaluation(&mut self) {
        let mut evaluation = Evaluation::new(self.is_monitored());
        if let Some(search) = &self.search {
            // The best network has been evaluated on the training images when it was drawn.
            evaluation.take_training(search.best);
        }
        self.settle();
        self.evaluate_on_raw();
        self.stage = Stage::Evaluating(evaluation);
    }

    /// Makes the network that is evaluated where another one is trained: on standardized pixels, most of which
    /// are not zero, all of a layer would have to be gone through.
    pub(super) fn evaluate_on_raw(&mut self) {
        let takes_raw = matches!(self.batch.x, Pixels::NonZero(_));
        let standardization = self.standardization.filter(|_| takes_raw);
        self.for_raw = standardization.map(|it| it.folded_into(&self.network));
    }

    pub(super) fn evaluate(&mut self, data: &Mnist, mut evaluation: Evaluation) -> Work {
        if let Some(part) = self.unfinished(data, &mut evaluation) {
            self.add_to_tally(data, part, &mut evaluation);
            self.stage = Stage::Evaluating(evaluation);
            return Work::PartOfEvaluation;
        }
        let ending = match evaluation.verdict {
            Verdict::Open => {
                let ending = self.ending_after(evaluation.validation);
                evaluation.verdict = ending.map_or(Verdict::GoesOn, Verdict::Ends);
                evaluation.is_monitored |= ending.is_some();
                self.stage = Stage::Evaluating(evaluation);
                return Work::PartOfEvaluation;
            }
            Verdict::GoesOn => None,
            Verdict::Ends(ending) => Some(ending),
        };
        self.end_epoch(evaluation, ending)
    }

    /// The part to go on with. Validation comes first, since what comes after it may depend on it.
    fn unfinished(&self, data: &Mnist, evaluation: &mut Evaluation) -> Option<Part> {
        let config = &self.config;
        let (is_monitored, verdict) = (evaluation.is_monitored, evaluation.verdict);
        let reads_validation =
            is_monitored || config.early_stopping() > 0 || self.schedule.needs_validation();
        let is_known = verdict != Verdict::Open;
        let is_last = matches!(verdict, Verdict::Ends(_));
        let reads_test = is_last || is_monitored && config.test_each_epoch();
        let parts = [
            (Part::Validation, reads_validation),
            (Part::Training, is_known && is_monitored),
            (Part::Test, is_known && reads_test),
        ];
        parts
            .into_iter()
            .filter(|(_, is_read)| *is_read)
            .map(|(part, _)| part)
            .find(|part| {
                let size = self.images(data, *part).1;
                evaluation.tally(*part).of < size
            })
    }

    /// A part's images, and how many of them count.
    fn images<'a>(&self, data: &'a Mnist, part: Part) -> (&'a Dataset, usize) {
        match part {
            Part::Training => (&data.training, self.config.training_size()),
            Part::Validation => (&data.validation, data.validation.len()),
            Part::Test => (&data.test, data.test.len()),
        }
    }

    fn add_to_tally(&mut self, data: &Mnist, part: Part, evaluation: &mut Evaluation) {
        let (images, size) = self.images(data, part);
        let tally = evaluation.tally(part);
        let from = tally.of;
        self.add_images(images, size, tally);
        if self.config.layer_monitors() && part == Part::Validation {
            let rows = tally.of - from;
            let activations = self.evaluator.activations();
            let activations = activations.iter().map(|a| a.slice(s![..rows, ..]));
            self.layers.add_activations(&self.network, activations);
        }
    }

    /// Evaluates the network on a few more of the first `size` images.
    pub(super) fn add_images(&mut self, images: &Dataset, size: usize, tally: &mut Tally) {
        let to = size.min(tally.of + self.batch.most_samples());
        let indices = tally.of..to;
        self.samples
            .write_batch(images, images.len(), indices, &mut self.batch);
        let (x, y) = self.batch.samples();
        let network = self.for_raw.as_ref().unwrap_or(&self.network);
        self.evaluator.add(network, self.config.cost(), x, y, tally);
    }

    /// Whether training ends with this epoch, by what validation says.
    ///
    /// Without validation images nothing ever says that there is no improvement.
    fn ending_after(&mut self, validation: Tally) -> Option<Ending> {
        if self.epochs_done + 1 >= self.config.epochs() {
            return Some(Ending::AllEpochs);
        }
        if validation.of == 0 {
            return None;
        }
        let correct = validation.correct as u32;
        let most = self.config.early_stopping();
        if most > 0 && self.patience.is_over(correct, most) {
            return Some(Ending::NoImprovement);
        }
        let is_at_floor = self.schedule.is_at_floor(correct);
        is_at_floor.then_some(Ending::RateFloor)
    }

    fn end_epoch(&mut self, evaluation: Evaluation, ending: Option<Ending>) -> Work {
        let record = evaluation.is_monitored.then(|| self.record(&evaluation));
        let costs = record
            .iter()
            .flat_map(|it| [it.training_cost, it.validation_cost]);
        if !(costs.into_iter().all(f64::is_finite) && self.network.is_finite()) {
            return self.fail();
        }
        if record.is_some() {
            self.secs_since_monitor = 0.0;
        }
        self.layers.clear();
        self.epochs_done += 1;
        if ending.is_some() {
            self.last_good.clone_from(&self.network);
            self.ending = ending;
            self.stage = Stage::Finished;
        } else {
            self.begin_epoch();
        }
        record.map_or(Work::UnmonitoredEpoch, Work::Epoch)
    }

    fn record(&self, evaluation: &Evaluation) -> EpochRecord {
        let Evaluation {
            training,
            validation,
            test,
            ..
        } = evaluation;
        let penalty = self.penalty();
        let layers = self.config.layer_monitors();
        EpochRecord {
            epoch: self.epochs_done + 1,
            training_cost: training.mean_cost() + penalty,
            validation_cost: validation.mean_cost() + penalty,
            training_data_cost: training.mean_cost(),
            validation_data_cost: validation.mean_cost(),
            penalty,
            learning_rate: self.last_rate,
            training_correct: training.correct as u32,
            training_size: training.of as u32,
            validation_correct: validation.correct as u32,
            validation_size: validation.of as u32,
            test_correct: (test.of > 0).then_some(test.correct as u32),
            test_cost: (test.of > 0).then(|| test.mean_cost() + penalty),
            test_size: test.of as u32,
            layers: layers.then(|| self.layers.record(&self.network)),
        }
    }

    /// Whether the epoch under way is to have a record; the last one always has.
    fn is_monitored(&self) -> bool {
        let config = &self.config;
        let is_turn = (self.epochs_done + 1).is_multiple_of(config.monitor_epochs());
        let is_time = self.secs_since_monitor * 1_000.0 >= config.monitor_millis();
        let is_last = self.epochs_done + 1 >= config.epochs();
        is_last || is_turn && is_time
    }

    /// What the optimizer goes by.
    pub(super) fn searches(&self) -> bool {
        self.config.optimizer() == Optimizer::RandomSearch
    }
}
