//! Guessing: each test image is said to be any digit.

use rand::RngExt;

use crate::book::Outcome;
use crate::book::studies::Study;
use crate::data::{CLASSES, Mnist};
use crate::nn::Tally;
use crate::rng::{Generator, Purpose, generator};

/// Guesses so far.
pub(super) struct Chance {
    rng: Generator,
    tally: Tally,
    share: f64,
}

impl Chance {
    pub(super) fn new(seed: u32) -> Self {
        Self {
            rng: generator(seed, Purpose::Initialization),
            tally: Tally::default(),
            share: 0.0,
        }
    }
}

impl Study for Chance {
    fn advance(&mut self, data: &Mnist) -> bool {
        for &label in &data.test.labels()[self.tally.of..] {
            let guess = self.rng.random_range(0..CLASSES as u8);
            self.tally.correct += usize::from(guess == label);
            self.tally.of += 1;
        }
        self.share = 1.0;
        false
    }

    fn share(&self) -> f64 {
        self.share
    }

    fn outcome(&self) -> Outcome {
        let accuracy = 100.0 * self.tally.accuracy();
        Outcome {
            values: vec![("test".to_owned(), accuracy)],
            ..Outcome::default()
        }
    }
}
