//! Costs that are known exactly.

use digit_lab::nn::{Activation, Cost};
use ndarray::{Array2, arr2};
use wasm_bindgen_test::wasm_bindgen_test;

fn check(cost: Cost, a: [f64; 2], y: [f64; 2], expected: f64) {
    let got = cost.total(arr2(&[a]).view(), arr2(&[y]).view());
    assert!(
        (got - expected).abs() < 1e-12,
        "{cost}: {got} instead of {expected}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn costs_have_their_known_values() {
    check(Cost::Quadratic, [0.8, 0.4], [1.0, 0.0], 0.5 * (0.04 + 0.16));
    check(
        Cost::CrossEntropy,
        [0.8, 0.4],
        [1.0, 0.0],
        -(0.8_f64.ln() + 0.6_f64.ln()),
    );
    check(Cost::LogLikelihood, [0.8, 0.2], [1.0, 0.0], -(0.8_f64.ln()));
}

#[wasm_bindgen_test(unsupported = test)]
fn many_outputs_from_next_to_nothing_to_1_cost_what_each_does() {
    const LEAST: f64 = f32::MIN_POSITIVE as f64;
    let a = Array2::from_shape_fn((17, 5), |(row, column)| {
        let falls = 10.0_f64.powf(-((5 * row + column) as f64 % 46.0));
        if column % 2 == 0 { falls } else { 1.0 - falls }
    });
    let wanted = Array2::from_shape_fn((17, 5), |(row, column)| {
        [0.0, 1.0, 1.0, 0.3, 0.0][(row + column) % 5]
    });
    let of = |weight: f64, p: f64| {
        if weight == 0.0 {
            0.0
        } else {
            weight * p.max(LEAST).ln()
        }
    };
    for cost in [Cost::CrossEntropy, Cost::LogLikelihood] {
        let each = a.iter().zip(&wanted).map(|(&a, &y)| match cost {
            Cost::LogLikelihood => -of(y, a),
            _ => -of(y, a) - of(1.0 - y, 1.0 - a),
        });
        let (got, expected) = (cost.total(a.view(), wanted.view()), each.sum::<f64>());
        assert!(
            (got - expected).abs() < 1e-12 * expected,
            "{cost}: {got} instead of {expected}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn saturated_outputs_cost_a_finite_amount() {
    for cost in [Cost::CrossEntropy, Cost::LogLikelihood] {
        let wrong = cost.total(arr2(&[[0.0_f32, 1.0]]).view(), arr2(&[[1.0, 0.0]]).view());
        assert!(wrong.is_finite() && wrong > 80.0, "{cost}: {wrong}");
        check(cost, [1.0, 0.0], [1.0, 0.0], 0.0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_output_that_is_no_number_is_not_hidden() {
    for &cost in Cost::ALL {
        let total = cost.total(arr2(&[[f32::NAN, 0.5]]).view(), arr2(&[[1.0, 0.0]]).view());
        assert!(total.is_nan(), "{cost}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn matching_output_and_cost_have_the_plain_difference_as_error() {
    let (a, y) = (arr2(&[[1.0_f32, 0.0, 0.25]]), arr2(&[[0.0, 0.0, 1.0]]));
    for (output, cost) in [
        (Activation::Sigmoid, Cost::CrossEntropy),
        (Activation::Softmax, Cost::LogLikelihood),
    ] {
        let mut delta = a.clone();
        cost.output_error(output, a.view(), y.view(), delta.view_mut());
        assert_eq!(
            delta,
            &a - &y,
            "{output}, {cost}: even where outputs are saturated"
        );
    }
}
