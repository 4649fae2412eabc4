//! The networks of the works.

use burn::nn::conv::{Conv2d, Conv2dConfig};
use burn::nn::pool::{MaxPool2d, MaxPool2dConfig};
use burn::nn::{Linear, LinearConfig};
use burn::prelude::*;
use burn::tensor::activation::{relu, sigmoid};

/// Which network.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// One hidden layer of sigmoid neurons.
    Sigmoid { hidden: usize },
    /// One hidden layer of rectified linear neurons.
    Relu { hidden: usize },
    /// Two convolutions, each with pooling.
    Convolutional,
}

#[derive(Module, Debug)]
pub(crate) struct Network {
    convolutions: Vec<Conv2d>,
    pool: MaxPool2d,
    hidden: Option<Linear>,
    output: Linear,
    is_sigmoid: bool,
}

impl Network {
    pub(crate) fn new(kind: Kind, device: &Device) -> Self {
        let convolution = |from, to| Conv2dConfig::new([from, to], [5, 5]).init(device);
        let linear = |from, to| LinearConfig::new(from, to).init(device);
        let (convolutions, hidden, features) = match kind {
            Kind::Sigmoid { hidden } | Kind::Relu { hidden } => {
                (Vec::new(), Some(linear(784, hidden)), hidden)
            }
            // 28 -> 24 -> 12 -> 8 -> 4 pixels a side.
            Kind::Convolutional => (vec![convolution(1, 8), convolution(8, 16)], None, 16 * 4 * 4),
        };
        Self {
            convolutions,
            pool: MaxPool2dConfig::new([2, 2]).with_strides([2, 2]).init(),
            hidden,
            output: linear(features, 10),
            is_sigmoid: matches!(kind, Kind::Sigmoid { .. }),
        }
    }

    /// `(n, 784)` to `(n, 10)`, before the output layer's activation.
    pub(crate) fn outputs(&self, x: Tensor<2>) -> Tensor<2> {
        let x = match &self.hidden {
            Some(hidden) if self.is_sigmoid => sigmoid(hidden.forward(x)),
            Some(hidden) => relu(hidden.forward(x)),
            None => self.features(x),
        };
        self.output.forward(x)
    }

    fn features(&self, x: Tensor<2>) -> Tensor<2> {
        let x: Tensor<4> = x.reshape([-1, 1, 28, 28]);
        let x = self.convolutions.iter().fold(x, |x, convolution| {
            self.pool.forward(relu(convolution.forward(x)))
        });
        x.flatten(1, 3)
    }
}
