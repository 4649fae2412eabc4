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
use crate::training::{Build, Changed, Ending, Moment, Outcome, Place, TrainingSpec};

pub use fault::{Fault, Refusal};
pub use report::{EpochRecord, LayerMonitor, Plan};

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
        /// What was changed, and where, in that order.
        #[serde(default)]
        changes: Vec<Changed>,
        /// To how many epochs it went on, each time that it had done all.
        #[serde(default)]
        extensions: Vec<f64>,
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
    /// Send the networks of the training's past, or the last training's.
    History {
        /// Only those after so many epochs; all where nothing is said.
        #[serde(default)]
        after: Option<f64>,
    },
    /// Change settings of the training under way, from its next mini-batch on; what is left out stays.
    Change {
        /// `η`, before any schedule.
        #[serde(default)]
        learning_rate: Option<f64>,
        /// Samples an update.
        #[serde(default)]
        mini_batch: Option<f64>,
        /// `λ`
        #[serde(default)]
        lambda: Option<f64>,
    },
    /// Send the training as it is now, to be restored later.
    Checkpoint,
    /// Send the best epoch's network and checkpoint, where they have not been sent: see [`Event::Best`].
    Best,
    /// Go on with a training from its checkpoint, on the data it was made with, in place of any there was.
    Restore {
        /// As [`Event::Checkpoint`] has it.
        #[serde(with = "serde_bytes")]
        checkpoint: Vec<u8>,
        /// To how many epochs in all it goes on, where it has done all it was to do.
        #[serde(default)]
        epochs: Option<f64>,
        /// Whether to wait for [`Command::Resume`] or [`Command::Step`].
        #[serde(default)]
        paused: bool,
    },
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
        /// The share of its samples that they were, 0 to 1.
        share: f64,
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
    /// Networks of the training's past: see [`History`](crate::training::History).
    History {
        /// The epochs done at every moment that is kept; those once told of and no longer here are forgotten.
        epochs: Vec<f64>,
        /// Those that were asked for, the first ones where they are many: whoever wants the others asks again.
        moments: Vec<Moment>,
    },
    /// Settings have changed, and so they now are.
    Changed {
        /// The epoch under way, counted from 1.
        epoch: u32,
        /// Mini-batches of it done before.
        batch: u32,
        /// The share of its samples that they were, 0 to 1.
        share: f64,
        /// `η`, before any schedule.
        learning_rate: f64,
        /// Samples an update.
        mini_batch: u32,
        /// `λ`
        lambda: f64,
    },
    /// A training that had done all its epochs goes on.
    Extended {
        /// To so many in all.
        epochs: u32,
    },
    /// A training has come to its end by itself; [`Phase::Finished`] follows.
    Ended {
        /// Why.
        reason: Ending,
    },
    /// The training as it is now: see [`crate::training::Run::checkpoint`].
    Checkpoint {
        /// A file.
        #[serde(with = "serde_bytes")]
        checkpoint: Vec<u8>,
    },
    /// The training as it was at the end of its best epoch since it began or went on: see
    /// [`EpochRecord::is_better_than`].
    Best {
        /// Which epoch, counted from 1.
        epoch: u32,
        /// As in [`Event::Snapshot`].
        #[serde(with = "serde_bytes")]
        model: Vec<u8>,
        /// As in [`Event::Checkpoint`].
        #[serde(with = "serde_bytes")]
        checkpoint: Vec<u8>,
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
    /// At its end: see [`Event::Ended`].
    Finished,
    /// Ended before its last epoch.
    Stopped,
    /// Ended by a fault.
    Failed,
}
