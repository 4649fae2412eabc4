//! Principal components: digits as points on a map.

use nalgebra::{DMatrix, SVD};
use ndarray::{Array1, Array2, ArrayView1, Axis};
use rand_distr::{Distribution, StandardNormal};
use serde::{Deserialize, Serialize};

use crate::data::Dataset;
use crate::drawing::PIXELS;
use crate::insight::{Trace, unit};
use crate::nn::{Network, Scratch};
use crate::rng::{Purpose, generator};

/// Directions iterated with; more than the two wanted, so that those come out fast and apart from the third.
const DIRECTIONS: usize = 12;

/// Times that the directions go through the data. Each makes what is not of the two components smaller by the ratio
/// of the thirteenth variance to the second: of MNIST's pixels about 0.3, after ten times 10⁻⁵.
const ROUNDS: usize = 10;

/// What is looked at: the pictures, or what a layer makes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Space {
    /// 784 grays.
    Pixels,
    /// The activations of a layer, counted from 0, the first after the input.
    Layer(usize),
}

/// The two directions in which pictures, or what a layer makes of them, differ most, and where each picture is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Components {
    /// What was looked at.
    pub space: Space,
    /// `m`, the mean over all pictures.
    pub mean: Vec<f32>,
    /// `u_1` and `u_2`, of length 1 and at right angles; the number furthest from 0 of each is above 0. Of a layer with
    /// one neuron there is no second.
    pub axes: [Vec<f32>; 2],
    /// The share of all variance that lies along each.
    pub explained: [f64; 2],
    /// `((x - m)·u_1, (x - m)·u_2)` of each picture.
    pub points: Vec<[f32; 2]>,
}

impl Components {
    /// Where a picture `(784)` is on the map; nothing where it has another size, or the network has no such layer.
    pub fn project(&self, network: &Network<f32>, picture: &[f32]) -> Option<[f32; 2]> {
        match self.space {
            Space::Pixels => self.place(picture),
            Space::Layer(_) => self.project_trace(&Trace::of(network, picture)?),
        }
    }

    /// Where a picture is on the map whose way through the network is known already; nothing where the network has
    /// no such layer.
    pub fn project_trace(&self, trace: &Trace<f32>) -> Option<[f32; 2]> {
        match self.space {
            Space::Pixels => self.place(&trace.input),
            Space::Layer(layer) => self.place(&trace.layers.get(layer)?.a),
        }
    }

    fn place(&self, x: &[f32]) -> Option<[f32; 2]> {
        (x.len() == self.mean.len()).then(|| {
            let along = |axis: &Vec<f32>| {
                let apart = x.iter().zip(&self.mean).zip(axis);
                apart.map(|((x, mean), axis)| (x - mean) * axis).sum()
            };
            [along(&self.axes[0]), along(&self.axes[1])]
        })
    }
}

/// Finds the components, unit by unit.
///
/// With the pictures less their mean as rows of `X` `(n, d)`, the components are the singular vectors of `X`.
/// Random directions `Q` `(d, 12)` go through the data again and again, `W = Xᵀ X Q` added up unit by unit, and
/// the left singular vectors of `W` are the next `Q` (orthogonal iteration; Halko, Martinsson and Tropp 2011,
/// arXiv:0909.4061). In the end its singular values are those of `Xᵀ X`, `n` times the variances.
#[derive(Clone, Debug)]
pub struct ComponentStudy {
    network: Network<f32>,
    space: Space,
    rows: usize,
    mean: Array1<f64>,
    /// `Σ |x - m|²`
    variance: f64,
    directions: Array2<f64>,
    product: Array2<f64>,
    stage: Stage,
    done: usize,
    components: Components,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Mean,
    Round(usize),
    Points,
}

impl ComponentStudy {
    /// Nothing seen yet; none where the network has no such layer or takes no pictures.
    pub fn new(network: &Network<f32>, space: Space) -> Option<Self> {
        let takes = network.input().features() == PIXELS;
        let (numbers, rows) = match space {
            Space::Pixels => (PIXELS, usize::MAX),
            Space::Layer(layer) => (network.layers().get(layer)?.outputs(), unit::rows(network)),
        };
        let mut rng = generator(0, Purpose::Insight);
        let directions = DIRECTIONS.min(numbers);
        takes.then(|| Self {
            rows: rows.min(unit::rows_of(numbers * directions * 2)),
            network: network.clone(),
            space,
            mean: Array1::zeros(numbers),
            variance: 0.0,
            directions: Array2::from_shape_simple_fn((numbers, directions), || {
                StandardNormal.sample(&mut rng)
            }),
            product: Array2::zeros((numbers, directions)),
            stage: Stage::Mean,
            done: 0,
            components: Components {
                space,
                mean: Vec::new(),
                axes: [Vec::new(), Vec::new()],
                explained: [0.0; 2],
                points: Vec::new(),
            },
        })
    }

