//! Backpropagation held against central differences.

use ndarray::ArrayView2;

use crate::nn::{Backprop, Cost, Network, Real, Regularization};

/// How the two gradients of a layer that learns compare: `|g - g'| / (|g| + |g'|)`, Euclidean norms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayerCheck {
    /// For the weights.
    pub weights: f64,
    /// For the biases.
    pub biases: f64,
}

/// Compares, layer by layer, the gradient of `1/n Σ C_x + λ/n' R(w)` by backpropagation with
/// `(C(p + h) - C(p - h)) / 2h` for every parameter `p`.
///
/// `x`: `(n, inputs)`, `y`: `(n, outputs)`; `penalty` is `R` and `λ/n'`. The cost is evaluated twice a
/// parameter, so keep networks small.
pub fn check_gradients<T: Real>(
    network: &Network<T>,
    cost: Cost,
    penalty: (Regularization, f64),
    x: ArrayView2<'_, T>,
    y: ArrayView2<'_, T>,
    h: T,
) -> Vec<LayerCheck> {
    let n = x.nrows() as f64;
    let (regularization, factor) = penalty;
    // Dropout draws the same factors each time that it starts from here.
    let start = Backprop::new(network, x.nrows());
    let mut backprop = start.clone();
    backprop.add(network, cost, x, y);

    let mut probe = network.clone();
    let total = |network: &Network<T>| {
        start.clone().add(network, cost, x, y) / n + factor * network.penalty(regularization)
    };
    let mut checks = Vec::new();
    for (index, layer) in network.layers().iter().enumerate() {
        let Some(parameters) = layer.parameters() else {
            continue;
        };
        let gradient = &backprop.gradients()[index];
        // Only weights, not biases, have a penalty.
        let relative = [(0, factor), (1, 0.0)].map(|(which, factor)| {
            let mut difference = Difference::default();
            let pairs = parameters.slices()[which]
                .iter()
                .zip(gradient.slices()[which]);
            for (at, (&p, &g)) in pairs.enumerate() {
                let numeric = central_difference(&mut probe, &total, h, |network, by| {
                    if let Some(parameters) = network.layers_mut()[index].parameters_mut() {
                        parameters.slices_mut()[which][at] = p + by;
                    }
                });
                let penalty = factor * regularization.derivative(p).as_f64();
                difference.add(g.as_f64() / n + penalty, numeric);
            }
            difference.relative()
        });
        let [weights, biases] = relative;
        checks.push(LayerCheck { weights, biases });
    }
    checks
}

/// The slope between a little more and a little less of one parameter, which `set` displaces.
fn central_difference<T: Real>(
    probe: &mut Network<T>,
    total: &impl Fn(&Network<T>) -> f64,
    h: T,
    set: impl Fn(&mut Network<T>, T),
) -> f64 {
    set(probe, h);
    let above = total(probe);
    set(probe, -h);
    let below = total(probe);
    set(probe, T::zero());
    (above - below) / (2.0 * h.as_f64())
}

/// Squared norms of two vectors and of their difference.
#[derive(Default)]
struct Difference {
    analytic: f64,
    numeric: f64,
    apart: f64,
}

impl Difference {
    fn add(&mut self, analytic: f64, numeric: f64) {
        self.analytic += analytic * analytic;
        self.numeric += numeric * numeric;
        self.apart += (analytic - numeric).powi(2);
    }

    fn relative(&self) -> f64 {
        let scale = self.analytic.sqrt() + self.numeric.sqrt();
        if scale == 0.0 {
            0.0
        } else {
            self.apart.sqrt() / scale
        }
    }
}
