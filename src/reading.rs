//! Reading a drawing: strokes or pixels in, digits and scores out.
//!
//! This is the one path that the page, the command line and `pkg` take.

mod digit_reading;
mod live_reader;
mod number;
mod picture;
mod reader;
#[cfg(feature = "shipped-network")]
mod shipped;

pub use crate::nn::DIGITS;

pub use digit_reading::{DigitReading, Reading};
pub use live_reader::LiveReader;
pub use picture::PictureReading;
pub use reader::{Reader, ReaderError};
#[cfg(feature = "shipped-network")]
pub use shipped::SHIPPED;
