//! What is known of a training: a pure function of the worker's events and the time they came.

use digit_lab::training::{EpochRecord, Event, Fault, Phase, Plan, Samples};

/// How long a training must have run before its speed says anything about the time left.
const LEAST_SECS_TO_EXTRAPOLATE: f64 = 0.3;

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
    /// The series that the plots show, over epochs.
    pub curves: Curves,
    /// What came out of the last epoch done.
    pub latest: Option<EpochRecord>,
    /// The best share of validation images read rightly so far.
    pub best_validation: Option<f64>,
    /// Why it failed.
    pub fault: Option<Fault>,
    images: f64,
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
                costs,
                images,
                training_secs,
            } => {
                self.epoch = *epoch;
                self.batch = *batch;
                self.images = *images;
                self.training_secs = *training_secs;
                self.add_costs(costs);
            }
            Event::EpochEnded { record } => self.end_epoch(record),
            Event::Failed { fault } => self.fail(fault),
            Event::Loaded { .. }
            | Event::Snapshot { .. }
            | Event::Refused { .. }
            | Event::LearningStarted { .. }
            | Event::LearningProgress { .. }
            | Event::Learned { .. }
            | Event::LearningStopped
            | Event::Outcome { .. }
            | Event::Pong => {}
        }
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
        let batches = self.plan.as_ref().map_or(0, |plan| plan.batches);
        f64::from(self.batch) / f64::from(batches.max(1))
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
            self.running_secs += (now_secs - *heard_at).max(0.0);
            *heard_at = now_secs;
        }
    }

    fn add_costs(&mut self, costs: &[f32]) {
        let Some(plan) = &self.plan else {
            return;
        };
        let batches = f64::from(plan.batches.max(1));
        // Batch 0 of an epoch is the last one of the epoch before: counted through, they are one.
        let last = f64::from(self.epoch.max(1) - 1) * batches + f64::from(self.batch);
        let before_first = last - costs.len() as f64;
        for (index, cost) in costs.iter().enumerate() {
            let done = before_first + (index + 1) as f64;
            self.curves
                .batch_cost
                .push(done / batches, f64::from(*cost));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan {
            sizes: vec![784, 30, 10],
            parameters: 23_860,
            epochs: 4,
            batches: 100,
            mini_batch: 10,
            training_size: 1_000,
        }
    }

    fn started() -> Event {
        let build = digit_lab::training::Build::this();
        Event::Started {
            plan: plan(),
            build,
        }
    }

    fn progress(epoch: u32, batch: u32, costs: Vec<f32>) -> Event {
        let images = f64::from((epoch - 1) * 100 + batch) * 10.0;
        Event::Progress {
            epoch,
            batch,
            costs,
            images,
            training_secs: images / 50_000.0,
        }
    }

    fn record(epoch: u32) -> EpochRecord {
        EpochRecord {
            epoch,
            training_cost: 0.5,
            validation_cost: 0.6,
            training_correct: 900,
            training_size: 1_000,
            validation_correct: 180,
            validation_size: 200,
            test_correct: None,
            test_cost: None,
            test_size: 0,
        }
    }

    fn running() -> Progress {
        let mut state = Progress::default();
        state.apply(&started(), 10.0);
        let phase = Phase::Running;
        state.apply(&Event::Phase { phase }, 10.0);
        state
    }

    #[test]
    fn progress_moves_the_position_the_speed_and_the_curve() {
        let mut state = running();
        state.apply(&progress(1, 50, vec![1.0; 50]), 11.0);
        assert_eq!((state.epoch, state.batch), (1, 50));
        assert_eq!(state.images_per_sec().map(f64::round), Some(50_000.0));
        assert!((state.epochs_done() - 0.5).abs() < 1e-12);
        let buckets = state.curves.batch_cost.buckets();
        assert_eq!(buckets.len(), 50);
        assert!((buckets[0].x() - 0.01).abs() < 1e-12);
        assert!((buckets[49].x() - 0.5).abs() < 1e-12);
        // An eighth of four epochs took a second.
        assert!((state.secs_left().unwrap() - 7.0).abs() < 1e-9);
    }

    #[test]
    fn costs_told_across_the_end_of_an_epoch_stay_in_order() {
        let mut state = running();
        state.apply(&progress(1, 98, vec![1.0; 98]), 10.1);
        state.apply(&progress(2, 0, vec![1.0; 2]), 10.2);
        state.apply(&progress(2, 1, vec![1.0]), 10.3);
        let buckets = state.curves.batch_cost.buckets();
        assert_eq!(buckets.len(), 101);
        assert!(buckets.windows(2).all(|pair| pair[0].x() < pair[1].x()));
    }

    #[test]
    fn a_pause_is_not_counted_as_time_under_way() {
        let mut state = running();
        state.apply(&progress(1, 50, vec![]), 11.0);
        state.apply(
            &Event::Phase {
                phase: Phase::Paused,
            },
            11.0,
        );
        state.apply(&Event::Pong, 500.0);
        state.apply(
            &Event::Phase {
                phase: Phase::Running,
            },
            1_000.0,
        );
        state.apply(&progress(1, 100, vec![]), 1_001.0);
        assert!((state.secs_left().unwrap() - 6.0).abs() < 1e-9);
    }

    #[test]
    fn epochs_leave_their_records_and_the_best_is_remembered() {
        let mut state = running();
        state.apply(&Event::EpochEnded { record: record(1) }, 11.0);
        let mut worse = record(2);
        worse.validation_correct = 100;
        state.apply(
            &Event::EpochEnded {
                record: worse.clone(),
            },
            12.0,
        );
        assert_eq!(state.latest, Some(worse));
        assert_eq!(state.best_validation, Some(0.9));
        assert_eq!(state.curves.validation_cost.buckets().len(), 2);
    }

    #[test]
    fn bad_files_do_not_fail_a_training_and_a_broken_worker_does() {
        let mut state = running();
        let file = "x".to_owned();
        let error = digit_lab::data::DataError::Name { file };
        state.apply(
            &Event::Failed {
                fault: Fault::Data { error },
            },
            11.0,
        );
        assert_eq!(state.phase, Phase::Running);
        let message = "out of memory".to_owned();
        state.apply(
            &Event::Failed {
                fault: Fault::Broken { message },
            },
            12.0,
        );
        assert_eq!(state.phase, Phase::Failed);
        assert!(state.secs_left().is_none());
    }

    #[test]
    fn a_training_that_is_over_does_not_fail_with_its_worker() {
        let mut state = running();
        let phase = Phase::Finished;
        state.apply(&Event::Phase { phase }, 11.0);
        let message = String::new();
        let fault = Fault::Broken { message };
        state.apply(&Event::Failed { fault }, 12.0);
        assert_eq!(state.phase, Phase::Finished);
    }

    #[test]
    fn a_new_training_forgets_the_one_before() {
        let mut state = running();
        state.apply(&progress(3, 50, vec![1.0; 50]), 11.0);
        state.apply(&started(), 12.0);
        assert_eq!((state.epoch, state.batch), (1, 0));
        assert!(state.curves.batch_cost.buckets().is_empty());
    }
}
