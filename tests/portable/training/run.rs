//! A training in units of work.

use digit_lab::nn::{Activation, Cost, Initializer};
use digit_lab::training::{EpochRecord, Layers, Run, TrainingConfig, TrainingSpec, Work};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::mnist;

fn config(spec: &TrainingSpec, images: usize) -> TrainingConfig {
    TrainingConfig::check(spec, images).unwrap()
}

/// Trains to the end: every epoch's record and every mini-batch's cost and size.
fn finished(run: &mut Run, data: &digit_lab::data::Mnist) -> (Vec<EpochRecord>, Vec<(f32, usize)>) {
    let (mut records, mut batches) = (Vec::new(), Vec::new());
    loop {
        match run.advance(data) {
            Work::Batch { cost, images } => batches.push((cost, images)),
            Work::Epoch(record) => records.push(record),
            Work::Nothing => return (records, batches),
            Work::PartOfPreparation
            | Work::PartOfBatch
            | Work::PartOfEvaluation
            | Work::UnmonitoredEpoch => {}
            Work::NotFinite => panic!("the cost overflowed"),
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn training_on_real_digits_learns_them() {
    let data = mnist(1_500, 300, 200);
    let spec = TrainingSpec {
        epochs: 6.0,
        ..TrainingSpec::default()
    };
    let (records, batches) = finished(&mut Run::new(config(&spec, 1_500)), &data);
    assert_eq!((records.len(), batches.len()), (6, 900));
    let (first, last) = (&records[0], &records[5]);
    assert!(last.training_cost < 0.6 * first.training_cost);
    assert!(last.validation_correct >= 255, "{last:?}");
    assert_eq!(
        (last.training_size, last.validation_size, last.test_size),
        (1_500, 300, 200)
    );
    assert!(
        last.test_correct.is_some() && first.test_correct.is_none(),
        "test images are read at the end"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_seed_gives_the_same_bits_and_another_seed_others() {
    let data = mnist(300, 50, 0);
    let trained = |seed: f64| {
        let mut run = Run::new(config(
            &TrainingSpec {
                epochs: 2.0,
                seed,
                ..TrainingSpec::default()
            },
            300,
        ));
        finished(&mut run, &data);
        run.network().clone()
    };
    assert_eq!(trained(1.0), trained(1.0));
    assert_ne!(trained(1.0), trained(2.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_mini_batch_of_all_images_is_one_update_taken_in_parts() {
    let data = mnist(1_000, 0, 0);
    let spec = TrainingSpec {
        mini_batch: 1_000.0,
        epochs: 1.0,
        ..TrainingSpec::default()
    };
    let mut run = Run::new(config(&spec, 1_000));
    let start = run.network().clone();
    let mut parts = 0;
    while run.advance(&data) == Work::PartOfBatch {
        assert_eq!(
            run.network(),
            &start,
            "weights wait for the whole mini-batch"
        );
        parts += 1;
    }
    assert!(parts >= 3, "{parts} parts");
    assert_ne!(run.network(), &start);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_last_mini_batch_of_an_epoch_may_be_smaller() {
    let data = mnist(25, 10, 0);
    let spec = TrainingSpec {
        epochs: 1.0,
        ..TrainingSpec::default()
    };
    let (_, batches) = finished(&mut Run::new(config(&spec, 25)), &data);
    assert_eq!(
        batches
            .iter()
            .map(|(_, images)| *images)
            .collect::<Vec<_>>(),
        [10, 10, 5]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_cost_that_overflows_ends_with_the_last_good_weights() {
    let data = mnist(200, 50, 0);
    let spec = TrainingSpec {
        layers: Layers::Hidden("30,30".into()),
        activation: Activation::Relu,
        output_activation: Activation::Relu,
        cost: Cost::Quadratic,
        initializer: Initializer::Normal,
        learning_rate: 1_000.0,
        ..TrainingSpec::default()
    };
    let mut run = Run::new(config(&spec, 200));
    let start = run.network().clone();
    let mut work = Work::Nothing;
    for _ in 0..2_000 {
        work = run.advance(&data);
        if work == Work::NotFinite {
            break;
        }
    }
    assert_eq!(work, Work::NotFinite);
    assert!(run.network().is_finite());
    assert_eq!(run.network(), &start);
    assert_eq!(run.advance(&data), Work::Nothing);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_convolutional_network_learns_real_digits() {
    let data = mnist(1_000, 300, 0);
    let spec = TrainingSpec {
        layers: Layers::Hidden("conv 4@5x5, pool 4, dropout 0.1, 20".to_owned()),
        activation: Activation::Relu,
        output_activation: Activation::Softmax,
        cost: Cost::LogLikelihood,
        initializer: Initializer::He,
        learning_rate: 0.2,
        epochs: 4.0,
        lambda: 0.0,
        ..TrainingSpec::default()
    };
    let (records, _) = finished(&mut Run::new(config(&spec, 1_000)), &data);
    assert!(records[3].validation_correct >= 240, "{:?}", records[3]);
}
