//! The images most like a picture.

use serde::{Deserialize, Serialize};

use crate::data::Dataset;
use crate::drawing::PIXELS;
use crate::insight::unit;

/// An image of a data set, and how far it is from a picture.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbor {
    /// Which image.
    pub index: usize,
    /// What it shows.
    pub label: u8,
    /// `|x - x'|`, Euclidean, of grays from 0 to 1.
    pub distance: f32,
}

/// Looks for the nearest images, unit by unit.
#[derive(Clone, Debug)]
pub struct NeighborStudy {
    picture: Vec<f32>,
    most: usize,
    done: usize,
    /// The nearest so far, the nearest first.
    nearest: Vec<Neighbor>,
}

impl NeighborStudy {
    /// For the `most` nearest to a picture of 28x28 grays; nothing where it has another size.
    pub fn new(picture: &[f32], most: usize) -> Option<Self> {
        (picture.len() == PIXELS).then(|| Self {
            picture: picture.to_vec(),
            most,
            done: 0,
            nearest: Vec::new(),
        })
    }

    /// Compares with some more images, the same set in each call; answers whether any are left.
    pub fn advance(&mut self, images: &Dataset) -> bool {
        let to = images.len().min(self.done + unit::rows_of(PIXELS));
        for index in self.done..to {
            let pairs = self.picture.iter().zip(images.image(index));
            let square: f32 = pairs
                .map(|(gray, byte)| (gray - f32::from(byte) / 255.0).powi(2))
                .sum();
            self.offer(Neighbor {
                index,
                label: images.labels()[index],
                distance: square.sqrt(),
            });
        }
        self.done = to;
        to < images.len()
    }

    /// How much is done of these images, from 0 to 1.
    pub fn share(&self, images: &Dataset) -> f64 {
        self.done as f64 / images.len().max(1) as f64
    }

    /// The nearest images so far, the nearest first; of equally near ones the first.
    pub fn nearest(&self) -> &[Neighbor] {
        &self.nearest
    }

    fn offer(&mut self, neighbor: Neighbor) {
        let nearer = |it: &Neighbor| it.distance <= neighbor.distance;
        let place = self.nearest.partition_point(nearer);
        if place < self.most {
            self.nearest.truncate(self.most - 1);
            self.nearest.insert(place, neighbor);
        }
    }
}
