//! How initial weights are spread.

use digit_lab::nn::{Initializer, Parameters};
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
