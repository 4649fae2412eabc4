//! Standardized pixels.

use digit_lab::nn::Network;
use digit_lab::training::{Pixels, Run, TrainingConfig};
use ndarray::Array2;
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
