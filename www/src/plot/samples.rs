//! A long noisy series in bounded room: a plot of a million mini-batches costs what one of a
//! thousand does.

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
/// more than a few hundred buckets.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    buckets: Vec<Bucket>,
    /// Samples that a full bucket holds: a power of two.
    per_bucket: f64,
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

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "whole numbers are exact")]
mod tests {
    use super::*;

    fn samples(n: usize, y: impl Fn(usize) -> f64) -> Samples {
        let mut samples = Samples::default();
        for index in 0..n {
            samples.push(index as f64, y(index));
        }
        samples
    }

    #[test]
    fn few_samples_are_kept_as_they_are() {
        let samples = samples(MOST_BUCKETS, |n| n as f64);
        assert_eq!(samples.buckets().len(), MOST_BUCKETS);
        assert!(
            samples
                .buckets()
                .iter()
                .all(|b| b.least == b.most && b.x() == b.mean())
        );
    }

    #[test]
    fn many_samples_keep_their_extremes_and_their_mean_in_bounded_room() {
        let n = 1_000_000;
        let samples = samples(n, |n| if n == 777_777 { 9.0 } else { (n % 2) as f64 });
        let buckets = samples.buckets();
        assert!(buckets.len() <= MOST_BUCKETS);
        assert_eq!(buckets.iter().map(|b| b.count).sum::<f64>(), n as f64);
        assert_eq!(buckets.iter().map(|b| b.most).fold(0.0, f64::max), 9.0);
        assert!(buckets.windows(2).all(|pair| pair[0].x() < pair[1].x()));
    }

    #[test]
    fn what_is_not_finite_is_left_out() {
        let samples = samples(3, |n| [1.0, f64::NAN, f64::INFINITY][n]);
        assert_eq!(samples.buckets().len(), 1);
    }

    #[test]
    fn smoothing_keeps_a_constant_and_the_first_value() {
        let constant = samples(50, |_| 2.0).smoothed();
        assert!(constant.iter().all(|(_, y)| (y - 2.0).abs() < 1e-12));
        let falling = samples(50, |n| 1.0 / (1.0 + n as f64)).smoothed();
        assert_eq!(falling.first(), Some(&(0.0, 1.0)));
        assert_eq!(falling.len(), 50);
        assert!(samples(0, |_| 0.0).smoothed().is_empty());
    }
}
