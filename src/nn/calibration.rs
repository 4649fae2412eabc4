//! Making scores mean something: temperature, and what is enough to be sure.

use ndarray::{ArrayView1, ArrayView2};
use serde::{Deserialize, Serialize};

use crate::nn::{Activation, digit_read};

/// How a network's outputs become scores, and when those are enough to be sure. Stands in the model
/// file of a network for which it was fitted.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Calibration {
    /// `T`, by which softmax outputs' logarithms are divided: above 1 for a network that is too sure.
    pub temperature: f32,
    /// The least score of the class read for the reading to be sure.
    pub least_score: f32,
    /// The least lead of the class read over the runner-up for the reading to be sure.
    pub least_lead: f32,
}

impl Default for Calibration {
    /// For networks that nobody has calibrated: outputs as they are, and a clear lead.
    fn default() -> Self {
        Self {
            temperature: 1.0,
            least_score: 0.6,
            least_lead: 0.3,
        }
    }
}

impl Calibration {
    /// Whether every number is one that can be computed with.
    pub fn is_valid(&self) -> bool {
        let share = 0.0..=1.0;
        self.temperature.is_finite()
            && self.temperature > 0.0
            && share.contains(&self.least_score)
            && share.contains(&self.least_lead)
    }

    /// Scores from 0 to 1 for `N` classes, from the outputs of a network whose last layer has this
    /// activation.
    ///
    /// Softmax outputs `p` become `p^(1/T) / Σ p^(1/T)` (temperature scaling, Guo et al. 2017,
    /// arXiv:1706.04599). Sigmoid outputs are scores as they are; tanh's run from -1 to 1 and are
    /// moved; ReLU's and linear ones have no such ends and are cut at 0 and 1, the values that training
    /// aims at.
    pub fn scores<const N: usize>(
        &self,
        outputs: ArrayView1<'_, f32>,
        activation: Activation,
    ) -> [f32; N] {
        let mut scores = [0.0; N];
        for (score, &output) in scores.iter_mut().zip(outputs) {
            *score = match activation {
                Activation::Softmax => self.tempered(output),
                Activation::Sigmoid | Activation::Relu | Activation::Linear | Activation::Step => {
                    output.clamp(0.0, 1.0)
                }
                Activation::Tanh => f32::midpoint(output, 1.0).clamp(0.0, 1.0),
            };
        }
        if activation == Activation::Softmax {
            let sum: f32 = scores.iter().sum();
            for score in &mut scores {
                *score /= sum;
            }
        }
        scores
    }

    /// Whether these scores single out `class`.
    pub fn is_sure(&self, scores: &[f32], class: usize) -> bool {
        let best = scores.get(class).copied().unwrap_or_default();
        let runner_up = scores
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != class)
            .map(|(_, &score)| score)
            .fold(0.0, f32::max);
        best >= self.least_score && best - runner_up >= self.least_lead
    }

    /// The temperature under which softmax outputs `(n, 10)` make these labels likeliest: the least
    /// mean of `-ln score`, found by golden-section search over `ln T`.
    #[must_use]
    pub fn with_fitted_temperature(self, outputs: ArrayView2<'_, f32>, labels: &[u8]) -> Self {
        const RATIO: f64 = 0.618_033_988_749_895;
        const STEPS: usize = 40;
        let at = |log: f64| Self {
            temperature: log.exp() as f32,
            ..self
        };
        let cost = |log: f64| at(log).mean_cost(outputs, labels);
        let (mut low, mut high) = (-2.0, 2.0);
        for _ in 0..STEPS {
            let (left, right) = (high - RATIO * (high - low), low + RATIO * (high - low));
            if cost(left) < cost(right) {
                high = right;
            } else {
                low = left;
            }
        }
        at(f64::midpoint(low, high))
    }

    /// The expected calibration error of softmax outputs `(n, 10)`: readings sorted by score into
    /// fifteen bins, the mean difference between a bin's mean score and its share of right readings,
    /// weighted by its readings (Guo et al. 2017).
    pub fn expected_error(&self, outputs: ArrayView2<'_, f32>, labels: &[u8]) -> f64 {
        const BINS: usize = 15;
        let mut sums = [(0.0, 0.0); BINS];
        for (outputs, &label) in outputs.rows().into_iter().zip(labels) {
            let digit = digit_read(outputs);
            let score = f64::from(self.softmax_score(outputs, digit));
            let bin = ((score * BINS as f64) as usize).min(BINS - 1);
            sums[bin].0 += score;
            sums[bin].1 += f64::from(u8::from(digit == usize::from(label)));
        }
        let apart: f64 = sums
            .iter()
            .map(|(scores, right)| (scores - right).abs())
            .sum();
        apart / labels.len().max(1) as f64
    }

    /// `p^(1/T)`
    fn tempered(&self, p: f32) -> f32 {
        p.max(f32::MIN_POSITIVE).powf(1.0 / self.temperature)
    }

    /// One class's score among softmax outputs.
    fn softmax_score(&self, outputs: ArrayView1<'_, f32>, class: usize) -> f32 {
        let sum: f32 = outputs.iter().map(|&p| self.tempered(p)).sum();
        outputs.get(class).map_or(0.0, |&p| self.tempered(p) / sum)
    }

    fn mean_cost(&self, outputs: ArrayView2<'_, f32>, labels: &[u8]) -> f64 {
        let costs = outputs
            .rows()
            .into_iter()
            .zip(labels)
            .map(|(outputs, &label)| {
                let score = self.softmax_score(outputs, label.into());
                -f64::from(score.max(f32::MIN_POSITIVE)).ln()
            });
        costs.sum::<f64>() / labels.len().max(1) as f64
    }
}
