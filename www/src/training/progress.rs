//! What is known of a training: a pure function of the worker's events and the time they came.

#[cfg(test)]
mod tests;

use digit_lab::training::{EpochRecord, Event, Fault, Phase, Plan, RunRecord, Samples};

/// How long a training must have run before its speed says anything about the time left.
const LEAST_SECS_TO_EXTRAPOLATE: f64 = 0.3;

/// The longest time between two events of a training under way that counts: one at work answers every second. What is longer
/// is a machine that slept, or a page that was frozen.
const MOST_SECS_BETWEEN: f64 = 5.0;

/// A training as the panel shows it, from its first mini-batch on.
#[derive(Clone, Debug)]
pub struct Progress {
    /// What is to come; none before the first training.
    pub plan: Option<Plan>,
    /// Where it stands.
    pub phase: Phase,
    /// The epoch under way, counted from 1; 0 before the first training.
    pub epoch: u32,
    /// Mini-batches of it done.
    pub batch: u32,
    /// The part of the present epoch that is done, 0 to 1.
    epoch_share: f64,
    /// The series that the plots show, over epochs.
    pub curves: Curves,
    /// What came out of the last epoch done.
    pub latest: Option<EpochRecord>,
    /// The best share of validation images read rightly so far.
    pub best_validation: Option<f64>,
    /// Why it failed.
    pub fault: Option<Fault>,
    /// Images learned from so far, an image once for each epoch.
    pub images: f64,
    training_secs: f64,
    /// Time under way, evaluations included, up to the last event.
    running_secs: f64,
    /// When the last event of a running training came.
    heard_at: Option<f64>,
}

/// All series of a training; their `x` is in epochs, so that the end of epoch 2 is at 2.
#[derive(Clone, Debug, Default)]
pub struct Curves {
    /// The cost of each mini-batch.
    pub batch_cost: Samples,
    /// The cost on the training images after each epoch.
    pub training_cost: Samples,
    /// The cost on the validation images after each epoch.
    pub validation_cost: Samples,
    /// The share of training images read rightly after each epoch.
    pub training_accuracy: Samples,
    /// The share of validation images read rightly after each epoch.
    pub validation_accuracy: Samples,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            plan: None,
            phase: Phase::Idle,
            epoch: 0,
            batch: 0,
            epoch_share: 0.0,
            curves: Curves::default(),
            latest: None,
            best_validation: None,
            fault: None,
            images: 0.0,
            training_secs: 0.0,
            running_secs: 0.0,
            heard_at: None,
        }
    }
}

impl Progress {
    /// Takes in an event that came at `now_secs`. Events that say nothing about the training leave
    /// it as it is.
    pub fn apply(&mut self, event: &Event, now_secs: f64) {
        self.count_time(now_secs);
        match event {
            Event::Started { plan, .. } => {
                *self = Self {
                    plan: Some(plan.clone()),
                    epoch: 1,
                    ..Self::default()
                };
            }
            Event::Phase { phase } => {
                self.phase = *phase;
                self.heard_at = (*phase == Phase::Running).then_some(now_secs);
            }
            Event::Progress {
                epoch,
                batch,
                share,
                costs,
                images,
                training_secs,
            } => {
                let before = self.epochs_done();
                self.epoch = *epoch;
                self.batch = *batch;
                self.epoch_share = *share;
                self.images = *images;
                self.training_secs = *training_secs;
                self.add_costs(before, costs);
            }
            Event::EpochEnded { record } => self.end_epoch(record),
            Event::Extended { epochs } => {
                if let Some(plan) = &mut self.plan {
                    plan.epochs = *epochs;
                }
            }
            Event::Failed { fault } => self.fail(fault),
            Event::Loaded { .. }
            | Event::Snapshot { .. }
            | Event::History { .. }
            | Event::Refused { .. }
            | Event::Changed { .. }
            | Event::Ended { .. }
            | Event::Checkpoint { .. }
            | Event::Best { .. }
            | Event::LearningStarted { .. }
            | Event::LearningProgress { .. }
            | Event::Learned { .. }
            | Event::LearningStopped
            | Event::Outcome { .. }
            | Event::Pong => {}
        }
    }

    /// Takes in what a training that goes on did before.
    pub fn recall(&mut self, record: &RunRecord) {
        self.curves.batch_cost = record.batch_costs.clone();
        record.epochs.iter().for_each(|epoch| self.end_epoch(epoch));
    }

    /// Whether a training is under way, paused or not.
    pub fn is_under_way(&self) -> bool {
        matches!(self.phase, Phase::Running | Phase::Paused)
    }

    /// Images trained on each second, evaluations left out; none before there is any.
    pub fn images_per_sec(&self) -> Option<f64> {
        (self.training_secs > 0.0 && self.images > 0.0).then(|| self.images / self.training_secs)
    }

    /// The part of the present epoch that is done, 0 to 1.
    pub fn epoch_share(&self) -> f64 {
        self.epoch_share
    }

    /// Seconds to the end at the speed so far; none where nothing is running or it is too early to say.
    pub fn secs_left(&self) -> Option<f64> {
        let plan = self.plan.as_ref()?;
        let done = self.epochs_done() / f64::from(plan.epochs.max(1));
        let known = self.is_under_way()
            && self.running_secs >= LEAST_SECS_TO_EXTRAPOLATE
            && (0.0..=1.0).contains(&done)
            && done > 0.0;
        known.then(|| self.running_secs * (1.0 - done) / done)
    }

    /// Epochs done, the present one in part.
    pub fn epochs_done(&self) -> f64 {
        f64::from(self.epoch.max(1) - 1) + self.epoch_share()
    }

    fn count_time(&mut self, now_secs: f64) {
        if let Some(heard_at) = &mut self.heard_at {
            self.running_secs += (now_secs - *heard_at).clamp(0.0, MOST_SECS_BETWEEN);
            *heard_at = now_secs;
        }
    }

    /// Takes in the costs of the mini-batches done since `before`, in epochs: at equal steps, for they may have
    /// changed their size.
    fn add_costs(&mut self, before: f64, costs: &[f32]) {
        let step = (self.epochs_done() - before) / costs.len().max(1) as f64;
        for (index, cost) in costs.iter().enumerate() {
            let done = before + (index + 1) as f64 * step;
            self.curves.batch_cost.push(done, f64::from(*cost));
        }
    }

    fn end_epoch(&mut self, record: &EpochRecord) {
        let x = f64::from(record.epoch);
        let training = share(record.training_correct, record.training_size);
        let validation = share(record.validation_correct, record.validation_size);
        let curves = &mut self.curves;
        curves.training_cost.push(x, record.training_cost);
        curves.validation_cost.push(x, record.validation_cost);
        curves.training_accuracy.push(x, training);
        curves.validation_accuracy.push(x, validation);
        self.best_validation = Some(self.best_validation.unwrap_or(0.0).max(validation));
        self.latest = Some(record.clone());
    }

    fn fail(&mut self, fault: &Fault) {
        match fault {
            // Files that could not be used: the training goes on with the data it has.
            Fault::Data { .. } | Fault::HandNotFinite => {}
            // A training that was over already has not failed with its worker.
            Fault::Broken { .. } if matches!(self.phase, Phase::Finished | Phase::Stopped) => {}
            Fault::NotFinite { .. } | Fault::Broken { .. } => {
                self.phase = Phase::Failed;
                self.heard_at = None;
                self.fault = Some(fault.clone());
            }
        }
    }
}

/// A share of a whole, 0 of nothing.
pub fn share(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole.max(1))
}