    /// Takes some more images, the same set in each call; answers whether there is more to do.
    pub fn advance(&mut self, images: &Dataset) -> bool {
        if images.is_empty() || self.is_done(images) {
            return false;
        }
        let to = images.len().min(self.done + self.rows);
        let mut x = self.numbers(images, to);
        if self.stage == Stage::Mean {
            self.mean += &x.sum_axis(Axis(0));
        } else {
            x -= &self.mean;
            let along = x.dot(&self.directions);
            if self.stage == Stage::Points {
                let pair = |row: ArrayView1<'_, f64>| {
                    [0, 1].map(|axis| row.get(axis).map_or(0.0, |it| *it as f32))
                };
                let points = along.rows().into_iter().map(pair);
                self.components.points.extend(points);
            } else {
                self.product += &x.t().dot(&along);
            }
            if self.stage == Stage::Round(0) {
                self.variance += x.iter().map(|it| it * it).sum::<f64>();
            }
        }
        self.done = to;
        if to == images.len() && self.stage != Stage::Points {
            self.end_stage(images.len());
        }
        !self.is_done(images)
    }

    /// How much is done of these images, from 0 to 1.
    pub fn share(&self, images: &Dataset) -> f64 {
        let passes = match self.stage {
            Stage::Mean => 0,
            Stage::Round(round) => round + 1,
            Stage::Points => ROUNDS + 1,
        };
        let part = self.done as f64 / images.len().max(1) as f64;
        (passes as f64 + part) / (ROUNDS + 2) as f64
    }

    /// The components: axes once all rounds are done, and a point for each image that has been placed since.
    pub fn components(&self) -> &Components {
        &self.components
    }

    fn is_done(&self, images: &Dataset) -> bool {
        self.stage == Stage::Points && self.done >= images.len()
    }

    /// The next images' numbers `(n, d)`.
    fn numbers(&self, images: &Dataset, to: usize) -> Array2<f64> {
        let (mut x, _): (Array2<f32>, _) = images.arrays(self.done, to);
        if let Space::Layer(last) = self.space {
            let mut scratch = Scratch::new();
            for layer in self.network.layers().iter().take(last + 1) {
                let mut a = Array2::zeros((x.nrows(), layer.outputs()));
                layer.forward(x.view(), a.view_mut(), &mut scratch);
                x = a;
            }
        }
        x.mapv(f64::from)
    }

    fn end_stage(&mut self, images: usize) {
        self.done = 0;
        self.stage = match self.stage {
            Stage::Mean => {
                self.mean /= images as f64;
                Stage::Round(0)
            }
            Stage::Round(round) => {
                let values = self.turn();
                if round + 1 < ROUNDS {
                    Stage::Round(round + 1)
                } else {
                    self.find(&values);
                    Stage::Points
                }
            }
            Stage::Points => Stage::Points,
        };
    }

    /// Makes the left singular vectors of the product the next directions, and answers the singular values. What is
    /// not finite, or does not come to an end, leads nowhere.
    fn turn(&mut self) -> Vec<f64> {
        /// Far more than the thirty or so that it takes.
        const MOST_ITERATIONS: usize = 1_000;
        let (rows, columns) = self.product.dim();
        let product = DMatrix::from_fn(rows, columns, |row, column| self.product[[row, column]]);
        self.product.fill(0.0);
        let is_finite = product.iter().all(|it| it.is_finite());
        let svd = is_finite
            .then(|| SVD::try_new(product, true, false, f64::EPSILON, MOST_ITERATIONS))
            .flatten();
        let Some((vectors, values)) = svd.and_then(|it| Some((it.u?, it.singular_values))) else {
            self.directions.fill(0.0);
            return Vec::new();
        };
        self.directions = Array2::from_shape_fn((rows, columns), |at| vectors[at]);
        values.iter().copied().collect()
    }

    /// Takes the first two directions as axes.
    fn find(&mut self, values: &[f64]) {
        for (index, mut axis) in self
            .directions
            .columns_mut()
            .into_iter()
            .take(2)
            .enumerate()
        {
            let larger = |most: f64, it: &f64| if it.abs() > most.abs() { *it } else { most };
            // A direction and its opposite are one: the choice keeps maps from flipping.
            if axis.iter().fold(0.0, larger) < 0.0 {
                axis.mapv_inplace(|it| -it);
            }
            self.components.axes[index] = axis.iter().map(|it| *it as f32).collect();
            let value = values.get(index).copied().unwrap_or_default();
            if self.variance > 0.0 {
                self.components.explained[index] = value / self.variance;
            }
        }
        self.components.mean = self.mean.iter().map(|it| *it as f32).collect();
    }
}
