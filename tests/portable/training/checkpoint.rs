//! Trainings kept as bytes.

use digit_lab::data::Mnist;
use digit_lab::nn::{Activation, Cost, Network, Regularization};
use digit_lab::training::{
    Augmentation, Change, CheckpointError, Ending, EpochRecord, Layers, Optimizer, Pixels,
    RateSchedule, Run, TrainingSpec, Work,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::options::{run, short};
use crate::fixtures::mnist;

type End = (Network<f32>, Vec<EpochRecord>, Option<Ending>);

fn end(mut run: Run, data: &Mnist) -> End {
    let mut records = Vec::new();
    loop {
        match run.advance(data) {
            Work::Epoch(record) => records.push(record),
            Work::Nothing => return (run.reading_network(), records, run.ending()),
            Work::NotFinite => panic!("the cost overflowed"),
            _ => {}
        }
    }
}

/// Keeps a training after each unit of its work, and goes on from there; answers how many units there were.
fn goes_on_from_everywhere(spec: &TrainingSpec, data: &Mnist) -> usize {
    let mut run = run(spec, data);
    let (network, records, ending) = end(run.clone(), data);
    let (mut units, mut done) = (0, 0);
    loop {
        let resumed = Run::resume(&run.checkpoint(), data.training.len()).unwrap();
        assert_eq!(resumed.config(), run.config());
        assert_eq!(resumed.network(), run.network());
        let rest = end(resumed, data);
        let expected = (network.clone(), records[done..].to_vec(), ending);
        assert_eq!(rest, expected, "after {units} units");
        match run.advance(data) {
            Work::Nothing => return units,
            Work::Epoch(_) => done += 1,
            _ => {}
        }
        units += 1;
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_training_goes_on_bit_for_bit_from_wherever_it_was_kept() {
    let data = mnist(60, 30, 20);
    let spec = short(|spec| {
        spec.momentum = 0.5;
        // Not a number that binary fractions have.
        spec.learning_rate = 0.1;
        spec.lambda = 0.3;
        spec.mini_batch = 25.0;
        spec.epochs = 3.0;
        spec.layer_monitors = true;
        spec.schedule = RateSchedule::Plateau;
        spec.schedule_patience = 1.0;
        spec.augmentation = Augmentation::Shifts;
    });
    assert!(goes_on_from_everywhere(&spec, &data) > 20);
}

#[wasm_bindgen_test(unsupported = test)]
fn dropout_within_a_mini_batch_is_drawn_again() {
    let data = mnist(80, 10, 0);
    let spec = short(|spec| {
        spec.layers = Layers::Hidden("conv 24@5x5, pool 4, dropout 0.4, 8".to_owned());
        spec.mini_batch = 80.0;
        spec.pixels = Pixels::Standardized;
        spec.early_stopping = 2.0;
    });
    let mut started = run(&spec, &data);
    started.advance(&data);
    assert_eq!(started.advance(&data), Work::PartOfBatch);
    goes_on_from_everywhere(&spec, &data);
}

#[wasm_bindgen_test(unsupported = test)]
fn bits_go_on_as_they_would_have() {
    let data = mnist(60, 30, 0);
    let spec = short(|spec| {
        spec.output_coding = digit_lab::nn::OutputCoding::Binary;
        spec.mini_batch = 25.0;
    });
    goes_on_from_everywhere(&spec, &data);
}

#[wasm_bindgen_test(unsupported = test)]
fn deferred_weights_go_on_as_they_would_have() {
    let data = mnist(60, 30, 0);
    let standardized = short(|spec| {
        spec.pixels = Pixels::Standardized;
        spec.learning_rate = 0.1;
        spec.lambda = 0.3;
        spec.mini_batch = 7.0;
    });
    let change = |change: fn(&mut TrainingSpec)| {
        let mut spec = standardized.clone();
        change(&mut spec);
        goes_on_from_everywhere(&spec, &data);
    };
    change(|_| {});
    change(|spec| spec.pixels = Pixels::Raw);
    change(|spec| spec.momentum = 0.5);
    change(|spec| spec.regularization = Regularization::L1);
    change(|spec| {
        spec.biases = false;
        spec.layer_monitors = true;
    });
    // More than one unit's samples a mini-batch.
    change(|spec| {
        spec.layers = Layers::Hidden("600".to_owned());
        spec.mini_batch = 50.0;
        spec.biases = false;
    });
}

#[wasm_bindgen_test(unsupported = test)]
fn central_differences_go_on_as_they_would_have() {
    let data = mnist(12, 5, 0);
    let spec = short(|spec| {
        spec.optimizer = Optimizer::NumericalGradient;
        spec.layers = Layers::Hidden("1".to_owned());
        spec.momentum = 0.5;
        spec.mini_batch = 8.0;
    });
    assert!(goes_on_from_everywhere(&spec, &data) > 10);
}

#[wasm_bindgen_test(unsupported = test)]
fn hidden_layers_that_learn_nothing_go_on_as_they_would_have() {
    let data = mnist(60, 30, 0);
    let spec = short(|spec| {
        spec.layers = Layers::Hidden("pool 14".to_owned());
        spec.output_activation = Activation::Softmax;
        spec.cost = Cost::LogLikelihood;
    });
    goes_on_from_everywhere(&spec, &data);
}

#[wasm_bindgen_test(unsupported = test)]
fn luck_goes_on_as_it_would_have() {
    let data = mnist(400, 10, 0);
    let spec = short(|spec| {
        spec.optimizer = Optimizer::RandomSearch;
        spec.layers = Layers::Hidden("20, 20".to_owned());
        spec.epochs = 4.0;
    });
    goes_on_from_everywhere(&spec, &data);
}

#[wasm_bindgen_test(unsupported = test)]
fn changes_are_kept_made_or_not() {
    let data = mnist(60, 30, 0);
    let mut run = run(&short(|_| {}), &data);
    let change = |learning_rate, mini_batch| Change {
        learning_rate,
        mini_batch,
        lambda: None,
    };
    run.change(change(Some(0.1), None)).unwrap();
    run.advance(&data);
    run.change(change(None, Some(7.0))).unwrap();
    let resumed = Run::resume(&run.checkpoint(), 60).unwrap();
    assert_eq!(end(resumed, &data), end(run, &data));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_checkpoint_is_refused() {
    let data = mnist(60, 30, 0);
    let run = run(&short(|_| {}), &data);
    let checkpoint = run.checkpoint();
    assert_eq!(Run::resume(b"", 60).unwrap_err(), CheckpointError::Other);
    let model = digit_lab::model_file::save_exact(run.network());
    assert_eq!(Run::resume(&model, 60).unwrap_err(), CheckpointError::Other);
    let cut = &checkpoint[..checkpoint.len() - 1];
    assert!(Run::resume(cut, 60).is_err());
    let other = CheckpointError::OtherData {
        expected: 60,
        got: 59,
    };
    assert_eq!(Run::resume(&checkpoint, 59).unwrap_err(), other);
    let sized = self::run(&short(|spec| spec.training_size = Some(60.0)), &data);
    assert!(
        matches!(Run::resume(&sized.checkpoint(), 59), Err(CheckpointError::Settings { errors }) if errors.len() == 1)
    );
    // No byte of the state may make it panic, neither at once nor in the next unit.
    let header = checkpoint.iter().position(|byte| *byte == b'{').unwrap();
    for at in (header..header + 4_000).step_by(7) {
        let mut broken = checkpoint.clone();
        broken[at] = if broken[at].is_ascii_digit() {
            b'9'
        } else {
            b'x'
        };
        if let Ok(mut run) = Run::resume(&broken, 60) {
            run.advance(&data);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn deferred_weights_that_no_training_can_have_are_refused() {
    let data = mnist(60, 30, 0);
    let mut run = run(&short(|spec| spec.lambda = 0.3), &data);
    run.advance(&data);
    let checkpoint = run.checkpoint();
    assert!(Run::resume(&checkpoint, 60).is_ok());
    for (key, number) in [
        // So many updates that one more would be no number of them; found by a fuzzer.
        ("updates", u64::from(u32::MAX)),
        ("updates", 1_000),
        ("scale", f64::MAX.to_bits()),
        ("scale", f64::NAN.to_bits()),
    ] {
        let broken = with_number(&checkpoint, key, number);
        let refused = Run::resume(&broken, 60).unwrap_err();
        assert_eq!(refused, CheckpointError::Broken, "{key} {number}");
    }
}

/// A checkpoint with another number in its state, the first one of that name.
fn with_number(checkpoint: &[u8], key: &str, number: u64) -> Vec<u8> {
    let (length, rest) = checkpoint.split_first_chunk::<8>().unwrap();
    let (header, tensors) = rest.split_at(u64::from_le_bytes(*length) as usize);
    let header = std::str::from_utf8(header).unwrap();
    let key = format!("\\\"{key}\\\":");
    let (before, after) = header.split_once(&key).unwrap();
    let after = after.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let header = format!("{before}{key}{number}{after}");
    let length = (header.len() as u64).to_le_bytes();
    [&length, header.as_bytes(), tensors].concat()
}
