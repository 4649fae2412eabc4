//! A training on record: its settings, what came out, and how to have it come out again.
//!
//! A [`Recorder`] makes one of a training's events. It holds all that decides the
//! result, so that the same build makes the same curves and, bit for bit, the same network of it.

mod build;
mod difference;
mod digest;
mod recorder;
mod samples;

use serde::{Deserialize, Serialize};

use crate::training::{EpochRecord, Phase, Plan, TrainingConfig, TrainingSpec};

pub use build::Build;
pub use difference::Difference;
pub use digest::digest;
pub use recorder::Recorder;
pub use samples::{Bucket, NotSamples, Samples};

/// The form that [`RunRecord::format`] names.
const FORMAT: u32 = 1;

/// The most epochs that a record may have: twice those of the longest training.
const MOST_EPOCHS: usize = 200_000;

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
    /// From another, later program.
    #[error("expected a record of form {FORMAT}, got form {got}")]
    Format {
        /// The form that came.
        got: u32,
    },
    /// Settings that no training can have had.
    #[error("expected settings that can be trained with, got {got}")]
    Spec {
        /// Each field that is wrong.
        got: String,
    },
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
            outcome: None,
        }
    }

    /// Whether a file's record makes sense; what parses may still be anything.
    pub fn check(&self) -> Result<(), RecordError> {
        if self.format != FORMAT {
            return Err(RecordError::Format { got: self.format });
        }
        if self.epochs.len() > MOST_EPOCHS {
            let got = self.epochs.len();
            return Err(RecordError::Epochs { got });
        }
        TrainingConfig::check(&self.spec, self.data.training as usize).map_err(|errors| {
            let words: Vec<String> = errors.iter().map(ToString::to_string).collect();
            RecordError::Spec {
                got: words.join("; "),
            }
        })?;
        Ok(())
    }

    /// Where somebody stopped it, and whoever repeats it must.
    pub fn stopped_at(&self) -> Option<Place> {
        let stopped = self.outcome.as_ref();
        stopped
            .filter(|it| it.phase == Phase::Stopped)
            .map(|it| it.place)
    }

    /// The best share of validation images read rightly; none before the first epoch's end.
    pub fn best_validation(&self) -> Option<f64> {
        let shares = self.epochs.iter().map(EpochRecord::validation_share);
        shares.reduce(f64::max)
    }

    /// The share of test images read rightly, when last asked.
    pub fn test(&self) -> Option<f64> {
        self.epochs.iter().rev().find_map(EpochRecord::test_share)
    }
}
