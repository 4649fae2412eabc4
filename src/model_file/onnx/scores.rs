//! From what the last layer says to ten scores, as [`OutputCoding::scores`] has them.

use super::{Attribute, Graph, OUTPUTS, SCORES};
use crate::nn::{Activation, Calibration, DIGITS, OutputCoding};

/// Adds the way from [`OUTPUTS`] to [`SCORES`].
pub(super) fn add(
    coding: OutputCoding,
    calibration: Calibration,
    activation: Activation,
    graph: &mut Graph,
) {
    match (coding, activation) {
        (OutputCoding::Binary, _) => likelihoods(graph),
        (OutputCoding::OneHot, Activation::Softmax) => tempered(graph, calibration.temperature),
        (OutputCoding::OneHot, Activation::Tanh) => {
            graph.float("scores.one", 1.0);
            graph.float("scores.half", 0.5);
            graph.node("Add", &[OUTPUTS, "scores.one"], "scores.moved", &[]);
            graph.node(
                "Mul",
                &["scores.moved", "scores.half"],
                "scores.halved",
                &[],
            );
            clip(graph, "scores.halved", [0.0, 1.0], SCORES);
        }
        (
            OutputCoding::OneHot,
            Activation::Sigmoid | Activation::Relu | Activation::Linear | Activation::Step,
        ) => clip(graph, OUTPUTS, [0.0, 1.0], SCORES),
    }
}

/// `p^(1/T) / Σ p^(1/T)`, which is the softmax of `ln p / T`.
fn tempered(graph: &mut Graph, temperature: f32) {
    graph.float("scores.least", f32::MIN_POSITIVE);
    graph.float("scores.coldness", 1.0 / temperature);
    graph.node("Max", &[OUTPUTS, "scores.least"], "scores.positive", &[]);
    graph.node("Log", &["scores.positive"], "scores.log", &[]);
    graph.node(
        "Mul",
        &["scores.log", "scores.coldness"],
        "scores.tempered",
        &[],
    );
    graph.node(
        "Softmax",
        &["scores.tempered"],
        SCORES,
        &[Attribute::Int("axis", 1)],
    );
}

/// `Π a` over a digit's ones times `Π (1 - a)` over its zeros, by the logarithms' sums.
fn likelihoods(graph: &mut Graph) {
    let bits = OutputCoding::Binary.outputs();
    let mut codes = ndarray::Array2::<f32>::zeros((DIGITS, bits));
    for (digit, code) in codes.rows_mut().into_iter().enumerate() {
        OutputCoding::Binary.write(digit, code);
    }
    let shape = [bits, DIGITS];
    graph.floats("scores.ones", &shape, codes.t());
    graph.floats("scores.zeros", &shape, codes.mapv(|bit| 1.0 - bit).t());
    graph.float("scores.one", 1.0);
    let doubt = OutputCoding::DOUBT as f32;
    clip(graph, OUTPUTS, [doubt, 1.0 - doubt], "scores.likely");
    graph.node(
        "Sub",
        &["scores.one", "scores.likely"],
        "scores.unlikely",
        &[],
    );
    for (likely, codes, sum) in [
        ("scores.likely", "scores.ones", "scores.for_ones"),
        ("scores.unlikely", "scores.zeros", "scores.for_zeros"),
    ] {
        let log = format!("{sum}.log");
        graph.node("Log", &[likely], &log, &[]);
        graph.node("MatMul", &[&log, codes], sum, &[]);
    }
    graph.node(
        "Add",
        &["scores.for_ones", "scores.for_zeros"],
        "scores.log",
        &[],
    );
    graph.node("Exp", &["scores.log"], SCORES, &[]);
}

/// What is below or above becomes the least and the most.
fn clip(graph: &mut Graph, from: &str, [least, most]: [f32; 2], to: &str) {
    let names = ["least", "most"].map(|end| format!("{to}.{end}"));
    graph.float(&names[0], least);
    graph.float(&names[1], most);
    graph.node("Clip", &[from, &names[0], &names[1]], to, &[]);
}
