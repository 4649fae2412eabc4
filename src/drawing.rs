//! What is drawn on the pad: strokes, and their way to the 28x28 picture that a network reads.

pub mod generate;
mod normalize;
mod preparation;
mod raster;
mod segment;
mod stroke;

pub use normalize::{BOX, NormalizedDrawing, normalize, normalize_by, shrunk};
pub use preparation::{Preparation, Step};
pub use raster::Raster;
pub use segment::{Group, Line, segment};
pub use stroke::{Bounds, Point, Stroke, clean};

/// Pixels along one side of the picture that a network reads.
pub const SIDE: usize = 28;

/// Pixels of the picture that a network reads: grays from 0 (paper) to 1 (ink), row by row.
pub const PIXELS: usize = SIDE * SIDE;

/// The width of the pad's brush, as a share of the pad's side: a felt pen on a card.
pub const BRUSH: f32 = 0.058;
