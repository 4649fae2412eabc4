//! What settings do to a training, where it can be told exactly.

use digit_lab::data::Mnist;
use digit_lab::model_file::{load, save_exact, save_json};
use digit_lab::nn::{Initializer, Layer, Network, OutputCoding};
use digit_lab::reading::Reader;
use digit_lab::training::{EpochRecord, Reduction, Run, TrainingConfig, TrainingSpec, Work};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::mnist;

pub(super) fn run(spec: &TrainingSpec, data: &Mnist) -> Run {
    Run::new(TrainingConfig::check(spec, data.training.len()).unwrap())
}

/// The network after all epochs, and what came out of each.
pub(super) fn trained(spec: &TrainingSpec, data: &Mnist) -> (Network<f32>, Vec<EpochRecord>) {
    let mut run = run(spec, data);
    let mut records = Vec::new();
    loop {
        match run.advance(data) {
            Work::Epoch(record) => records.push(record),
            Work::Nothing => return (run.network().clone(), records),
            Work::NotFinite => panic!("the cost overflowed"),
            _ => {}
        }
    }
}

pub(super) fn short(change: impl FnOnce(&mut TrainingSpec)) -> TrainingSpec {
    let mut spec = TrainingSpec {
        layers: digit_lab::training::Layers::Hidden("12".into()),
        epochs: 2.0,
        ..TrainingSpec::default()
    };
    change(&mut spec);
    spec
}

#[wasm_bindgen_test(unsupported = test)]
fn the_sum_of_gradients_is_their_mean_with_a_smaller_learning_rate() {
    // A mini-batch of 16, a power of two, by which dividing is exact.
    let data = mnist(160, 20, 0);
    let mean = short(|spec| {
        spec.mini_batch = 16.0;
        spec.learning_rate = 0.5;
    });
    let sum = TrainingSpec {
        reduction: Reduction::Sum,
        learning_rate: 0.5 / 16.0,
        ..mean.clone()
    };
    let trained = |spec| {
        let (network, mut records) = trained(spec, &data);
        // As it was set, and that differs.
        for record in &mut records {
            assert_eq!(record.learning_rate, spec.learning_rate);
            record.learning_rate = 0.0;
        }
        (network, records)
    };
    assert_eq!(trained(&mean), trained(&sum));
}

#[wasm_bindgen_test(unsupported = test)]
fn without_biases_all_stay_zero_whatever_the_gradient() {
    let data = mnist(100, 20, 0);
    for momentum in [0.0, 0.9] {
        let spec = short(|spec| {
            spec.biases = false;
            spec.momentum = momentum;
            spec.learning_rate = 0.1;
        });
        let (network, _) = trained(&spec, &data);
        let parameters = network.layers().iter().filter_map(Layer::parameters);
        assert!(
            parameters
                .clone()
                .all(|p| p.biases.iter().all(|b| *b == 0.0))
        );
        let start = run(&spec, &data).network().clone();
        assert_ne!(network, start);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn momentum_trains_otherwise_and_faster_at_a_small_learning_rate() {
    let data = mnist(300, 20, 0);
    let cost = |momentum| {
        let (_, records) = trained(
            &short(|spec| {
                spec.learning_rate = 0.02;
                spec.momentum = momentum;
            }),
            &data,
        );
        records[1].training_cost
    };
    assert!(cost(0.9) < cost(0.0) - 0.3, "{} {}", cost(0.9), cost(0.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn neurons_that_start_alike_stay_alike() {
    let data = mnist(100, 20, 0);
    let (network, _) = trained(&short(|spec| spec.initializer = Initializer::Zero), &data);
    let hidden = network.layers()[0].parameters().unwrap();
    let first = hidden.weights.column(0);
    assert!(first.iter().any(|w| *w != 0.0));
    assert!(
        hidden
            .weights
            .columns()
            .into_iter()
            .all(|column| column == first)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn four_outputs_learn_a_digits_bits_and_read_with_them() {
    let data = mnist(800, 200, 0);
    let spec = short(|spec| {
        spec.output_coding = OutputCoding::Binary;
        spec.layers = digit_lab::training::Layers::Hidden("30".into());
        spec.epochs = 10.0;
    });
    let (network, records) = trained(&spec, &data);
    assert_eq!(network.sizes(), [784, 30, 4]);
    let last = records.last().unwrap();
    assert!(last.validation_correct > 120, "{}", last.validation_correct);

    // Read from files of both formats, digit by digit as the training counted them.
    let cost = digit_lab::nn::Cost::CrossEntropy;
    for file in [save_exact(&network), save_json(&network, cost).unwrap()] {
        assert_eq!(load(&file), Ok(network.clone()));
        let reader = Reader::from_file(&file).unwrap();
        assert_eq!(reader.coding(), OutputCoding::Binary);
        let mut right = 0;
        for (index, &label) in data.validation.labels().iter().enumerate() {
            let image = data.validation.image(index).into_iter();
            let pixels: Vec<f32> = image.map(|byte| f32::from(byte) / 255.0).collect();
            let reading = reader.read_pixels(&pixels).unwrap();
            right += u32::from(reading.digit == label);
            let most = reading.scores.iter().copied().fold(0.0, f32::max);
            assert_eq!(reading.score(), most, "the digit read is the likeliest");
            assert!(reading.scores.iter().sum::<f32>() < 1.0 + 1e-6);
        }
        assert_eq!(right, last.validation_correct);
    }
}
