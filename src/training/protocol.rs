//! All that crosses the boundary between a page and its training worker.
//!
//! Messages are named by what they are: `"pause"`, `{ start: { spec } }`. Tags inside the objects would
//! read as well, but make every message be buffered before it is understood, which costs the page
//! some 30 kB of code.

mod fault;
mod report;

use serde::{Deserialize, Serialize};

use crate::data::DataFile;
use crate::training::hand::{HandPlan, HandScore, HandStage};
use crate::training::{Build, Outcome, Place, TrainingSpec};

pub use fault::{Fault, Refusal};
pub use report::{EpochRecord, Plan};

/// What a page tells its worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Command {
    /// Use these data-set files from now on. Ends a training on others.
    Load {
        /// Training, validation and test files: see [`crate::data::Mnist::from_files`].
        files: Vec<DataFile>,
    },
    /// Begin a training, in place of any there was.
    Start {
        /// Its settings.
        spec: TrainingSpec,
        /// Whether to wait for [`Command::Resume`] or [`Command::Step`] before the first mini-batch.
        #[serde(default)]
        paused: bool,
    },
    /// Train as in a training on record, in place of any there was.
    Repeat {
        /// Its settings.
        spec: TrainingSpec,
        /// Where somebody stopped it.
        until: Option<Place>,
    },
    /// Halt after the present unit of work.
    Pause,
    /// Go on.
    Resume,
    /// Finish one mini-batch, then halt.
    Step,
    /// End the training; its network stays readable.
    Stop,
    /// Send the network as it is now.
    Snapshot,
    /// Teach a copy of a network a person's hand, mixed with the loaded images. Ends any training, and
    /// any other such learning. [`Command::Stop`] ends it.
    Learn {
        /// The network, a model file.
        #[serde(with = "serde_bytes")]
        model: Vec<u8>,
        /// The person's drawings as the network gets them, grays from 0 to 255, 784 bytes each.
        #[serde(with = "serde_bytes")]
        images: Vec<u8>,
        /// What they are, 0 to 9 each.
        #[serde(with = "serde_bytes")]
        labels: Vec<u8>,
        /// From which distortions and the mixed-in images are drawn.
        seed: u32,
    },
    /// Say that the worker is alive.
    Ping,
}

/// What a worker tells its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// Data sets are ready.
    Loaded {
        /// Training images.
        training: u32,
        /// Validation images.
        validation: u32,
        /// Test images.
        test: u32,
    },
    /// A training has begun; progress follows.
    Started {
        /// What is to come.
        plan: Plan,
        /// Who trains.
        build: Build,
    },
    /// The training's phase has changed.
    Phase {
        /// To this one.
        phase: Phase,
    },
    /// Mini-batches were done.
    Progress {
        /// The epoch under way, counted from 1.
        epoch: u32,
        /// Mini-batches of it done.
        batch: u32,
        /// The mean cost, penalty included, of each mini-batch since the last such event.
        costs: Vec<f32>,
        /// Images trained on since the training began.
        images: f64,
        /// Seconds spent training on them, evaluations left out, by the clock of whoever runs it.
        training_secs: f64,
    },
    /// An epoch is complete and evaluated.
    EpochEnded {
        /// What came out.
        record: EpochRecord,
    },
    /// The training is over; the phase that it ends in follows.
    Outcome {
        /// How and where.
        outcome: Outcome,
    },
    /// The network as it is now.
    Snapshot {
        /// A model file with every bit: see [`crate::model_file::save_exact`].
        #[serde(with = "serde_bytes")]
        model: Vec<u8>,
    },
    /// Learning a hand has begun; progress follows.
    LearningStarted {
        /// What is to come.
        plan: HandPlan,
    },
    /// Learning a hand goes on.
    LearningProgress {
        /// What is under way.
        stage: HandStage,
        /// How much of that is done, 0 to 1.
        share: f32,
    },
    /// A hand has been learned.
    Learned {
        /// The network that knows it: see [`crate::model_file::save_model`].
        #[serde(with = "serde_bytes")]
        model: Vec<u8>,
        /// What the network read that it is a copy of.
        before: HandScore,
        /// What it reads itself.
        after: HandScore,
    },
    /// Learning a hand was ended before it was done.
    LearningStopped,
    /// A command could not be obeyed; nothing has changed.
    Refused {
        /// Why.
        refusal: Refusal,
    },
    /// Something went wrong.
    Failed {
        /// What.
        fault: Fault,
    },
    /// The answer to [`Command::Ping`].
    Pong,
}

/// Where a training stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// None has begun.
    Idle,
    /// Under way.
    Running,
    /// Halted, to be resumed.
    Paused,
    /// All epochs done.
    Finished,
    /// Ended before its last epoch.
    Stopped,
    /// Ended by a fault.
    Failed,
}
