//! What a job comes to.

use serde::{Deserialize, Serialize};

use crate::training::EpochRecord;

/// Everything that a job has to tell; each job fills what it has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Of a training, epoch by epoch.
    pub records: Vec<EpochRecord>,
    /// Curves, each with a name.
    pub series: Vec<Series>,
    /// Single numbers, each with a name.
    pub values: Vec<(String, f64)>,
}

/// A curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// What it shows: `output`, `layer 1`.
    pub name: String,
    /// Steps, or another number that grows, with the value there.
    pub points: Vec<[f64; 2]>,
}

impl Series {
    /// A curve without points yet.
    pub(super) fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            points: Vec::new(),
        }
    }

    /// One more point.
    pub(super) fn push(&mut self, x: f64, y: f64) {
        self.points.push([x, y]);
    }

    /// The value at the last point.
    pub fn last(&self) -> Option<f64> {
        self.points.last().map(|[_, y]| *y)
    }
}

impl Outcome {
    /// A single number by its name.
    pub fn value(&self, name: &str) -> Option<f64> {
        let found = self.values.iter().find(|(this, _)| this == name);
        found.map(|(_, value)| *value)
    }
}
