//! What a sample looks like between two layers.

use std::fmt;

/// A picture of `channels` maps, or, with height and width 1, a plain row of neurons.
///
/// A sample is stored as one row of numbers: from the top row of pixels to the bottom one, in it
/// from left to right, and pixel by pixel all channels side by side. A convolution's window is then
/// one contiguous stretch a row of pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Rows of pixels.
    pub height: usize,
    /// Pixels a row.
    pub width: usize,
    /// Numbers a pixel.
    pub channels: usize,
}

impl Shape {
    /// A row of neurons.
    pub fn row(neurons: usize) -> Self {
        Self {
            height: 1,
            width: 1,
            channels: neurons,
        }
    }

    /// A square picture of one gray a pixel.
    pub fn square(side: usize) -> Self {
        Self {
            height: side,
            width: side,
            channels: 1,
        }
    }

    /// Numbers a sample.
    pub fn features(self) -> usize {
        self.height * self.width * self.channels
    }

    /// Whether there are neighbors to convolve or pool.
    pub fn is_picture(self) -> bool {
        self.height > 1 && self.width > 1
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_picture() {
            write!(f, "{}x{}x{}", self.height, self.width, self.channels)
        } else {
            write!(f, "{}", self.features())
        }
    }
}
