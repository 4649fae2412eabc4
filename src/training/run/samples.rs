//! What a network is shown: images as the settings want them, and the outputs wanted.

use ndarray::{ArrayViewMut1, ArrayViewMut2, s};

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
        let rows = x.rows_mut().into_iter().zip(y.rows_mut());
        for (index, (mut x, y)) in indices.zip(rows) {
            let (shift, index) = shift_of(index, size);
            let image = images.image(index);
            match shift {
                None => self.write_grays(&image, x.view_mut()),
                Some(shift) => self.write_grays(&shifted(&image, shift), x.view_mut()),
            }
            self.coding.write(images.labels()[index].into(), y);
        }
    }

    fn write_grays<T: Real>(&self, image: &[u8], mut x: ArrayViewMut1<'_, T>) {
        for (x, &byte) in x.iter_mut().zip(image) {
            *x = self.gray(byte);
        }
    }

    /// The same into a batch, of as many rows as there are indices.
    pub(super) fn write_batch(
        &self,
        images: &Dataset,
        size: usize,
        indices: impl ExactSizeIterator<Item = usize> + Clone,
        batch: &mut Batch,
    ) {
        batch.samples = indices.len();
        let rows = s![..batch.samples, ..];
        let mut y = batch.y.slice_mut(rows);
        match &mut batch.x {
            Pixels::All(x) => self.write(images, size, indices, x.slice_mut(rows), y),
            Pixels::NonZero(x) => {
                x.begin(PIXELS);
                let ink = images.ink();
                ink.fetch(indices.clone().map(|index| shift_of(index, size).1));
                for (index, y) in indices.zip(y.rows_mut()) {
                    let (shift, index) = shift_of(index, size);
                    let ink = ink.image(index);
                    match shift {
                        None => x.push(ink, &self.raw),
                        Some(shift) => {
                            let moved = |(place, gray)| Some((moved(place, shift)?, gray));
                            x.push(ink.filter_map(moved), &self.raw);
                        }
                    }
                    self.coding.write(images.labels()[index].into(), y);
                }
            }
        }
    }

    fn gray<T: Real>(&self, byte: u8) -> T {
        T::from_f64(f64::from(self.grays[usize::from(byte)]))
    }
}

/// Where a sample's image moves to, if it does, and which image it is.
fn shift_of(sample: usize, size: usize) -> (Option<(isize, isize)>, usize) {
    let shift = SHIFTS.get(sample / size).copied();
    (shift.filter(|shift| *shift != (0, 0)), sample % size)
}

fn shifted(image: &[u8], shift: (isize, isize)) -> [u8; PIXELS] {
    let mut to = [0; PIXELS];
    for (place, &gray) in (0..).zip(image) {
        if let Some(place) = moved(place, shift) {
            to[usize::from(place)] = gray;
        }
    }
    to
}

/// Where a pixel moves to, if not over the edge.
fn moved(place: u16, (right, down): (isize, isize)) -> Option<u16> {
    let place = usize::from(place);
    let row = (place / SIDE).checked_add_signed(down)?;
    let column = (place % SIDE).checked_add_signed(right)?;
    let is_inside = row < SIDE && column < SIDE;
    is_inside.then_some((row * SIDE + column) as u16)
}
