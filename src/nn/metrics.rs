//! How well a network does: cost and accuracy over many images.

use ndarray::{Array2, ArrayView1, ArrayView2, s};

use crate::nn::{Cost, Inputs, Layer, Network, OutputCoding, Real, Scratch};

/// Costs and right answers counted so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// The summed cost, without any penalty on weights.
    pub cost: f64,
    /// How many were read rightly.
    pub correct: usize,
    /// Of how many.
    pub of: usize,
}

impl Tally {
    /// The mean cost; 0 of nothing.
    pub fn mean_cost(&self) -> f64 {
        self.cost / self.of.max(1) as f64
    }

    /// The share read rightly, 0 to 1.
    pub fn accuracy(&self) -> f64 {
        self.correct as f64 / self.of.max(1) as f64
    }
}

/// The digit that outputs stand for: the first of the largest.
pub fn digit_read<T: Real>(outputs: ArrayView1<'_, T>) -> usize {
    let (mut best, mut most) = (0, T::neg_infinity());
    for (digit, &output) in outputs.iter().enumerate() {
        let is_more = output > most;
        // Chosen without a branch: no processor foresees it.
        best = if is_more { digit } else { best };
        most = if is_more { output } else { most };
    }
    best
}

/// The room to evaluate a network in, chunk after chunk.
#[derive(Clone, Debug)]
pub struct Evaluator<T> {
    activations: Vec<Array2<T>>,
    coding: OutputCoding,
    scratch: Scratch<T>,
}

impl<T: Real> Evaluator<T> {
    /// Room for chunks of up to `most_rows` samples.
    pub fn new(network: &Network<T>, most_rows: usize) -> Self {
        let activations = network
            .layers()
            .iter()
            .map(|layer| Array2::zeros((most_rows, layer.outputs())))
            .collect();
        Self {
            activations,
            coding: OutputCoding::OneHot,
            scratch: Scratch::new(),
        }
    }

    /// The same for a network whose outputs stand for digits by this coding; one-hot if nothing is said.
    #[must_use]
    pub fn coded(self, coding: OutputCoding) -> Self {
        Self { coding, ..self }
    }

    /// Each layer's activations `(most_rows, outputs)` of the last chunk, in as many rows as it had.
    pub fn activations(&self) -> &[Array2<T>] {
        &self.activations
    }

    /// Adds to `tally` the cost and the right answers on `x` `(n, inputs)`, wanted outputs `y` `(n, outputs)`.
    pub fn add<'a>(
        &mut self,
        network: &Network<T>,
        cost: Cost,
        x: impl Into<Inputs<'a, T>>,
        y: ArrayView2<'_, T>,
        tally: &mut Tally,
    ) {
        let x = x.into();
        if let Some(x) = x.expanded_for(network) {
            return self.add(network, cost, x.view(), y, tally);
        }
        let rows = s![..x.samples(), ..];
        for (index, layer) in network.layers().iter().enumerate() {
            let (below, this) = self.activations.split_at_mut(index);
            let input = below
                .last()
                .map_or(x.view(), |a| Inputs::All(a.slice(rows)));
            let a = this[0].slice_mut(rows);
            match (layer, input) {
                (Layer::Dense(dense), Inputs::NonZero(x)) => dense.forward(x, a),
                (layer, Inputs::All(x)) => layer.forward(x, a, &mut self.scratch),
                // Expanded before it came here.
                (_, Inputs::NonZero(_)) => {}
            }
        }
        let Some(output) = self.activations.last().map(|a| a.slice(rows)) else {
            return;
        };
        tally.cost += cost.total(output, y);
        tally.correct += output
            .rows()
            .into_iter()
            .zip(y.rows())
            .filter(|(a, y)| self.coding.read(*a) == self.coding.read(*y))
            .count();
        tally.of += x.samples();
    }
}
