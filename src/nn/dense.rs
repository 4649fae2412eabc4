//! A fully connected layer: forward and backward.

use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2};

use crate::nn::kernels::{self, NonZero, NonZeroColumns};
use crate::nn::{Activation, Deferred, Initialization, Parameters, Real};
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
    pub fn forward(&self, x: &NonZero<T>, mut a: ArrayViewMut2<'_, T>) {
        self.weighted_inputs(x, a.view_mut());
        self.activation.apply(a);
    }

    /// Writes the weighted inputs `z` `(n, outputs)` for the inputs `x` `(n, inputs)`.
    pub fn weighted_inputs(&self, x: &NonZero<T>, z: ArrayViewMut2<'_, T>) {
        let Parameters { weights, biases } = &self.parameters;
        kernels::weighted_inputs(x, weights.view(), biases.view(), z);
    }

    /// The same for raw inputs `x`, by weights in their deferred form.
    pub fn forward_deferred(
        &self,
        weights: &mut Deferred<T>,
        x: &NonZero<T>,
        mut a: ArrayViewMut2<'_, T>,
    ) {
        weights.weighted_inputs(x, self.parameters.biases.view(), a.view_mut());
        self.activation.apply(a);
    }

    /// Adds this batch's `∂C/∂W = xᵀ δ` and `∂C/∂b = Σ δ` (chapter 2, BP3 and BP4) to `gradient`.
    pub fn add_gradient(
        x: &NonZeroColumns<T>,
        delta: ArrayView2<'_, T>,
        gradient: &mut Parameters<T>,
    ) {
        kernels::add_weight_gradient(x, delta, gradient.weights.view_mut());
        add_bias_gradient(delta, gradient);
    }

    /// Moves weights and biases by `-step` times this batch's gradient, which only the biases' room in
    /// `gradient` is needed for.
    pub fn descend_at_once(
        &mut self,
        x: &NonZeroColumns<T>,
        delta: ArrayView2<'_, T>,
        step: T,
        gradient: &mut Parameters<T>,
    ) {
        kernels::descend_at_once(x, delta, step, self.parameters.weights.view_mut());
        self.descend_by_biases(delta, step, gradient);
    }

    /// Moves the biases by `-step` times this batch's gradient.
    pub(super) fn descend_by_biases(
        &mut self,
        delta: ArrayView2<'_, T>,
        step: T,
        gradient: &mut Parameters<T>,
    ) {
        add_bias_gradient(delta, gradient);
        let ([_, biases], [_, sums]) = (self.parameters.slices_mut(), gradient.slices_mut());
        kernels::descend(biases, sums, step);
    }

    /// Writes `∂C/∂x = δ Wᵀ` `(n, inputs)` for the errors `δ` `(n, outputs)` (chapter 2, BP2
    /// without the factor `f'(z)`, which belongs to the layer below).
    pub fn backward(&self, delta: ArrayView2<'_, T>, gradient: ArrayViewMut2<'_, T>) {
        kernels::input_gradient(delta, self.parameters.weights.view(), gradient);
    }
}

fn add_bias_gradient<T: Real>(delta: ArrayView2<'_, T>, gradient: &mut Parameters<T>) {
    for row in delta.rows() {
        gradient.biases += &row;
    }
}
