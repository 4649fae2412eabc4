//! Gradient descent by the numerical gradient, parameter by parameter.

use ndarray::{Array2, s};

use super::{Run, Stage, Work};
use crate::data::Dataset;
use crate::drawing::PIXELS;
use crate::nn::NumericalGradient;
use crate::training::TrainingConfig;

/// By how much each parameter is displaced, as in the notes.
const DISPLACEMENT: f64 = 1e-4;

/// Multiplications a unit of work.
const WORK_A_UNIT: usize = 4_000_000;

/// What central differences need.
#[derive(Clone, Debug)]
pub(super) struct Numerical {
    gradient: NumericalGradient,
    /// The samples under way, which all parameters are displaced for before the next ones.
    x: Array2<f64>,
    y: Array2<f64>,
}

/// How far a part of a mini-batch has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Displacing {
    /// Samples of the mini-batch before this part, and their summed cost.
    pub(super) rows: usize,
    pub(super) cost: f64,
    /// Parameters displaced.
    pub(super) parameters: usize,
}

impl Numerical {
    pub(super) fn new(config: &TrainingConfig, rows: usize) -> Self {
        Self {
            gradient: NumericalGradient::new(config.architecture(), rows, DISPLACEMENT),
            x: Array2::zeros((rows, PIXELS)),
            y: Array2::zeros((rows, config.output_coding().outputs())),
        }
    }
}

impl Run {
    /// Displaces a few more parameters. The gradients stand where backpropagation's would, so that all else
    /// is as with it.
    pub(super) fn displace(&mut self, images: &Dataset, mut part: Displacing) -> Work {
        let end = self.batch_end();
        let from = self.position + part.rows;
        let to = end.min(from + self.backprop.most_rows());
        let Some(numerical) = &mut self.numerical else {
            return Work::Nothing;
        };
        let Numerical { gradient, x, y } = numerical;
        let rows = s![..to - from, ..];
        if part.parameters == 0 {
            gradient.take(&self.network);
            self.samples.write(
                images,
                self.config.training_size(),
                self.order[from..to].iter().map(|&index| index as usize),
                x.slice_mut(rows),
                y.slice_mut(rows),
            );
        }

        let (cost, x, y) = (self.config.cost(), x.slice(rows), y.slice(rows));
        let evaluation = x.nrows() * self.config.architecture().multiplications();
        let stride = (WORK_A_UNIT / (2 * evaluation).max(1)).max(1);
        let all = gradient.parameters();
        let next = all.min(part.parameters + stride);
        let sums = self.backprop.gradients_mut();
        gradient.add(part.parameters..next, cost, x, y, sums);
        part.parameters = next;
        if next < all {
            self.stage = Stage::Displacing(part);
            return Work::PartOfBatch;
        }
        let cost = part.cost + gradient.cost(cost, x, y);
        if !cost.is_finite() {
            return self.fail();
        }
        self.end_part(to, cost)
    }
}
