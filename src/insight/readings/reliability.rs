//! Whether scores mean what they say.

use crate::insight::Readings;

/// How sure readings were against how often they were right, by bins of the score (Guo et al. 2017,
/// arXiv:1706.04599).
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// Bins of equal width from 0 to 1.
    pub bins: Vec<Bin>,
    /// The expected calibration error: the mean of `|confidence - accuracy|` over bins, weighted by their readings.
    pub expected_error: f64,
}

/// The readings whose score lies in one stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// How many.
    pub count: u32,
    /// Their mean score; 0 of none.
    pub confidence: f64,
    /// The share that was right; 0 of none.
    pub accuracy: f64,
}

impl Readings {
    /// The calibration curve in so many bins, at least one.
    pub fn reliability(&self, bins: usize) -> Reliability {
        let bins = bins.max(1);
        let mut sums = vec![Bin::default(); bins];
        let pairs = self.labels.iter().zip(&self.read).zip(&self.scores);
        for ((label, read), &score) in pairs {
            let score = f64::from(score);
            // A score that is no number counts as unsure.
            let at = ((score * bins as f64) as usize).min(bins - 1);
            let bin = &mut sums[at];
            bin.count += 1;
            bin.confidence += score;
            bin.accuracy += f64::from(u8::from(label == read));
        }
        let apart: f64 = sums
            .iter()
            .map(|bin| (bin.confidence - bin.accuracy).abs())
            .sum();
        for bin in &mut sums {
            let count = f64::from(bin.count.max(1));
            bin.confidence /= count;
            bin.accuracy /= count;
        }
        Reliability {
            bins: sums,
            expected_error: apart / self.len().max(1) as f64,
        }
    }
}
