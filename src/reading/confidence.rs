//! From a network's outputs to scores, and when they are enough to be sure.

use ndarray::ArrayView1;

use crate::nn::Activation;
use crate::reading::DIGITS;

/// The least score of the digit read for the reading to be sure.
const LEAST_SCORE: f32 = 0.6;

/// The least lead of the digit read over the runner-up for the reading to be sure.
const LEAST_LEAD: f32 = 0.3;

/// Scores from 0 to 1 for the ten digits, from the outputs of a network whose last layer has this
/// activation.
///
/// Sigmoid and softmax outputs are scores as they are; tanh's run from -1 to 1 and are moved;
/// ReLU's have no upper end and are cut at 1, the value that training aims at.
pub(super) fn scores(outputs: ArrayView1<'_, f32>, activation: Activation) -> [f32; DIGITS] {
    let mut scores = [0.0; DIGITS];
    for (score, &output) in scores.iter_mut().zip(outputs) {
        *score = match activation {
            Activation::Sigmoid | Activation::Softmax | Activation::Relu => output.clamp(0.0, 1.0),
            Activation::Tanh => f32::midpoint(output, 1.0).clamp(0.0, 1.0),
        };
    }
    scores
}

/// Whether these scores single out `digit`.
pub(super) fn is_sure(scores: &[f32; DIGITS], digit: usize) -> bool {
    let best = scores[digit];
    let runner_up = scores
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != digit)
        .map(|(_, &score)| score)
        .fold(0.0, f32::max);
    best >= LEAST_SCORE && best - runner_up >= LEAST_LEAD
}
