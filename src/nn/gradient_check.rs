//! Backpropagation held against central differences.

use ndarray::ArrayView2;

use crate::nn::{Backprop, Cost, Network, Real, Regularization};

/// How a layer's two gradients compare: `|g - g'| / (|g| + |g'|)`, Euclidean norms.
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
    let mut backprop = Backprop::new(network, x.nrows());
    backprop.add(network, cost, x, y);

    let mut probe = network.clone();
    let total = |network: &Network<T>| {
        cost.total(network.predict(x).view(), y) / n + factor * network.penalty(regularization)
    };
    let mut checks = Vec::new();
    for index in 0..network.layers().len() {
        let gradient = &backprop.gradients()[index];
        let mut weights = Difference::default();
        let mut biases = Difference::default();
        for ((i, j), &g) in gradient.weights.indexed_iter() {
            let w = network.layers()[index].weights()[[i, j]];
            let numeric = central_difference(&mut probe, &total, h, |network, by| {
                network.layers_mut()[index].parameters_mut().0[[i, j]] = w + by;
            });
            weights.add(
                g.as_f64() / n + factor * regularization.derivative(w).as_f64(),
                numeric,
            );
        }
        for (j, &g) in gradient.biases.indexed_iter() {
            let b = network.layers()[index].biases()[j];
            let numeric = central_difference(&mut probe, &total, h, |network, by| {
                network.layers_mut()[index].parameters_mut().1[j] = b + by;
            });
            biases.add(g.as_f64() / n, numeric);
        }
        checks.push(LayerCheck {
            weights: weights.relative(),
            biases: biases.relative(),
        });
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
