//! Settings that change while a training goes on.

use digit_lab::training::{Change, Field, RateSchedule, Work};
use wasm_bindgen_test::wasm_bindgen_test;

use super::options::{run, short, trained};
use crate::fixtures::mnist;

#[wasm_bindgen_test(unsupported = test)]
fn another_learning_rate_from_an_epoch_on_is_what_a_step_schedule_does() {
    let data = mnist(60, 20, 0);
    let constant = short(|_| {});
    let mut stepped = constant.clone();
    stepped.schedule = RateSchedule::Step;
    stepped.schedule_epochs = 1.0;

    let mut run = run(&constant, &data);
    while !matches!(run.advance(&data), Work::Epoch(_)) {}
    let change = Change {
        learning_rate: Some(0.25),
        ..Change::default()
    };
    run.change(change).unwrap();
    while run.advance(&data) != Work::Nothing {}
    assert_eq!(run.network(), &trained(&stepped, &data).0);
    assert_ne!(run.network(), &trained(&constant, &data).0);
}

#[wasm_bindgen_test(unsupported = test)]
fn another_mini_batch_begins_with_the_next_one() {
    let data = mnist(25, 10, 0);
    let mut run = run(&short(|spec| spec.epochs = 1.0), &data);
    let mut sizes = Vec::new();
    loop {
        match run.advance(&data) {
            Work::Batch { images, .. } => {
                sizes.push(images);
                let change = Change {
                    mini_batch: Some(4.0),
                    lambda: Some(3.0),
                    ..Change::default()
                };
                run.change(change).unwrap();
            }
            Work::Nothing => break,
            _ => {}
        }
    }
    assert_eq!(sizes, [10, 4, 4, 4, 3]);
    assert_eq!((run.rates().mini_batch, run.rates().lambda), (4, 3.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_penalty_changed_in_mid_run_is_the_one_recorded() {
    let data = mnist(25, 10, 0);
    let mut run = run(&short(|spec| spec.epochs = 1.0), &data);
    let change = |lambda| Change {
        lambda: Some(lambda),
        ..Change::default()
    };
    run.change(change(0.0)).unwrap();
    while let work = run.advance(&data)
        && work != Work::Nothing
    {
        if let Work::Epoch(record) = work {
            assert_eq!(record.penalty, 0.0);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn values_that_make_no_sense_are_named_and_nothing_changes() {
    let data = mnist(25, 10, 0);
    let mut run = run(&short(|_| {}), &data);
    let before = run.rates();
    let errors = run
        .change(Change {
            learning_rate: Some(0.25),
            mini_batch: Some(26.0),
            lambda: Some(f64::NAN),
        })
        .unwrap_err();
    let fields: Vec<Field> = errors.iter().map(|error| error.field).collect();
    assert_eq!(fields, [Field::MiniBatch, Field::Lambda]);
    assert!(!run.make_changes());
    assert_eq!(run.rates(), before);
}
