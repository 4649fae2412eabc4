//! One neuron learning, chapter 3: `x = 1`, wanted output `y = 0`.

use crate::book::studies::Study;
use crate::book::{NeuronStart, Outcome, Series};
use crate::data::Mnist;
use crate::nn::Cost;

/// A sigmoid neuron `a = σ(w x + b)` of one input.
pub(super) struct Neuron {
    start: NeuronStart,
    weight: f64,
    bias: f64,
    steps_done: u32,
    /// Output, weight, bias and cost, before the first step and after each.
    curves: [Series; 4],
}

/// The input, and the output that it shall give.
const X: f64 = 1.0;
const Y: f64 = 0.0;

/// All that a neuron goes through from a start, at once: for those who want to look at any of its steps.
pub fn neuron_course(start: NeuronStart) -> Outcome {
    let none = Mnist::default();
    let mut neuron = Neuron::new(start);
    while neuron.advance(&none) {}
    neuron.outcome()
}

impl Neuron {
    pub(super) fn new(start: NeuronStart) -> Self {
        let mut neuron = Self {
            weight: start.weight,
            bias: start.bias,
            start,
            steps_done: 0,
            curves: ["output", "weight", "bias", "cost"].map(Series::new),
        };
        neuron.record();
        neuron
    }

    fn output(&self) -> f64 {
        1.0 / (1.0 + (-(self.weight * X + self.bias)).exp())
    }

    /// `½ (a - y)²`, or `-ln (1 - a)` for the wanted 0, or that of another wanted output.
    fn cost(&self) -> f64 {
        let a = self.output();
        match self.start.cost {
            Cost::Quadratic => 0.5 * (a - Y).powi(2),
            Cost::CrossEntropy | Cost::LogLikelihood => -(Y * a.ln() + (1.0 - Y) * (1.0 - a).ln()),
        }
    }

    /// `∂C/∂z`: `(a - y) σ'(z)`, or without the last factor, which the cross-entropy cancels.
    fn error(&self) -> f64 {
        let a = self.output();
        match self.start.cost {
            Cost::Quadratic => (a - Y) * a * (1.0 - a),
            Cost::CrossEntropy | Cost::LogLikelihood => a - Y,
        }
    }

    fn record(&mut self) {
        let step = f64::from(self.steps_done);
        let values = [self.output(), self.weight, self.bias, self.cost()];
        for (curve, value) in self.curves.iter_mut().zip(values) {
            curve.push(step, value);
        }
    }
}

impl Study for Neuron {
    fn advance(&mut self, _: &Mnist) -> bool {
        if self.steps_done < self.start.steps {
            let error = self.error();
            self.weight -= self.start.learning_rate * error * X;
            self.bias -= self.start.learning_rate * error;
            self.steps_done += 1;
            self.record();
        }
        self.steps_done < self.start.steps
    }

    fn share(&self) -> f64 {
        f64::from(self.steps_done) / f64::from(self.start.steps.max(1))
    }

    fn outcome(&self) -> Outcome {
        let [output, ..] = &self.curves;
        let at = |step: usize| output.points.get(step).map(|[_, output]| *output);
        let first = output.points.first().map(|[_, output]| *output);
        let named = [
            ("first", first),
            ("step-150", at(150)),
            ("last", output.last()),
        ];
        let values = named
            .into_iter()
            .filter_map(|(name, value)| Some((format!("output-{name}"), value?)));
        Outcome {
            values: values.collect(),
            series: self.curves.to_vec(),
            ..Outcome::default()
        }
    }
}
