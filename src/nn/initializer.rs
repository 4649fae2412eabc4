//! Where learning starts: the initial weights and biases.

use ndarray::{Array1, Array2};
use rand_distr::{Distribution, StandardNormal};
use serde::{Deserialize, Serialize};

use crate::names::named_enum;
use crate::nn::{Parameters, Real, orthogonal};
use crate::rng::Generator;

named_enum! {
    /// How the initial weights and biases are drawn. `N(m, s)`: mean `m`, standard deviation `s`.
    pub enum Initializer ("initializer") {
        /// Weights `N(0, 1/√inputs)`, biases `N(0, 1)`: the book's default from chapter 3 on.
        ScaledNormal = "scaled-normal",
        /// Weights and biases `N(0, 1)`: chapter 1, network2's "large".
        Normal = "normal",
        /// Weights `N(0, √(2/inputs))`, biases 0: for ReLU (He et al. 2015, arXiv:1502.01852).
        He = "he",
        /// Weights `N(0, s)` with an `s` of one's own, biases `N(0, 1)`.
        CustomNormal = "custom-normal",
        /// Orthogonal weights, biases 0 (Saxe et al. 2013, arXiv:1312.6120).
        Orthogonal = "orthogonal",
        /// All weights and biases 0, to see it fail: the neurons of a layer never differ.
        Zero = "zero",
    }
}

impl Initializer {
    /// Draws a layer's weights `(inputs, outputs)` and biases `(outputs)`: see [`Initialization::draw`].
    pub fn draw<T: Real>(
        self,
        inputs: usize,
        outputs: usize,
        rng: &mut Generator,
    ) -> Parameters<T> {
        Initialization::from(self).draw(inputs, outputs, rng)
    }
}

/// An initializer with all that it needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Initialization {
    /// How weights and biases are drawn.
    pub initializer: Initializer,
    /// The `s` of [`Initializer::CustomNormal`].
    pub weight_deviation: f64,
    /// Whether there are biases; without, they are drawn as well, so that the weights of all layers stay the
    /// same, and then 0.
    pub has_biases: bool,
}

impl From<Initializer> for Initialization {
    /// With biases, and a standard deviation of 1.
    fn from(initializer: Initializer) -> Self {
        Self {
            initializer,
            weight_deviation: 1.0,
            has_biases: true,
        }
    }
}

impl Initialization {
    /// Draws a layer's weights `(inputs, outputs)` and biases `(outputs)`.
    pub fn draw<T: Real>(
        self,
        inputs: usize,
        outputs: usize,
        rng: &mut Generator,
    ) -> Parameters<T> {
        let (weight_deviation, bias_deviation) = match self.initializer {
            Initializer::Normal => (1.0, 1.0),
            Initializer::ScaledNormal => (1.0 / (inputs as f64).sqrt(), 1.0),
            Initializer::He => ((2.0 / inputs as f64).sqrt(), 0.0),
            Initializer::CustomNormal => (self.weight_deviation, 1.0),
            Initializer::Orthogonal => {
                return Parameters {
                    weights: orthogonal::draw(inputs, outputs, rng),
                    biases: Array1::zeros(outputs),
                };
            }
            Initializer::Zero => (0.0, 0.0),
        };
        let mut normal = |deviation: f64| {
            let standard: f64 = StandardNormal.sample(rng);
            T::from_f64(deviation * standard)
        };
        let weights = Array2::from_shape_simple_fn((inputs, outputs), || normal(weight_deviation));
        let mut biases = Array1::from_shape_simple_fn(outputs, || normal(bias_deviation));
        if !self.has_biases {
            biases.fill(T::zero());
        }
        Parameters { weights, biases }
    }
}
