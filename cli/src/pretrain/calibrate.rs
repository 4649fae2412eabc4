//! What the shipped network's scores mean, and when it may say that it is sure.

use digit_lab::data::{CLASSES, Dataset};
use digit_lab::drawing::{PIXELS, generate};
use digit_lab::nn::{Activation, Calibration, Network, digit_read};
use digit_lab::rng::{self, Purpose};
use ndarray::{Array2, ArrayView2, Axis};

use super::samples::picture;

/// Generated digits that the threshold is chosen on, none of which the network was trained on.
const DRAWN: usize = 5_000;

/// Where their numbers begin: after those of any training.
const FIRST_NUMBER: u64 = 1 << 40;

/// The share of rightly read digits, validation images and generated ones alike, that may be called not sure.
const DOUBTED: f64 = 0.01;

/// A calibration, and what the temperature did to the validation images' scores.
pub(super) struct Calibrated {
    pub(super) calibration: Calibration,
    pub(super) error_before: f64,
    pub(super) error_after: f64,
}

impl Calibrated {
    /// Fits the temperature on the validation part, then the least score so that all but a hundredth
    /// of the digits read rightly are sure.
    pub(super) fn fit(network: &Network<f32>, validation: &Dataset, seed: u32) -> Self {
        let uncalibrated = Calibration {
            least_lead: 0.0,
            ..Calibration::default()
        };
        let outputs = predict(network, &validation.arrays(0, validation.len()).0);
        let labels = validation.labels();
        let calibration = uncalibrated.with_fitted_temperature(outputs.view(), labels);

        let (drawn, drawn_labels) = drawn(seed);
        let drawn = predict(network, &drawn);
        let mut scores = right_scores(calibration, drawn.view(), &drawn_labels);
        scores.extend(right_scores(calibration, outputs.view(), labels));
        scores.sort_by(f32::total_cmp);
        let least_score = scores
            .get((scores.len() as f64 * DOUBTED) as usize)
            .copied();
        Self {
            calibration: Calibration {
                least_score: least_score.unwrap_or(uncalibrated.least_score),
                ..calibration
            },
            error_before: uncalibrated.expected_error(outputs.view(), labels),
            error_after: calibration.expected_error(outputs.view(), labels),
        }
    }
}

/// The scores of the digits that are read rightly.
fn right_scores(calibration: Calibration, outputs: ArrayView2<'_, f32>, labels: &[u8]) -> Vec<f32> {
    let right = outputs
        .rows()
        .into_iter()
        .zip(labels)
        .filter_map(|(outputs, &label)| {
            let digit = digit_read(outputs);
            let scores: [f32; CLASSES] = calibration.scores(outputs, Activation::Softmax);
            (digit == usize::from(label)).then_some(scores[digit])
        });
    right.collect()
}

fn drawn(seed: u32) -> (Array2<f32>, Vec<u8>) {
    let mut pictures = Array2::zeros((DRAWN, PIXELS));
    let mut labels = Vec::with_capacity(DRAWN);
    for (index, mut row) in pictures.rows_mut().into_iter().enumerate() {
        let digit = (index % CLASSES) as u8;
        let number = FIRST_NUMBER + index as u64;
        let mut rng = rng::numbered(seed, Purpose::Augmentation, number);
        let picture = picture(&generate::digit(digit, &mut rng));
        row.iter_mut()
            .zip(picture)
            .for_each(|(to, from)| *to = from);
        labels.push(digit);
    }
    (pictures, labels)
}

/// The outputs for many pictures, a few at a time so that they fit the memory.
fn predict(network: &Network<f32>, pictures: &Array2<f32>) -> Array2<f32> {
    let parts: Vec<Array2<f32>> = pictures
        .axis_chunks_iter(Axis(0), 500)
        .map(|part| network.predict(part))
        .collect();
    let parts: Vec<_> = parts.iter().map(|part| part.view()).collect();
    ndarray::concatenate(Axis(0), &parts).unwrap_or_default()
}
