//! Both gradients in one type of numbers.

use ndarray::Array2;

use crate::insight::Place;
use crate::insight::gradient_check::{Comparison, DISPLACEMENTS, Difference};
use crate::insight::quiet::quiet;
use crate::nn::{Backprop, Cost, Evaluator, Network, Parameters, Real, Tally};

#[derive(Clone, Debug)]
pub(super) struct Precision<T> {
    pub(super) network: Network<T>,
    /// Of the summed cost.
    pub(super) gradients: Vec<Parameters<T>>,
    evaluator: Evaluator<T>,
    cost: Cost,
    x: Array2<T>,
    y: Array2<T>,
}

impl<T: Real> Precision<T> {
    pub(super) fn new(network: Network<T>, cost: Cost, x: Array2<T>, y: Array2<T>) -> Self {
        let network = quiet(&network);
        let mut backprop = Backprop::new(&network, x.nrows());
        backprop.add(&network, cost, x.view(), y.view());
        Self {
            gradients: backprop.gradients().to_vec(),
            evaluator: Evaluator::new(&network, x.nrows()),
            network,
            cost,
            x,
            y,
        }
    }

    /// Of a parameter, with the differences still to come.
    pub(super) fn comparison(&self, place: Place) -> Comparison {
        let gradient = place.in_gradients(&self.gradients);
        Comparison {
            backprop: gradient.map_or(0.0, Real::as_f64) / self.x.nrows() as f64,
            differences: Vec::new(),
        }
    }

    /// Adds the next difference.
    pub(super) fn compare(&mut self, place: Place, comparison: &mut Comparison) {
        let Some(&h) = DISPLACEMENTS.get(comparison.differences.len()) else {
            return;
        };
        let Some(start) = place.of(&self.network) else {
            return;
        };
        let [above, below] = [h, -h].map(|by| {
            place.set(&mut self.network, start + T::from_f64(by));
            self.mean_cost()
        });
        place.set(&mut self.network, start);
        let slope = (above - below) / (2.0 * h);
        let scale = comparison.backprop.abs() + slope.abs();
        let apart = (comparison.backprop - slope).abs();
        comparison.differences.push(Difference {
            h,
            slope,
            relative_error: if scale == 0.0 { 0.0 } else { apart / scale },
        });
    }

    fn mean_cost(&mut self) -> f64 {
        let mut tally = Tally::default();
        let (x, y) = (self.x.view(), self.y.view());
        self.evaluator
            .add(&self.network, self.cost, x, y, &mut tally);
        tally.mean_cost()
    }
}
