//! What scores mean.

use digit_lab::model_file::save_compact;
use digit_lab::nn::{Activation, Calibration};
use digit_lab::reading::Reader;
use ndarray::{Array2, arr1};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::network;

/// A hundred readings with a score of 0.9 each, of which so many are right.
fn readings(right: usize) -> (Array2<f32>, Vec<u8>) {
    let mut outputs = Array2::from_elem((100, 10), 0.1 / 9.0);
    outputs.column_mut(3).fill(0.9);
    let labels = (0..100)
        .map(|index| if index < right { 3 } else { 5 })
        .collect();
    (outputs, labels)
}

#[wasm_bindgen_test(unsupported = test)]
fn the_expected_error_is_the_gap_between_scores_and_right_readings() {
    let calibration = Calibration::default();
    for (right, expected) in [(90, 0.0), (70, 0.2), (100, 0.1)] {
        let (outputs, labels) = readings(right);
        let error = calibration.expected_error(outputs.view(), &labels);
        assert!((error - expected).abs() < 1e-5, "{right} right: {error}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_fitted_temperature_closes_the_gap() {
    for right in [60, 75, 97] {
        let (outputs, labels) = readings(right);
        let fitted = Calibration::default().with_fitted_temperature(outputs.view(), &labels);
        let error = fitted.expected_error(outputs.view(), &labels);
        assert!(
            error < 0.02,
            "{right} right: {error} at {}",
            fitted.temperature
        );
        assert_eq!(fitted.temperature > 1.0, right < 90);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_reading_is_sure_from_the_least_score_and_lead_on() {
    let calibration = Calibration {
        temperature: 1.0,
        least_score: 0.5,
        least_lead: 0.2,
    };
    for (first, second, sure) in [(0.5, 0.25, true), (0.49, 0.1, false), (0.55, 0.4, false)] {
        let mut scores = [0.0; 10];
        (scores[2], scores[7]) = (first, second);
        assert_eq!(calibration.is_sure(&scores, 2), sure, "{first}, {second}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn scores_of_softmax_outputs_add_up_to_one_at_any_temperature() {
    let outputs = arr1(&[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    for temperature in [0.1, 1.0, 10.0] {
        let calibration = Calibration {
            temperature,
            ..Calibration::default()
        };
        let scores: [f32; 10] = calibration.scores(outputs.view(), Activation::Softmax);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-5 && scores[0] > 0.9);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_model_files_calibration_is_used_unless_it_is_nonsense() {
    let read = |temperature, least_score| {
        let network = network(&[784, 10], Activation::Relu, Activation::Softmax, 1);
        let stated = Calibration {
            temperature,
            least_score,
            least_lead: 0.0,
        };
        let file = save_compact(&network, 127, Some(stated), json!(null));
        let used = Reader::from_file(&file).unwrap().calibration();
        (used == stated, used == Calibration::default())
    };
    assert_eq!(read(1.5, 0.7), (true, false));
    for (temperature, least_score) in [(0.0, 0.7), (-1.0, 0.7), (1.0, 7.0)] {
        assert_eq!(read(temperature, least_score), (false, true));
    }
}
