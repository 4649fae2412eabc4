//! Backpropagation beside central differences, displacement by displacement.

use digit_lab::insight::{Checked, DISPLACEMENTS, GradientCheck, Part, Place};
use digit_lab::nn::{Activation, Backprop, Cost};
use ndarray::{Array2, ArrayView2};
use wasm_bindgen_test::wasm_bindgen_test;

use super::networks::{Case, cases};
use crate::fixtures::{network, normal, one_hot};

fn row<T>(numbers: &[T]) -> ArrayView2<'_, T> {
    ArrayView2::from_shape((1, numbers.len()), numbers).unwrap()
}

fn checked(case: &Case<f32>, count: usize) -> Vec<Checked> {
    let mut check =
        GradientCheck::new(&case.network, case.cost, row(&case.x), row(&case.y)).unwrap();
    check.add_random(count, 5);
    while check.advance() {}
    check.checked().to_vec()
}

#[wasm_bindgen_test(unsupported = test)]
fn backpropagation_and_differences_agree_where_h_is_right() {
    for case in cases::<f32>() {
        if case.network.hidden_activation() == Activation::Step {
            continue;
        }
        let checked = checked(&case, 12);
        assert_eq!(checked.len(), 12);
        for it in &checked {
            let best = |differences: &[digit_lab::insight::Difference]| {
                let errors = differences.iter().map(|it| it.relative_error);
                errors.fold(f64::INFINITY, f64::min)
            };
            // A gradient that is small against the cost drowns in f32's rounding at every h.
            let least = if it.double.backprop.abs() > 1e-2 {
                1e-2
            } else {
                1.0
            };
            assert!(best(&it.single.differences) <= least, "{it:?}");
            assert!(best(&it.double.differences) <= 1e-5, "{it:?}");
        }
    }
}

/// `tanh` is bent: the error falls with `h²` until rounding makes it rise again with `1/h`.
#[wasm_bindgen_test(unsupported = test)]
fn the_error_shows_truncation_then_rounding() {
    let case = &cases::<f32>()[2];
    for it in checked(case, 20) {
        let errors: Vec<f64> = it
            .double
            .differences
            .iter()
            .map(|it| it.relative_error)
            .collect();
        assert_eq!(errors.len(), DISPLACEMENTS.len());
        // From h = 1e-1 to 1e-3 two orders of magnitude each.
        assert!(
            errors[0] > 20.0 * errors[1] && errors[1] > 20.0 * errors[2],
            "{errors:?}"
        );
        assert!(errors[8] > errors[4], "{errors:?}");
        // In f32 a weight plus 1e-9 is the weight itself.
        let last = it.single.differences[8];
        assert!(it.parameter.abs() < 0.01 || last.slope == 0.0 && last.relative_error == 1.0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_gradient_is_backpropagations_own_mean() {
    let network = network::<f32>(&[5, 4, 3], Activation::Tanh, Activation::Softmax, 3);
    let (x, y): (Array2<f32>, Array2<f32>) = (normal(6, 5, 1), one_hot(6, 3));
    let mut backprop = Backprop::new(&network, 6);
    backprop.add(&network, Cost::LogLikelihood, x.view(), y.view());
    let mut check = GradientCheck::new(&network, Cost::LogLikelihood, x.view(), y.view()).unwrap();
    for index in 0..20 {
        check.add(Place {
            layer: 0,
            part: Part::Weights,
            index,
        });
    }
    check.add(Place {
        layer: 1,
        part: Part::Biases,
        index: 2,
    });
    // Places that there are not.
    check.add(Place {
        layer: 1,
        part: Part::Biases,
        index: 3,
    });
    check.add(Place {
        layer: 2,
        part: Part::Weights,
        index: 0,
    });
    while check.advance() {}
    assert_eq!(check.checked().len(), 21);
    assert_eq!(check.share(), 1.0);
    for it in check.checked() {
        let gradient = it.place.in_gradients(backprop.gradients()).unwrap();
        assert_eq!(it.single.backprop, f64::from(gradient) / 6.0);
        assert!((it.double.backprop - it.single.backprop).abs() < 1e-6);
        assert_eq!(it.parameter, f64::from(it.place.of(&network).unwrap()));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn random_places_are_different_and_have_a_gradient() {
    let case = &cases::<f32>()[3];
    let first = checked(case, 30);
    assert_eq!(first, checked(case, 30));
    let mut places: Vec<Place> = first.iter().map(|it| it.place).collect();
    places.sort_by_key(|it| (it.layer, it.part as usize, it.index));
    places.dedup();
    assert_eq!(places.len(), 30);
    assert!(first.iter().all(|it| it.double.backprop != 0.0));
    assert!(checked(case, 1_000_000).len() <= 13 * 6 + 7 * 10);
}

#[wasm_bindgen_test(unsupported = test)]
fn samples_of_another_size_are_no_check() {
    let network = network::<f32>(&[5, 3], Activation::Tanh, Activation::Tanh, 3);
    let check = |n: usize, x: usize, y: usize| {
        let (x, y) = (Array2::zeros((n, x)), Array2::zeros((n, y)));
        GradientCheck::new(&network, Cost::Quadratic, x.view(), y.view())
    };
    assert!(check(2, 5, 3).is_some());
    assert!(check(0, 5, 3).is_none());
    assert!(check(2, 4, 3).is_none());
    assert!(check(2, 5, 4).is_none());
}
