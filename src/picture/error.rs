//! Why bytes are no picture.

use thiserror::Error;

/// The most pixels that are looked at: more than any phone's camera makes by default, and 400 MB.
pub const MOST_PIXELS: u64 = 100_000_000;

/// What was expected of a picture, and what came.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PictureError {
    /// No pixels at all.
    #[error("expected a picture of at least 1x1 pixels, got {width}x{height}")]
    NoPixels {
        /// Width in pixels.
        width: usize,
        /// Height in pixels.
        height: usize,
    },
    /// More pixels than are ever looked at.
    #[error("expected a picture of at most {} megapixels, got {width}x{height} pixels", most / 1_000_000)]
    TooLarge {
        /// The most pixels.
        most: u64,
        /// Width in pixels.
        width: usize,
        /// Height in pixels.
        height: usize,
    },
    /// Bytes for another number of pixels.
    #[error("expected {expected} bytes for {width}x{height} pixels of RGBA, got {got}")]
    Length {
        /// Four bytes a pixel.
        expected: usize,
        /// The bytes that came.
        got: usize,
        /// Width in pixels.
        width: usize,
        /// Height in pixels.
        height: usize,
    },
}

/// Whether so many bytes can be a picture of this size.
pub(super) fn check(bytes: usize, width: usize, height: usize) -> Result<(), PictureError> {
    check_size(width, height)?;
    let expected = width * height * 4;
    if bytes != expected {
        return Err(PictureError::Length {
            expected,
            got: bytes,
            width,
            height,
        });
    }
    Ok(())
}

/// Whether there is a picture of this size that is looked at.
pub(super) fn check_size(width: usize, height: usize) -> Result<(), PictureError> {
    if width == 0 || height == 0 {
        return Err(PictureError::NoPixels { width, height });
    }
    if (width as u64).saturating_mul(height as u64) > MOST_PIXELS {
        return Err(PictureError::TooLarge {
            most: MOST_PIXELS,
            width,
            height,
        });
    }
    Ok(())
}
