//! Reading a drawing: strokes or pixels in, digits and scores out.
//!
//! This is the one path that the page, the command line and `pkg` take.

mod reader;

pub use reader::{DigitReading, Reader, ReaderError, Reading};

/// The digits there are.
pub const DIGITS: usize = 10;
