//! Digits in a picture: a photograph or scan of numbers on paper, a screenshot, a chalkboard.
//!
//! The way of a picture, one file a step:
//!
//! 1. `gray`: alpha over white, gray, reduced to a working size, noise smoothed;
//! 2. `sheets` and `paper`: where there is paper, and how light it is at each place;
//! 3. `ink`: how far each pixel stands out from its paper, as dark ink or as light ink;
//! 4. `rules`: ruled lines and grids are taken out;
//! 5. `parts`: what hangs together;
//! 6. `digits`: parts that are digits, parts of one digit joined, two digits that touch cut apart;
//! 7. `order`: lines of digits, top to bottom, left to right;
//! 8. `frame`: each digit as 28x28 grays, prepared as MNIST's were.
//!
//! All steps take time in proportion to the picture's pixels. From step 3 on everything is done
//! twice, for dark ink and for light ink; which of them is a number, who reads it knows best.

mod digits;
mod distance;
mod error;
mod frame;
mod gray;
mod header;
mod ink;
mod order;
mod paper;
mod parts;
mod rules;
mod sheets;

pub use error::{MOST_PIXELS, PictureError};
pub use header::{FileFormat, Header};

use crate::drawing::{Bounds, PIXELS};
use digits::Candidate;
use gray::Plane;

/// A picture to find digits in, already gray and of working size.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    width: usize,
    height: usize,
    reduced_by: usize,
    gray: Plane,
}

/// A digit's ink found in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureDigit {
    /// Where the ink lies, in pixels of the picture as it came.
    pub bounds: Bounds,
    /// The ink prepared as MNIST's digits were: grays from 0 (paper) to 1 (ink), row by row.
    pub pixels: Box<[f32; PIXELS]>,
    /// How long its lines are together, in line widths: some 7 for a bold 1, 20 to 50 for what a pen
    /// writes, and next to nothing for a blob, however large.
    pub length: f32,
}

/// Lines of digits from top to bottom, in each the digits from left to right.
pub type Lines = Vec<Vec<PictureDigit>>;

/// What a picture says if its ink is darker than its paper, and if it is lighter.
#[derive(Clone, Debug, PartialEq)]
pub struct Polarities {
    /// Dark ink's digits.
    pub dark: Lines,
    /// Light ink's digits.
    pub light: Lines,
}

impl Picture {
    /// A picture from four bytes a pixel (red, green, blue, alpha), row by row from the top, as a
    /// canvas's `getImageData` gives them.
    pub fn from_rgba(rgba: &[u8], width: usize, height: usize) -> Result<Self, PictureError> {
        error::check(rgba.len(), width, height)?;
        let (gray, reduced_by) = gray::reduced(rgba, width, height);
        Ok(Self {
            width,
            height,
            reduced_by,
            gray: gray::smoothed(gray),
        })
    }

    /// Width in pixels, as the picture came.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Height in pixels, as the picture came.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The digits in the picture, found for both polarities.
    ///
    /// The wrong one mostly has none, but may have the light in a loop or the edge of a shadow.
    pub fn digits(&self) -> Polarities {
        let paper = paper::estimate(&self.gray);
        Polarities {
            dark: self.lines(ink::dark(&self.gray, &paper)),
            light: self.lines(ink::light(&self.gray, &paper)),
        }
    }

    fn lines(&self, ink::Contrast { mut plane, floor }: ink::Contrast) -> Lines {
        rules::remove(&mut plane, floor);
        let labels = parts::labels(&plane, floor);
        // Parts are found twice: the first ones only tell how strong ink is in this picture, so that
        // fainter things (the other side's writing, the paper's grain, blur between lines) can go.
        let strong = digits::ink_threshold(&plane, &labels).max(floor);
        let labels = parts::labels(&plane, strong);
        order::lines(digits::candidates(&plane, &labels))
            .into_iter()
            .map(|line| {
                line.into_iter()
                    .filter_map(|candidate| {
                        let framed = frame::framed(&plane, &labels, &candidate)?;
                        Some(PictureDigit {
                            bounds: self.bounds(&candidate),
                            pixels: framed.pixels,
                            length: framed.length,
                        })
                    })
                    .collect()
            })
            .filter(|line: &Vec<_>| !line.is_empty())
            .collect()
    }

    /// A candidate's box in the picture as it came.
    fn bounds(&self, candidate: &Candidate) -> Bounds {
        let area = candidate.area;
        let (left, top) = (area.left * self.reduced_by, area.top * self.reduced_by);
        let right = (area.right * self.reduced_by).min(self.width);
        let bottom = (area.bottom * self.reduced_by).min(self.height);
        Bounds {
            left: left as f32,
            top: top as f32,
            width: right.saturating_sub(left) as f32,
            height: bottom.saturating_sub(top) as f32,
        }
    }
}
