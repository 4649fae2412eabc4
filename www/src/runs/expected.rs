//! The training that the worker has been asked for and is about to begin.

use digit_lab::training::{DataNote, RunRecord, TrainingSpec};

/// What becomes of the list when it begins.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// A new one.
    New(Next),
    /// This one of the list, as it was when its checkpoint was made, goes on.
    GoOn(u32, RunRecord),
    /// One of its own that begins where another one was, and with what is known of that one.
    Branch(RunRecord),
}

/// What is to be known of a training that is about to begin.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// What to call it.
    pub name: String,
    /// Its settings.
    pub spec: TrainingSpec,
    /// What it will learn from.
    pub data: DataNote,
    /// When the training began that it repeats.
    pub repeats: Option<f64>,
}
