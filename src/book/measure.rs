//! How a figure is read from what a job came to.

use std::fmt;

use crate::book::Outcome;
use crate::training::EpochRecord;

/// A part of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The training images used.
    Training,
    /// The validation images.
    Validation,
    /// The test images.
    Test,
}

/// What to read. Accuracies are percentages, costs those of an [`EpochRecord`], epochs count from 0 as in the book.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// The accuracy after the first epoch.
    First(Part),
    /// The accuracy after the last epoch.
    Last(Part),
    /// The best accuracy of all epochs.
    Best(Part),
    /// The epoch of the best accuracy.
    BestEpoch(Part),
    /// The first epoch with at least this accuracy.
    Reaches(Part, f64),
    /// The test accuracy at the epoch of the best validation accuracy, as in chapter 6.
    TestAtBestValidation,
    /// The training cost after the first epoch.
    FirstCost(Part),
    /// The cost after the last epoch.
    LastCost(Part),
    /// The least cost of all epochs.
    LeastCost(Part),
    /// The largest cost of all epochs.
    MostCost(Part),
    /// The epoch of the least cost.
    LeastCostEpoch(Part),
    /// A number by the name that the job gives it.
    Value(&'static str),
}

impl Measure {
    /// The number, where the job has come far enough to have it.
    pub fn of(self, outcome: &Outcome) -> Option<f64> {
        let records = &outcome.records;
        match self {
            Self::First(part) => accuracy(records.first()?, part),
            Self::Last(part) => accuracy(records.last()?, part),
            Self::Best(part) => best(records, part).map(|(_, accuracy)| accuracy),
            Self::BestEpoch(part) => best(records, part).map(|(epoch, _)| epoch),
            Self::Reaches(part, least) => records
                .iter()
                .find(|record| accuracy(record, part).is_some_and(|a| a >= least))
                .map(epoch_from_0),
            Self::TestAtBestValidation => {
                let (epoch, _) = best(records, Part::Validation)?;
                let record = records.iter().find(|r| epoch_from_0(r) >= epoch)?;
                accuracy(record, Part::Test)
            }
            Self::FirstCost(part) => cost(records.first()?, part),
            Self::LastCost(part) => cost(records.last()?, part),
            Self::LeastCost(part) => costs(records, part).map(|(_, cost)| cost).reduce(f64::min),
            Self::MostCost(part) => costs(records, part).map(|(_, cost)| cost).reduce(f64::max),
            Self::LeastCostEpoch(part) => costs(records, part)
                .min_by(|(_, a), (_, b)| a.total_cmp(b))
                .map(|(epoch, _)| epoch),
            Self::Value(name) => outcome.value(name),
        }
    }
}

fn epoch_from_0(record: &EpochRecord) -> f64 {
    f64::from(record.epoch) - 1.0
}

/// In percent; nothing of images that were not read.
fn accuracy(record: &EpochRecord, part: Part) -> Option<f64> {
    let (correct, of) = match part {
        Part::Training => (record.training_correct, record.training_size),
        Part::Validation => (record.validation_correct, record.validation_size),
        Part::Test => (record.test_correct?, record.test_size),
    };
    (of > 0).then(|| 100.0 * f64::from(correct) / f64::from(of))
}

/// The first of the best epochs, with its accuracy.
fn best(records: &[EpochRecord], part: Part) -> Option<(f64, f64)> {
    records
        .iter()
        .filter_map(|record| Some((epoch_from_0(record), accuracy(record, part)?)))
        .reduce(|best, this| if this.1 > best.1 { this } else { best })
}

fn cost(record: &EpochRecord, part: Part) -> Option<f64> {
    match part {
        Part::Training => Some(record.training_cost),
        Part::Validation => Some(record.validation_cost),
        Part::Test => record.test_cost,
    }
}

fn costs(records: &[EpochRecord], part: Part) -> impl Iterator<Item = (f64, f64)> {
    records
        .iter()
        .filter_map(move |record| Some((epoch_from_0(record), cost(record, part)?)))
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Training => "training",
            Self::Validation => "validation",
            Self::Test => "test",
        })
    }
}

impl fmt::Display for Measure {
    /// `test-best`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::First(part) => write!(f, "{part}-first"),
            Self::Last(part) => write!(f, "{part}-last"),
            Self::Best(part) => write!(f, "{part}-best"),
            Self::BestEpoch(part) => write!(f, "{part}-best-epoch"),
            Self::Reaches(part, least) => write!(f, "{part}-{least}-epoch"),
            Self::TestAtBestValidation => f.write_str("test-at-best-validation"),
            Self::FirstCost(part) => write!(f, "{part}-cost-first"),
            Self::LastCost(part) => write!(f, "{part}-cost-last"),
            Self::LeastCost(part) => write!(f, "{part}-cost-least"),
            Self::MostCost(part) => write!(f, "{part}-cost-most"),
            Self::LeastCostEpoch(part) => write!(f, "{part}-cost-least-epoch"),
            Self::Value(name) => f.write_str(name),
        }
    }
}
