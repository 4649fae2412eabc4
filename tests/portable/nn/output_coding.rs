//! What outputs say of a digit.

use digit_lab::nn::{Activation, Cost, Evaluator, OutputCoding, Tally};
use ndarray::{Array1, Array2, arr1, arr2};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{network, normal};

const BINARY: OutputCoding = OutputCoding::Binary;

fn code(coding: OutputCoding, digit: usize) -> Array1<f32> {
    let mut y = Array1::from_elem(coding.outputs(), 0.5);
    coding.write(digit, y.view_mut());
    y
}

#[wasm_bindgen_test(unsupported = test)]
fn four_bits_are_the_digit_in_binary() {
    assert_eq!(code(BINARY, 0), arr1(&[0.0; 4]));
    assert_eq!(code(BINARY, 6), arr1(&[0.0, 1.0, 1.0, 0.0]));
    assert_eq!(code(BINARY, 9), arr1(&[1.0, 0.0, 0.0, 1.0]));
    assert_eq!(code(OutputCoding::OneHot, 9).sum(), 1.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_code_is_read_as_its_digit_even_when_faint_or_beyond_its_ends() {
    for &coding in OutputCoding::ALL {
        for digit in 0..10 {
            let code = code(coding, digit);
            for outputs in [&code * 1.0, &code * 0.2 + 0.4, &code * 3.0 - 1.0] {
                assert_eq!(coding.read(outputs.view()), digit, "{coding} {outputs}");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn codes_of_no_digit_are_read_as_the_nearest() {
    // 1010 and 1100 lie between two digits each: the bit that is less sure gives way.
    assert_eq!(BINARY.read(arr1(&[0.9, 0.1, 0.6, 0.1]).view()), 8);
    assert_eq!(BINARY.read(arr1(&[0.6, 0.1, 0.9, 0.1]).view()), 2);
    assert_eq!(BINARY.read(arr1(&[0.6, 0.9, 0.1, 0.1]).view()), 4);
    assert_eq!(BINARY.read(arr1(&[1.0_f32; 4]).view()), 7);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_digits_likelihood_is_the_product_of_its_bits() {
    let outputs = arr1(&[0.9, 0.2, 0.3, 0.8]);
    let nine = OutputCoding::likelihood(9, outputs.view());
    assert!((nine - 0.9 * 0.8 * 0.7 * 0.8).abs() < 1e-12);
    let zero = OutputCoding::likelihood(0, outputs.view());
    assert!((zero - 0.1 * 0.8 * 0.7 * 0.2).abs() < 1e-12);
    // The same as e to the minus cross-entropy.
    let (a, mut y) = (outputs.insert_axis(ndarray::Axis(0)), Array2::zeros((1, 4)));
    BINARY.write(9, y.row_mut(0));
    let cost = Cost::CrossEntropy.total(a.view(), y.view());
    assert!((nine - (-cost).exp()).abs() < 1e-12);
}

#[wasm_bindgen_test(unsupported = test)]
fn right_answers_are_counted_by_the_code() {
    let network = network::<f32>(&[8, 4], Activation::Sigmoid, Activation::Sigmoid, 3);
    let x = normal::<f32>(50, 8, 4);
    let mut y = Array2::zeros((50, 4));
    for (row, y) in y.rows_mut().into_iter().enumerate() {
        BINARY.write(row % 10, y);
    }
    let mut tally = Tally::default();
    let mut evaluator = Evaluator::new(&network, 50).coded(BINARY);
    evaluator.add(&network, Cost::Quadratic, x.view(), y.view(), &mut tally);
    let outputs = network.predict(x.view());
    let read = outputs.rows().into_iter().map(|a| BINARY.read(a));
    let right = read.enumerate().filter(|(row, digit)| row % 10 == *digit);
    assert_eq!((tally.correct, tally.of), (right.count(), 50));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_networks_outputs_tell_its_coding() {
    let of = |outputs, output| {
        OutputCoding::of(&network::<f32>(&[8, outputs], Activation::Relu, output, 1))
    };
    assert_eq!(of(10, Activation::Softmax), Some(OutputCoding::OneHot));
    assert_eq!(of(4, Activation::Tanh), Some(BINARY));
    assert_eq!(of(4, Activation::Softmax), None);
    assert_eq!(of(5, Activation::Sigmoid), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn no_output_makes_a_likelihood_vanish_or_grow() {
    let wild = arr2(&[[f32::MAX, -3.0, 0.0, 1.0], [1.0; 4], [0.0; 4]]);
    for outputs in wild.rows() {
        let all = (0..10).map(|digit| OutputCoding::likelihood(digit, outputs));
        let all: Vec<f64> = all.collect();
        assert!(all.iter().all(|p| *p > 0.0 && *p < 1.0), "{all:?}");
        assert!(all.iter().sum::<f64>() <= 1.0, "{all:?}");
    }
}
