//! A fully connected layer: forward and backward.

use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2, Axis};

use crate::nn::{Activation, Initializer, Real, kernels};
use crate::rng::Generator;

/// `a = f(x W + b)` with `x: (n, inputs)`, `a: (n, outputs)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Dense<T> {
    /// Weights `W`, `(inputs, outputs)`, in standard (row-major) layout.
    weights: Array2<T>,
    /// Biases `b`, `(outputs)`.
    biases: Array1<T>,
    /// The activation function `f`.
    activation: Activation,
}

/// What backpropagation says about a layer's parameters: `∂C/∂W` and `∂C/∂b`, in their shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct DenseGradient<T> {
    /// `∂C/∂W`, `(inputs, outputs)`.
    pub weights: Array2<T>,
    /// `∂C/∂b`, `(outputs)`.
    pub biases: Array1<T>,
}

impl<T: Real> Dense<T> {
    /// A layer with the weights and biases that `initializer` draws.
    pub fn new(
        inputs: usize,
        outputs: usize,
        activation: Activation,
        initializer: Initializer,
        rng: &mut Generator,
    ) -> Self {
        let (weights, biases) = initializer.draw(inputs, outputs, rng);
        Self {
            weights,
            biases,
            activation,
        }
    }

    /// A layer from its parts, or nothing where their shapes disagree.
    pub fn from_parts(
        weights: Array2<T>,
        biases: Array1<T>,
        activation: Activation,
    ) -> Option<Self> {
        let fits = weights.ncols() == biases.len() && !weights.is_empty();
        let weights = if weights.is_standard_layout() {
            weights
        } else {
            weights.as_standard_layout().into_owned()
        };
        fits.then_some(Self {
            weights,
            biases,
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
        self.weights.nrows()
    }

    /// The number of neurons.
    pub fn outputs(&self) -> usize {
        self.weights.ncols()
    }

    /// Weights, `(inputs, outputs)`.
    pub fn weights(&self) -> &Array2<T> {
        &self.weights
    }

    /// Biases, `(outputs)`.
    pub fn biases(&self) -> &Array1<T> {
        &self.biases
    }

    /// The activation function.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// Weights and biases, to be changed in place.
    pub fn parameters_mut(&mut self) -> (&mut Array2<T>, &mut Array1<T>) {
        (&mut self.weights, &mut self.biases)
    }

    /// Writes the activations `a` `(n, outputs)` for the inputs `x` `(n, inputs)`.
    pub fn forward(&self, x: ArrayView2<'_, T>, mut a: ArrayViewMut2<'_, T>) {
        kernels::weighted_inputs(x, self.weights.view(), self.biases.view(), a.view_mut());
        self.activation.apply(a);
    }

    /// Adds this batch's `∂C/∂W = xᵀ δ` and `∂C/∂b = Σ δ` (chapter 2, BP3 and BP4) to `gradient`.
    pub fn add_gradient(
        x: ArrayView2<'_, T>,
        delta: ArrayView2<'_, T>,
        gradient: &mut DenseGradient<T>,
    ) {
        kernels::add_weight_gradient(x, delta, gradient.weights.view_mut());
        for row in delta.rows() {
            gradient.biases += &row;
        }
    }

    /// Writes `∂C/∂x = δ Wᵀ` `(n, inputs)` for the errors `δ` `(n, outputs)` (chapter 2, BP2
    /// without the factor `f'(z)`, which belongs to the layer below).
    pub fn backward(&self, delta: ArrayView2<'_, T>, gradient: ArrayViewMut2<'_, T>) {
        kernels::input_gradient(delta, self.weights.view(), gradient);
    }
}

impl<T: Real> DenseGradient<T> {
    /// A gradient of zeros for a layer.
    pub fn zeros(layer: &Dense<T>) -> Self {
        Self {
            weights: Array2::zeros(layer.weights.raw_dim()),
            biases: Array1::zeros(layer.biases.len_of(Axis(0))),
        }
    }
}
