//! A fully connected layer: forward and backward.

use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2};

use crate::nn::{Activation, Initialization, Parameters, Real, kernels};
use crate::rng::Generator;

/// `a = f(x W + b)` with `x: (n, inputs)`, `a: (n, outputs)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Dense<T> {
    /// Weights `W`, `(inputs, outputs)`, and biases `b`, `(outputs)`.
    parameters: Parameters<T>,
    /// The activation function `f`.
    activation: Activation,
}

impl<T: Real> Dense<T> {
    /// A layer with the weights and biases that `initialization` draws.
    pub fn new(
        inputs: usize,
        outputs: usize,
        activation: Activation,
        initialization: impl Into<Initialization>,
        rng: &mut Generator,
    ) -> Self {
        Self {
            parameters: initialization.into().draw(inputs, outputs, rng),
            activation,
        }
    }

    /// A layer from its parts, or nothing where their shapes disagree.
    pub fn from_parts(
        weights: Array2<T>,
        biases: Array1<T>,
        activation: Activation,
    ) -> Option<Self> {
        let parameters = Parameters::new(weights, biases)?;
        Some(Self {
            parameters,
            activation,
        })
    }

    /// The same weights and biases under another activation function.
    #[must_use]
    pub fn with_activation(self, activation: Activation) -> Self {
        Self { activation, ..self }
    }

    /// The number of inputs.
    pub fn inputs(&self) -> usize {
        self.parameters.weights.nrows()
    }

    /// The number of neurons.
    pub fn outputs(&self) -> usize {
        self.parameters.weights.ncols()
    }

    /// Weights, `(inputs, outputs)`, and biases, `(outputs)`.
    pub fn parameters(&self) -> &Parameters<T> {
        &self.parameters
    }

    /// Weights and biases, to be changed in place.
    pub fn parameters_mut(&mut self) -> &mut Parameters<T> {
        &mut self.parameters
    }

    /// The activation function.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// Writes the activations `a` `(n, outputs)` for the inputs `x` `(n, inputs)`.
    pub fn forward(&self, x: ArrayView2<'_, T>, mut a: ArrayViewMut2<'_, T>) {
        let Parameters { weights, biases } = &self.parameters;
        kernels::weighted_inputs(x, weights.view(), biases.view(), a.view_mut());
        self.activation.apply(a);
    }

    /// Adds this batch's `∂C/∂W = xᵀ δ` and `∂C/∂b = Σ δ` (chapter 2, BP3 and BP4) to `gradient`.
    pub fn add_gradient(
        x: ArrayView2<'_, T>,
        delta: ArrayView2<'_, T>,
        gradient: &mut Parameters<T>,
    ) {
        kernels::add_weight_gradient(x, delta, gradient.weights.view_mut());
        for row in delta.rows() {
            gradient.biases += &row;
        }
    }

    /// Writes `∂C/∂x = δ Wᵀ` `(n, inputs)` for the errors `δ` `(n, outputs)` (chapter 2, BP2
    /// without the factor `f'(z)`, which belongs to the layer below).
    pub fn backward(&self, delta: ArrayView2<'_, T>, gradient: ArrayViewMut2<'_, T>) {
        kernels::input_gradient(delta, self.parameters.weights.view(), gradient);
    }
}
