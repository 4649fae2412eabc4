//! The engine's whole-batch arithmetic against the book's, one sample at a time.

use digit_lab::data::{Dataset, Mnist};
use digit_lab::drawing::PIXELS;
use digit_lab::nn::{Activation, Cost, Initializer, Network, Regularization};
use digit_lab::training::{Layers, Order, Run, TrainingConfig, TrainingSpec, Work};
use ndarray::{Array1, Array2};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::mnist;

/// network2's `update_mini_batch` and `backprop`, as the book writes them: weights `(outputs,
/// inputs)`, one sample after another, in f64.
struct Textbook {
    weights: Vec<Array2<f64>>,
    biases: Vec<Array1<f64>>,
    cost: Cost,
}

impl Textbook {
    fn of(network: &Network<f32>, cost: Cost) -> Self {
        let layers = network.layers();
        Self {
            weights: layers
                .iter()
                .map(|layer| layer.parameters().unwrap().weights.t().mapv(f64::from))
                .collect(),
            biases: layers
                .iter()
                .map(|layer| layer.parameters().unwrap().biases.mapv(f64::from))
                .collect(),
            cost,
        }
    }

    fn update_mini_batch(
        &mut self,
        images: &Dataset,
        batch: std::ops::Range<usize>,
        eta: f64,
        lambda: f64,
        n: f64,
    ) {
        let m = batch.len() as f64;
        let mut nabla_w: Vec<_> = self
            .weights
            .iter()
            .map(|w| Array2::<f64>::zeros(w.raw_dim()))
            .collect();
        let mut nabla_b: Vec<_> = self
            .biases
            .iter()
            .map(|b| Array1::<f64>::zeros(b.raw_dim()))
            .collect();
        for index in batch {
            let (delta_w, delta_b) = self.backprop(images, index);
            nabla_w
                .iter_mut()
                .zip(delta_w)
                .for_each(|(sum, delta)| *sum += &delta);
            nabla_b
                .iter_mut()
                .zip(delta_b)
                .for_each(|(sum, delta)| *sum += &delta);
        }
        for (w, nw) in self.weights.iter_mut().zip(nabla_w) {
            *w = (1.0 - eta * (lambda / n)) * &*w - eta / m * nw;
        }
        for (b, nb) in self.biases.iter_mut().zip(nabla_b) {
            *b = &*b - eta / m * nb;
        }
    }

    fn backprop(&self, images: &Dataset, index: usize) -> (Vec<Array2<f64>>, Vec<Array1<f64>>) {
        let sigmoid = |z: &Array1<f64>| z.mapv(|z| 1.0 / (1.0 + (-z).exp()));
        let x: Array1<f64> = images
            .image(index)
            .iter()
            .map(|&byte| f64::from(byte) / 255.0)
            .collect();
        let mut y = Array1::<f64>::zeros(10);
        y[usize::from(images.labels()[index])] = 1.0;

        let mut activations = vec![x];
        for (w, b) in self.weights.iter().zip(&self.biases) {
            let z = w.dot(&activations[activations.len() - 1]) + b;
            activations.push(sigmoid(&z));
        }
        let prime = |a: &Array1<f64>| a.mapv(|a| a * (1.0 - a));
        let last = &activations[activations.len() - 1];
        let mut delta = last - &y;
        if self.cost == Cost::Quadratic {
            delta = delta * prime(last);
        }
        let (mut nabla_w, mut nabla_b) = (Vec::new(), Vec::new());
        for layer in (0..self.weights.len()).rev() {
            let below = &activations[layer];
            let outer =
                Array2::from_shape_fn((delta.len(), below.len()), |(j, k)| delta[j] * below[k]);
            nabla_w.insert(0, outer);
            nabla_b.insert(0, delta.clone());
            delta = self.weights[layer].t().dot(&delta) * prime(below);
        }
        (nabla_w, nabla_b)
    }

    /// The largest difference of any weight or bias from the network's.
    fn distance(&self, network: &Network<f32>) -> f64 {
        let layers = network.layers().iter();
        let differences =
            layers
                .zip(self.weights.iter().zip(&self.biases))
                .flat_map(|(layer, (w, b))| {
                    let weights = layer.parameters().unwrap().weights.t().mapv(f64::from) - w;
                    let biases = layer.parameters().unwrap().biases.mapv(f64::from) - b;
                    weights.into_iter().chain(biases)
                });
        differences.fold(0.0, |largest, difference| {
            f64::max(largest, difference.abs())
        })
    }
}

fn check(cost: Cost, initializer: Initializer, eta: f64, lambda: f64) {
    const IMAGES: usize = 1_000;
    let data = Mnist {
        validation: Dataset::default(),
        ..mnist(IMAGES, 0, 0)
    };
    let spec = TrainingSpec {
        layers: Layers::Sizes(vec![PIXELS as f64, 30.0, 10.0]),
        activation: Activation::Sigmoid,
        output_activation: Activation::Sigmoid,
        cost,
        initializer,
        learning_rate: eta,
        regularization: Regularization::L2,
        lambda,
        epochs: 1.0,
        order: Order::Sequential,
        ..TrainingSpec::default()
    };
    let mut run = Run::new(TrainingConfig::check(&spec, IMAGES).unwrap());
    let mut textbook = Textbook::of(run.network(), cost);
    let untrained = run.network().clone();

    while run.advance(&data) != Work::Nothing {}
    for start in (0..IMAGES).step_by(10) {
        textbook.update_mini_batch(
            &data.training,
            start..start + 10,
            eta,
            lambda,
            IMAGES as f64,
        );
    }

    let moved = Textbook::of(&untrained, cost).distance(run.network());
    let apart = textbook.distance(run.network());
    assert!(moved > 0.1, "the epoch changed weights by {moved} only");
    assert!(apart <= 1e-4, "{cost}: weights are {apart} apart");
}

#[wasm_bindgen_test(unsupported = test)]
fn an_epoch_gives_the_textbooks_weights_with_the_quadratic_cost() {
    check(Cost::Quadratic, Initializer::Normal, 3.0, 0.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn an_epoch_gives_the_textbooks_weights_with_cross_entropy_and_l2() {
    check(Cost::CrossEntropy, Initializer::ScaledNormal, 0.5, 5.0);
}
