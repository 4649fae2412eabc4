//! Which parts of a picture matter, by covering them.

use std::ops::Range;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::data::CLASSES;
use crate::drawing::{PIXELS, SIDE};
use crate::insight::evidence::{Evidence, Outputs};
use crate::insight::unit;
use crate::nn::{Calibration, Network};

/// A square of paper laid over a picture at one place after another, and what is then read (Zeiler and Fergus 2013,
/// arXiv:1311.2901).
#[derive(Clone, Debug)]
pub struct OcclusionStudy {
    network: Network<f32>,
    calibration: Calibration,
    evidence: Evidence,
    picture: Vec<f32>,
    digit: usize,
    patch: usize,
    rows: usize,
    occlusion: Occlusion,
}

/// What is read of a digit's picture with a part of it covered, place by place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Occlusion {
    /// Places in a row and in a column: the square's middle is moved by [`Self::stride`] pixels from the picture's
    /// upper left one on; at the edges the square hangs over.
    pub side: usize,
    /// Pixels between neighboring places.
    pub stride: usize,
    /// Nothing covered.
    pub intact: Covered,
    /// The places done so far, row by row.
    pub covered: Vec<Covered>,
}

/// What is read with one place covered.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Covered {
    /// The score of the digit asked for, 0 to 1.
    pub score: f32,
    /// The evidence for it: see [`Saliency`](crate::insight::Saliency).
    pub evidence: f32,
    /// The digit read.
    pub read: u8,
}

impl Occlusion {
    /// How much each place takes off the score when it is covered, row by row; below 0 where it adds to it.
    pub fn drops(&self) -> Vec<f32> {
        let intact = self.intact.score;
        let places = self.covered.iter();
        places.map(|covered| intact - covered.score).collect()
    }
}

impl OcclusionStudy {
    /// Of a picture of 28x28 grays and a digit, with a square `patch` pixels wide; nothing where the network does not
    /// read such pictures, or there is no such picture or digit.
    pub fn new(
        network: &Network<f32>,
        calibration: Calibration,
        picture: &[f32],
        digit: usize,
        patch: usize,
        stride: usize,
    ) -> Option<Self> {
        let reads = network.input().features() == PIXELS && picture.len() == PIXELS;
        let evidence = Evidence::of(network).filter(|_| reads && digit < CLASSES)?;
        let stride = stride.clamp(1, SIDE);
        let mut study = Self {
            rows: unit::rows(network),
            network: network.clone(),
            calibration,
            evidence,
            picture: picture.to_vec(),
            digit,
            patch: patch.clamp(1, SIDE),
            occlusion: Occlusion {
                side: SIDE.div_ceil(stride),
                stride,
                intact: Covered {
                    score: 0.0,
                    evidence: 0.0,
                    read: 0,
                },
                covered: Vec::new(),
            },
        };
        study.occlusion.intact = *study.read(vec![picture.to_vec()])?.first()?;
        Some(study)
    }

    /// Covers some more places; answers whether any are left.
    pub fn advance(&mut self) -> bool {
        let from = self.occlusion.covered.len();
        let to = self.places().min(from + self.rows);
        let pictures: Vec<_> = (from..to).map(|place| self.covered_at(place)).collect();
        // A square of paper on paper changes nothing.
        let changed = pictures.iter().flatten().cloned().collect();
        let mut read = self.read(changed).unwrap_or_default().into_iter();
        let intact = self.occlusion.intact;
        let covered = pictures.iter().map(|picture| match picture {
            Some(_) => read.next().unwrap_or(intact),
            None => intact,
        });
        self.occlusion.covered.extend(covered);
        to < self.places()
    }

    /// How much is done, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.occlusion.covered.len() as f64 / self.places() as f64
    }

    /// What was found so far.
    pub fn occlusion(&self) -> &Occlusion {
        &self.occlusion
    }

    fn places(&self) -> usize {
        self.occlusion.side.pow(2)
    }

    /// The picture with one place covered; nothing where no ink is there.
    fn covered_at(&self, place: usize) -> Option<Vec<f32>> {
        let Occlusion { side, stride, .. } = self.occlusion;
        let [rows, columns] = [place / side, place % side].map(|at| self.stretch(at * stride));
        let mut picture = self.picture.clone();
        let mut has_ink = false;
        for row in rows {
            for gray in &mut picture[row * SIDE + columns.start..row * SIDE + columns.end] {
                has_ink |= *gray != 0.0;
                *gray = 0.0;
            }
        }
        has_ink.then_some(picture)
    }

    /// The pixels that the square covers along one side of the picture when its middle is at one of them.
    fn stretch(&self, middle: usize) -> Range<usize> {
        let start = middle.saturating_sub((self.patch - 1) / 2);
        start..(middle + self.patch / 2 + 1).min(SIDE)
    }

    fn read(&self, pictures: Vec<Vec<f32>>) -> Option<Vec<Covered>> {
        let shape = (pictures.len(), PIXELS);
        let x = Array2::from_shape_vec(shape, pictures.concat()).ok()?;
        let outputs = Outputs::of(&self.network, x.view())?;
        let activation = self.network.output_activation();
        let coding = self.evidence.coding();
        let rows = outputs.z.rows().into_iter().zip(outputs.a.rows());
        Some(
            rows.map(|(z, a)| Covered {
                score: coding.scores(&self.calibration, activation, a)[self.digit],
                evidence: self.evidence.value(self.digit, z),
                read: coding.read(a) as u8,
            })
            .collect(),
        )
    }
}
