//! Judging digits by how dark they are, chapter 1: a 2 is darker than a 1.

use crate::book::studies::Study;
use crate::book::{Outcome, Series};
use crate::data::{CLASSES, Dataset, Mnist};
use crate::drawing::PIXELS;
use crate::nn::Tally;

/// Each digit's mean darkness, and the test images read by it so far.
pub(super) struct Darkness {
    /// Of the training images, 0 to 1 a pixel; nothing for a digit that is not among them.
    means: [Option<f64>; CLASSES],
    tally: Tally,
    share: f64,
}

impl Darkness {
    pub(super) fn new(training: &Dataset, images: usize) -> Self {
        let (mut sums, mut counts) = ([0.0; CLASSES], [0_u32; CLASSES]);
        for index in 0..images.min(training.len()) {
            let label = usize::from(training.labels()[index]);
            sums[label] += darkness(&training.image(index));
            counts[label] += 1;
        }
        let mut means = [None; CLASSES];
        for ((mean, sum), count) in means.iter_mut().zip(sums).zip(counts) {
            *mean = (count > 0).then(|| sum / f64::from(count));
        }
        Self {
            means,
            tally: Tally::default(),
            share: 0.0,
        }
    }

    /// The digit whose mean is nearest.
    fn guess(&self, image: &[u8]) -> Option<usize> {
        let darkness = darkness(image);
        let far = |digit: usize| Some(((self.means[digit]? - darkness).abs(), digit));
        let nearest = (0..CLASSES)
            .filter_map(far)
            .min_by(|(a, _), (b, _)| a.total_cmp(b));
        nearest.map(|(_, digit)| digit)
    }
}

/// The mean of all pixels, 0 to 1.
fn darkness(image: &[u8]) -> f64 {
    let sum: u32 = image.iter().map(|&gray| u32::from(gray)).sum();
    f64::from(sum) / 255.0 / PIXELS as f64
}

impl Study for Darkness {
    fn advance(&mut self, data: &Mnist) -> bool {
        for index in self.tally.of..data.test.len() {
            let label = usize::from(data.test.labels()[index]);
            let is_right = self.guess(&data.test.image(index)) == Some(label);
            self.tally.correct += usize::from(is_right);
            self.tally.of += 1;
        }
        self.share = 1.0;
        false
    }

    fn share(&self) -> f64 {
        self.share
    }

    fn outcome(&self) -> Outcome {
        let mut series = Series::new("darkness");
        for (digit, mean) in self.means.iter().enumerate() {
            if let Some(mean) = mean {
                series.push(digit as f64, *mean);
            }
        }
        Outcome {
            values: vec![("test".to_owned(), 100.0 * self.tally.accuracy())],
            series: vec![series],
            ..Outcome::default()
        }
    }
}
