//! What records say, and when there is one.

use digit_lab::nn::{Activation, Cost, Initializer, Layer, Network};
use digit_lab::training::{LayerMonitor, Pixels, TrainingSpec, Work};
use wasm_bindgen_test::wasm_bindgen_test;

use super::options::{run, short, trained};
use crate::fixtures::mnist;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-4 * b.abs().max(1e-3)
}

fn parts(network: &Network<f32>) -> Vec<[Vec<f64>; 2]> {
    let parameters = network.layers().iter().filter_map(Layer::parameters);
    let doubles = |numbers: &[f32]| numbers.iter().map(|&it| f64::from(it)).collect();
    parameters.map(|it| it.slices().map(doubles)).collect()
}

fn norm(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.map(|it| it * it).sum::<f64>().sqrt()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_cost_is_its_data_part_and_its_penalty() {
    let data = mnist(100, 20, 0);
    let (network, records) = trained(&short(|spec| spec.lambda = 5.0), &data);
    let last = &records[1];
    let squares: f64 = parts(&network)
        .iter()
        .flat_map(|it| &it[0])
        .map(|w| w * w)
        .sum();
    assert!(close(last.penalty, 5.0 / 100.0 * squares / 2.0));
    assert_eq!(last.training_cost, last.training_data_cost + last.penalty);
    assert_eq!(
        last.validation_cost,
        last.validation_data_cost + last.penalty
    );
    assert!(last.layers.is_none());
}

/// One update with all images at a learning rate of 1, so that the gradient is the way gone.
fn one_update(
    change: impl FnOnce(&mut TrainingSpec),
) -> (Network<f32>, Network<f32>, Vec<LayerMonitor>) {
    let data = mnist(50, 40, 0);
    let spec = short(|spec| {
        spec.epochs = 1.0;
        spec.mini_batch = 50.0;
        spec.learning_rate = 1.0;
        spec.lambda = 0.0;
        spec.layer_monitors = true;
        change(spec);
    });
    let start = run(&spec, &data).network().clone();
    let (end, records) = trained(&spec, &data);
    (start, end, records[0].layers.clone().unwrap())
}

#[wasm_bindgen_test(unsupported = test)]
fn layer_monitors_are_the_norms_of_gradients_and_weights() {
    for pixels in [Pixels::Raw, Pixels::Standardized] {
        check_norms(one_update(|spec| spec.pixels = pixels));
    }
}

fn check_norms((start, end, layers): (Network<f32>, Network<f32>, Vec<LayerMonitor>)) {
    assert_eq!(layers.len(), 2);
    for ((before, after), monitor) in parts(&start).iter().zip(&parts(&end)).zip(&layers) {
        let way = |part: usize| norm(before[part].iter().zip(&after[part]).map(|(a, b)| a - b));
        assert!(close(monitor.gradient, way(0)), "{monitor:?} {}", way(0));
        assert!(
            close(monitor.bias_gradient, way(1)),
            "{monitor:?} {}",
            way(1)
        );
        let weights = &after[0];
        assert_eq!(
            monitor.l0 as usize,
            weights.iter().filter(|w| w.abs() > 1e-3).count()
        );
        assert!(close(monitor.l1, weights.iter().map(|w| w.abs()).sum()));
        assert!(close(monitor.l2, norm(weights.iter().copied())));
        let largest = weights.iter().fold(0.0, |most: f64, w| most.max(w.abs()));
        assert_eq!(monitor.l_infinity, largest);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn saturated_and_dead_neurons_are_counted_on_the_validation_images() {
    let data = mnist(50, 40, 0);
    let (x, _) = data.validation.arrays::<f32>(0, 40);
    let (_, network, layers) = one_update(|spec| spec.initializer = Initializer::Normal);
    let a = network.predict(x.view());
    let flat = a.iter().filter(|&&a| 4.0 * a * (1.0 - a) < 0.04).count();
    assert_eq!(layers[1].saturated, Some(flat as f64 / 400.0));
    assert!(flat > 0 && layers[1].dead.is_none());

    let (_, network, layers) = one_update(|spec| {
        spec.output_activation = Activation::Relu;
        spec.cost = Cost::Quadratic;
        spec.initializer = Initializer::Normal;
        spec.learning_rate = 0.01;
    });
    let a = network.predict(x.view());
    let dead = a
        .columns()
        .into_iter()
        .filter(|it| it.iter().all(|a| *a == 0.0))
        .count();
    assert_eq!(layers[1].dead, Some(dead as f64 / 10.0));
    assert!(dead > 0 && layers[1].saturated.is_none());
}

#[wasm_bindgen_test(unsupported = test)]
fn watching_the_layers_leaves_the_weights_as_they_are() {
    let data = mnist(30, 20, 0);
    for pixels in [Pixels::Raw, Pixels::Standardized] {
        let unwatched = short(|spec| spec.pixels = pixels);
        let mut watched = unwatched.clone();
        watched.layer_monitors = true;
        assert_eq!(trained(&watched, &data).0, trained(&unwatched, &data).0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rare_records_leave_the_weights_as_they_are() {
    let data = mnist(30, 20, 0);
    let often = short(|spec| spec.epochs = 7.0);
    let mut rarely = often.clone();
    rarely.monitor_epochs = 3.0;
    let (network, records) = trained(&rarely, &data);
    let epochs: Vec<u32> = records.iter().map(|it| it.epoch).collect();
    assert_eq!(epochs, [3, 6, 7]);
    let (same, all) = trained(&often, &data);
    assert_eq!(network, same);
    assert_eq!(records[1], all[5]);
}

#[wasm_bindgen_test(unsupported = test)]
fn records_may_be_some_time_of_training_apart() {
    let data = mnist(30, 20, 0);
    let mut run = run(
        &short(|spec| {
            spec.epochs = 9.0;
            spec.mini_batch = 30.0;
            spec.monitor_millis = 1_000.0;
        }),
        &data,
    );
    let mut epochs = Vec::new();
    loop {
        match run.advance(&data) {
            Work::Batch { .. } => run.add_training_secs(0.4),
            Work::Epoch(record) => epochs.push(record.epoch),
            Work::Nothing => break,
            _ => {}
        }
    }
    // Three epochs of 0.4 s are more than a second, and that is known when the next one ends.
    assert_eq!(epochs, [1, 5, 9]);
}
