//! What goes on in the layers.

use digit_lab::insight::{Histogram, LayerFigures, LayerStudy};
use digit_lab::nn::{Activation, Backprop, Cost, Evaluator, Network, Tally};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{digits, network};

const IMAGES: usize = 250;

fn figures(network: &Network<f32>, cost: Cost) -> Vec<LayerFigures> {
    let images = digits().part(0, IMAGES);
    let mut study = LayerStudy::new(network, cost).unwrap();
    while study.advance(&images) {}
    assert_eq!(study.share(&images), 1.0);
    study.figures()
}

fn total(histogram: &Histogram) -> usize {
    histogram.counts.iter().map(|count| *count as usize).sum()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_histogram_grows_until_a_number_fits() {
    let mut histogram = Histogram::new(0.0, 1.0);
    for number in [0.01, 0.99, 0.5, 3.0, f64::NAN, f64::INFINITY] {
        histogram.add(number);
    }
    assert_eq!((histogram.low, histogram.high), (0.0, 4.0));
    // Bins of 0.1: 0.01, then 0.5, 0.99 and 3.0.
    for (bin, count) in [(0, 1), (5, 1), (9, 1), (30, 1)] {
        assert_eq!(histogram.counts[bin], count, "{bin}");
    }
    let mut both = Histogram::new(-1.0, 1.0);
    for number in [-0.99, 0.99, -1.5] {
        both.add(number);
    }
    assert_eq!((both.low, both.high), (-2.0, 2.0));
    assert_eq!(
        (both.counts[10], both.counts[29], both.counts[5]),
        (1, 1, 1)
    );
    assert_eq!(total(&Histogram::of_weights(&[0.0; 9])), 9);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_activation_and_every_weight_is_counted() {
    for (hidden, output, cost) in [
        (Activation::Sigmoid, Activation::Sigmoid, Cost::CrossEntropy),
        (Activation::Relu, Activation::Softmax, Cost::LogLikelihood),
        (Activation::Tanh, Activation::Linear, Cost::Quadratic),
    ] {
        let network = network::<f32>(&[784, 20, 10], hidden, output, 4);
        let figures = figures(&network, cost);
        let neurons = [20, 10];
        for ((layer, figures), neurons) in network.layers().iter().zip(&figures).zip(neurons) {
            let weights = layer.parameters().unwrap().weights.len();
            assert_eq!(total(figures.weights.as_ref().unwrap()), weights);
            assert_eq!(total(&figures.activations), IMAGES * neurons);
            let gradient = figures.gradient.as_ref().unwrap();
            let still = (gradient.still * weights as f64).round() as usize;
            assert_eq!(total(&gradient.magnitudes) + still, weights);
        }
        assert_eq!(figures[0].dead.is_some(), hidden == Activation::Relu);
        let saturates = [Activation::Sigmoid, Activation::Tanh].contains(&hidden);
        assert_eq!(figures[0].saturated.is_some(), saturates);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gradients_are_those_of_the_mean_cost() {
    let network = network::<f32>(&[784, 20, 10], Activation::Sigmoid, Activation::Softmax, 4);
    let figures = figures(&network, Cost::LogLikelihood);
    let (x, y) = digits().arrays::<f32>(0, IMAGES);
    let mut backprop = Backprop::new(&network, IMAGES);
    backprop.add(&network, Cost::LogLikelihood, x.view(), y.view());
    for (figures, gradient) in figures.iter().zip(backprop.gradients()) {
        let norms = gradient.slices().map(|numbers| {
            let squares = numbers.iter().map(|it| f64::from(*it).powi(2));
            squares.sum::<f64>().sqrt() / IMAGES as f64
        });
        let found = figures.gradient.as_ref().unwrap();
        assert!((found.weights / norms[0] - 1.0).abs() < 1e-5);
        assert!((found.biases / norms[1] - 1.0).abs() < 1e-5);
    }
    // Pixels that are paper in all images teach nothing.
    assert!(figures[0].gradient.as_ref().unwrap().still > 0.1);
    assert_eq!(figures[1].gradient.as_ref().unwrap().still, 0.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn saturated_neurons_are_those_near_the_ends() {
    let mut network = network::<f32>(&[784, 20, 10], Activation::Sigmoid, Activation::Sigmoid, 4);
    network.layers_mut()[0].parameters_mut().unwrap().weights *= 20.0;
    let (x, y) = digits().arrays::<f32>(0, IMAGES);
    let mut evaluator = Evaluator::new(&network, IMAGES);
    evaluator.add(
        &network,
        Cost::Quadratic,
        x.view(),
        y.view(),
        &mut Tally::default(),
    );
    let flat = |a: &&f32| 4.0 * **a * (1.0 - **a) < 0.04;
    let count = evaluator.activations()[0].iter().filter(flat).count();
    let share = count as f64 / (20 * IMAGES) as f64;
    let found = figures(&network, Cost::Quadratic)[0].saturated.unwrap();
    assert!(
        share > 0.2 && (found - share).abs() < 1e-3,
        "{found} {share}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_neuron_that_is_never_on_is_dead() {
    let mut network = network::<f32>(&[784, 20, 10], Activation::Relu, Activation::Softmax, 4);
    let biases = &mut network.layers_mut()[0].parameters_mut().unwrap().biases;
    biases.iter_mut().take(7).for_each(|bias| *bias = -1e6);
    let dead = figures(&network, Cost::LogLikelihood)[0].dead.unwrap();
    assert!((0.35..0.7).contains(&dead), "{dead}");
}
