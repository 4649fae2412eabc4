//! Counting right answers.

use digit_lab::nn::{Activation, Cost, Evaluator, Tally, digit_read};
use ndarray::{arr1, s};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{network, normal, one_hot};

#[wasm_bindgen_test(unsupported = test)]
fn the_first_of_the_largest_outputs_is_read() {
    assert_eq!(digit_read(arr1(&[0.1, 0.7, 0.7]).view()), 1);
    assert_eq!(digit_read(arr1(&[f32::NAN, f32::NAN]).view()), 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn chunks_add_up_to_the_whole() {
    let network = network::<f32>(&[8, 6, 4], Activation::Tanh, Activation::Softmax, 1);
    let (x, y) = (normal::<f32>(21, 8, 2), one_hot(21, 4));
    let tally = |rows: usize| {
        let mut evaluator = Evaluator::new(&network, rows);
        let mut tally = Tally::default();
        for start in (0..21).step_by(rows) {
            let part = s![start..21.min(start + rows), ..];
            evaluator.add(
                &network,
                Cost::LogLikelihood,
                x.slice(part),
                y.slice(part),
                &mut tally,
            );
        }
        tally
    };
    let (whole, parts) = (tally(21), tally(4));
    assert_eq!((whole.correct, whole.of), (parts.correct, 21));
    assert!((whole.cost - parts.cost).abs() < 1e-9);
    let predicted = network.predict(x.view());
    let correct = predicted
        .rows()
        .into_iter()
        .enumerate()
        .filter(|(row, a)| digit_read(*a) == row % 4)
        .count();
    assert_eq!(whole.correct, correct);
}
