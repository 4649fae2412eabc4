//! A convolution: forward and backward.

use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, ArrayView2, ArrayViewMut2, Axis};

use crate::nn::{Activation, Initialization, LayerKind, Parameters, Real, Scratch, Shape};
use crate::rng::Generator;

/// `a = f(x * W + b)`, chapter 6: each of `maps` feature maps looks at every `kernel x kernel` window of
/// the picture with the same weights.
///
/// The windows of a sample become the rows of a matrix ("im2col"), whose product with the weights is
/// the convolution: patches `P` `(places, kernel·kernel·channels)`, `z = P W + b` `(places, maps)`,
/// which in memory is the output picture itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Conv<T> {
    /// Weights `W`, `(kernel·kernel·channels, maps)`, the window's rows one after another, and biases
    /// `b`, `(maps)`.
    parameters: Parameters<T>,
    /// The activation function `f`.
    activation: Activation,
    /// Of the picture that goes in.
    input: Shape,
    /// The window's side.
    kernel: usize,
    /// Where in a picture each row of each window begins, window after window.
    stretches: Vec<usize>,
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
            stretches: stretches(input, kernel),
            input,
            kernel,
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
            stretches: stretches(input, kernel),
            input,
            kernel,
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
            maps: self.maps(),
            kernel: self.kernel,
        }
    }

    /// The shape of a sample that goes in.
    pub fn input(&self) -> Shape {
        self.input
    }

    /// The shape of a sample that comes out.
    pub fn output(&self) -> Shape {
        Shape {
            height: self.input.height + 1 - self.kernel,
            width: self.input.width + 1 - self.kernel,
            channels: self.maps(),
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
        let Parameters { weights, biases } = &self.parameters;
        let mut patches = scratch.matrix(self.places(), weights.nrows());
        for (x, a) in x.rows().into_iter().zip(a.axis_iter_mut(Axis(0))) {
            self.gather(x.to_slice().unwrap_or_default(), patches.view_mut());
            let Ok(mut z) = a.into_shape_with_order((self.places(), self.maps())) else {
                continue;
            };
            z.assign(biases);
            general_mat_mul(T::one(), &patches, weights, T::one(), &mut z);
        }
        self.activation.apply(a);
    }

    /// Adds this batch's `∂C/∂W = Pᵀ δ` and `∂C/∂b = Σ δ`, sample by sample, to `gradient`.
    pub fn add_gradient(
        &self,
        x: ArrayView2<'_, T>,
        delta: ArrayView2<'_, T>,
        gradient: &mut Parameters<T>,
        scratch: &mut Scratch<T>,
    ) {
        let mut patches = scratch.matrix(self.places(), self.parameters.weights.nrows());
        for (x, delta) in x.rows().into_iter().zip(delta.rows()) {
            self.gather(x.to_slice().unwrap_or_default(), patches.view_mut());
            let Ok(delta) = delta.into_shape_with_order((self.places(), self.maps())) else {
                continue;
            };
            let sums = &mut gradient.weights;
            general_mat_mul(T::one(), &patches.t(), &delta, T::one(), sums);
            for row in delta.rows() {
                gradient.biases += &row;
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
        let weights = &self.parameters.weights;
        let mut patches = scratch.matrix(self.places(), weights.nrows());
        for (delta, gradient) in delta.rows().into_iter().zip(gradient.rows_mut()) {
            let Ok(delta) = delta.into_shape_with_order((self.places(), self.maps())) else {
                continue;
            };
            general_mat_mul(T::one(), &delta, &weights.t(), T::zero(), &mut patches);
            self.scatter(patches.view(), gradient.into_slice().unwrap_or_default());
        }
    }

    fn maps(&self) -> usize {
        self.parameters.biases.len()
    }

    /// Windows, that is, pixels of the output.
    fn places(&self) -> usize {
        let output = self.output();
        output.height * output.width
    }

    /// Copies each window of a picture into its row of `patches`.
    fn gather(&self, picture: &[T], mut patches: ArrayViewMut2<'_, T>) {
        let stretch = self.kernel * self.input.channels;
        let patches = patches.as_slice_mut().unwrap_or_default();
        for (to, from) in patches.chunks_exact_mut(stretch).zip(&self.stretches) {
            to.copy_from_slice(&picture[*from..*from + stretch]);
        }
    }

    /// Adds each row of `patches` to its window of a picture of zeros: [`Self::gather`] backwards.
    fn scatter(&self, patches: ArrayView2<'_, T>, picture: &mut [T]) {
        let stretch = self.kernel * self.input.channels;
        picture.fill(T::zero());
        let patches = patches.as_slice().unwrap_or_default();
        for (from, to) in patches.chunks_exact(stretch).zip(&self.stretches) {
            for (sum, &value) in picture[*to..*to + stretch].iter_mut().zip(from) {
                *sum += value;
            }
        }
    }
}

fn stretches(input: Shape, kernel: usize) -> Vec<usize> {
    let mut stretches = Vec::new();
    for top in 0..=input.height - kernel {
        for left in 0..=input.width - kernel {
            stretches
                .extend((top..top + kernel).map(|row| (row * input.width + left) * input.channels));
        }
    }
    stretches
}
