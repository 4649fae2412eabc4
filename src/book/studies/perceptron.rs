//! A perceptron beside a sigmoid neuron, chapter 1: what a small change of a weight does to the output.

use crate::book::studies::Study;
use crate::book::{Outcome, Series};
use crate::data::Mnist;

/// The chapter's example of a decision: inputs 1, 0 and 1, bias -5, and weights 6, 2 and 2, of which the first one
/// is changed.
const INPUTS: [f64; 3] = [1.0, 0.0, 1.0];
const WEIGHTS: [f64; 3] = [6.0, 2.0, 2.0];
const BIAS: f64 = -5.0;

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

/// `w · x + b` with the first weight changed.
fn weighted_input(change: f64) -> f64 {
    let sum: f64 = WEIGHTS.iter().zip(INPUTS).map(|(w, x)| w * x).sum();
    sum + change * INPUTS[0] + BIAS
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
            let z = weighted_input(change);
            self.step.push(change, if z > 0.0 { 1.0 } else { 0.0 });
            self.sigmoid.push(change, 1.0 / (1.0 + (-z).exp()));
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
