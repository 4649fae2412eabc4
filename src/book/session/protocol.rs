//! All that crosses the boundary between a page and an experiment's worker.

use serde::{Deserialize, Serialize};

use crate::book::{Job, Outcome, Series};
use crate::data::{DataError, DataFile};
use crate::training::{self, Build, EpochRecord, FieldError, Plan};

/// What a page tells its worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Command {
    /// Use these data-set files from now on. Ends a job on others.
    Load {
        /// Training, validation and test files: see [`crate::data::Mnist::from_files`].
        files: Vec<DataFile>,
    },
    /// Do a job, in place of any other.
    Run {
        /// By which events name it; the page's own choice.
        ticket: u32,
        /// What to do.
        job: Job,
    },
    /// End the job.
    Stop,
    /// Answer with [`Event::Pong`]: a sign of life.
    Ping,
}

/// What a worker tells its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    /// The data is in use.
    Loaded {
        /// Training images.
        training: u32,
        /// Validation images.
        validation: u32,
        /// Test images.
        test: u32,
    },
    /// How far a job is.
    Progress {
        /// Whose.
        ticket: u32,
        /// How much is done, from 0 to 1.
        share: f64,
        /// How long that took, in seconds.
        secs: f64,
        /// What has been added to its outcome.
        news: News,
    },
    /// A training has come to its end: what its record needs beside its epochs.
    Trained {
        /// Whose.
        ticket: u32,
        /// What was done, by whom, and what came out.
        trained: Trained,
    },
    /// A job has come to its end; its outcome has been told.
    Done {
        /// Whose.
        ticket: u32,
    },
    /// A job was ended by a command.
    Stopped {
        /// Whose.
        ticket: u32,
    },
    /// Files or a job that nothing could be done with.
    Failed {
        /// Whose; nothing where it is about files.
        ticket: Option<u32>,
        /// Why.
        fault: Fault,
    },
    /// The answer to [`Command::Ping`].
    Pong,
}

/// Of a training that has come to its end, what [`RunRecord`](crate::training::RunRecord) has beside its epochs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Trained {
    /// What was to be done.
    pub plan: Plan,
    /// Who trained it.
    pub build: Build,
    /// How it ended, with the weights' digest.
    pub outcome: training::Outcome,
}

/// What was added to an [`Outcome`] since it was last told of, so that a job of 15,000 epochs does not tell of each
/// of them a hundred times.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct News {
    /// The epochs that are new.
    pub records: Vec<EpochRecord>,
    /// Every curve with the points that are new, in the outcome's order.
    pub series: Vec<Series>,
    /// All single numbers as they are now.
    pub values: Vec<(String, f64)>,
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Fault {
    /// Files that are no data set.
    Data {
        /// What is wrong with them.
        error: DataError,
    },
    /// Settings that cannot be trained with on these images.
    Settings {
        /// Each field that is wrong.
        errors: Vec<FieldError>,
    },
    /// Images that are needed and missing.
    Images {
        /// How many there are to learn from.
        training: u32,
        /// How many there are to read.
        test: u32,
    },
    /// The engine was built without support vector machines.
    NoSvm,
    /// The worker itself has failed: a bug, or no memory.
    Broken {
        /// What the browser says.
        message: String,
    },
}

impl News {
    /// Adds it to what was told before.
    pub fn add_to(self, outcome: &mut Outcome) {
        outcome.records.extend(self.records);
        for (index, news) in self.series.into_iter().enumerate() {
            match outcome.series.get_mut(index) {
                Some(series) => series.points.extend(news.points),
                None => outcome.series.push(news),
            }
        }
        outcome.values = self.values;
    }
}
