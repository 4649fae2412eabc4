//! How initial weights are spread.

use digit_lab::nn::{Initialization, Initializer, Parameters, orthogonal};
use ndarray::Array2;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::rng;

fn check(initializer: Initializer, weight_deviation: f64, bias_deviation: f64) {
    let Parameters { weights, biases } = initializer.draw::<f64>(400, 300, &mut rng(5));
    for (what, got, expected) in [
        ("weights", weights.std(0.0), weight_deviation),
        ("biases", biases.std(0.0), bias_deviation),
    ] {
        assert!(
            (got - expected).abs() <= 0.1 * expected,
            "{initializer} {what}: {got} instead of {expected}"
        );
    }
    assert!(weights.mean().unwrap().abs() < 0.02);
}

#[wasm_bindgen_test(unsupported = test)]
fn initial_weights_have_the_stated_deviation() {
    check(Initializer::Normal, 1.0, 1.0);
    check(Initializer::ScaledNormal, 0.05, 1.0);
    check(Initializer::He, (2.0_f64 / 400.0).sqrt(), 0.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_seed_draws_the_same_weights() {
    let draw = |seed| Initializer::Normal.draw::<f32>(3, 2, &mut rng(seed));
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_deviation_of_ones_own_spreads_weights_and_leaves_biases_standard() {
    let initialization = Initialization {
        weight_deviation: 0.1,
        ..Initializer::CustomNormal.into()
    };
    let Parameters { weights, biases } = initialization.draw::<f64>(400, 300, &mut rng(5));
    assert!((weights.std(0.0) - 0.1).abs() < 0.01 && (biases.std(0.0) - 1.0).abs() < 0.1);
    let standard = Initializer::Normal.draw::<f64>(400, 300, &mut rng(5));
    assert_eq!(biases, standard.biases);
}

#[wasm_bindgen_test(unsupported = test)]
fn without_biases_the_weights_are_the_same() {
    let with = Initializer::ScaledNormal.draw::<f32>(7, 5, &mut rng(5));
    let initialization = Initialization {
        has_biases: false,
        ..Initializer::ScaledNormal.into()
    };
    let without = initialization.draw::<f32>(7, 5, &mut rng(5));
    assert_eq!(with.weights, without.weights);
    assert!(without.biases.iter().all(|b| *b == 0.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn zero_is_zero() {
    let Parameters { weights, biases } = Initializer::Zero.draw::<f32>(7, 5, &mut rng(5));
    assert!(weights.iter().chain(&biases).all(|p| *p == 0.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn orthogonal_weights_are_at_right_angles() {
    for (inputs, outputs) in [(60, 20), (20, 60), (30, 30), (1, 5)] {
        let drawn = Initializer::Orthogonal.draw::<f64>(inputs, outputs, &mut rng(5));
        let w = &drawn.weights;
        let products = if inputs >= outputs {
            w.t().dot(w)
        } else {
            w.dot(&w.t())
        };
        let unit = Array2::<f64>::eye(inputs.min(outputs));
        let worst = (products - unit)
            .iter()
            .fold(0.0_f64, |m, d| m.max(d.abs()));
        assert!(worst < 1e-10, "{inputs} to {outputs}: {worst}");
        assert!(drawn.biases.iter().all(|b| *b == 0.0));
    }
    assert!(orthogonal::is_feasible(784, 500) && !orthogonal::is_feasible(2_000, 2_000));
}
