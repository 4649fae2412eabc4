//! Windows of a convolution on a picture that lies row by row, a pixel's channels side by side.

use crate::nn::Shape;

/// Where the windows of pictures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Windows {
    /// The shape of a picture, in which a window has room.
    pub input: Shape,
    /// A window's side.
    pub kernel: usize,
}

impl Windows {
    /// Windows a column.
    pub fn height(self) -> usize {
        self.input.height + 1 - self.kernel
    }
    /// Windows a row.
    pub fn width(self) -> usize {
        self.input.width + 1 - self.kernel
    }
    /// Windows a picture.
    pub fn places(self) -> usize {
        self.height() * self.width()
    }
    /// Numbers a window.
    pub fn size(self) -> usize {
        self.kernel * self.stretch()
    }
    /// Numbers a row of a window.
    pub(super) fn stretch(self) -> usize {
        self.kernel * self.input.channels
    }
    /// The pixel with which a place's window begins.
    pub(super) fn pixel(self, place: usize) -> usize {
        let (top, left) = (place / self.width(), place % self.width());
        top * self.input.width + left
    }
    /// Numbers a row of a picture.
    pub(super) fn row(self) -> usize {
        self.input.width * self.input.channels
    }
}
