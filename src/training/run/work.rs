//! What a unit of work came to.

use crate::training::EpochRecord;

/// What a unit of work came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    /// Part of a mini-batch.
    PartOfBatch,
    /// The end of a mini-batch: its mean cost, penalty included, and its size.
    Batch {
        /// Before the update.
        cost: f32,
        /// Samples.
        images: usize,
    },
    /// Part of an evaluation.
    PartOfEvaluation,
    /// The end of an epoch.
    Epoch(EpochRecord),
    /// Nothing: all epochs are done.
    Nothing,
    /// The cost is no longer a finite number; the network is that of the last epoch's start.
    NotFinite,
}
