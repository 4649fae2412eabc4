//! A job under way.

use thiserror::Error;

use crate::book::session::Trained;
use crate::book::studies::{Study, study};
use crate::book::{Job, Outcome};
use crate::data::Mnist;
use crate::training::FieldError;

/// A job under way, done in units of a few milliseconds; only the support vector machine's, a library's work,
/// take longer.
pub struct Task {
    study: Box<dyn Study>,
}

/// Why a job cannot be done.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum TaskError {
    /// Settings that cannot be trained with on these images.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Settings(Vec<FieldError>),
    /// Images that are needed and missing.
    #[error("expected training and test images, got {training} and {test}")]
    Images {
        /// How many to learn from.
        training: usize,
        /// How many to read.
        test: usize,
    },
    /// The engine was built without its feature `svm`.
    #[error("expected an engine with support vector machines, got one built without")]
    NoSvm,
}

impl Task {
    /// A job, begun on these images.
    pub fn new(job: &Job, data: &Mnist) -> Result<Self, TaskError> {
        Ok(Self {
            study: study(job, data)?,
        })
    }

    /// Does one unit of work on the same images; answers whether there is more.
    pub fn advance(&mut self, data: &Mnist) -> bool {
        self.study.advance(data)
    }

    /// Tells how long the last unit took, for jobs that compare times.
    pub fn add_secs(&mut self, secs: f64) {
        self.study.add_secs(secs);
    }

    /// How much is done, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.study.share()
    }

    /// Of a training that has come to its end, what its record needs.
    pub fn trained(&self) -> Option<Trained> {
        self.study.trained()
    }

    /// What it has come to so far.
    pub fn outcome(&self) -> Outcome {
        self.study.outcome()
    }
}
