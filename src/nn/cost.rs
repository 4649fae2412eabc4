//! Cost functions and their derivatives.

use ndarray::{ArrayView2, ArrayViewMut2, Zip};
use serde::{Deserialize, Serialize};

use crate::names::named_enum;
use crate::nn::{Activation, Real};

named_enum! {
    /// How far the outputs `a` are from the wanted `y`, for one sample.
    pub enum Cost ("cost") {
        /// `½ Σ_j (a_j - y_j)²`, chapter 1.
        Quadratic = "quadratic",
        /// `-Σ_j [y_j ln a_j + (1 - y_j) ln(1 - a_j)]`, chapter 3; for outputs between 0 and 1.
        CrossEntropy = "cross-entropy",
        /// `-ln a_y`, the wanted neuron's output, chapter 3; for softmax outputs.
        LogLikelihood = "log-likelihood",
    }
}

impl Cost {
    /// The cost that goes with a last layer of this activation: the log-likelihood of softmax, the cross-entropy of
    /// sigmoid, the quadratic one of others.
    pub fn of_outputs(activation: Activation) -> Self {
        match activation {
            Activation::Softmax => Self::LogLikelihood,
            Activation::Sigmoid => Self::CrossEntropy,
            Activation::Tanh | Activation::Relu | Activation::Linear | Activation::Step => {
                Self::Quadratic
            }
        }
    }

    /// Whether it can be had with a last layer of this activation. The cross-entropy needs outputs between 0 and 1. The
    /// log-likelihood pushes up one output only, so that the others must be pushed down by softmax.
    ///
    /// ```
    /// use digit_lab::nn::{Activation, Cost};
    ///
    /// assert!(Cost::CrossEntropy.suits(Activation::Sigmoid) && !Cost::CrossEntropy.suits(Activation::Softmax));
    /// assert!(Cost::LogLikelihood.suits(Activation::Softmax) && !Cost::LogLikelihood.suits(Activation::Sigmoid));
    /// assert!(Cost::Quadratic.suits(Activation::Relu));
    /// ```
    pub fn suits(self, output: Activation) -> bool {
        match self {
            Self::Quadratic => true,
            Self::CrossEntropy => output == Activation::Sigmoid,
            Self::LogLikelihood => output == Activation::Softmax,
        }
    }

    /// The summed cost of a batch: outputs `a` and wanted outputs `y`, both `(n, outputs)`.
    ///
    /// Summed in f64, sample by sample, whatever `T` is: the mean over 50,000 images keeps its digits.
    pub fn total<T: Real>(self, a: ArrayView2<'_, T>, y: ArrayView2<'_, T>) -> f64 {
        let pairs = a.iter().zip(y.iter());
        match self {
            Self::Quadratic => pairs.map(|(&a, &y)| 0.5 * (a - y).as_f64().powi(2)).sum(),
            Self::CrossEntropy => {
                let mut logarithms = Logarithms::default();
                for (&a, &y) in pairs {
                    let (a, y) = (a.as_f64(), y.as_f64());
                    if y == 0.0 || 1.0 - y == 0.0 {
                        // One of the two, chosen without a branch: which one changes from sample to sample.
                        logarithms.multiply(if y == 0.0 { 1.0 - a } else { a });
                    } else {
                        logarithms.add(y, a);
                        logarithms.add(1.0 - y, 1.0 - a);
                    }
                }
                -logarithms.sum()
            }
            Self::LogLikelihood => {
                let mut logarithms = Logarithms::default();
                for (&a, &y) in pairs {
                    logarithms.add(y.as_f64(), a.as_f64());
                }
                -logarithms.sum()
            }
        }
    }

    /// Whether this cost and the output activation were made for each other: the factors of `∂C/∂a · f'(z)` cancel
    /// and `δ = a - y`.
    pub fn cancels(self, output: Activation) -> bool {
        matches!(
            (self, output),
            (Self::CrossEntropy, Activation::Sigmoid) | (Self::LogLikelihood, Activation::Softmax)
        )
    }

    /// Writes the output error `δ = ∂C/∂z` of each sample over the outputs `a`, `(n, outputs)`.
    ///
    /// Where output activation and cost were made for each other (sigmoid and cross-entropy,
    /// softmax and log-likelihood) the factors cancel and `δ = a - y`: nothing is divided by an
    /// output near 0 or 1. Every other pair goes through `∂C/∂a`.
    pub fn output_error<T: Real>(
        self,
        output: Activation,
        a: ArrayView2<'_, T>,
        y: ArrayView2<'_, T>,
        mut delta: ArrayViewMut2<'_, T>,
    ) {
        let one = T::one();
        match (self, output) {
            (Self::Quadratic, _) => {
                Zip::from(&mut delta)
                    .and(a)
                    .and(y)
                    .for_each(|d, &a, &y| *d = a - y);
                output.chain(a, delta);
            }
            _ if self.cancels(output) => {
                Zip::from(&mut delta)
                    .and(a)
                    .and(y)
                    .for_each(|d, &a, &y| *d = a - y);
            }
            (Self::CrossEntropy, _) => {
                Zip::from(&mut delta)
                    .and(a)
                    .and(y)
                    .for_each(|d, &a, &y| *d = (a - y) / (a * (one - a)));
                output.chain(a, delta);
            }
            (Self::LogLikelihood, _) => {
                Zip::from(&mut delta)
                    .and(a)
                    .and(y)
                    .for_each(|d, &a, &y| *d = -y / a);
                output.chain(a, delta);
            }
        }
    }
}

/// `Σ weight ln p`, where most weights are 0 or 1: of several numbers the logarithm of their product is taken.
struct Logarithms {
    sum: f64,
    product: f64,
    /// How many numbers are in the product.
    factors: u32,
}

impl Default for Logarithms {
    fn default() -> Self {
        Self {
            sum: 0.0,
            product: 1.0,
            factors: 0,
        }
    }
}

impl Logarithms {
    /// The product of so many numbers as `f32` has them is no less and no more than `f64` has.
    const MOST_FACTORS: u32 = 7;

    /// Adds `weight ln p`, with `0 ln 0 = 0`.
    fn add(&mut self, weight: f64, p: f64) {
        if weight - 1.0 == 0.0 {
            self.multiply(p);
        } else if weight != 0.0 {
            self.sum += weight * bounded(p).ln();
        }
    }

    /// Adds `ln p`.
    fn multiply(&mut self, p: f64) {
        self.product *= bounded(p);
        self.factors += 1;
        if self.factors == Self::MOST_FACTORS {
            self.sum += self.product.ln();
            (self.product, self.factors) = (1.0, 0);
        }
    }

    fn sum(self) -> f64 {
        self.sum + self.product.ln()
    }
}

/// What a logarithm is taken of: that of a vanished output is bounded, so that one saturated neuron does not make a whole
/// epoch's cost infinite (network2 uses `nan_to_num`). NaN stays.
fn bounded(p: f64) -> f64 {
    /// The least positive f32: below it an output was rounded to nothing.
    const LEAST: f64 = f32::MIN_POSITIVE as f64;
    if p < LEAST { LEAST } else { p }
}
