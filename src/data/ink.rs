//! Images by their pixels that are not paper: four fifths of MNIST's are.

use std::ops::Range;

use crate::data::Content;
use crate::drawing::PIXELS;

/// Where each image's pixels are that are not paper, and how dark: what a fully connected layer goes through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ink {
    /// Image after image, in the pixels' order.
    places: Vec<u16>,
    /// Their grays.
    grays: Vec<u8>,
    /// Where each image ends among them.
    ends: Vec<usize>,
}

impl Ink {
    /// Of images of 784 grays each.
    pub(super) fn of(pixels: &Content) -> Self {
        let images = || {
            (0..pixels.len() / PIXELS).map(|index| {
                let mut image = [0; PIXELS];
                pixels.copy(index * PIXELS, &mut image);
                image
            })
        };
        // Counted first: growing, they would take twice the memory for a while.
        let count = |image: [u8; PIXELS]| image.into_iter().filter(|gray| *gray != 0).count();
        let all = images().map(count).sum();
        let mut ink = Self {
            places: Vec::with_capacity(all),
            grays: Vec::with_capacity(all),
            ends: Vec::with_capacity(images().len()),
        };
        for image in images() {
            for (place, gray) in (0..).zip(image) {
                if gray != 0 {
                    ink.places.push(place);
                    ink.grays.push(gray);
                }
            }
            ink.ends.push(ink.places.len());
        }
        ink
    }

    /// One image's places and grays.
    pub fn image(&self, index: usize) -> impl Iterator<Item = (u16, u8)> {
        let all = self.range(index);
        let grays = self.grays[all.clone()].iter().copied();
        self.places[all].iter().copied().zip(grays)
    }

    /// Has the processor fetch these images all at once. Images are asked for in a random order, and to wait for one
    /// after another takes half as long as to read them.
    pub fn fetch(&self, indices: impl Iterator<Item = usize>) {
        /// Bytes that come together.
        const LINE: usize = 64;
        let mut sum = 0;
        for index in indices {
            let all = self.range(index);
            let places = self.places[all.clone()].iter().step_by(LINE / 2);
            let grays = self.grays[all].iter().step_by(LINE);
            sum += places.map(|&place| u32::from(place)).sum::<u32>();
            sum += grays.map(|&gray| u32::from(gray)).sum::<u32>();
        }
        // Whoever reads a number must want it.
        std::hint::black_box(sum);
    }

    /// Where an image is among places and grays.
    fn range(&self, index: usize) -> Range<usize> {
        let start = match index.checked_sub(1) {
            Some(before) => self.ends[before],
            None => 0,
        };
        start..self.ends[index]
    }
}
