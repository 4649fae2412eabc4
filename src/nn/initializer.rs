//! Where learning starts: the initial weights and biases.

use ndarray::{Array1, Array2};
use rand_distr::{Distribution, StandardNormal};
use serde::{Deserialize, Serialize};

use crate::names::named_enum;
use crate::nn::{Parameters, Real};
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
    }
}

impl Initializer {
    /// Draws a layer's weights `(inputs, outputs)` and biases `(outputs)`.
    pub fn draw<T: Real>(
        self,
        inputs: usize,
        outputs: usize,
        rng: &mut Generator,
    ) -> Parameters<T> {
        let weight_deviation = match self {
            Self::Normal => 1.0,
            Self::ScaledNormal => 1.0 / (inputs as f64).sqrt(),
            Self::He => (2.0 / inputs as f64).sqrt(),
        };
        let bias_deviation = if self == Self::He { 0.0 } else { 1.0 };
        let mut normal = |deviation: f64| {
            let standard: f64 = StandardNormal.sample(rng);
            T::from_f64(deviation * standard)
        };
        let weights = Array2::from_shape_simple_fn((inputs, outputs), || normal(weight_deviation));
        let biases = Array1::from_shape_simple_fn(outputs, || normal(bias_deviation));
        Parameters { weights, biases }
    }
}
