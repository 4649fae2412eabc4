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
}

/// The generator for one purpose under a seed.
pub fn generator(seed: u32, purpose: Purpose) -> Generator {
    let stream = match purpose {
        Purpose::Initialization => 1,
        Purpose::Shuffling => 2,
        Purpose::Augmentation => 3,
    };
    Generator::seed_from_u64(u64::from(seed) << 8 | stream)
}

/// Puts `items` into a random order, each order equally likely.
pub fn shuffle<T>(items: &mut [T], generator: &mut Generator) {
    items.shuffle(generator);
}
