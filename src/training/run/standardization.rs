//! Pixels with mean 0 and standard deviation 1, and networks that were trained on them.

use crate::data::Dataset;
use crate::drawing::PIXELS;
use crate::nn::{Layer, Network};

/// `(x - mean) / deviation`, one pair for all pixels of all images, as in the notes: what differs between
/// pixels, such as that corners are always paper, stays to be seen, and nothing is divided by a corner's 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standardization {
    pub(super) mean: f64,
    pub(super) deviation: f64,
}

/// How far the training images have been summed up. Sums of bytes are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PixelSums {
    pub(super) images: usize,
    sum: u64,
    squares: u64,
}

impl PixelSums {
    /// Images that are summed up in a few milliseconds.
    const A_UNIT: usize = 1_000;

    /// Takes in a few more of the first `size` images; answers their mean and deviation once all are in.
    pub(super) fn add(&mut self, images: &Dataset, size: usize) -> Option<Standardization> {
        let to = size.min(self.images + Self::A_UNIT);
        for image in self.images..to {
            for byte in images.image(image) {
                self.sum += u64::from(byte);
                self.squares += u64::from(byte).pow(2);
            }
        }
        self.images = to;
        (to == size).then(|| self.standardization())
    }

    fn standardization(self) -> Standardization {
        let pixels = (self.images * PIXELS).max(1) as f64;
        let mean = self.sum as f64 / pixels;
        let variance = (self.squares as f64 / pixels - mean * mean).max(0.0);
        Standardization {
            mean: mean / 255.0,
            // Images of one gray only have nothing to stretch.
            deviation: if variance > 0.0 {
                variance.sqrt() / 255.0
            } else {
                1.0
            },
        }
    }
}

impl Standardization {
    /// A gray from 0 to 1, standardized.
    pub(super) fn of(self, gray: f64) -> f64 {
        (gray - self.mean) / self.deviation
    }

    /// The network that makes of raw grays what `network` makes of standardized ones: `W/d` for the first
    /// weights and `b - m/d Σ W` for their biases. What may come before, pooling, commutes with both.
    pub(super) fn folded_into(self, network: &Network<f32>) -> Network<f32> {
        changed(network, 1.0 / self.deviation, -self.mean / self.deviation)
    }

    /// The network that makes of standardized grays what `network` makes of raw ones: `W d` and `b + m Σ W`.
    pub(super) fn taken_out_of(self, network: &Network<f32>) -> Network<f32> {
        changed(network, self.deviation, self.mean)
    }
}

/// Each first weight times `factor`, and to its bias what the sum of its weights comes to.
fn changed(network: &Network<f32>, factor: f64, per_weight: f64) -> Network<f32> {
    let mut network = network.clone();
    let mut layers = network.layers_mut().iter_mut();
    if let Some(first) = layers.find_map(Layer::parameters_mut) {
        let weights = first.weights.columns().into_iter();
        for (bias, weights) in first.biases.iter_mut().zip(weights) {
            let sum: f64 = weights.iter().map(|&w| f64::from(w)).sum();
            *bias = (f64::from(*bias) + per_weight * sum) as f32;
        }
        first
            .weights
            .mapv_inplace(|w| (f64::from(w) * factor) as f32);
    }
    network
}
