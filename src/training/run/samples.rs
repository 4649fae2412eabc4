//! What a network is shown: images as the settings want them, and the outputs wanted.

use ndarray::{ArrayViewMut2, s};

use crate::data::Dataset;
use crate::drawing::{PIXELS, SIDE};
use crate::nn::{OutputCoding, Real};
use crate::training::run::batch::{Batch, Pixels};
use crate::training::run::standardization::Standardization;

/// Where an image moves to, in pixels to the right and down: nowhere, then one pixel in each direction.
const SHIFTS: [(isize, isize); 5] = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)];

/// Makes samples of a data set's images.
#[derive(Clone, Debug)]
pub(super) struct Samples {
    /// What each gray byte becomes.
    grays: [f32; 256],
    /// What it is before.
    raw: [f32; 256],
    coding: OutputCoding,
}

impl Samples {
    /// Samples an image under the augmentation by shifts.
    pub(super) const SHIFTED: usize = SHIFTS.len();

    /// Raw grays, from 0 to 1: bytes over 255, as the book has them. Outputs are wanted by this coding.
    pub(super) fn new(coding: OutputCoding) -> Self {
        let raw = std::array::from_fn(|byte| byte as f32 / 255.0);
        Self {
            grays: raw,
            raw,
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
        let mut rows = x.rows_mut().into_iter().zip(y.rows_mut());
        each(images, size, indices, |image, digit| {
            let Some((mut x, y)) = rows.next() else {
                return;
            };
            for (x, &byte) in x.iter_mut().zip(image) {
                *x = self.gray(byte);
            }
            self.coding.write(digit, y);
        });
    }

    /// The same into a batch, of as many rows as there are indices.
    pub(super) fn write_batch(
        &self,
        images: &Dataset,
        size: usize,
        indices: impl ExactSizeIterator<Item = usize>,
        batch: &mut Batch,
    ) {
        batch.samples = indices.len();
        let rows = s![..batch.samples, ..];
        let mut y = batch.y.slice_mut(rows);
        match &mut batch.x {
            Pixels::All(x) => self.write(images, size, indices, x.slice_mut(rows), y),
            Pixels::NonZero(x) => {
                x.begin(PIXELS);
                let mut wanted = y.rows_mut().into_iter();
                each(images, size, indices, |image, digit| {
                    x.push_bytes(image, &self.raw);
                    if let Some(y) = wanted.next() {
                        self.coding.write(digit, y);
                    }
                });
            }
        }
    }

    fn gray<T: Real>(&self, byte: u8) -> T {
        T::from_f64(f64::from(self.grays[usize::from(byte)]))
    }
}

/// Each sample's bytes and digit.
fn each(
    images: &Dataset,
    size: usize,
    indices: impl Iterator<Item = usize>,
    mut visit: impl FnMut(&[u8], usize),
) {
    for index in indices {
        let (shift, index) = (index / size, index % size);
        let (image, digit) = (images.image(index), usize::from(images.labels()[index]));
        match SHIFTS.get(shift) {
            None | Some((0, 0)) => visit(image, digit),
            Some(&shift) => visit(&shifted(image, shift), digit),
        }
    }
}

fn shifted(image: &[u8], (right, down): (isize, isize)) -> [u8; PIXELS] {
    let side = SIDE.cast_signed();
    std::array::from_fn(|at| {
        let (row, column) = (
            (at / SIDE).cast_signed() - down,
            (at % SIDE).cast_signed() - right,
        );
        let is_inside = (0..side).contains(&row) && (0..side).contains(&column);
        let from = row * side + column;
        if is_inside { image[from as usize] } else { 0 }
    })
}
