//! A perceptron beside a sigmoid neuron, chapter 1: what a small change of a weight does to the output.

use crate::book::studies::Study;
use crate::book::{Outcome, Series};
use crate::data::Mnist;

/// A neuron of three inputs, read with a step and with a sigmoid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// `x`, each 0 or 1.
    pub inputs: [f64; 3],
    /// `w`
    pub weights: [f64; 3],
    /// `b`
    pub bias: f64,
}

impl Default for Decision {
    /// The chapter's example of a decision, with the first and the last input on.
    fn default() -> Self {
        Self {
            inputs: [1.0, 0.0, 1.0],
            weights: [6.0, 2.0, 2.0],
            bias: -5.0,
        }
    }
}

impl Decision {
    /// `z = w · x + b`
    pub fn weighted_input(&self) -> f64 {
        let products = self.weights.iter().zip(self.inputs).map(|(w, x)| w * x);
        products.sum::<f64>() + self.bias
    }

    /// What a perceptron says: 1 where `z > 0`, else 0.
    pub fn step(&self) -> f64 {
        if self.weighted_input() > 0.0 {
            1.0
        } else {
            0.0
        }
    }

    /// What a sigmoid neuron says: `σ(z)`.
    pub fn sigmoid(&self) -> f64 {
        1.0 / (1.0 + (-self.weighted_input()).exp())
    }
}

/// The changes: from -6 to 6 in steps of a tenth.
const STEPS: u32 = 120;
const STEP: f64 = 0.1;

/// The outputs of both neurons, change by change.
pub(super) struct Perceptron {
    steps_done: u32,
    step: Series,
    sigmoid: Series,
}

impl Perceptron {
    pub(super) fn new() -> Self {
        Self {
            steps_done: 0,
            step: Series::new("step"),
            sigmoid: Series::new("sigmoid"),
        }
    }
}

/// The most by which one small change moves the output.
fn largest_move(series: &Series) -> f64 {
    let moves = series.points.windows(2);
    moves
        .map(|pair| (pair[1][1] - pair[0][1]).abs())
        .fold(0.0, f64::max)
}

impl Study for Perceptron {
    fn advance(&mut self, _: &Mnist) -> bool {
        if self.steps_done <= STEPS {
            let change = (f64::from(self.steps_done) - f64::from(STEPS / 2)) * STEP;
            let mut changed = Decision::default();
            changed.weights[0] += change;
            self.step.push(change, changed.step());
            self.sigmoid.push(change, changed.sigmoid());
            self.steps_done += 1;
        }
        self.steps_done <= STEPS
    }

    fn share(&self) -> f64 {
        f64::from(self.steps_done) / f64::from(STEPS + 1)
    }

    fn outcome(&self) -> Outcome {
        let named = [("step", &self.step), ("sigmoid", &self.sigmoid)];
        Outcome {
            values: named
                .map(|(name, series)| (format!("{name}-largest-move"), largest_move(series)))
                .to_vec(),
            series: named.map(|(_, series)| series.clone()).to_vec(),
            ..Outcome::default()
        }
    }
}
