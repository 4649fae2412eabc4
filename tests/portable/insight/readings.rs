//! What a network gets right and wrong.

use digit_lab::insight::{ReadThrough, Readings};
use digit_lab::model_file;
use digit_lab::nn::{Activation, Calibration, Cost, Evaluator, Network, OutputCoding, Tally};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{SHIPPED, digits, network};

fn read_through(network: &Network<f32>, images: usize) -> Readings {
    let images = digits().part(0, images);
    let mut through = ReadThrough::new(network, Calibration::default()).unwrap();
    while through.advance(&images) {}
    assert!(!through.advance(&images));
    through.readings().clone()
}

/// Three sevens, one of them read as a one; a one read rightly; a two read as a seven.
fn few() -> Readings {
    Readings {
        labels: vec![7, 7, 1, 7, 2],
        read: vec![7, 1, 1, 7, 7],
        scores: vec![0.9, 0.55, 1.0, 0.35, 0.8],
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_confusion_counts_labels_by_what_they_were_read_as() {
    let confusion = few().confusion();
    assert_eq!(confusion[7][7], 2);
    assert_eq!(confusion[7][1], 1);
    assert_eq!(confusion[2][7], 1);
    assert_eq!(confusion.iter().flatten().sum::<u32>(), 5);
    assert_eq!(
        (few().right(), few().wrong(), few().accuracy()),
        (3, 2, 0.6)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn precision_is_of_what_was_read_and_recall_of_what_was_shown() {
    let digits = few().digits();
    assert_eq!(digits[7].precision(), Some(2.0 / 3.0));
    assert_eq!(digits[7].recall(), Some(2.0 / 3.0));
    assert_eq!(digits[1].precision(), Some(0.5));
    assert_eq!(digits[1].recall(), Some(1.0));
    assert_eq!(digits[1].f1(), Some(2.0 / 3.0));
    assert_eq!(digits[2].precision(), None);
    assert_eq!(digits[2].recall(), Some(0.0));
    assert_eq!(digits[0].f1(), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_surest_mistake_comes_first() {
    assert_eq!(few().misread(), [4, 1]);
    assert_eq!(few().cell(7, 7), [0, 3]);
    assert_eq!(few().cell(7, 1), [1]);
    assert!(few().cell(0, 0).is_empty());
}

#[wasm_bindgen_test(unsupported = test)]
fn reliability_holds_scores_against_right_answers() {
    let reliability = few().reliability(2);
    let [low, high] = reliability.bins[..] else {
        panic!("two bins");
    };
    assert_eq!((low.count, high.count), (1, 4));
    // Above one half: 0.9, 0.55, 1.0 and 0.8, of which the first and the third are right.
    assert!((high.confidence - 3.25 / 4.0).abs() < 1e-7);
    assert_eq!(high.accuracy, 0.5);
    assert_eq!(low.accuracy, 1.0);
    let expected = (0.65 * 1.0 + (3.25 - 2.0)) / 5.0;
    assert!((reliability.expected_error - expected).abs() < 1e-7);
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_read_has_figures_of_nothing() {
    let none = Readings::default();
    assert!(none.is_empty() && none.misread().is_empty());
    let reliability = none.reliability(0);
    assert_eq!(reliability.bins.len(), 1);
    assert_eq!(reliability.expected_error, 0.0);
}

/// Columns that came from elsewhere may hold anything.
#[wasm_bindgen_test(unsupported = test)]
fn odd_columns_do_no_harm() {
    let odd = Readings {
        labels: vec![200, 3, 3],
        read: vec![1],
        scores: vec![f32::NAN],
    };
    assert_eq!(odd.confusion().iter().flatten().sum::<u32>(), 0);
    odd.reliability(10);
    odd.misread();
    odd.cell(3, 3);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_read_is_what_evaluation_and_calibration_say() {
    let model = model_file::load_model(SHIPPED).unwrap();
    let images = digits().part(0, 300);
    let readings = read_through(&model.network, 300);
    assert_eq!(readings.labels, images.labels());
    let (x, y) = images.arrays::<f32>(0, 300);
    let mut tally = Tally::default();
    let cost = Cost::LogLikelihood;
    let mut evaluator = Evaluator::new(&model.network, 300);
    evaluator.add(&model.network, cost, x.view(), y.view(), &mut tally);
    assert_eq!(readings.right(), tally.correct);
    let outputs = model.network.predict(x.view());
    let error = Calibration::default().expected_error(outputs.view(), images.labels());
    assert!((readings.reliability(15).expected_error - error).abs() < 1e-6);
}

#[wasm_bindgen_test(unsupported = test)]
fn bits_are_read_as_digits() {
    let network = network::<f32>(&[784, 4], Activation::Sigmoid, Activation::Sigmoid, 2);
    let readings = read_through(&network, 50);
    let (x, _) = digits().arrays::<f32>(0, 50);
    for (outputs, &read) in network
        .predict(x.view())
        .rows()
        .into_iter()
        .zip(&readings.read)
    {
        assert_eq!(OutputCoding::Binary.read(outputs), usize::from(read));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_network_that_reads_no_digits_has_no_readings() {
    for sizes in [[784, 3], [10, 10]] {
        let network = network::<f32>(&sizes, Activation::Sigmoid, Activation::Sigmoid, 2);
        assert!(ReadThrough::new(&network, Calibration::default()).is_none());
    }
}
