//! What goes on inside the layers: gradients, weights, and neurons that have stopped learning.

use ndarray::ArrayView2;

use crate::nn::{Activation, Layer, NEGLIGIBLE, Network, Parameters};
use crate::training::LayerMonitor;

/// Sums over an epoch's mini-batches and its validation images, layer by layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LayerMonitors {
    /// Of the norms of each layer's weights' and biases' gradients.
    pub(super) gradients: Vec<[f64; 2]>,
    pub(super) batches: u32,
    validation: Vec<Neurons>,
    images: usize,
}

/// What has been seen of a layer's neurons.
#[derive(Clone, Debug, Default, PartialEq)]
struct Neurons {
    saturated: usize,
    /// Which have been other than 0.
    alive: Vec<bool>,
}

impl LayerMonitors {
    /// Takes in the gradients summed over a mini-batch of `m` samples, penalty left out.
    pub(super) fn add_gradients(&mut self, gradients: &[Parameters<f32>], m: usize) {
        self.gradients.resize(gradients.len(), [0.0; 2]);
        for (sums, gradient) in self.gradients.iter_mut().zip(gradients) {
            for (sum, numbers) in sums.iter_mut().zip(gradient.slices()) {
                *sum += norm(numbers) / m as f64;
            }
        }
        self.batches = self.batches.saturating_add(1);
    }

    /// Takes in each layer's activations for some validation images.
    pub(super) fn add_activations<'a>(
        &mut self,
        network: &Network<f32>,
        activations: impl Iterator<Item = ArrayView2<'a, f32>>,
    ) {
        let mut images = 0;
        self.validation
            .resize_with(network.layers().len(), Neurons::default);
        let layers = network.layers().iter().zip(activations);
        for ((layer, a), seen) in layers.zip(&mut self.validation) {
            images = a.nrows();
            match layer.activation() {
                Some(activation @ (Activation::Sigmoid | Activation::Tanh)) => {
                    seen.saturated += count(a, |a| activation.is_saturated(a) == Some(true));
                }
                Some(Activation::Relu) => {
                    seen.alive.resize(a.ncols(), false);
                    for row in a.rows() {
                        for (alive, &a) in seen.alive.iter_mut().zip(row) {
                            *alive |= a != 0.0;
                        }
                    }
                }
                _ => {}
            }
        }
        self.images += images;
    }

    /// What all that came to.
    pub(super) fn record(&self, network: &Network<f32>) -> Vec<LayerMonitor> {
        let batches = f64::from(self.batches.max(1));
        let layers = network.layers().iter().enumerate();
        let monitor = |(index, layer): (usize, &Layer<f32>)| {
            let weights = layer.parameters()?.slices()[0];
            let gradients = self.gradients.get(index).copied().unwrap_or_default();
            let [gradient, bias_gradient] = gradients.map(|sum| sum / batches);
            let (saturated, dead) = self.shares(index, layer);
            Some(LayerMonitor {
                gradient,
                bias_gradient,
                l0: weights.iter().filter(|w| w.abs() > NEGLIGIBLE).count() as u32,
                l1: weights.iter().map(|w| f64::from(w.abs())).sum(),
                l2: norm(weights),
                l_infinity: weights
                    .iter()
                    .fold(0.0, |most: f64, w| most.max(w.abs().into())),
                saturated,
                dead,
            })
        };
        layers.filter_map(monitor).collect()
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The shares of saturated and of dead neurons, where the layer's can be so and images were seen.
    fn shares(&self, index: usize, layer: &Layer<f32>) -> (Option<f64>, Option<f64>) {
        let Some(seen) = self.validation.get(index).filter(|_| self.images > 0) else {
            return (None, None);
        };
        let neurons = layer.outputs().max(1) as f64;
        match layer.activation() {
            Some(Activation::Sigmoid | Activation::Tanh) => {
                let of = neurons * self.images as f64;
                (Some(seen.saturated as f64 / of), None)
            }
            Some(Activation::Relu) => {
                let dead = seen.alive.iter().filter(|alive| !**alive).count();
                (None, Some(dead as f64 / neurons))
            }
            _ => (None, None),
        }
    }
}

fn norm(numbers: &[f32]) -> f64 {
    let squares = numbers.iter().map(|&number| f64::from(number).powi(2));
    squares.sum::<f64>().sqrt()
}

fn count(a: ArrayView2<'_, f32>, is: impl Fn(f32) -> bool) -> usize {
    a.iter().filter(|a| is(**a)).count()
}
