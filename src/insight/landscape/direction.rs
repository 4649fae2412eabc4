//! Directions in the space of all weights, as long as the weights are.

use rand_distr::{Distribution, StandardNormal};
use serde::{Deserialize, Serialize};

use crate::nn::{Layer, Network, Parameters};
use crate::rng::{Purpose, generator};

/// Where to go from the present weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// Against the gradient, scaled to the length of all weights and biases together.
    Descent,
    /// A random one, each neuron's and each map's weights scaled to the length of those it has, each layer's biases
    /// likewise (Li et al. 2018, arXiv:1712.09913): what a step means does not depend on how large weights are.
    Random(u32),
}

impl Direction {
    /// The direction, layer by layer, from summed gradients; and by what these were multiplied, with the opposite
    /// sign, where it is theirs.
    pub(super) fn of(
        self,
        network: &Network<f32>,
        gradients: &[Parameters<f32>],
    ) -> (Vec<Parameters<f32>>, Option<f64>) {
        match self {
            Self::Descent => descent(network, gradients),
            Self::Random(seed) => (random(network, seed), None),
        }
    }
}

fn descent(
    network: &Network<f32>,
    gradients: &[Parameters<f32>],
) -> (Vec<Parameters<f32>>, Option<f64>) {
    let weights = network.layers().iter().filter_map(Layer::parameters);
    let length = norm(gradients.iter().flat_map(Parameters::slices).flatten());
    let wanted = norm(weights.flat_map(Parameters::slices).flatten());
    let scale = if length > 0.0 { wanted / length } else { 0.0 };
    let opposite = |number: &f32| -(f64::from(*number) * scale) as f32;
    let direction = gradients.iter().map(|gradient| Parameters {
        weights: gradient.weights.map(opposite),
        biases: gradient.biases.map(opposite),
    });
    (direction.collect(), Some(scale))
}

fn random(network: &Network<f32>, seed: u32) -> Vec<Parameters<f32>> {
    let mut rng = generator(seed, Purpose::Insight);
    let layers = network.layers().iter().map(|layer| {
        let Some(own) = layer.parameters() else {
            return Parameters::none();
        };
        let mut drawn = own.zeros_like();
        for numbers in drawn.slices_mut() {
            numbers.fill_with(|| StandardNormal.sample(&mut rng));
        }
        let columns = drawn.weights.columns_mut().into_iter();
        for (mut drawn, own) in columns.zip(own.weights.columns()) {
            let scale = norm(own) / norm(&drawn).max(f64::MIN_POSITIVE);
            drawn.mapv_inplace(|number| (f64::from(number) * scale) as f32);
        }
        let scale = norm(&own.biases) / norm(&drawn.biases).max(f64::MIN_POSITIVE);
        drawn
            .biases
            .mapv_inplace(|number| (f64::from(number) * scale) as f32);
        drawn
    });
    layers.collect()
}

fn norm<'a>(numbers: impl IntoIterator<Item = &'a f32>) -> f64 {
    let squares = numbers.into_iter().map(|&number| f64::from(number).powi(2));
    squares.sum::<f64>().sqrt()
}
