//! A long noisy series in bounded room: a curve of a million mini-batches costs what one of a
//! thousand does.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// More than a plot has pixels to tell apart.
const MOST_BUCKETS: usize = 600;

/// How many buckets to either side the smoothed line averages over.
const SMOOTHING_REACH: usize = 10;

/// Neighboring samples taken together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bucket {
    /// The least value among them.
    pub least: f64,
    /// The most.
    pub most: f64,
    sum_x: f64,
    sum_y: f64,
    count: f64,
}

/// Samples in the order of their `x`, taken together in as many as needed so that there are never
/// more than a few hundred buckets. How they came, one by one or many at once, leaves no trace.
///
/// In files each bucket is a row `[least, most, sum of x, sum of y, count]`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "Vec<[f64; 5]>", try_from = "Vec<[f64; 5]>")]
pub struct Samples {
    buckets: Vec<Bucket>,
    /// Samples that a full bucket holds: a power of two.
    per_bucket: f64,
}

/// Numbers that are no such series.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error(
    "expected at most {MOST_BUCKETS} rows of finite numbers, each of one sample or more, got others"
)]
pub struct NotSamples;

impl From<Samples> for Vec<[f64; 5]> {
    fn from(samples: Samples) -> Self {
        let row = |b: &Bucket| [b.least, b.most, b.sum_x, b.sum_y, b.count];
        samples.buckets.iter().map(row).collect()
    }
}

impl TryFrom<Vec<[f64; 5]>> for Samples {
    type Error = NotSamples;

    fn try_from(rows: Vec<[f64; 5]>) -> Result<Self, NotSamples> {
        let is_bucket = |row: &[f64; 5]| row.iter().all(|it| it.is_finite()) && row[4] >= 1.0;
        if rows.len() > MOST_BUCKETS || !rows.iter().all(is_bucket) {
            return Err(NotSamples);
        }
        let bucket = |[least, most, sum_x, sum_y, count]: [f64; 5]| Bucket {
            least,
            most,
            sum_x,
            sum_y,
            count,
        };
        Ok(Self {
            // All buckets but the last are full.
            per_bucket: rows.first().map_or(1.0, |row| row[4]),
            buckets: rows.into_iter().map(bucket).collect(),
        })
    }
}

impl Default for Samples {
    fn default() -> Self {
        Self {
            buckets: Vec::new(),
            per_bucket: 1.0,
        }
    }
}

impl Bucket {
    fn of(x: f64, y: f64) -> Self {
        Self {
            least: y,
            most: y,
            sum_x: x,
            sum_y: y,
            count: 1.0,
        }
    }

    /// The mean place.
    pub fn x(&self) -> f64 {
        self.sum_x / self.count
    }

    /// The mean value.
    pub fn mean(&self) -> f64 {
        self.sum_y / self.count
    }

    fn merge(&mut self, other: &Self) {
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
        self.sum_x += other.sum_x;
        self.sum_y += other.sum_y;
        self.count += other.count;
    }
}

impl Samples {
    /// Adds a sample; one that is no finite number is left out.
    pub fn push(&mut self, x: f64, y: f64) {
        if !(x.is_finite() && y.is_finite()) {
            return;
        }
        let sample = Bucket::of(x, y);
        match self.buckets.last_mut() {
            Some(last) if last.count < self.per_bucket => last.merge(&sample),
            _ => {
                if self.buckets.len() == MOST_BUCKETS {
                    self.halve();
                }
                self.buckets.push(sample);
            }
        }
    }

    /// What there is, oldest first.
    pub fn buckets(&self) -> &[Bucket] {
        &self.buckets
    }

    /// The mean of each bucket and its neighbors: what the noise hides. The first value is the
    /// first bucket's own, so that a steep beginning is not flattened.
    pub fn smoothed(&self) -> Vec<(f64, f64)> {
        let n = self.buckets.len();
        (0..n)
            .map(|index| {
                let reach = SMOOTHING_REACH.min(index);
                let around = self.buckets.iter().take((index + reach + 1).min(n));
                let mut sum = Bucket::of(0.0, 0.0);
                sum.count = 0.0;
                for bucket in around.skip(index - reach) {
                    sum.merge(bucket);
                }
                let x = self.buckets.get(index).map_or(0.0, Bucket::x);
                (x, sum.mean())
            })
            .collect()
    }

    fn halve(&mut self) {
        self.buckets = self
            .buckets
            .chunks(2)
            .map(|pair| {
                let mut pair = pair.iter().copied();
                let mut merged = pair.next().unwrap_or_else(|| Bucket::of(0.0, 0.0));
                pair.for_each(|bucket| merged.merge(&bucket));
                merged
            })
            .collect();
        self.per_bucket *= 2.0;
    }
}
