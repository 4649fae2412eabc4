//! A number of an experiment, with what was published of it.

use crate::book::Measure;

/// A number read from an arm's outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The place of its arm among the experiment's.
    pub arm: usize,
    /// What is read.
    pub measure: Measure,
    /// What was published, in the measure's unit.
    pub published: Option<f64>,
    /// How near ours must come.
    pub criterion: Criterion,
}

/// When a measured figure agrees with the published one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Criterion {
    /// The published figure lies between the least and the most of our runs, or at most so many
    /// percentage points outside.
    Points(f64),
    /// It lies at most so many points from the best of our first three runs.
    BestOfThree(f64),
    /// It lies within this share of our median: 0.2 for a fifth.
    Share(f64),
    /// Our median is at most this many times as large or as small.
    Factor(f64),
    /// It is shown and not judged.
    Shown,
}

/// Half a point around the runs: what the book's single runs on all images are held to.
pub(super) const SINGLE: Criterion = Criterion::Points(0.5);
/// For figures of few training images, which vary more.
pub(super) const FEW_IMAGES: Criterion = Criterion::Points(1.5);
/// For the best of three runs.
pub(super) const BEST: Criterion = Criterion::BestOfThree(0.5);
/// For costs.
pub(super) const COST: Criterion = Criterion::Share(0.2);

impl Criterion {
    /// Whether the runs' numbers, in the order of their seeds, agree with the published one.
    pub fn is_met(self, published: f64, runs: &[f64]) -> bool {
        let least = runs.iter().copied().fold(f64::INFINITY, f64::min);
        let most = runs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        match self {
            Self::Points(margin) => (least - margin..=most + margin).contains(&published),
            Self::BestOfThree(margin) => {
                let first = runs.iter().take(3).copied();
                (published - first.fold(f64::NEG_INFINITY, f64::max)).abs() <= margin
            }
            Self::Share(share) => {
                let ours = median(runs);
                (published - ours).abs() <= share * ours.abs()
            }
            Self::Factor(factor) => {
                let ratio = median(runs) / published;
                (1.0 / factor..=factor).contains(&ratio)
            }
            Self::Shown => true,
        }
    }
}

/// The middle one, or the mean of the middle two; not a number where there are none.
pub(super) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.len(), sorted.len() / 2) {
        (0, _) => f64::NAN,
        (n, middle) if n % 2 == 1 => sorted[middle],
        (_, middle) => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}
