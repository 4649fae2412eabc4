//! A convolution: forward and backward.

use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2};

use crate::nn::kernels::{self, Windows};
use crate::nn::{Activation, Initialization, LayerKind, Parameters, Real, Scratch, Shape};
use crate::rng::Generator;

/// `a = f(x * W + b)`, chapter 6: each of `maps` feature maps looks at every `kernel x kernel` window of
/// the picture with the same weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Conv<T> {
    /// Weights `W`, `(kernel·kernel·channels, maps)`, the window's rows one after another, and biases
    /// `b`, `(maps)`.
    parameters: Parameters<T>,
    /// The activation function `f`.
    activation: Activation,
    /// The picture that goes in, and the windows in it.
    windows: Windows,
}

impl<T: Real> Conv<T> {
    /// A layer with the weights and biases that `initialization` draws; a map's inputs are those of its window.
    pub fn new(
        input: Shape,
        maps: usize,
        kernel: usize,
        activation: Activation,
        initialization: impl Into<Initialization>,
        rng: &mut Generator,
    ) -> Self {
        Self {
            parameters: initialization
                .into()
                .draw(kernel * kernel * input.channels, maps, rng),
            activation,
            windows: Windows { input, kernel },
        }
    }

    /// A layer from its parts, or nothing where their shapes disagree.
    pub fn from_parts(
        input: Shape,
        kernel: usize,
        weights: Array2<T>,
        biases: Array1<T>,
        activation: Activation,
    ) -> Option<Self> {
        let kind = LayerKind::Conv {
            maps: biases.len(),
            kernel,
        };
        let fits =
            kind.output(input).is_ok() && weights.nrows() == kernel * kernel * input.channels;
        Some(Self {
            parameters: Parameters::new(weights, biases).filter(|_| fits)?,
            activation,
            windows: Windows { input, kernel },
        })
    }

    /// The same weights and biases under another activation function.
    #[must_use]
    pub fn with_activation(self, activation: Activation) -> Self {
        Self { activation, ..self }
    }

    /// What it is, without its weights.
    pub fn kind(&self) -> LayerKind {
        LayerKind::Conv {
            maps: self.parameters.biases.len(),
            kernel: self.windows.kernel,
        }
    }

    /// The shape of a sample that goes in.
    pub fn input(&self) -> Shape {
        self.windows.input
    }

    /// The shape of a sample that comes out.
    pub fn output(&self) -> Shape {
        Shape {
            height: self.windows.height(),
            width: self.windows.width(),
            channels: self.parameters.biases.len(),
        }
    }

    /// Weights, `(kernel·kernel·channels, maps)`, and biases, `(maps)`.
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

    /// Writes the activations `a` `(n, places·maps)` for the pictures `x` `(n, pixels·channels)`.
    pub fn forward(
        &self,
        x: ArrayView2<'_, T>,
        mut a: ArrayViewMut2<'_, T>,
        scratch: &mut Scratch<T>,
    ) {
        self.weighted_inputs(x, a.view_mut(), scratch);
        self.activation.apply(a);
    }

    /// Writes the weighted inputs `z` `(n, places·maps)` for the pictures `x` `(n, pixels·channels)`.
    pub fn weighted_inputs(
        &self,
        x: ArrayView2<'_, T>,
        mut z: ArrayViewMut2<'_, T>,
        scratch: &mut Scratch<T>,
    ) {
        kernels::convolve(
            self.windows,
            x.to_slice().unwrap_or_default(),
            self.parameters.slices(),
            z.as_slice_mut().unwrap_or_default(),
            &mut scratch.windows,
        );
    }

    /// Adds this batch's `∂C/∂W`, the sum of windows times their `δ`, and `∂C/∂b = Σ δ` to `gradient`.
    pub fn add_gradient(
        &self,
        x: ArrayView2<'_, T>,
        delta: ArrayView2<'_, T>,
        gradient: &mut Parameters<T>,
        scratch: &mut Scratch<T>,
    ) {
        let (x, delta) = (
            x.to_slice().unwrap_or_default(),
            delta.to_slice().unwrap_or_default(),
        );
        let [weights, biases] = gradient.slices_mut();
        kernels::add_window_gradient(self.windows, x, delta, weights, &mut scratch.windows);
        for delta in delta.chunks_exact(biases.len()) {
            for (sum, &delta) in biases.iter_mut().zip(delta) {
                *sum += delta;
            }
        }
    }

    /// Writes `∂C/∂x` `(n, pixels·channels)` for the errors `δ` `(n, places·maps)`: `δ Wᵀ` says it for
    /// each window, and windows that share a pixel add up.
    pub fn backward(
        &self,
        delta: ArrayView2<'_, T>,
        mut gradient: ArrayViewMut2<'_, T>,
        scratch: &mut Scratch<T>,
    ) {
        let [weights, _] = self.parameters.slices();
        kernels::picture_gradient(
            self.windows,
            delta.to_slice().unwrap_or_default(),
            weights,
            gradient.as_slice_mut().unwrap_or_default(),
            &mut scratch.windows,
        );
    }
}
