//! All that a page keeps for its visitor, as one file: a ZIP archive whose parts any program can take out.
//!
//! Parts are stored as they are, not compressed: weights hardly get smaller. Which parts there are is in
//! docs/storage.md. Whoever opens such a file may have made it: sizes are checked before anything is allocated,
//! content before it is handed on.

mod archive;
mod checked;
mod error;
mod parts;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::training::RunRecord;

pub use error::{BackupError, PartKind};

/// The most bytes that a file may have.
pub const LARGEST_BACKUP: usize = 1 << 30;

/// The form of the file, for programs to come.
const FORMAT: u32 = 1;

/// A part of a file as it is in there.
pub type Bytes<'a> = Cow<'a, [u8]>;

/// What a page keeps.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Backup<'a> {
    /// The visitor's choices, by their names.
    pub settings: BTreeMap<String, String>,
    /// Labeled drawings, a line of JSON each: see [`LabeledDrawing`](crate::drawing::LabeledDrawing).
    pub drawings: Vec<String>,
    /// The network that has learned them, a safetensors file.
    #[serde(borrow, default, with = "serde_bytes")]
    pub hand: Option<Bytes<'a>>,
    /// Trainings, in the order in which they began.
    #[serde(borrow)]
    pub runs: Vec<KeptRun<'a>>,
    /// Networks that came from files.
    #[serde(borrow)]
    pub networks: Vec<KeptNetwork<'a>>,
}

/// A training.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptRun<'a> {
    /// What a list shows of it.
    pub note: RunNote,
    /// Its network, a safetensors file.
    #[serde(borrow, default, with = "serde_bytes")]
    pub network: Option<Bytes<'a>>,
    /// As it was last kept to be gone on with.
    #[serde(borrow)]
    pub latest: Option<KeptCheckpoint<'a>>,
    /// The same of its best epoch.
    #[serde(borrow)]
    pub best: Option<KeptCheckpoint<'a>>,
    /// The best epoch's network, a safetensors file.
    #[serde(borrow, default, with = "serde_bytes")]
    pub best_network: Option<Bytes<'a>>,
}

/// What a list shows of a training.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunNote {
    /// When it began, in milliseconds since 1970.
    pub began: f64,
    /// Whether it stands at the top.
    pub is_pinned: bool,
    /// Whether it was halted rather than running.
    #[serde(default)]
    pub is_paused: bool,
    /// When the training began that it repeats.
    pub repeats: Option<f64>,
    /// What is known of it.
    pub record: RunRecord,
}

/// A training to be gone on with: see [`Run::checkpoint`](crate::training::Run::checkpoint).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptCheckpoint<'a> {
    /// What was known of it then.
    pub record: RunRecord,
    /// The checkpoint.
    #[serde(borrow, with = "serde_bytes")]
    pub bytes: Bytes<'a>,
}

/// A network that came from a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptNetwork<'a> {
    /// The file's name.
    pub name: String,
    /// The network, a safetensors file.
    #[serde(borrow, with = "serde_bytes")]
    pub model: Bytes<'a>,
}

impl<'a> Backup<'a> {
    /// One file of all of it.
    pub fn save(&self) -> Result<Vec<u8>, BackupError> {
        archive::write(&self.to_parts())
    }

    /// What a file holds. It is all right or refused as a whole.
    pub fn open(file: &'a [u8]) -> Result<Self, BackupError> {
        let backup = Self::of_parts(&archive::read(file)?)?;
        backup.check()?;
        Ok(backup)
    }
}
