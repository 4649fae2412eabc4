//! Why no training can be resumed from some bytes.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::training::FieldError;

/// Why no training can be resumed from some bytes.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CheckpointError {
    /// Something else altogether.
    #[error("expected a training's checkpoint, got other bytes")]
    Other,
    /// A checkpoint whose parts do not fit together, or one of another version.
    #[error("expected a whole checkpoint of this version, got one whose parts do not fit together")]
    Broken,
    /// One of a training on another number of images.
    #[error("expected {expected} images to train on, as the checkpoint was made with, got {got}")]
    OtherData {
        /// Images the training was begun with.
        expected: u32,
        /// Images that the same settings would now use.
        got: u32,
    },
    /// Settings that cannot be trained with on the data there are.
    #[error("expected settings that these data can be trained with, got {} that are wrong", errors.len())]
    Settings {
        /// Each field that is wrong.
        errors: Vec<FieldError>,
    },
}
