//! What of a job's outcome has been told.

use crate::book::session::News;
use crate::book::{Outcome, Series};

/// How much has been told, and whether that was all.
#[derive(Default)]
pub(super) struct Told {
    records: usize,
    /// Points of each curve.
    points: Vec<usize>,
    /// Whether the job has come to its end.
    pub(super) is_done: bool,
}

impl Told {
    /// What is new in an outcome, which counts as told from now on.
    pub(super) fn news(&mut self, outcome: &Outcome) -> News {
        self.points.resize(outcome.series.len(), 0);
        let series = outcome.series.iter().zip(&self.points);
        let news = News {
            records: outcome.records.iter().skip(self.records).cloned().collect(),
            series: series
                .map(|(series, &told)| Series {
                    name: series.name.clone(),
                    points: series.points.iter().skip(told).copied().collect(),
                })
                .collect(),
            values: outcome.values.clone(),
        };
        self.records = outcome.records.len();
        for (told, series) in self.points.iter_mut().zip(&outcome.series) {
            *told = series.points.len();
        }
        news
    }
}
