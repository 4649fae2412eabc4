//! Specs, checked.

use digit_lab::nn::{Activation, Cost};
use digit_lab::training::{Field, FieldError, Layers, Problem, TrainingConfig, TrainingSpec};
use wasm_bindgen_test::wasm_bindgen_test;

const IMAGES: usize = 1_000;

/// The fields that are wrong in the default spec after a change.
fn wrong(change: impl FnOnce(&mut TrainingSpec)) -> Vec<FieldError> {
    let mut spec = TrainingSpec::default();
    change(&mut spec);
    TrainingConfig::check(&spec, IMAGES)
        .err()
        .unwrap_or_default()
}

fn check(field: Field, problem: Problem, change: impl FnOnce(&mut TrainingSpec)) {
    assert_eq!(wrong(change), [FieldError { field, problem }]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_default_is_valid_and_uses_all_images() {
    let config = TrainingConfig::check(&TrainingSpec::default(), IMAGES).unwrap();
    assert_eq!(config.architecture().sizes(), [784, 100, 10]);
    assert_eq!((config.training_size(), config.batches()), (IMAGES, 100));
}

#[wasm_bindgen_test(unsupported = test)]
fn numbers_outside_their_limits_are_named() {
    let range = |least, most, got| Problem::OutOfRange { least, most, got };
    check(Field::LearningRate, range(1e-6, 1_000.0, 0.0), |spec| {
        spec.learning_rate = 0.0;
    });
    check(
        Field::LearningRate,
        range(1e-6, 1_000.0, f64::INFINITY),
        |spec| spec.learning_rate = f64::INFINITY,
    );
    check(Field::MiniBatch, range(1.0, 1_000.0, 1_001.0), |spec| {
        spec.mini_batch = 1_001.0;
    });
    check(Field::MiniBatch, range(1.0, 500.0, 501.0), |spec| {
        spec.training_size = Some(500.0);
        spec.mini_batch = 501.0;
    });
    check(Field::TrainingSize, range(1.0, 1_000.0, 50_000.0), |spec| {
        spec.training_size = Some(50_000.0);
    });
    check(Field::Epochs, range(1.0, 100_000.0, -1.0), |spec| {
        spec.epochs = -1.0;
    });
    check(Field::Lambda, range(0.0, 100_000.0, -0.1), |spec| {
        spec.lambda = -0.1;
    });
    check(
        Field::Seed,
        range(0.0, 4_294_967_295.0, 4_294_967_296.0),
        |spec| spec.seed = 4_294_967_296.0,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn fractions_and_missing_numbers_are_named() {
    check(
        Field::MiniBatch,
        Problem::NotWhole {
            least: 1.0,
            most: 1_000.0,
            got: 2.5,
        },
        |spec| spec.mini_batch = 2.5,
    );
    check(
        Field::Epochs,
        Problem::NotANumber {
            least: 1.0,
            most: 100_000.0,
        },
        |spec| spec.epochs = f64::NAN,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn all_wrong_fields_are_named_at_once() {
    let errors = wrong(|spec| {
        spec.layers = Layers::Hidden("many".into());
        spec.learning_rate = -1.0;
        spec.epochs = 0.5;
    });
    let fields: Vec<Field> = errors.iter().map(|error| error.field).collect();
    assert_eq!(fields, [Field::Epochs, Field::LearningRate, Field::Layers]);
}

#[wasm_bindgen_test(unsupported = test)]
fn combinations_without_meaning_are_named() {
    check(Field::Activation, Problem::HiddenSoftmax, |spec| {
        spec.activation = Activation::Softmax;
    });
    for (cost, output) in [
        (Cost::CrossEntropy, Activation::Tanh),
        (Cost::CrossEntropy, Activation::Relu),
        (Cost::LogLikelihood, Activation::Sigmoid),
    ] {
        check(
            Field::Cost,
            Problem::CostOfOutput { cost, output },
            |spec| {
                spec.cost = cost;
                spec.output_activation = output;
            },
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn cross_entropy_of_softmax_outputs_is_the_log_likelihood() {
    let spec = TrainingSpec {
        output_activation: Activation::Softmax,
        cost: Cost::CrossEntropy,
        ..TrainingSpec::default()
    };
    assert_eq!(
        TrainingConfig::check(&spec, IMAGES).unwrap().cost(),
        Cost::LogLikelihood
    );
}
