//! The gradient without calculus: a little more and a little less of each parameter.

use std::ops::Range;

use ndarray::ArrayView2;

use crate::nn::{Architecture, Cost, Evaluator, Initializer, Network, Parameters, Real, Tally};
use crate::rng::{Purpose, generator};

/// `∂C/∂p ≈ (C(p + h) - C(p - h)) / 2h` for one parameter `p` after another: exact but for terms of `h²`, and two
/// evaluations of the cost for each, where backpropagation needs no more for all of them.
///
/// All in `f64`, whatever the network's numbers are: in `f32`, two costs that differ by `2h ∂C/∂p` would
/// mostly be the same number.
#[derive(Clone, Debug)]
pub struct NumericalGradient {
    /// A copy, whose parameters are displaced and put back.
    network: Network<f64>,
    evaluator: Evaluator<f64>,
    h: f64,
}

impl NumericalGradient {
    /// Room for the gradient of networks of an architecture on up to `most_rows` samples at once, by
    /// displacements of `h`.
    pub fn new(architecture: &Architecture, most_rows: usize, h: f64) -> Self {
        // Nothing is drawn for weights that are zero.
        let mut rng = generator(0, Purpose::Initialization);
        let network = Network::new(architecture, Initializer::Zero, &mut rng);
        Self {
            evaluator: Evaluator::new(&network, most_rows),
            network,
            h,
        }
    }

    /// Takes over the parameters of a network of the same architecture.
    pub fn take<T: Real>(&mut self, network: &Network<T>) {
        let layers = self.network.layers_mut().iter_mut().zip(network.layers());
        for (ours, theirs) in layers {
            let (Some(ours), Some(theirs)) = (ours.parameters_mut(), theirs.parameters()) else {
                continue;
            };
            for (ours, theirs) in ours.slices_mut().into_iter().zip(theirs.slices()) {
                for (ours, theirs) in ours.iter_mut().zip(theirs) {
                    *ours = theirs.as_f64();
                }
            }
        }
    }

    /// The number of parameters.
    pub fn parameters(&self) -> usize {
        let parameters = self.network.layers().iter().filter_map(|l| l.parameters());
        parameters
            .flat_map(Parameters::slices)
            .map(<[_]>::len)
            .sum()
    }

    /// The cost summed over samples `x` `(n, inputs)` with wanted outputs `y` `(n, outputs)`.
    pub fn cost(&mut self, cost: Cost, x: ArrayView2<'_, f64>, y: ArrayView2<'_, f64>) -> f64 {
        let mut tally = Tally::default();
        self.evaluator.add(&self.network, cost, x, y, &mut tally);
        tally.cost
    }

    /// Adds to `gradients`, layer by layer as [`Backprop`](crate::nn::Backprop) has them, the slopes of
    /// [`Self::cost`] over the parameters of these numbers, counted from the first layer's first weight on.
    pub fn add<T: Real>(
        &mut self,
        numbers: Range<usize>,
        cost: Cost,
        x: ArrayView2<'_, f64>,
        y: ArrayView2<'_, f64>,
        gradients: &mut [Parameters<T>],
    ) {
        for number in numbers {
            let Some(place) = place(gradients, number) else {
                return;
            };
            let slope = self.slope(place, cost, x, y);
            if let Some(gradient) = at(&mut gradients[place.0], place) {
                *gradient += T::from_f64(slope);
            }
        }
    }

    fn slope(
        &mut self,
        place: Place,
        cost: Cost,
        x: ArrayView2<'_, f64>,
        y: ArrayView2<'_, f64>,
    ) -> f64 {
        let Some(start) = self.parameter(place).copied() else {
            return 0.0;
        };
        let costs = [self.h, -self.h].map(|by| {
            self.displace(place, start + by);
            self.cost(cost, x, y)
        });
        self.displace(place, start);
        (costs[0] - costs[1]) / (2.0 * self.h)
    }

    fn displace(&mut self, place: Place, to: f64) {
        if let Some(parameter) = self.parameter(place) {
            *parameter = to;
        }
    }

    fn parameter(&mut self, place: Place) -> Option<&mut f64> {
        let layer = self.network.layers_mut().get_mut(place.0)?;
        at(layer.parameters_mut()?, place)
    }
}

/// The layer, weights or biases, and the index there.
type Place = (usize, usize, usize);

fn place<T: Real>(gradients: &[Parameters<T>], mut number: usize) -> Option<Place> {
    for (layer, parameters) in gradients.iter().enumerate() {
        for (which, numbers) in parameters.slices().into_iter().enumerate() {
            if number < numbers.len() {
                return Some((layer, which, number));
            }
            number -= numbers.len();
        }
    }
    None
}

fn at<T: Real>(parameters: &mut Parameters<T>, (_, which, index): Place) -> Option<&mut T> {
    let mut parts = parameters.slices_mut().into_iter();
    parts.nth(which)?.get_mut(index)
}
