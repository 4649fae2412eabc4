//! Values of the activation functions that are known exactly.

use digit_lab::nn::Activation;
use ndarray::{Array2, arr2};
use wasm_bindgen_test::wasm_bindgen_test;

fn check(activation: Activation, z: [f64; 3], expected: [f64; 3]) {
    let mut a: Array2<f64> = arr2(&[z]);
    activation.apply(a.view_mut());
    for (a, expected) in a.iter().zip(expected) {
        assert!(
            (a - expected).abs() < 1e-12,
            "{activation}: {a} instead of {expected}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn activations_have_their_known_values() {
    // 1 / (1 + e^-ln 3) = 3/4; tanh(ln 2) = (2 - 1/2) / (2 + 1/2); softmax is e^z over its sum.
    check(
        Activation::Sigmoid,
        [0.0, 3.0_f64.ln(), -(3.0_f64.ln())],
        [0.5, 0.75, 0.25],
    );
    check(
        Activation::Tanh,
        [0.0, 2.0_f64.ln(), -(2.0_f64.ln())],
        [0.0, 0.6, -0.6],
    );
    check(Activation::Relu, [0.0, 2.5, -2.5], [0.0, 2.5, 0.0]);
    check(
        Activation::Softmax,
        [0.0, 2.0_f64.ln(), 5.0_f64.ln()],
        [0.125, 0.25, 0.625],
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_perceptron_is_on_above_its_threshold_only() {
    check(Activation::Step, [0.0, 1e-9, -1e-9], [0.0, 1.0, 0.0]);
    check(Activation::Linear, [0.0, 2.5, -2.5], [0.0, 2.5, -2.5]);
}

#[wasm_bindgen_test(unsupported = test)]
fn very_large_inputs_saturate_and_do_not_overflow() {
    check(Activation::Sigmoid, [0.0, 1e4, -1e4], [0.5, 1.0, 0.0]);
    check(Activation::Tanh, [0.0, 1e4, -1e4], [0.0, 1.0, -1.0]);
    check(Activation::Softmax, [1e4, 0.0, -1e4], [1.0, 0.0, 0.0]);
}
