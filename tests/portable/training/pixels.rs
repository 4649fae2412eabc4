//! Standardized pixels.

use digit_lab::nn::{Backprop, Cost, Layer, Network, Parameters};
use digit_lab::training::{Order, Pixels, Run, TrainingConfig};
use ndarray::{Array2, s};
use wasm_bindgen_test::wasm_bindgen_test;

use super::options::{run, short, trained};
use crate::fixtures::mnist;

fn predict(network: &Network<f32>, x: &Array2<f32>) -> Array2<f32> {
    network.predict(x.view())
}

fn furthest(a: &Array2<f32>, b: &Array2<f32>) -> f32 {
    (a - b).iter().fold(0.0, |most: f32, d| most.max(d.abs()))
}

#[wasm_bindgen_test(unsupported = test)]
fn the_network_for_raw_pixels_reads_as_the_one_for_standardized_ones() {
    let data = mnist(200, 100, 0);
    let spec = short(|spec| {
        spec.pixels = Pixels::Standardized;
        spec.learning_rate = 0.1;
    });
    let mut run = run(&spec, &data);
    while run.advance(&data) != digit_lab::training::Work::Nothing {}

    let (x, _) = data.training.arrays::<f64>(0, 200);
    let mean = x.mean().unwrap();
    let deviation = x.mapv(|x| (x - mean).powi(2)).mean().unwrap().sqrt();
    let (raw, labels) = data.validation.arrays::<f32>(0, 100);
    let standardized = raw.mapv(|x| ((f64::from(x) - mean) / deviation) as f32);
    let inside = predict(run.network(), &standardized);
    let outside = predict(&run.reading_network(), &raw);
    assert!(furthest(&inside, &outside) < 1e-4);

    let (_, records) = trained(&spec, &data);
    let best = |row: ndarray::ArrayView1<'_, f32>| digit_lab::nn::digit_read(row);
    let rows = outside.rows().into_iter().zip(labels.rows());
    let correct = rows.filter(|(a, y)| best(*a) == best(*y)).count();
    assert_eq!(correct, records[1].validation_correct as usize);
    assert!(correct > 30, "it learns: {correct}");
}

#[wasm_bindgen_test(unsupported = test)]
fn training_on_standardized_pixels_is_as_if_each_were_computed() {
    let data = mnist(200, 10, 0);
    let spec = short(|spec| {
        spec.pixels = Pixels::Standardized;
        spec.order = Order::Sequential;
        spec.learning_rate = 0.1;
        spec.lambda = 2.0;
        spec.epochs = 1.0;
    });
    let mut run = run(&spec, &data);
    let mut plain = run.network().clone();
    let sgd = run.config().sgd();
    while run.advance(&data) != digit_lab::training::Work::Nothing {}

    let (x, y) = data.training.arrays::<f64>(0, 200);
    let mean = x.mean().unwrap();
    let deviation = x.mapv(|x| (x - mean).powi(2)).mean().unwrap().sqrt();
    let x = x.mapv(|x| ((x - mean) / deviation) as f32);
    let y = y.mapv(|y| y as f32);
    let mut backprop = Backprop::new(&plain, 10);
    for from in (0..200).step_by(10) {
        let rows = s![from..from + 10, ..];
        backprop.add(&plain, Cost::CrossEntropy, x.slice(rows), y.slice(rows));
        sgd.update(&mut plain, backprop.gradients_mut(), 10);
    }
    let numbers = |network: &Network<f32>| -> Vec<f32> {
        let layers = network.layers().iter().filter_map(Layer::parameters);
        let slices = layers.flat_map(Parameters::slices).flatten();
        slices.copied().collect()
    };
    let (got, expected) = (numbers(run.network()), numbers(&plain));
    let apart = got.iter().zip(&expected).map(|(a, b)| (a - b).abs());
    let apart = apart.fold(0.0, f32::max);
    assert!(apart < 1e-5, "{apart}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_network_from_elsewhere_reads_as_before_until_it_is_trained() {
    let data = mnist(100, 20, 0);
    let (network, _) = trained(&short(|_| {}), &data);
    let spec = short(|spec| spec.pixels = Pixels::Standardized);
    let config = TrainingConfig::check(&spec, 100).unwrap();
    let mut run = Run::with_network(config, network.clone());
    while !run.is_between_batches() {
        run.advance(&data);
    }
    let (x, _) = data.validation.arrays::<f32>(0, 20);
    let apart = furthest(&predict(&run.reading_network(), &x), &predict(&network, &x));
    assert!(apart < 1e-4, "{apart}");
    assert_ne!(run.network(), &network);
}
