//! The one source of randomness: a seeded generator that gives the same stream on every target.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_xoshiro::Xoshiro256PlusPlus;

/// The generator behind everything random here: weights, shuffles, augmentation.
pub type Generator = Xoshiro256PlusPlus;

/// What a stream of random numbers is for.
///
/// Each purpose has a stream of its own, so that, for example, two networks of different shape see
/// the training images in the same order for the same seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Drawing the initial weights and biases.
    Initialization,
    /// Ordering the training images within each epoch.
    Shuffling,
    /// Distorting training images.
    Augmentation,
    /// Drawing digits, and what is none.
    Drawing,
    /// Leaving numbers out of layers while training.
    Dropout,
    /// Composing numbers of drawn digits, and placing drawings on a pad.
    Placement,
    /// Choosing weights and directions to look at.
    Insight,
}

impl Purpose {
    fn stream(self) -> u64 {
        match self {
            Self::Initialization => 1,
            Self::Shuffling => 2,
            Self::Augmentation => 3,
            Self::Drawing => 4,
            Self::Dropout => 5,
            Self::Placement => 6,
            Self::Insight => 7,
        }
    }
}

/// The generator for one purpose under a seed.
pub fn generator(seed: u32, purpose: Purpose) -> Generator {
    Generator::seed_from_u64(u64::from(seed) << 8 | purpose.stream())
}

/// The generator for one of many pieces of work under a seed, such as one image of one epoch: pieces
/// can then be done in any order, by any thread, or again after an interruption.
pub fn numbered(seed: u32, purpose: Purpose, number: u64) -> Generator {
    /// Odd and without pattern in its bits (2^64 over the golden ratio), so that neighboring numbers
    /// lead to states far apart.
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let stream = u64::from(seed) << 8 | purpose.stream();
    Generator::seed_from_u64(stream ^ number.wrapping_mul(SPREAD))
}

/// Puts `items` into a random order, each order equally likely.
pub fn shuffle<T>(items: &mut [T], generator: &mut Generator) {
    items.shuffle(generator);
}
