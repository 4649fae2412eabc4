//! What is drawn on the pad: strokes, and their way to the 28x28 picture that a network reads.

pub mod generate;
mod labeled;
mod normalize;
mod preparation;
mod raster;
mod segment;
mod stroke;

use std::ops::RangeInclusive;

pub use labeled::{LabeledDrawing, LineError};
pub use normalize::{BOX, NormalizedDrawing, normalize, normalize_by, shrunk};
pub use preparation::{Preparation, Step};
pub use raster::Raster;
pub use segment::{Group, Line, segment};
pub use stroke::{Bounds, Point, Stroke, clean};

/// Pixels along one side of the picture that a network reads.
pub const SIDE: usize = 28;

/// Pixels of the picture that a network reads: grays from 0 (paper) to 1 (ink), row by row.
pub const PIXELS: usize = SIDE * SIDE;

/// The sides that a pad may have, in whatever units: with those beyond, squares of lengths overflow or vanish.
pub const PAD_SIZES: RangeInclusive<f32> = 1e-6..=1e9;

/// The width of the pad's brush, as a share of the pad's side: a felt pen on a card.
pub const BRUSH: f32 = 0.058;
