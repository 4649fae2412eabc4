//! A training on record: its settings, what came out, and how to have it come out again.
//!
//! A [`Recorder`] makes one of a training's events. It holds all that decides the
//! result, so that the same build makes the same curves and, bit for bit, the same network of it.

mod build;
mod changed;
mod difference;
mod digest;
mod recorder;
mod samples;

use serde::{Deserialize, Serialize};

use crate::json::Json;
use crate::quote::shown;
use crate::training::{Command, EpochRecord, Phase, Plan, TrainingConfig, TrainingSpec};

pub use build::Build;
pub use changed::Changed;
pub use difference::Difference;
pub use digest::digest;
pub use recorder::Recorder;
pub use samples::{Bucket, NotSamples, Samples};

/// The form that [`RunRecord::format`] names.
const FORMAT: u32 = 1;

/// The most epochs that a record may have: twice those of the longest training.
const MOST_EPOCHS: usize = 200_000;

/// The most changes that a record may have: more than anyone makes by hand.
const MOST_CHANGES: usize = 10_000;

/// A training, under way or over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunRecord {
    /// The form of this record, for programs to come.
    pub format: u32,
    /// What a person calls it.
    pub name: String,
    /// Its settings as they were at the start, seed included.
    pub spec: TrainingSpec,
    /// What it learned from.
    pub data: DataNote,
    /// Who trained it.
    pub build: Build,
    /// What was to be done.
    pub plan: Plan,
    /// What came out of each epoch.
    pub epochs: Vec<EpochRecord>,
    /// The cost of each mini-batch over epochs, several taken together where there are many.
    pub batch_costs: Samples,
    /// What was changed while it went on.
    #[serde(default)]
    pub changes: Vec<Changed>,
    /// To how many epochs it went on, each time that it had done all.
    #[serde(default)]
    pub extensions: Vec<u32>,
    /// How it ended; nothing while it is under way, or where nobody has seen its end.
    pub outcome: Option<Outcome>,
}

/// The data of a training.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DataNote {
    /// Where it came from, in a word, such as `bundled`.
    pub origin: String,
    /// Training images there were, whether used or not.
    pub training: u32,
    /// Validation images.
    pub validation: u32,
    /// Test images.
    pub test: u32,
    /// What tells them from others of the same origin and numbers, where anything does: files of one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

/// How far a training is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The epoch under way, counted from 1.
    pub epoch: u32,
    /// Mini-batches of it done.
    pub batch: u32,
}

/// How a training ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// [`Phase::Finished`], [`Phase::Stopped`] or [`Phase::Failed`].
    pub phase: Phase,
    /// Where.
    pub place: Place,
    /// The final weights: see [`digest()`].
    pub digest: String,
}

/// Why something is no record of a training.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum RecordError {
    /// No JSON, or other JSON.
    #[error(
        "expected the record of a training, got something else: {}",
        shown(reason)
    )]
    Malformed {
        /// What the parser said.
        reason: String,
    },
    /// From another, later program.
    #[error("expected a record of form {FORMAT}, got form {got}")]
    Format {
        /// The form that came.
        got: u32,
    },
    /// Settings that no training can have had.
    #[error("expected settings that can be trained with, got {}", shown(got))]
    Spec {
        /// Each field that is wrong.
        got: String,
    },
    /// Changes that are no finite numbers, or very many.
    #[error("expected at most {MOST_CHANGES} changes, to finite numbers, got others")]
    Changes,
    /// More epochs than any training has.
    #[error("expected at most {MOST_EPOCHS} epochs, got {got}")]
    Epochs {
        /// How many came.
        got: usize,
    },
}

impl RunRecord {
    /// The record of a training that has just begun.
    pub fn begin(
        name: String,
        spec: TrainingSpec,
        data: DataNote,
        plan: Plan,
        build: Build,
    ) -> Self {
        Self {
            format: FORMAT,
            name,
            spec,
            data,
            build,
            plan,
            epochs: Vec::new(),
            batch_costs: Samples::default(),
            changes: Vec::new(),
            extensions: Vec::new(),
            outcome: None,
        }
    }

    /// The record that a file's text is.
    pub fn parse<J: Json>(text: &str) -> Result<Self, RecordError> {
        let record: Self = J::parse(text).map_err(|reason| RecordError::Malformed { reason })?;
        record.check()?;
        Ok(record)
    }

    /// Whether a stored record makes sense; what parses may still be anything.
    pub fn check(&self) -> Result<(), RecordError> {
        if self.format != FORMAT {
            return Err(RecordError::Format { got: self.format });
        }
        if self.epochs.len() > MOST_EPOCHS {
            let got = self.epochs.len();
            return Err(RecordError::Epochs { got });
        }
        let is_finite = |it: &Changed| {
            it.epochs.is_finite() && it.learning_rate.is_finite() && it.lambda.is_finite()
        };
        if self.extensions.len() > MOST_CHANGES
            || self.changes.len() > MOST_CHANGES
            || !self.changes.iter().all(is_finite)
        {
            return Err(RecordError::Changes);
        }
        TrainingConfig::check(&self.spec, self.data.training as usize).map_err(|errors| {
            let words: Vec<String> = errors.iter().map(ToString::to_string).collect();
            RecordError::Spec {
                got: words.join("; "),
            }
        })?;
        Ok(())
    }

    /// The command that has a worker train as here.
    pub fn repeat(&self) -> Command {
        Command::Repeat {
            spec: self.spec.clone(),
            changes: self.changes.clone(),
            extensions: self.extensions.iter().copied().map(f64::from).collect(),
            until: self.stopped_at(),
        }
    }

    /// Where somebody stopped it, and whoever repeats it must.
    pub fn stopped_at(&self) -> Option<Place> {
        let stopped = self.outcome.as_ref();
        stopped
            .filter(|it| it.phase == Phase::Stopped)
            .map(|it| it.place)
    }

    /// Whole epochs done, whether looked at or not, as far as it is known.
    pub fn epochs_done(&self) -> u32 {
        let seen = self.epochs.last().map_or(0, |epoch| epoch.epoch);
        let left_in = self.outcome.as_ref().map_or(0, |it| match it.phase {
            Phase::Finished => it.place.epoch,
            _ => it.place.epoch.saturating_sub(1),
        });
        seen.max(left_in)
    }

    /// The best share of validation images read rightly; none before the first epoch's end.
    pub fn best_validation(&self) -> Option<f64> {
        let shares = self.epochs.iter().map(EpochRecord::validation_share);
        shares.reduce(f64::max)
    }

    /// The place among [`Self::epochs`] of the best one, the first of equals: see [`EpochRecord::is_better_than`].
    /// None before the first epoch's end, and where there are no validation images.
    pub fn best_epoch(&self) -> Option<usize> {
        let epochs = self.epochs.iter().enumerate();
        let best = epochs.filter(|(_, epoch)| epoch.validation_size > 0);
        let best = best.reduce(|best, next| {
            if next.1.is_better_than(best.1) {
                next
            } else {
                best
            }
        });
        best.map(|(place, _)| place)
    }

    /// The share of test images read rightly, when last asked.
    pub fn test(&self) -> Option<f64> {
        self.epochs.iter().rev().find_map(EpochRecord::test_share)
    }
}
