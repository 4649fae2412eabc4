//! One weight or bias of a network, by its place.

use rand::RngExt;
use serde::{Deserialize, Serialize};

use crate::names::named_enum;
use crate::nn::{Network, Parameters, Real};
use crate::rng::Generator;

named_enum! {
    /// Weights or biases.
    pub enum Part ("part") {
        /// Weights.
        Weights = "weights",
        /// Biases.
        Biases = "biases",
    }
}

/// Where a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The layer, counted from 0, the first after the input.
    pub layer: usize,
    /// Among its weights or its biases.
    pub part: Part,
    /// Which of those: of weights `(inputs, outputs)`, `input · outputs + output`.
    pub index: usize,
}

impl Place {
    /// Up to `count` different places, each drawn from all whose number in `gradients` is not 0: the others, such as
    /// the weights of pixels without ink, have nothing to tell.
    pub fn draw<T: Real>(
        gradients: &[Parameters<T>],
        count: usize,
        rng: &mut Generator,
    ) -> Vec<Self> {
        let mut places = Vec::new();
        for (layer, parameters) in gradients.iter().enumerate() {
            for (&part, numbers) in Part::ALL.iter().zip(parameters.slices()) {
                let numbers = numbers.iter().enumerate();
                let telling = numbers.filter(|(_, gradient)| **gradient != T::zero());
                places.extend(telling.map(|(index, _)| Self { layer, part, index }));
            }
        }
        let count = count.min(places.len());
        // Draw after draw to the front, as a shuffle that stops early.
        for drawn in 0..count {
            let other = rng.random_range(drawn..places.len());
            places.swap(drawn, other);
        }
        places.truncate(count);
        places
    }

    /// The number at this place of a network; nothing where there is no such place.
    pub fn of<T: Real>(self, network: &Network<T>) -> Option<T> {
        self.in_parameters(network.layers().get(self.layer)?.parameters()?)
    }

    /// The number at this place of gradients, layer by layer; nothing where there is no such place.
    pub fn in_gradients<T: Real>(self, gradients: &[Parameters<T>]) -> Option<T> {
        self.in_parameters(gradients.get(self.layer)?)
    }

    /// Puts a number at this place, if there is one.
    pub fn set<T: Real>(self, network: &mut Network<T>, number: T) {
        let layer = network.layers_mut().get_mut(self.layer);
        let parameters = layer.and_then(|layer| layer.parameters_mut());
        let at = parameters
            .and_then(|parameters| parameters.slices_mut()[self.part as usize].get_mut(self.index));
        if let Some(at) = at {
            *at = number;
        }
    }

    fn in_parameters<T: Real>(self, parameters: &Parameters<T>) -> Option<T> {
        parameters.slices()[self.part as usize]
            .get(self.index)
            .copied()
    }
}
