//! What is asked of the pool, and what it tells.

use std::rc::Rc;

use digit_lab::book::Job;
use digit_lab::book::session::{Fault, News, Trained};

use crate::workers::message::JsFile;

/// Files that jobs work on; workers tell data sets apart by their numbers.
pub struct DataSet {
    /// Unlike any other's.
    pub number: u32,
    /// Training, validation and test files.
    pub files: Vec<JsFile>,
}

/// Something to be done.
pub struct Request {
    /// What; nothing to have the data taken in only.
    pub job: Option<Job>,
    /// On which images; nothing where none are needed.
    pub data: Option<Rc<DataSet>>,
}

/// What a job's owner is told. The last of it is one of the three endings.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// It is under way.
    Began,
    /// The images there are: training, validation and test.
    Loaded([u32; 3]),
    /// How far it is.
    Progress {
        /// 0 to 1.
        share: f64,
        /// Seconds of work.
        secs: f64,
        /// What is new of its outcome.
        news: News,
    },
    /// A training has come to its end, which is told next; with what its record needs.
    Trained(Trained),
    /// It has come to its end.
    Done,
    /// It was ended.
    Stopped,
    /// It could not be done, or its worker broke.
    Failed(Fault),
}
