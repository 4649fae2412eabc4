//! Why a file is nothing that a page can take in.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{FORMAT, LARGEST_BACKUP};
use crate::quote::shown;

/// What was expected of a file of all that is kept, and what came. What a file says is quoted in part where it is long.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BackupError {
    /// No ZIP archive, or one that is cut off.
    #[error("expected a whole ZIP archive, got something else")]
    Other,
    /// More than is looked at, or written.
    #[error("expected at most {LARGEST_BACKUP} bytes, got {got}")]
    TooLarge {
        /// How many there are.
        got: usize,
    },
    /// More parts than an archive has a place for.
    #[error("expected at most {} parts, got {got}", u16::MAX)]
    TooMany {
        /// How many there are.
        got: usize,
    },
    /// Places and sizes that contradict each other.
    #[error(
        "expected an archive whose parts lie within it, one after the other, got one that is damaged"
    )]
    Damaged,
    /// A part that another program has compressed or encrypted.
    #[error(
        "expected parts that are stored as they are, got \"{}\", which is compressed or encrypted",
        shown(name)
    )]
    Packed {
        /// The part.
        name: String,
    },
    /// A part that is not what its checksum says.
    #[error(
        "expected \"{}\" as it was saved, got something else: its checksum is another",
        shown(name)
    )]
    Checksum {
        /// The part.
        name: String,
    },
    /// An archive of something else.
    #[error(
        "expected an archive with the part \"{}\", got one without",
        shown(name)
    )]
    Missing {
        /// The part.
        name: String,
    },
    /// From another, later program.
    #[error("expected an archive of form {FORMAT}, got form {got}")]
    Format {
        /// The form that came.
        got: u32,
    },
    /// A part that is not what it has to be.
    #[error(
        "expected {expected} as \"{}\", got something else: {}",
        shown(name),
        shown(reason)
    )]
    Part {
        /// The part.
        name: String,
        /// What it has to be.
        expected: PartKind,
        /// What is wrong with it, as whoever looked at it says.
        reason: String,
    },
}

/// What a part of a file has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PartKind {
    /// A few names and values: the form of the file, the visitor's choices, a network file's name.
    Values,
    /// Labeled drawings, one a line.
    Drawings,
    /// A network that reads digits.
    Network,
    /// What is known of a training.
    Record,
    /// A training to be gone on with.
    Checkpoint,
}

impl PartKind {
    /// A part that is not what it has to be.
    pub(super) fn fault(self, name: &str, reason: impl fmt::Display) -> BackupError {
        BackupError::Part {
            name: name.to_owned(),
            expected: self,
            reason: reason.to_string(),
        }
    }
}

impl fmt::Display for PartKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Values => "names and values as JSON",
            Self::Drawings => "a labeled drawing in each line",
            Self::Network => "a network that reads digits",
            Self::Record => "the record of a training",
            Self::Checkpoint => "the checkpoint of a training",
        })
    }
}
