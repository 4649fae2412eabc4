//! What goes on in each layer over many images: spread of weights and activations, gradients, saturation.

use ndarray::{ArrayView2, s};
use serde::{Deserialize, Serialize};

use crate::data::Dataset;
use crate::drawing::PIXELS;
use crate::insight::quiet::quiet;
use crate::insight::samples::samples;
use crate::insight::{Histogram, unit};
use crate::nn::{Activation, Backprop, Cost, Network, OutputCoding, Parameters};

/// One layer over many images.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LayerFigures {
    /// Of its weights, if it has any.
    pub weights: Option<Histogram>,
    /// Of its activations.
    pub activations: Histogram,
    /// Of the gradient of the mean cost, if it learns.
    pub gradient: Option<GradientFigures>,
    /// The share of activations where the function is flat: see [`Activation::is_saturated`]; nothing where it
    /// never is.
    pub saturated: Option<f64>,
    /// The share of neurons that were 0 for every image; of ReLU only, where they cannot learn any more from those.
    pub dead: Option<f64>,
}

/// The gradient `∂C/∂W` and `∂C/∂b` of a layer, where `C` is the mean cost of the images without penalty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GradientFigures {
    /// `|∂C/∂W|`, Euclidean norm.
    pub weights: f64,
    /// `|∂C/∂b|`
    pub biases: f64,
    /// Of `log10 |∂C/∂w|`, weight by weight, from 10⁻¹² to 1; smaller and larger ones count at the ends.
    pub magnitudes: Histogram,
    /// The share of weights whose gradient is 0 exactly.
    pub still: f64,
}

/// Takes images through a network and back, unit by unit.
#[derive(Clone, Debug)]
pub struct LayerStudy {
    network: Network<f32>,
    coding: OutputCoding,
    cost: Cost,
    backprop: Backprop<f32>,
    seen: Vec<Seen>,
    done: usize,
}

/// A layer's activations so far.
#[derive(Clone, Debug)]
struct Seen {
    activations: Histogram,
    saturated: usize,
    /// Which neurons have been other than 0.
    alive: Vec<bool>,
}

impl LayerStudy {
    /// Nothing seen yet; none where the network does not read digits.
    pub fn new(network: &Network<f32>, cost: Cost) -> Option<Self> {
        let coding = OutputCoding::of(network)?;
        if network.input().features() != PIXELS {
            return None;
        }
        // Back is twice as much work as forward.
        let rows = unit::rows(network).div_ceil(3);
        // Pooling and dropout make nothing new of the activations below.
        let mut below = None;
        let seen = network.layers().iter().map(|layer| {
            below = layer.activation().or(below);
            Seen {
                activations: range(below),
                saturated: 0,
                alive: vec![false; layer.outputs()],
            }
        });
        let seen = seen.collect();
        let network = quiet(network);
        Some(Self {
            backprop: Backprop::new(&network, rows),
            network,
            coding,
            cost,
            seen,
            done: 0,
        })
    }

    /// Takes some more images, the same set in each call; answers whether any are left.
    pub fn advance(&mut self, images: &Dataset) -> bool {
        let to = images.len().min(self.done + self.backprop.most_rows());
        if self.done >= to {
            return false;
        }
        let (x, y) = samples(images, self.done, to, self.coding);
        self.backprop
            .add(&self.network, self.cost, x.view(), y.view());
        let layers = self.network.layers().iter().zip(&mut self.seen);
        for ((layer, seen), a) in layers.zip(self.backprop.activations()) {
            seen.add(layer.activation(), a.slice(s![..x.nrows(), ..]));
        }
        self.done = to;
        to < images.len()
    }

    /// How much is done of these images, from 0 to 1.
    pub fn share(&self, images: &Dataset) -> f64 {
        self.done as f64 / images.len().max(1) as f64
    }

    /// What was found so far, layer by layer.
    pub fn figures(&self) -> Vec<LayerFigures> {
        let layers = self.network.layers().iter().zip(&self.seen);
        let layers = layers.zip(self.backprop.gradients());
        let images = self.done.max(1) as f64;
        layers
            .map(|((layer, seen), gradient)| {
                let neurons = layer.outputs().max(1) as f64;
                let activation = layer.activation();
                let dead = seen.alive.iter().filter(|alive| !**alive).count();
                LayerFigures {
                    weights: layer
                        .parameters()
                        .map(|it| Histogram::of_weights(it.slices()[0])),
                    activations: seen.activations.clone(),
                    gradient: layer
                        .parameters()
                        .map(|_| GradientFigures::of(gradient, images)),
                    saturated: activation
                        .filter(|it| it.is_saturated(0.0).is_some())
                        .map(|_| seen.saturated as f64 / (neurons * images)),
                    dead: (activation == Some(Activation::Relu)).then(|| dead as f64 / neurons),
                }
            })
            .collect()
    }
}

impl Seen {
    fn add(&mut self, activation: Option<Activation>, a: ArrayView2<'_, f32>) {
        for row in a.rows() {
            for (&a, alive) in row.iter().zip(&mut self.alive) {
                self.activations.add(a.into());
                *alive |= a != 0.0;
                let is_saturated = activation.and_then(|it| it.is_saturated(a));
                self.saturated += usize::from(is_saturated == Some(true));
            }
        }
    }
}

impl GradientFigures {
    /// Of gradients summed over so many images.
    fn of(sums: &Parameters<f32>, images: f64) -> Self {
        let mut magnitudes = Histogram::new(-12.0, 0.0);
        let mut still = 0;
        let [weights, biases] = sums.slices();
        for &sum in weights {
            if sum == 0.0 {
                still += 1;
            } else {
                let magnitude = (f64::from(sum).abs() / images).log10();
                magnitudes.add(magnitude.clamp(magnitudes.low, magnitudes.high));
            }
        }
        let norm = |numbers: &[f32]| {
            let squares = numbers.iter().map(|&it| f64::from(it).powi(2));
            squares.sum::<f64>().sqrt() / images
        };
        Self {
            weights: norm(weights),
            biases: norm(biases),
            magnitudes,
            still: f64::from(still) / weights.len().max(1) as f64,
        }
    }
}

/// An empty histogram over where activations of a function can be, or begin to be.
fn range(activation: Option<Activation>) -> Histogram {
    match activation {
        Some(Activation::Tanh | Activation::Linear) => Histogram::new(-1.0, 1.0),
        _ => Histogram::new(0.0, 1.0),
    }
}
