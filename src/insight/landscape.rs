//! The cost around the present weights: along a direction, or over a plane.

mod direction;

use serde::{Deserialize, Serialize};

use crate::data::Dataset;
use crate::drawing::PIXELS;
use crate::insight::quiet::quiet;
use crate::insight::samples::samples;
use crate::insight::unit;
use crate::nn::{Backprop, Cost, Evaluator, Network, OutputCoding, Parameters, Tally};

pub use direction::Direction;

/// The mean cost, without penalty, of some images at weights `θ + α d_1 + β d_2`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Landscape {
    /// `α`, and `β`, from left to right; the middle one is 0.
    pub steps: Vec<f64>,
    /// How many directions there are, one or two.
    pub directions: usize,
    /// The costs so far: along a line one for each `α`, over a plane all `α` for each `β`.
    pub costs: Vec<f64>,
    /// What `α` of 1 is as a learning rate: `-η ∂C/∂θ = α d` for the direction of [`Direction::Descent`]. Nothing for
    /// random directions.
    pub rates: Vec<Option<f64>>,
}

/// Computes a landscape, unit by unit.
#[derive(Clone, Debug)]
pub struct LandscapeStudy {
    network: Network<f32>,
    coding: OutputCoding,
    cost: Cost,
    kinds: Vec<Direction>,
    /// For the gradient, while that is wanted and not complete.
    backprop: Option<Backprop<f32>>,
    /// `d`, layer by layer, once they are known.
    directions: Vec<Vec<Parameters<f32>>>,
    displaced: Network<f32>,
    evaluator: Evaluator<f32>,
    rows: usize,
    tally: Tally,
    landscape: Landscape,
}

impl LandscapeStudy {
    /// The most points along one direction.
    pub const MOST_POINTS: usize = 101;

    /// Along one direction or over the plane of two, from `-reach` to `reach` in `points` steps (made odd, so that the
    /// middle is the network itself). Nothing where the network does not read digits, or there is not one direction
    /// or two.
    pub fn new(
        network: &Network<f32>,
        cost: Cost,
        kinds: &[Direction],
        reach: f64,
        points: usize,
    ) -> Option<Self> {
        let coding = OutputCoding::of(network)?;
        let is_possible = (1..=2).contains(&kinds.len())
            && network.input().features() == PIXELS
            && reach.is_finite();
        if !is_possible {
            return None;
        }
        let network = quiet(network);
        let half = points.clamp(3, Self::MOST_POINTS) / 2;
        let steps = (0..=2 * half).map(|step| reach * (step as f64 / half as f64 - 1.0));
        let rows = unit::rows(&network);
        let needs_gradient = kinds.contains(&Direction::Descent);
        Some(Self {
            coding,
            cost,
            kinds: kinds.to_vec(),
            backprop: needs_gradient.then(|| Backprop::new(&network, rows.div_ceil(3))),
            directions: Vec::new(),
            displaced: network.clone(),
            evaluator: Evaluator::new(&network, rows).coded(coding),
            rows,
            tally: Tally::default(),
            landscape: Landscape {
                steps: steps.collect(),
                directions: kinds.len(),
                costs: Vec::new(),
                rates: vec![None; kinds.len()],
            },
            network,
        })
    }

    /// Takes some more images at one point, the same set in each call; answers whether there is more to do.
    pub fn advance(&mut self, images: &Dataset) -> bool {
        if images.is_empty() {
            return false;
        }
        if self.directions.is_empty() {
            self.take_directions(images);
            return true;
        }
        if self.landscape.costs.len() >= self.points() {
            return false;
        }
        if self.tally.of == 0 {
            self.displace();
        }
        let to = images.len().min(self.tally.of + self.rows);
        let (x, y) = samples(images, self.tally.of, to, self.coding);
        let (x, y) = (x.view(), y.view());
        self.evaluator
            .add(&self.displaced, self.cost, x, y, &mut self.tally);
        if self.tally.of == images.len() {
            self.landscape.costs.push(self.tally.mean_cost());
            self.tally = Tally::default();
        }
        self.landscape.costs.len() < self.points()
    }

    /// How much is done of these images, from 0 to 1.
    pub fn share(&self, images: &Dataset) -> f64 {
        let part = if self.directions.is_empty() {
            0.0
        } else {
            self.tally.of as f64 / images.len().max(1) as f64
        };
        (self.landscape.costs.len() as f64 + part) / self.points() as f64
    }

    /// What was found so far.
    pub fn landscape(&self) -> &Landscape {
        &self.landscape
    }

    fn points(&self) -> usize {
        let side = self.landscape.steps.len();
        if self.kinds.len() == 1 {
            side
        } else {
            side * side
        }
    }

    /// Adds up the gradient where that is wanted, and makes the directions once it is complete.
    fn take_directions(&mut self, images: &Dataset) {
        if let Some(backprop) = &mut self.backprop {
            let to = images.len().min(self.tally.of + backprop.most_rows());
            let (x, y) = samples(images, self.tally.of, to, self.coding);
            backprop.add(&self.network, self.cost, x.view(), y.view());
            self.tally.of = to;
            if to < images.len() {
                return;
            }
        }
        self.tally = Tally::default();
        let gradients = self.backprop.take();
        let gradients = gradients.as_ref().map_or(&[][..], Backprop::gradients);
        for (kind, rate) in self.kinds.iter().zip(&mut self.landscape.rates) {
            let (direction, scale) = kind.of(&self.network, gradients);
            self.directions.push(direction);
            // Gradients are summed; the cost is a mean.
            *rate = scale.map(|scale| scale * images.len() as f64);
        }
    }

    /// Puts the network to the next point.
    fn displace(&mut self) {
        let side = self.landscape.steps.len();
        let point = self.landscape.costs.len();
        let places = [point % side, point / side];
        self.displaced.clone_from(&self.network);
        for (direction, place) in self.directions.iter().zip(places) {
            let step = self.landscape.steps.get(place).copied().unwrap_or_default() as f32;
            for (layer, direction) in self.displaced.layers_mut().iter_mut().zip(direction) {
                let Some(parameters) = layer.parameters_mut() else {
                    continue;
                };
                let pairs = parameters.slices_mut().into_iter().zip(direction.slices());
                for (numbers, direction) in pairs {
                    for (number, along) in numbers.iter_mut().zip(direction) {
                        *number += step * along;
                    }
                }
            }
        }
    }
}
