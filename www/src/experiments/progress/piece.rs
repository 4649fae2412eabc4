//! One arm under one seed.

use digit_lab::book::{Job, Outcome};

/// One arm under one seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The arm's place among the experiment's.
    pub arm: usize,
    /// From which it starts.
    pub seed: u32,
    /// What is done.
    pub job: Job,
    /// How far it is.
    pub stage: Stage,
    /// How much of it is done, 0 to 1.
    pub share: f64,
    /// Seconds of work.
    pub secs: f64,
    /// What it has come to so far.
    pub outcome: Outcome,
}

/// How far a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// For a worker.
    Waiting,
    /// It is under way.
    Running,
    /// It is done.
    Done,
    /// It was ended.
    Stopped,
    /// It could not be done.
    Failed,
    /// It is too much for a page, or there are too few images: only what was published is shown.
    Elsewhere,
}
