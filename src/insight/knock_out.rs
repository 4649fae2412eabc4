//! What breaks when a neuron falls silent.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::data::{CLASSES, Dataset};
use crate::drawing::PIXELS;
use crate::insight::unit;
use crate::nn::{Layer, Network, OutputCoding, Scratch};

/// Rightly read images, digit by digit, with one neuron after another of a hidden layer silent, that is, with an
/// activation of 0 whatever goes in; in a convolution, with one map after another.
#[derive(Clone, Debug)]
pub struct KnockOutStudy {
    network: Network<f32>,
    coding: OutputCoding,
    layer: usize,
    rows: usize,
    /// The images under way: their labels and what the layer makes of them.
    chunk: Option<Chunk>,
    done: usize,
    knock_out: KnockOut,
}

#[derive(Clone, Debug)]
struct Chunk {
    labels: Vec<u8>,
    a: Array2<f32>,
    /// Neurons or maps done of it.
    units: usize,
}

/// Rightly read images, digit by digit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KnockOut {
    /// Images that show each digit.
    pub shown: [u32; CLASSES],
    /// Of those, read rightly by the network as it is.
    pub intact: [u32; CLASSES],
    /// Read rightly with one neuron or map silent, neuron by neuron.
    pub silent: Vec<[u32; CLASSES]>,
}

impl KnockOut {
    /// How many images were read.
    pub fn images(&self) -> u32 {
        self.shown.iter().sum()
    }

    /// The share read rightly by the network as it is.
    pub fn accuracy(&self) -> f64 {
        self.share_of(&self.intact)
    }

    /// The share read rightly without a neuron or map; nothing where there is no such.
    pub fn accuracy_without(&self, unit: usize) -> Option<f64> {
        self.silent.get(unit).map(|right| self.share_of(right))
    }

    /// How many images fewer of each digit are read rightly without a neuron or map; below 0 where more are.
    pub fn lost(&self, unit: usize) -> Option<[i64; CLASSES]> {
        let silent = self.silent.get(unit)?;
        let lost = |digit: usize| i64::from(self.intact[digit]) - i64::from(silent[digit]);
        Some(std::array::from_fn(lost))
    }

    /// The neurons or maps, the one that is missed most first.
    pub fn most_missed_first(&self) -> Vec<usize> {
        let mut units: Vec<usize> = (0..self.silent.len()).collect();
        // Stable: of those missed alike the earlier comes first.
        units.sort_by_key(|unit| self.silent[*unit].iter().sum::<u32>());
        units
    }

    fn share_of(&self, right: &[u32; CLASSES]) -> f64 {
        f64::from(right.iter().sum::<u32>()) / f64::from(self.images().max(1))
    }
}

impl KnockOutStudy {
    /// How many images can be read, with one neuron or map after another silent, in so many multiplications; nothing
    /// where [`Self::new`] answers nothing.
    pub fn images_in(network: &Network<f32>, layer: usize, multiplications: u64) -> Option<u64> {
        let study = Self::new(network, layer)?;
        let above = network.layers().iter().skip(layer + 1);
        let once: usize = above.map(unit::multiplications_of).sum();
        let units = study.knock_out.silent.len() as u64;
        let all = units * once as u64 + unit::multiplications(network) as u64;
        Some(multiplications / all.max(1))
    }

    /// Of a hidden layer that learns; nothing where the network has no such layer, or does not read digits.
    pub fn new(network: &Network<f32>, layer: usize) -> Option<Self> {
        let coding = OutputCoding::of(network)?;
        let is_hidden = layer + 1 < network.layers().len();
        let units = network.layers().get(layer)?.parameters()?.biases.len();
        let reads = network.input().features() == PIXELS;
        (is_hidden && reads).then(|| Self {
            rows: unit::rows(network),
            network: network.clone(),
            coding,
            layer,
            chunk: None,
            done: 0,
            knock_out: KnockOut {
                silent: vec![[0; CLASSES]; units],
                ..KnockOut::default()
            },
        })
    }

    /// Takes some more images as far as the layer, or silences some more of its neurons for those; answers whether
    /// anything is left. The images are the same in each call.
    pub fn advance(&mut self, images: &Dataset) -> bool {
        match self.chunk.take() {
            None => self.take_images(images),
            Some(chunk) => self.silence(chunk),
        }
        self.chunk.is_some() || self.done < images.len()
    }

    /// How much is done of these images, from 0 to 1.
    pub fn share(&self, images: &Dataset) -> f64 {
        let units = self.knock_out.silent.len().max(1) as f64;
        let under_way = self.chunk.as_ref().map_or(0.0, |chunk| {
            chunk.labels.len() as f64 * (1.0 - chunk.units as f64 / units)
        });
        (self.done as f64 - under_way) / images.len().max(1) as f64
    }

    /// What was found so far.
    pub fn knock_out(&self) -> &KnockOut {
        &self.knock_out
    }

    fn take_images(&mut self, images: &Dataset) {
        let to = images.len().min(self.done + self.rows);
        if self.done >= to {
            return;
        }
        let labels = images.labels()[self.done..to].to_vec();
        let (x, _) = images.arrays(self.done, to);
        let (below, above) = self.network.layers().split_at(self.layer + 1);
        let a = through(below, x);
        for (label, right) in self.right(&labels, through(above, a.clone())) {
            self.knock_out.shown[label] += 1;
            self.knock_out.intact[label] += u32::from(right);
        }
        self.done = to;
        self.chunk = Some(Chunk {
            labels,
            a,
            units: 0,
        });
    }

    fn silence(&mut self, mut chunk: Chunk) {
        let above = &self.network.layers()[self.layer + 1..];
        let silent = self.knock_out.silent.len();
        let channels = silent.max(1);
        // As many as are as much work as a way through the whole network.
        let work: usize = above.iter().map(unit::multiplications_of).sum();
        let count = unit::multiplications(&self.network) / work.max(1);
        let to = silent.min(chunk.units + count.max(1));
        for unit in chunk.units..to {
            let mut a = chunk.a.clone();
            for neuron in (unit..a.ncols()).step_by(channels) {
                a.column_mut(neuron).fill(0.0);
            }
            for (label, right) in self.right(&chunk.labels, through(above, a)) {
                self.knock_out.silent[unit][label] += u32::from(right);
            }
        }
        chunk.units = to;
        self.chunk = (to < silent).then_some(chunk);
    }

    /// Each label, and whether the outputs say it.
    fn right(&self, labels: &[u8], outputs: Array2<f32>) -> Vec<(usize, bool)> {
        let rows = outputs.rows().into_iter().zip(labels);
        rows.map(|(outputs, &label)| {
            let label = usize::from(label);
            (label, self.coding.read(outputs) == label)
        })
        .collect()
    }
}

/// What layers make of a batch `(n, inputs)`, one after another.
fn through(layers: &[Layer<f32>], x: Array2<f32>) -> Array2<f32> {
    let mut scratch = Scratch::new();
    layers.iter().fold(x, |below, layer| {
        let mut a = Array2::zeros((below.nrows(), layer.outputs()));
        layer.forward(below.view(), a.view_mut(), &mut scratch);
        a
    })
}
