//! Burn on the works of the benchmark: its own layers, losses, automatic differentiation and SGD, as its
//! documentation uses them.

// Burn 0.22 prefers other names for its devices than those that both backends share.
#![allow(deprecated)]

mod network;

use burn::nn::loss::{BinaryCrossEntropyLossConfig, CrossEntropyLossConfig};
use burn::optim::{GradientsParams, ModuleOptimizer, SgdConfig};
use burn::prelude::*;
use burn::tensor::activation::{sigmoid, softmax};
use wasm_bindgen::prelude::wasm_bindgen;

use network::{Kind, Network};

const PIXELS: usize = 784;
const DIGITS: usize = 10;

/// A network in training, and the images that it is trained on.
#[wasm_bindgen]
pub struct Trainer {
    /// Always there but within a step: Burn's optimizer takes a network and gives one back.
    network: Option<Network>,
    optimizer: ModuleOptimizer,
    device: Device,
    /// Grays from 0 to 1, image after image.
    pixels: Vec<f32>,
    labels: Vec<u8>,
    is_sigmoid: bool,
}

#[wasm_bindgen]
impl Trainer {
    /// A network with so many hidden neurons, sigmoid ones under independent outputs or rectified ones under
    /// softmax; with 0 it is the convolutional one.
    #[wasm_bindgen(constructor)]
    pub fn new(hidden: usize, is_sigmoid: bool, pixels: Vec<f32>, labels: Vec<u8>) -> Self {
        let device = device().autodiff();
        let kind = match (hidden, is_sigmoid) {
            (0, _) => Kind::Convolutional,
            (_, true) => Kind::Sigmoid { hidden },
            (_, false) => Kind::Relu { hidden },
        };
        Self {
            network: Some(Network::new(kind, &device)),
            optimizer: SgdConfig::new().init(),
            device,
            pixels,
            labels,
            is_sigmoid,
        }
    }

    /// Trains on these images in mini-batches.
    pub fn train(&mut self, order: &[u32], mini_batch: usize, learning_rate: f64) {
        // Burn's binary cross-entropy is a mean over the outputs too, where the work's is their sum.
        let learning_rate = if self.is_sigmoid {
            learning_rate * DIGITS as f64
        } else {
            learning_rate
        };
        for indices in order.chunks(mini_batch) {
            let Some(network) = self.network.take() else {
                return;
            };
            let loss = self.loss(network.outputs(self.images(indices)), indices);
            let gradients = GradientsParams::from_grads(loss.backward(), &network);
            self.network = Some(self.optimizer.step(learning_rate, network, gradients));
        }
    }

    /// The ten scores of one image.
    pub fn predict(&self, image: Vec<f32>) -> Vec<f32> {
        let Some(network) = &self.network else {
            return Vec::new();
        };
        let image = Tensor::from_data(TensorData::new(image, [1, PIXELS]), &self.device);
        let outputs = network.outputs(image);
        let scores = if self.is_sigmoid {
            sigmoid(outputs)
        } else {
            softmax(outputs, 1)
        };
        scores.into_data().to_vec().unwrap_or_default()
    }
}

impl Trainer {
    fn images(&self, indices: &[u32]) -> Tensor<2> {
        let mut pixels = Vec::with_capacity(indices.len() * PIXELS);
        for &index in indices {
            let start = index as usize * PIXELS;
            pixels.extend_from_slice(&self.pixels[start..start + PIXELS]);
        }
        Tensor::from_data(TensorData::new(pixels, [indices.len(), PIXELS]), &self.device)
    }

    fn loss(&self, outputs: Tensor<2>, indices: &[u32]) -> Tensor<1> {
        let labels = indices.iter().map(|&index| i32::from(self.labels[index as usize]));
        if self.is_sigmoid {
            let is_digit = |label| move |digit| i32::from(label == digit);
            let wanted: Vec<i32> = labels
                .flat_map(|label| (0..DIGITS as i32).map(is_digit(label)))
                .collect();
            let wanted = TensorData::new(wanted, [indices.len(), DIGITS]);
            BinaryCrossEntropyLossConfig::new()
                .with_logits(true)
                .init(&self.device)
                .forward(outputs, Tensor::from_data(wanted, &self.device))
        } else {
            let wanted = TensorData::new(labels.collect::<Vec<i32>>(), [indices.len()]);
            CrossEntropyLossConfig::new()
                .init(&self.device)
                .forward(outputs, Tensor::from_data(wanted, &self.device))
        }
    }
}

#[cfg(feature = "flex")]
fn device() -> Device {
    Device::flex()
}

#[cfg(not(feature = "flex"))]
fn device() -> Device {
    Device::ndarray()
}
