//! Looking inside: what goes on in a network while it reads and while it learns, as numbers.
//!
//! Every number here is the engine's own: the layers' own forward pass ([`Trace`]), backpropagation's own errors
//! and gradients. Nothing is computed by a second formula for show; sums are only taken apart
//! ([`WeightedSum`]).
//!
//! # Counting
//!
//! Layers are counted from 0, the first after the input. A layer's neurons are counted as its outputs lie in
//! memory: in a picture row by row and pixel by pixel, all maps of a pixel side by side (see
//! [`Shape`](crate::nn::Shape)).

mod curve;
mod field;
mod lines;
mod picture;
mod quiet;
mod step;
mod trace;
mod weighted_sum;

pub use curve::{curve, slope};
pub use field::Field;
pub use lines::{Line, Strength, strongest};
pub use picture::{Picture, shapes};
pub use step::{LayerStep, LearningStep, Quantity, Stage, Symbol};
pub use trace::{LayerTrace, Trace};
pub use weighted_sum::{Term, WeightedSum};
