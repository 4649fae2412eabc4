//! Settings as they were changed while a training went on.

use serde::{Deserialize, Serialize};

use crate::training::{Change, Place};

/// A change, with all of the settings that may change as they then were.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// The mini-batches done before.
    pub place: Place,
    /// The same on the axis of epochs.
    pub epochs: f64,
    /// `η`, before any schedule.
    pub learning_rate: f64,
    /// Samples an update.
    pub mini_batch: u32,
    /// `λ`
    pub lambda: f64,
}

impl Changed {
    /// What has to be asked for to have it changed so again.
    pub fn change(&self) -> Change {
        Change {
            learning_rate: Some(self.learning_rate),
            mini_batch: Some(self.mini_batch.into()),
            lambda: Some(self.lambda),
        }
    }
}
