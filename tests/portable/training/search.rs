//! Random search.

use digit_lab::nn::Activation;
use digit_lab::training::{Augmentation, Field, Optimizer, TrainingConfig};
use wasm_bindgen_test::wasm_bindgen_test;

use super::options::{run, short, trained};
use crate::fixtures::mnist;

#[wasm_bindgen_test(unsupported = test)]
fn random_search_keeps_the_network_with_the_least_cost() {
    let data = mnist(100, 20, 0);
    let costs = |epochs: f64, seed: f64| {
        let spec = short(|spec| {
            spec.optimizer = Optimizer::RandomSearch;
            spec.epochs = epochs;
            spec.seed = seed;
        });
        trained(&spec, &data)
    };
    let (network, records) = costs(12.0, 1.0);
    let course: Vec<f64> = records.iter().map(|it| it.training_cost).collect();
    assert!(
        course.windows(2).all(|pair| pair[1] <= pair[0]),
        "{course:?}"
    );
    assert!(course[11] < course[0], "{course:?}");
    // The network kept is the one that was drawn when its cost first came up.
    let first = course.iter().position(|cost| *cost == course[11]).unwrap();
    assert_eq!(network, costs((first + 1) as f64, 1.0).0);
    let start = run(&short(|_| {}), &data).network().clone();
    assert_eq!(
        costs(1.0, 1.0).0,
        start,
        "the first one is where training begins"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn luck_needs_no_slope_but_plain_images() {
    let mut spec = short(|spec| {
        spec.optimizer = Optimizer::RandomSearch;
        spec.activation = Activation::Step;
    });
    assert!(TrainingConfig::check(&spec, 100).is_ok());
    spec.augmentation = Augmentation::Shifts;
    let errors = TrainingConfig::check(&spec, 100).unwrap_err();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].field, Field::Augmentation);
}
