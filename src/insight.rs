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

mod carried;
mod components;
mod curve;
mod evidence;
mod field;
mod gradient_check;
mod histogram;
mod knock_out;
mod landscape;
mod layers;
mod lines;
mod neighbors;
mod nudge;
mod occlusion;
mod picture;
mod pictures;
mod place;
mod quiet;
mod readings;
mod saliency;
mod samples;
pub mod session;
mod step;
mod trace;
mod unit;
mod weighted_sum;

pub use components::{ComponentStudy, Components, Space};
pub use curve::{curve, slope};
pub use field::Field;
pub use gradient_check::{Checked, Comparison, DISPLACEMENTS, Difference, GradientCheck};
pub use histogram::Histogram;
pub use knock_out::{KnockOut, KnockOutStudy};
pub use landscape::{Direction, Landscape, LandscapeStudy};
pub use layers::{GradientFigures, LayerFigures, LayerStudy};
pub use lines::{Line, Strength, strongest};
pub use neighbors::{Neighbor, NeighborStudy};
pub use nudge::{Nudge, NudgeSearch};
pub use occlusion::{Covered, Occlusion, OcclusionStudy};
pub use picture::{Picture, shapes};
pub use pictures::Pictures;
pub use place::{Part, Place};
pub use readings::{Bin, DigitFigures, ReadThrough, Readings, Reliability};
pub use saliency::Saliency;
pub use step::{LayerStep, LearningStep, Quantity, Stage, StepStudy, Symbol};
pub use trace::{LayerTrace, Trace};
pub use unit::multiplications;
pub use weighted_sum::{Term, WeightedSum};
