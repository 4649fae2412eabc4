//! What a network sees while it learns a hand.

use ndarray::{ArrayView2, ArrayViewMut1};
use rand::RngExt;

use crate::data::{CLASSES, Dataset, Distortion, distort};
use crate::drawing::generate::{self, NoDigit};
use crate::drawing::{PIXELS, normalize};
use crate::nn::Network;
use crate::rng::{self, Generator, Purpose};

// Measured with the shipped convolutional network while it was in training, and with made-up people
// whose sevens look like ones: of 32 rows, 14 with drawings cost up to two points of MNIST's test
// images, and six up to half a point, while fresh sevens by these people are read as well.

/// Rows of a mini-batch that show the person's drawings.
const DRAWN: usize = 6;

/// Rows that show MNIST's images, so that what the network knows of other hands stays.
const IMAGES: usize = 25;

/// Rows that show what is no digit, so that it stays as unsure of that as it was: without them a
/// network that refused 498 of 500 refused 492 afterwards; with four, fewer test images were read.
const NO_DIGITS: usize = 1;

/// Samples of a mini-batch.
pub(super) const MINI_BATCH: usize = DRAWN + IMAGES + NO_DIGITS;

/// How drawings and images are distorted, anew each time: about as far as two drawings of a digit by
/// one person differ. Two thirds more cost more test images and won nothing.
const DISTORTION: Distortion = Distortion {
    rotation: 0.07,
    shear: 0.07,
    scale: 0.05,
    shift: 0.6,
    bend: 0.5,
    thickness: 0.12,
};

/// The kinds of what is no digit.
const KINDS: [NoDigit; 5] = [
    NoDigit::Letter,
    NoDigit::Scribble,
    NoDigit::Dots,
    NoDigit::Overlaid,
    NoDigit::Symbol,
];

/// Samples by number, the same however often they are asked for.
#[derive(Clone, Debug)]
pub(super) struct Samples {
    /// The network as it came, which says what it made of what is no digit.
    teacher: Network<f32>,
    seed: u32,
}

impl Samples {
    pub(super) fn new(teacher: Network<f32>, seed: u32) -> Self {
        Self { teacher, seed }
    }

    /// Writes a row of a mini-batch: the picture into `x` `(784)`, the wanted outputs into `y` `(10)`.
    ///
    /// For what is no digit those are the outputs that the network had for it before (Li & Hoiem
    /// 2016, arXiv:1606.09282).
    pub(super) fn write(
        &self,
        batch: usize,
        row: usize,
        drawings: &Dataset,
        images: &Dataset,
        mut x: ArrayViewMut1<'_, f32>,
        mut y: ArrayViewMut1<'_, f32>,
    ) {
        let number = (batch * MINI_BATCH + row) as u64;
        let mut rng = rng::numbered(self.seed, Purpose::Augmentation, number);
        let picture = if row < DRAWN + IMAGES {
            let (set, index) = if row < DRAWN {
                (drawings, (batch * DRAWN + row) % drawings.len().max(1))
            } else {
                (images, rng.random_range(0..images.len().max(1)))
            };
            y.fill(0.0);
            if let Some(&label) = set.labels().get(index) {
                y[usize::from(label)] = 1.0;
            }
            distorted(set, index, &mut rng)
        } else {
            let kind = KINDS[batch % KINDS.len()];
            let strokes = generate::no_digit(kind, &mut rng);
            let picture = normalize(&strokes, 1.0).map_or([0.0; PIXELS], |it| *it.pixels());
            let outputs = self.teacher.predict(ArrayView2::from(&[picture]));
            let wanted = outputs.iter().copied().chain([0.0; CLASSES]);
            y.iter_mut().zip(wanted).for_each(|(to, from)| *to = from);
            picture
        };
        x.iter_mut().zip(picture).for_each(|(to, from)| *to = from);
    }
}

fn distorted(set: &Dataset, index: usize, rng: &mut Generator) -> [f32; PIXELS] {
    let mut image = [0.0; PIXELS];
    if index < set.len() {
        for (gray, byte) in image.iter_mut().zip(set.image(index)) {
            *gray = f32::from(byte) / f32::from(u8::MAX);
        }
    }
    let mut distorted = [0.0; PIXELS];
    distort(&image, DISTORTION, rng, &mut distorted);
    distorted
}
