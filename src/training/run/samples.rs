//! What a network is shown: images as the settings want them, and the outputs wanted.

use ndarray::{ArrayViewMut1, ArrayViewMut2};

use crate::data::Dataset;
use crate::drawing::SIDE;
use crate::nn::{OutputCoding, Real};
use crate::training::run::standardization::Standardization;

/// Where an image moves to, in pixels to the right and down: nowhere, then one pixel in each direction.
const SHIFTS: [(isize, isize); 5] = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)];

/// Makes samples of a data set's images.
#[derive(Clone, Debug)]
pub(super) struct Samples {
    /// What each gray byte becomes.
    grays: [f32; 256],
    coding: OutputCoding,
}

impl Samples {
    /// Samples an image under the augmentation by shifts.
    pub(super) const SHIFTED: usize = SHIFTS.len();

    /// Raw grays, from 0 to 1: bytes over 255, as the book has them. Outputs are wanted by this coding.
    pub(super) fn new(coding: OutputCoding) -> Self {
        Self {
            grays: std::array::from_fn(|byte| byte as f32 / 255.0),
            coding,
        }
    }

    /// Grays to be standardized from now on.
    pub(super) fn standardize(&mut self, by: Standardization) {
        self.grays = std::array::from_fn(|byte| by.of(byte as f64 / 255.0) as f32);
    }

    /// Writes samples into the first rows of `x` `(n, 784)` and the outputs wanted into those of `y`.
    ///
    /// The first `size` samples are the data set's first images; the next so many are the same images moved
    /// one pixel to the right, then to the left, down and up. What moves in is paper.
    pub(super) fn write<T: Real>(
        &self,
        images: &Dataset,
        size: usize,
        indices: impl Iterator<Item = usize>,
        mut x: ArrayViewMut2<'_, T>,
        mut y: ArrayViewMut2<'_, T>,
    ) {
        for ((index, x), y) in indices.zip(x.rows_mut()).zip(y.rows_mut()) {
            let (shift, index) = (index / size, index % size);
            let image = images.image(index);
            match SHIFTS.get(shift) {
                None | Some((0, 0)) => self.write_image(image, x),
                Some(&shift) => self.write_shifted(image, shift, x),
            }
            self.coding.write(usize::from(images.labels()[index]), y);
        }
    }

    fn write_image<T: Real>(&self, image: &[u8], mut x: ArrayViewMut1<'_, T>) {
        for (x, &byte) in x.iter_mut().zip(image) {
            *x = self.gray(byte);
        }
    }

    fn write_shifted<T: Real>(
        &self,
        image: &[u8],
        (right, down): (isize, isize),
        mut x: ArrayViewMut1<'_, T>,
    ) {
        let side = SIDE.cast_signed();
        for (at, x) in x.iter_mut().enumerate() {
            let (row, column) = (
                (at / SIDE).cast_signed() - down,
                (at % SIDE).cast_signed() - right,
            );
            let is_inside = (0..side).contains(&row) && (0..side).contains(&column);
            let from = row * side + column;
            let byte = if is_inside { image[from as usize] } else { 0 };
            *x = self.gray(byte);
        }
    }

    fn gray<T: Real>(&self, byte: u8) -> T {
        T::from_f64(f64::from(self.grays[usize::from(byte)]))
    }
}
