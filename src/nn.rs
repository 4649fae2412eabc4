//! Neural networks: layers, costs, backpropagation and stochastic gradient descent.
//!
//! # Shapes
//!
//! A batch is rows: `(n, inputs)` goes into a layer and `(n, outputs)` comes out. A layer's weights
//! have shape `(inputs, outputs)`, so that what one input pixel adds to all neurons lies side by
//! side in memory (see [`kernels`]); biases have shape `(outputs)`. Files that store
//! `(outputs, inputs)`, as network2 does, are transposed on the way in and out.
//!
//! # Words
//!
//! `z` is a neuron's weighted input, `a` its activation, `δ = ∂C/∂z` its error, as in chapter 2 of
//! the book. All arithmetic is generic over [`Real`]: networks train in `f32`, and the same source
//! is checked in `f64`.

mod activation;
mod architecture;
mod backprop;
mod calibration;
mod conv;
mod cost;
mod deferred;
mod dense;
mod dropout;
mod gradient_check;
mod initializer;
mod inputs;
pub mod kernels;
mod layer;
mod layer_kind;
mod max_pool;
mod metrics;
mod momentum;
mod network;
mod numerical_gradient;
pub mod orthogonal;
mod output_coding;
mod parameters;
mod real;
mod regularization;
mod schedule;
mod scratch;
mod sgd;
mod shape;

pub use activation::Activation;
pub use architecture::{Architecture, ArchitectureError};
pub use backprop::{Backprop, Watch};
pub use calibration::Calibration;
pub use conv::Conv;
pub use cost::Cost;
pub use deferred::{Deferred, Shared};
pub use dense::Dense;
pub use dropout::Dropout;
pub use gradient_check::{LayerCheck, check_gradients};
pub use initializer::{Initialization, Initializer};
pub use inputs::Inputs;
pub use layer::Layer;
pub use layer_kind::{LayerKind, LayerProblem};
pub use max_pool::MaxPool;
pub use metrics::{Evaluator, Tally, digit_read};
pub use momentum::Momentum;
pub use network::Network;
pub use numerical_gradient::NumericalGradient;
pub use output_coding::{DIGITS, OutputCoding};
pub use parameters::{NEGLIGIBLE, Parameters};
pub use real::Real;
pub use regularization::Regularization;
pub use schedule::cosine;
pub use scratch::Scratch;
pub use sgd::Sgd;
pub use shape::Shape;
