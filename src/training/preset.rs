//! Settings to begin with.

use serde::{Deserialize, Serialize};

use crate::names::named_enum;
use crate::nn::{Activation, Cost, Initializer};
use crate::training::{Layers, TrainingSpec};

named_enum! {
    /// Kinds of networks that the form can be filled in for with one click.
    pub enum Preset ("preset") {
        /// One hidden layer, the form's own defaults.
        Hidden = "hidden",
        /// Chapter 6's way: two convolutions with pooling, small enough for a browser.
        Convolutional = "convolutional",
        /// The layers of the network that the page ships.
        Reader = "reader",
    }
}

impl Preset {
    /// The settings, for as many training images as there are.
    ///
    /// On the 10,000 bundled images the convolutional ones are right on 97 % of the validation
    /// images after three epochs: `digit-lab train --layers "conv 8@5x5, pool 2, conv 16@5x5, pool 2, 30"
    /// --activation relu --output-activation softmax --cost log-likelihood --initializer he
    /// --learning-rate 0.1 --mini-batch 20 --regularization l2 --lambda 1 --epochs 5`.
    pub fn spec(self) -> TrainingSpec {
        let layers = match self {
            Self::Hidden => return TrainingSpec::default(),
            Self::Convolutional => "conv 8@5x5, pool 2, conv 16@5x5, pool 2, 30",
            Self::Reader => {
                "conv 16@5x5, pool 2, conv 32@3x3, conv 64@3x3, pool 2, dropout 0.2, 64, dropout 0.4"
            }
        };
        TrainingSpec {
            layers: Layers::Hidden(layers.to_owned()),
            activation: Activation::Relu,
            output_activation: Activation::Softmax,
            cost: Cost::LogLikelihood,
            initializer: Initializer::He,
            learning_rate: 0.1,
            mini_batch: 20.0,
            epochs: 5.0,
            ..TrainingSpec::default()
        }
    }
}
