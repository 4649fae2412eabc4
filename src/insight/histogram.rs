//! How numbers are spread.

use serde::{Deserialize, Serialize};

/// Counts of numbers in bins of equal width.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Histogram {
    /// Where the first bin begins.
    pub low: f64,
    /// Where the last bin ends.
    pub high: f64,
    /// Numbers in each bin.
    pub counts: Vec<u32>,
}

impl Histogram {
    /// Bins, so many that halving their number leaves a middle.
    pub const BINS: usize = 40;

    /// Empty bins from `low` to `high`.
    pub fn new(low: f64, high: f64) -> Self {
        Self {
            low,
            high,
            counts: vec![0; Self::BINS],
        }
    }

    /// The histogram of weights: as far to both sides as the largest reaches.
    pub fn of_weights(weights: &[f32]) -> Self {
        let largest = weights.iter().fold(0.0, |most: f32, w| most.max(w.abs()));
        let reach = if largest > 0.0 { largest.into() } else { 1.0 };
        let mut histogram = Self::new(-reach, reach);
        for &weight in weights {
            histogram.add(weight.into());
        }
        histogram
    }

    /// Counts a number; one beyond the ends makes the bins wider until it fits: upwards where they begin at 0,
    /// else to both sides. What is no finite number is not counted.
    pub fn add(&mut self, number: f64) {
        if !number.is_finite() {
            return;
        }
        while number > self.high || number < self.low && self.low < 0.0 {
            self.widen();
        }
        let share = (number - self.low) / (self.high - self.low);
        let bin = ((share * Self::BINS as f64) as usize).min(Self::BINS - 1);
        self.counts[bin] += 1;
    }

    /// Doubles the bins' width.
    fn widen(&mut self) {
        let pairs: Vec<u32> = self
            .counts
            .chunks(2)
            .map(|pair| pair.iter().sum())
            .collect();
        let before = if self.low < 0.0 { Self::BINS / 4 } else { 0 };
        self.counts = vec![0; Self::BINS];
        self.counts[before..before + pairs.len()].copy_from_slice(&pairs);
        self.low *= 2.0;
        self.high *= 2.0;
    }
}
