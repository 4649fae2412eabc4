//! One who trains for a while whenever it is told to.

use std::ffi::OsString;

use digit_lab::data::Mnist;
use digit_lab::training::{Run, TrainingConfig, TrainingSpec};

use super::peer::Peer;
use crate::rate::images_a_second;

pub(crate) struct Contender<'data> {
    who: Who<'data>,
    /// Images a second of each turn.
    pub(crate) rates: Vec<f64>,
}

enum Who<'data> {
    DigitLab { run: Box<Run>, data: &'data Mnist },
    Peer(Peer),
}

impl<'data> Contender<'data> {
    pub(crate) fn digit_lab(spec: &TrainingSpec, data: &'data Mnist) -> Self {
        let config = TrainingConfig::check(spec, data.training.len()).expect("a valid spec");
        let run = Box::new(Run::new(config));
        Self::new(Who::DigitLab { run, data })
    }

    pub(crate) fn peer(python: &OsString, work: &str, peer: &str, title: &str) -> Self {
        Self::new(Who::Peer(Peer::start(python, work, peer, title)))
    }

    fn new(who: Who<'data>) -> Self {
        let rates = Vec::new();
        Self { who, rates }
    }

    /// Trains for so many seconds, or somewhat longer; images a second.
    pub(crate) fn train(&mut self, secs: f64) -> f64 {
        match &mut self.who {
            Who::DigitLab { run, data } => images_a_second(run, data, secs),
            Who::Peer(peer) => peer.train(secs),
        }
    }

    pub(crate) fn median(&self) -> f64 {
        self.sorted()[self.rates.len() / 2]
    }

    /// The least rate and the most.
    pub(crate) fn extremes(&self) -> [f64; 2] {
        let sorted = self.sorted();
        [sorted[0], sorted[sorted.len() - 1]]
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.rates.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }

    /// Its name, and the share of validation images that it reads rightly by now.
    pub(crate) fn end(self) -> (String, f64) {
        match self.who {
            Who::DigitLab { run, data } => ("Digit Lab".to_owned(), accuracy(&run, data)),
            Who::Peer(peer) => peer.end(),
        }
    }
}

/// On the first thousand validation images, as the peers.
fn accuracy(run: &Run, data: &Mnist) -> f64 {
    const IMAGES: usize = 1000;
    let (images, _) = data.validation.arrays::<f32>(0, IMAGES);
    let labels = data.validation.labels();
    let outputs = run.network().predict(images.view());
    let is_right = |row: usize| {
        let best = outputs.row(row).into_iter().copied().enumerate();
        let best = best.max_by(|a, b| a.1.total_cmp(&b.1));
        best.is_some_and(|(digit, _)| digit == usize::from(labels[row]))
    };
    (0..IMAGES).filter(|row| is_right(*row)).count() as f64 / IMAGES as f64
}
