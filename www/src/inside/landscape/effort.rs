//! How many images and points a landscape is computed from, so that even a large network's is there in less than a
//! minute.

use digit_lab::insight::multiplications;
use digit_lab::nn::Network;

/// Images whose mean cost is taken, where the network is small enough.
const IMAGES: u32 = 1000;

/// With fewer images their mean would say little: rather fewer points then.
const LEAST_IMAGES: u32 = 50;

/// Points along a line that still show its course.
const LEAST_POINTS: u32 = 11;

/// Multiplications of some ten seconds on one core of a laptop, and less than a minute of a phone's.
const MOST: f64 = 1e11;

/// What a landscape is computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Points along one direction.
    pub points: u32,
    /// Images.
    pub images: u32,
    /// Whether those are fewer points than were wanted.
    pub has_fewer_points: bool,
}

impl Scope {
    /// Whether the images are fewer than usual.
    pub fn has_fewer_images(self) -> bool {
        self.images < IMAGES
    }

    /// As much as there is time for.
    pub fn of(network: &Network<f32>, points: u32, directions: i32) -> Self {
        Self::within(multiplications(network), points, directions)
    }

    fn within(multiplications: usize, points: u32, directions: i32) -> Self {
        // So many images in all points together.
        let most = MOST / multiplications.max(1) as f64;
        let places = |points: u32| f64::from(points).powi(directions);
        let images = |points: u32| (most / places(points)).min(f64::from(IMAGES)) as u32;
        let affordable = (most / f64::from(LEAST_IMAGES)).powf(1.0 / f64::from(directions.max(1)));
        let kept = points.min((affordable as u32).max(LEAST_POINTS));
        // Odd, so that the middle is the network itself.
        let kept = if kept.is_multiple_of(2) {
            kept - 1
        } else {
            kept
        };
        let images = images(kept).max(LEAST_IMAGES);
        Self {
            points: kept,
            images,
            has_fewer_points: kept < points,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(multiplications: usize, points: u32, directions: i32, expected: (u32, u32)) {
        let scope = Scope::within(multiplications, points, directions);
        assert_eq!((scope.points, scope.images), expected);
        assert_eq!(scope.has_fewer_points, expected.0 < points);
        assert_eq!(scope.has_fewer_images(), expected.1 < 1000);
    }

    #[test]
    fn small_networks_are_measured_on_all_images() {
        // 784 inputs, 30 and 10 neurons.
        check(23_820, 41, 1, (41, 1000));
        check(23_820, 21, 2, (21, 1000));
    }

    #[test]
    fn large_ones_on_fewer_and_then_in_fewer_points() {
        check(2_500_000, 41, 1, (41, 975));
        check(2_500_000, 21, 2, (21, 90));
        check(2_500_000, 41, 2, (27, 54));
        check(usize::MAX, 101, 1, (11, 50));
        check(usize::MAX, 41, 2, (11, 50));
    }
}
