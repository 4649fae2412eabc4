//! Pictures of digits with their labels.

use std::borrow::Cow;
use std::sync::OnceLock;

use ndarray::{Array2, ArrayViewMut2, s};

use crate::data::{Content, Ink};
use crate::drawing::PIXELS;
/// The classes that a label can name: the digits.
pub use crate::nn::DIGITS as CLASSES;
use crate::nn::Real;

/// Images and labels, kept as bytes: a quarter of the memory of `f32`. Images may lie in memory that others see too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    /// Grays 0 to 255, 784 an image.
    pixels: Content,
    /// Digits 0 to 9.
    labels: Vec<u8>,
    /// The same images once more, for whoever goes through ink only; made when first asked for.
    ink: OnceLock<Ink>,
}

impl Dataset {
    /// A data set of these images and labels, or nothing where their numbers disagree or a label is
    /// no digit.
    pub fn new(pixels: impl Into<Content>, labels: Vec<u8>) -> Option<Self> {
        let pixels = pixels.into();
        let fits = pixels.len() == labels.len() * PIXELS
            && labels.iter().all(|&label| usize::from(label) < CLASSES);
        let ink = OnceLock::new();
        fits.then_some(Self {
            pixels,
            labels,
            ink,
        })
    }

    /// The number of images.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// The labels.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// All images' grays, 784 bytes each; copied if they lie elsewhere.
    pub fn pixels(&self) -> Cow<'_, [u8]> {
        self.pixels.bytes()
    }

    /// One image's grays, copied: what is done with an image takes many times as long.
    pub fn image(&self, index: usize) -> [u8; PIXELS] {
        let mut image = [0; PIXELS];
        self.pixels.copy(index * PIXELS, &mut image);
        image
    }

    /// All images by their pixels that are not paper. The first call takes about a microsecond an image.
    pub fn ink(&self) -> &Ink {
        self.ink.get_or_init(|| Ink::of(&self.pixels))
    }

    /// The images from `start` to before `end`.
    #[must_use]
    pub fn part(&self, start: usize, end: usize) -> Self {
        Self {
            pixels: self.pixels.part(start * PIXELS..end * PIXELS),
            labels: self.labels[start..end].to_vec(),
            ink: OnceLock::new(),
        }
    }

    /// Writes the images with these indices into the first rows of `x` `(n, 784)`, grays from 0 to
    /// 1, and their labels into those of `y` `(n, 10)`, 1 for the digit and 0 for the others.
    pub fn gather<T: Real>(
        &self,
        indices: impl Iterator<Item = usize>,
        mut x: ArrayViewMut2<'_, T>,
        mut y: ArrayViewMut2<'_, T>,
    ) {
        for ((index, mut x), mut y) in indices.zip(x.rows_mut()).zip(y.rows_mut()) {
            for (gray, byte) in x.iter_mut().zip(self.image(index)) {
                *gray = gray_of(byte);
            }
            y.fill(T::zero());
            y[usize::from(self.labels[index])] = T::one();
        }
    }

    /// The images from `start` to before `end` as arrays: see [`Self::gather`].
    pub fn arrays<T: Real>(&self, start: usize, end: usize) -> (Array2<T>, Array2<T>) {
        let mut x = Array2::zeros((end - start, PIXELS));
        let mut y = Array2::zeros((end - start, CLASSES));
        self.gather(start..end, x.slice_mut(s![.., ..]), y.slice_mut(s![.., ..]));
        (x, y)
    }
}

fn gray_of<T: Real>(byte: u8) -> T {
    // Exact in f32 up to the division, which is the book's own: bytes over 255.
    T::from_f64(f64::from(byte)) / T::from_f64(255.0)
}
