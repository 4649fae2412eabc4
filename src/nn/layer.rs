//! One layer of any kind.

use ndarray::{ArrayView2, ArrayViewMut2};

use crate::nn::{
    Activation, Conv, Dense, Dropout, Initialization, LayerKind, MaxPool, Parameters, Real,
    Scratch, Shape,
};
use crate::rng::Generator;

/// A layer with its weights, if it has any.
#[derive(Clone, Debug, PartialEq)]
pub enum Layer<T> {
    /// Every input to every neuron.
    Dense(Dense<T>),
    /// The same window everywhere.
    Conv(Conv<T>),
    /// The largest of each window.
    MaxPool(MaxPool),
    /// Numbers left out at random while training.
    Dropout(Dropout),
}

impl<T: Real> Layer<T> {
    /// A layer of a kind that is possible on `input`, with the weights that `initialization` draws.
    pub fn new(
        kind: LayerKind,
        input: Shape,
        activation: Activation,
        initialization: impl Into<Initialization>,
        rng: &mut Generator,
    ) -> Self {
        match kind {
            LayerKind::Dense { neurons } => {
                let inputs = input.features();
                Self::Dense(Dense::new(inputs, neurons, activation, initialization, rng))
            }
            LayerKind::Conv { maps, kernel } => Self::Conv(Conv::new(
                input,
                maps,
                kernel,
                activation,
                initialization,
                rng,
            )),
            LayerKind::MaxPool { window } => Self::MaxPool(MaxPool::new(input, window)),
            LayerKind::Dropout { share } => Self::Dropout(Dropout::new(input, share)),
        }
    }

    /// What it is, without its weights.
    pub fn kind(&self) -> LayerKind {
        match self {
            Self::Dense(dense) => LayerKind::Dense {
                neurons: dense.outputs(),
            },
            Self::Conv(conv) => conv.kind(),
            Self::MaxPool(pool) => pool.kind(),
            Self::Dropout(dropout) => dropout.kind(),
        }
    }

    /// The shape of a sample that goes in; to a dense layer every picture is a row.
    pub fn input(&self) -> Shape {
        match self {
            Self::Dense(dense) => Shape::row(dense.inputs()),
            Self::Conv(conv) => conv.input(),
            Self::MaxPool(pool) => pool.input(),
            Self::Dropout(dropout) => dropout.input(),
        }
    }

    /// Numbers a sample that go in.
    pub fn inputs(&self) -> usize {
        self.input().features()
    }

    /// The shape of a sample that comes out.
    pub fn output(&self) -> Shape {
        match self {
            Self::Dense(dense) => Shape::row(dense.outputs()),
            Self::Conv(conv) => conv.output(),
            Self::MaxPool(pool) => pool.output(),
            Self::Dropout(dropout) => dropout.input(),
        }
    }

    /// Numbers a sample that come out.
    pub fn outputs(&self) -> usize {
        self.output().features()
    }

    /// Weights and biases, of layers that learn.
    pub fn parameters(&self) -> Option<&Parameters<T>> {
        match self {
            Self::Dense(dense) => Some(dense.parameters()),
            Self::Conv(conv) => Some(conv.parameters()),
            Self::MaxPool(_) | Self::Dropout(_) => None,
        }
    }

    /// [`Self::parameters`], to be changed in place.
    pub fn parameters_mut(&mut self) -> Option<&mut Parameters<T>> {
        match self {
            Self::Dense(dense) => Some(dense.parameters_mut()),
            Self::Conv(conv) => Some(conv.parameters_mut()),
            Self::MaxPool(_) | Self::Dropout(_) => None,
        }
    }

    /// The activation function, of layers that learn.
    pub fn activation(&self) -> Option<Activation> {
        match self {
            Self::Dense(dense) => Some(dense.activation()),
            Self::Conv(conv) => Some(conv.activation()),
            Self::MaxPool(_) | Self::Dropout(_) => None,
        }
    }

    /// The same weights under another activation function.
    #[must_use]
    pub fn with_activation(self, activation: Activation) -> Self {
        match self {
            Self::Dense(dense) => Self::Dense(dense.with_activation(activation)),
            Self::Conv(conv) => Self::Conv(conv.with_activation(activation)),
            other => other,
        }
    }

    /// Writes what comes out, `a` `(n, outputs)`, for what goes in, `x` `(n, inputs)`, when the network is used.
    pub fn forward(
        &self,
        x: ArrayView2<'_, T>,
        mut a: ArrayViewMut2<'_, T>,
        scratch: &mut Scratch<T>,
    ) {
        match self {
            Self::Dense(dense) => {
                scratch.rows.take(x);
                dense.forward(&scratch.rows, a);
            }
            Self::Conv(conv) => conv.forward(x, a, scratch),
            Self::MaxPool(pool) => pool.forward(x, a),
            Self::Dropout(_) => a.assign(&x),
        }
    }

    /// Writes the weighted inputs `z` `(n, outputs)` from which [`Self::forward`] makes the activations; of layers that learn nothing, which have no `z` of their own, what comes out.
    pub fn weighted_inputs(
        &self,
        x: ArrayView2<'_, T>,
        z: ArrayViewMut2<'_, T>,
        scratch: &mut Scratch<T>,
    ) {
        match self {
            Self::Dense(dense) => {
                scratch.rows.take(x);
                dense.weighted_inputs(&scratch.rows, z);
            }
            Self::Conv(conv) => conv.weighted_inputs(x, z, scratch),
            Self::MaxPool(_) | Self::Dropout(_) => self.forward(x, z, scratch),
        }
    }

    /// Writes `∂C/∂x` `(n, inputs)` for what went in, `x`, what came out, `a`, and the errors `δ` `(n, outputs)`,
    /// when the network is used: dropout lets everything through. The layer below's `f'(z)` is left to [`Self::chain`].
    pub fn backward(
        &self,
        x: ArrayView2<'_, T>,
        a: ArrayView2<'_, T>,
        delta: ArrayView2<'_, T>,
        mut gradient: ArrayViewMut2<'_, T>,
        scratch: &mut Scratch<T>,
    ) {
        match self {
            Self::Dense(dense) => dense.backward(delta, gradient),
            Self::Conv(conv) => conv.backward(delta, gradient, scratch),
            Self::MaxPool(pool) => pool.backward(x, a, delta, gradient),
            Self::Dropout(_) => gradient.assign(&delta),
        }
    }

    /// Turns `∂C/∂a` into `∂C/∂z`, in place: see [`Activation::chain`]. Layers that learn nothing have no `z`
    /// of their own.
    pub fn chain(&self, a: ArrayView2<'_, T>, gradient: ArrayViewMut2<'_, T>) {
        if let Some(activation) = self.activation() {
            activation.chain(a, gradient);
        }
    }
}
