//! What a network gets right and wrong on a data set.

mod reliability;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::data::{CLASSES, Dataset};
use crate::drawing::PIXELS;
use crate::insight::unit;
use crate::nn::{Calibration, Network, OutputCoding};

pub use reliability::{Bin, Reliability};

/// What each image of a data set was read as. All figures are computed from these three columns.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Readings {
    /// What each image shows.
    #[serde(with = "serde_bytes")]
    pub labels: Vec<u8>,
    /// What it was read as.
    #[serde(with = "serde_bytes")]
    pub read: Vec<u8>,
    /// The score of the digit read, 0 to 1: how sure the network was.
    pub scores: Vec<f32>,
}

/// How a digit fares.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DigitFigures {
    /// Images that show it.
    pub shown: u32,
    /// Images that were read as it.
    pub read: u32,
    /// Images that show it and were read so.
    pub right: u32,
}

impl DigitFigures {
    /// The share of images read as it that show it; nothing where none was read so.
    pub fn precision(&self) -> Option<f64> {
        share(self.right, self.read)
    }

    /// The share of images showing it that were read so, its accuracy; nothing where none shows it.
    pub fn recall(&self) -> Option<f64> {
        share(self.right, self.shown)
    }

    /// The harmonic mean of both, `2 right / (shown + read)`; nothing where the digit never appears.
    pub fn f1(&self) -> Option<f64> {
        share(2 * self.right, self.shown + self.read)
    }
}

fn share(part: u32, of: u32) -> Option<f64> {
    (of > 0).then(|| f64::from(part) / f64::from(of))
}

impl Readings {
    /// How many images were read.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// How many images were read rightly.
    pub fn right(&self) -> usize {
        self.pairs().filter(|(label, read)| label == read).count()
    }

    /// The share of images read rightly; 0 of none.
    pub fn accuracy(&self) -> f64 {
        self.right() as f64 / self.len().max(1) as f64
    }

    /// How many images were misread.
    pub fn wrong(&self) -> usize {
        self.len() - self.right()
    }

    /// How many images that show digit `i` were read as `j`, at `[i][j]`.
    pub fn confusion(&self) -> [[u32; CLASSES]; CLASSES] {
        let mut confusion = [[0; CLASSES]; CLASSES];
        for (label, read) in self.pairs() {
            if let Some(count) = confusion.get_mut(label).and_then(|row| row.get_mut(read)) {
                *count += 1;
            }
        }
        confusion
    }

    /// Each digit's figures.
    pub fn digits(&self) -> [DigitFigures; CLASSES] {
        let confusion = self.confusion();
        std::array::from_fn(|digit| DigitFigures {
            shown: confusion[digit].iter().sum(),
            read: confusion.iter().map(|row| row[digit]).sum(),
            right: confusion[digit][digit],
        })
    }

    /// The images that show one digit and were read as another, or the same, the surest first.
    pub fn cell(&self, label: u8, read: u8) -> Vec<usize> {
        self.surest_first(|at| {
            self.labels.get(at) == Some(&label) && self.read.get(at) == Some(&read)
        })
    }

    /// The images that were misread, the surest first.
    pub fn misread(&self) -> Vec<usize> {
        self.surest_first(|at| self.labels.get(at) != self.read.get(at))
    }

    fn surest_first(&self, is_wanted: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found: Vec<usize> = (0..self.len()).filter(|at| is_wanted(*at)).collect();
        let score = |at: &usize| self.scores.get(*at).copied().unwrap_or_default();
        // Stable: of equal scores the earlier image comes first.
        found.sort_by(|a, b| score(b).total_cmp(&score(a)));
        found
    }

    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        let pairs = self.labels.iter().zip(&self.read);
        pairs.map(|(&label, &read)| (label.into(), read.into()))
    }
}

/// Reads a data set, unit by unit.
#[derive(Clone, Debug)]
pub struct ReadThrough {
    network: Network<f32>,
    coding: OutputCoding,
    calibration: Calibration,
    readings: Readings,
    rows: usize,
}

impl ReadThrough {
    /// Nothing read yet; none where the network does not read digits.
    pub fn new(network: &Network<f32>, calibration: Calibration) -> Option<Self> {
        let coding = OutputCoding::of(network)?;
        (network.input().features() == PIXELS).then(|| Self {
            rows: unit::rows(network),
            network: network.clone(),
            coding,
            calibration,
            readings: Readings::default(),
        })
    }

    /// Reads some more images of the set, the same in each call; answers whether any are left.
    pub fn advance(&mut self, images: &Dataset) -> bool {
        let from = self.readings.len();
        let to = images.len().min(from + self.rows);
        if from >= to {
            return false;
        }
        let (x, _): (Array2<f32>, _) = images.arrays(from, to);
        let activation = self.network.output_activation();
        for outputs in self.network.predict(x.view()).rows() {
            let read = self.coding.read(outputs);
            let scores = self.coding.scores(&self.calibration, activation, outputs);
            self.readings.read.push(read as u8);
            self.readings.scores.push(scores[read]);
        }
        self.readings.labels.extend(&images.labels()[from..to]);
        to < images.len()
    }

    /// How much is done of these images, from 0 to 1.
    pub fn share(&self, images: &Dataset) -> f64 {
        self.readings.len() as f64 / images.len().max(1) as f64
    }

    /// What has been read so far.
    pub fn readings(&self) -> &Readings {
        &self.readings
    }
}
