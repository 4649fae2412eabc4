//! The cross-entropy cost: one neuron's slow start, and none.

use crate::book::Criterion::Points;
use crate::book::Measure::{Best, Value};
use crate::book::Part::Test;
use crate::book::chapter3::row;
use crate::book::figure::SINGLE;
use crate::book::settings::chapter3;
use crate::book::{Experiment, Job, NeuronStart};
use crate::nn::Cost;

/// The book's picture for 3.2 says η = 0.005, with which hardly anything moves in 300 steps; it was
/// drawn with 0.15.
fn neuron(cost: Cost, weight: f64, bias: f64) -> Job {
    Job::Neuron(NeuronStart {
        cost,
        weight,
        bias,
        learning_rate: 0.15,
        steps: 300,
    })
}

pub(super) fn experiments() -> Vec<Experiment> {
    // Outputs are published rounded.
    let (two_digits, four_digits) = (Points(0.005), Points(0.000_05));
    vec![
        row("3.1")
            .arm("0.6, 0.9", neuron(Cost::Quadratic, 0.6, 0.9))
            .published(Value("output-first"), 0.82, two_digits)
            .measured(Value("output-step-150"))
            .published(Value("output-last"), 0.09, two_digits)
            .arm("2, 2", neuron(Cost::Quadratic, 2.0, 2.0))
            .published(Value("output-first"), 0.98, two_digits)
            .measured(Value("output-step-150"))
            .published(Value("output-last"), 0.20, two_digits),
        row("3.2")
            .arm("0.6, 0.9", neuron(Cost::CrossEntropy, 0.6, 0.9))
            .measured(Value("output-step-150"))
            .published(Value("output-last"), 0.0116, four_digits)
            .arm("2, 2", neuron(Cost::CrossEntropy, 2.0, 2.0))
            .measured(Value("output-step-150"))
            .published(Value("output-last"), 0.0120, four_digits),
        row("3.3")
            .training("30", chapter3("30", 0.5))
            .published(Best(Test), 95.49, SINGLE),
        row("3.4")
            .training("100", chapter3("100", 0.5))
            .quick(10_000, 20)
            .published(Best(Test), 96.82, SINGLE),
    ]
}
