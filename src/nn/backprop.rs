//! Backpropagation over a batch.

mod deferred;
mod descent;

use ndarray::{Array2, ArrayView2, ArrayViewMut2, s};

pub use deferred::Watch;

use crate::nn::kernels::NonZero;
use crate::nn::{
    Activation, Cost, Deferred, Dense, Dropout, Inputs, Layer, Network, Parameters, Real, Scratch,
};
use crate::rng::{self, Generator, Purpose};

/// Gradients of one network and the room to compute them in: nothing is allocated while training.
#[derive(Clone, Debug)]
pub struct Backprop<T> {
    /// The most rows that one call takes.
    most_rows: usize,
    /// Each layer's activations, `(most_rows, outputs)`.
    activations: Vec<Array2<T>>,
    /// Each layer's errors `δ`, `(most_rows, outputs)`.
    errors: Vec<Array2<T>>,
    /// What went into each fully connected layer.
    inputs: Vec<NonZero<T>>,
    /// Gradients summed since the last update.
    gradients: Vec<Parameters<T>>,
    /// Each dropout layer's factors and where they come from; nothing for other layers.
    dropped: Vec<Option<Dropped<T>>>,
    scratch: Scratch<T>,
}

#[derive(Clone, Debug)]
struct Dropped<T> {
    mask: Array2<T>,
    /// A stream of its own, so that how a batch is cut does not matter with several such layers either.
    rng: Generator,
}

impl<T: Real> Backprop<T> {
    /// Room for batches of up to `most_rows` samples.
    pub fn new(network: &Network<T>, most_rows: usize) -> Self {
        let room = |layer: &Layer<T>| Array2::zeros((most_rows, layer.outputs()));
        let gradient = |layer: &Layer<T>| {
            layer
                .parameters()
                .map_or_else(Parameters::none, Parameters::zeros_like)
        };
        let dropped = |layer: &Layer<T>| {
            matches!(layer, Layer::Dropout(_)).then(|| Dropped {
                mask: room(layer),
                rng: rng::generator(0, Purpose::Dropout),
            })
        };
        let layers = network.layers();
        Self {
            most_rows,
            activations: layers.iter().map(room).collect(),
            errors: layers.iter().map(room).collect(),
            inputs: vec![NonZero::new(); layers.len()],
            gradients: layers.iter().map(gradient).collect(),
            dropped: layers.iter().map(dropped).collect(),
            scratch: Scratch::new(),
        }
        .seeded(0)
    }

    /// The same, with dropout drawn from a seed.
    #[must_use]
    pub fn seeded(mut self, seed: u32) -> Self {
        self.draw_dropout_from(rng::generator(seed, Purpose::Dropout));
        self
    }

    /// Draws dropout from a generator from now on.
    pub fn draw_dropout_from(&mut self, mut rng: Generator) {
        for dropped in self.dropped.iter_mut().flatten() {
            dropped.rng = rng.clone();
            rng.jump();
        }
    }

    /// From where each dropout layer goes on drawing, first layer first.
    pub fn dropout_generators(&self) -> Vec<Generator> {
        let dropped = self.dropped.iter().flatten();
        dropped.map(|dropped| dropped.rng.clone()).collect()
    }

    /// Puts back what [`Self::dropout_generators`] said; answers whether there is one for each dropout layer.
    pub fn restore_dropout(&mut self, generators: &[Generator]) -> bool {
        let dropped: Vec<_> = self.dropped.iter_mut().flatten().collect();
        let fits = dropped.len() == generators.len();
        for (dropped, generator) in dropped.into_iter().zip(generators) {
            dropped.rng.clone_from(generator);
        }
        fits
    }

    /// The most samples that one call of [`Self::add`] takes.
    pub fn most_rows(&self) -> usize {
        self.most_rows
    }

    /// Adds the gradients of the summed cost over a batch, or a part of one, and returns that cost.
    ///
    /// `x`: `(n, inputs)`, `y`: `(n, outputs)`, `n <= most_rows`. Chapter 2's four equations on
    /// whole matrices: BP1 `δ = ∂C/∂z` at the output, BP2 `δ_l = (δ_{l+1} Wᵀ) ⊙ f'(z_l)` backwards,
    /// BP3 and BP4 the sums over samples for biases and weights. Parts of a batch add up bit for
    /// bit to the whole.
    pub fn add<'a>(
        &mut self,
        network: &Network<T>,
        cost: Cost,
        x: impl Into<Inputs<'a, T>>,
        y: ArrayView2<'_, T>,
    ) -> f64 {
        let x = x.into();
        if let Some(x) = x.expanded_for(network) {
            return self.add(network, cost, x.view(), y);
        }
        let summed_cost = self.take_errors_back(network, None, cost, x, y);
        if let Some(first) = network.layers().first() {
            self.add_first_gradient(first, x);
        }
        summed_cost
    }

    fn add_first_gradient(&mut self, first: &Layer<T>, x: Inputs<'_, T>) {
        let delta = self.errors[0].slice(s![..x.samples(), ..]);
        let (gradient, scratch) = (&mut self.gradients[0], &mut self.scratch);
        match x {
            Inputs::All(x) => add_gradient(first, &self.inputs[0], x, delta, gradient, scratch),
            Inputs::NonZero(x) => add_dense_gradient(x, delta, gradient, scratch),
        }
    }

    /// The first part of [`Self::add`] where it is to be done bit by bit: activations and the output layer's errors.
    /// Answers the summed cost. [`Self::go_back`] through all layers, the last one first, is the rest.
    pub(crate) fn begin(
        &mut self,
        network: &Network<T>,
        cost: Cost,
        x: ArrayView2<'_, T>,
        y: ArrayView2<'_, T>,
    ) -> f64 {
        self.find_output_errors(network, None, cost, x.into(), y)
    }

    /// Adds the gradient of a layer, and takes its errors to the layer below.
    pub(crate) fn go_back(&mut self, network: &Network<T>, layer: usize, x: ArrayView2<'_, T>) {
        match network.layers().get(layer) {
            Some(first) if layer == 0 => self.add_first_gradient(first, x.into()),
            Some(_) => self.take_back(network.layers(), layer, x.nrows()),
            None => {}
        }
    }

    /// Fills activations and errors, and adds the gradients of all layers but the first, whose weights may be
    /// in their deferred form.
    fn take_errors_back(
        &mut self,
        network: &Network<T>,
        deferred: Option<&mut Deferred<T>>,
        cost: Cost,
        x: Inputs<'_, T>,
        y: ArrayView2<'_, T>,
    ) -> f64 {
        let samples = x.samples();
        let summed_cost = self.find_output_errors(network, deferred, cost, x, y);
        for layer in (1..network.layers().len()).rev() {
            self.take_back(network.layers(), layer, samples);
        }
        summed_cost
    }

    /// Fills the activations and the last layer's errors.
    fn find_output_errors(
        &mut self,
        network: &Network<T>,
        deferred: Option<&mut Deferred<T>>,
        cost: Cost,
        x: Inputs<'_, T>,
        y: ArrayView2<'_, T>,
    ) -> f64 {
        let rows = s![..x.samples(), ..];
        let layers = network.layers();
        let Some(last) = layers.len().checked_sub(1) else {
            return 0.0;
        };

        self.forward(layers, deferred, x);
        let output = self.activations[last].slice(rows);
        let summed_cost = cost.total(output, y);
        let activation = layers[last].activation().unwrap_or(Activation::Sigmoid);
        cost.output_error(activation, output, y, self.errors[last].slice_mut(rows));
        drop_vanishing(self.errors[last].slice_mut(rows));
        summed_cost
    }

    /// Fills the activations, layer by layer.
    fn forward(
        &mut self,
        layers: &[Layer<T>],
        mut deferred: Option<&mut Deferred<T>>,
        x: Inputs<'_, T>,
    ) {
        let rows = s![..x.samples(), ..];
        for (index, layer) in layers.iter().enumerate() {
            let (below, this) = self.activations.split_at_mut(index);
            let input = below
                .last()
                .map_or(x.view(), |a| Inputs::All(a.slice(rows)));
            let a = this[0].slice_mut(rows);
            match (layer, &mut self.dropped[index], input) {
                (Layer::Dense(dense), _, input) => {
                    let input = input.non_zero(&mut self.inputs[index]);
                    match deferred.take() {
                        Some(deferred) => dense.forward_deferred(deferred, input, a),
                        None => dense.forward(input, a),
                    }
                }
                (Layer::Dropout(dropout), Some(dropped), Inputs::All(input)) => {
                    dropout.draw(dropped.mask.slice_mut(rows), &mut dropped.rng);
                    Dropout::apply(input, dropped.mask.slice(rows), a);
                }
                (layer, _, Inputs::All(input)) => layer.forward(input, a, &mut self.scratch),
                // Expanded before it came here.
                (_, _, Inputs::NonZero(_)) => {}
            }
        }
    }

    /// Adds the gradient of a layer above the first, and takes its errors to the layer below.
    fn take_back(&mut self, layers: &[Layer<T>], index: usize, samples: usize) {
        let rows = s![..samples, ..];
        let layer = &layers[index];
        let (below, this) = self.errors.split_at_mut(index);
        let delta = this[0].slice(rows);
        let input = self.activations[index - 1].slice(rows);
        let (gradient, scratch) = (&mut self.gradients[index], &mut self.scratch);
        add_gradient(layer, &self.inputs[index], input, delta, gradient, scratch);
        let mut error_below = below[index - 1].slice_mut(rows);
        match (layer, &self.dropped[index]) {
            (Layer::Dense(dense), _) => dense.backward(delta, error_below.view_mut()),
            (Layer::Conv(conv), _) => {
                conv.backward(delta, error_below.view_mut(), &mut self.scratch);
            }
            (Layer::MaxPool(pool), _) => {
                let a = self.activations[index].slice(rows);
                pool.backward(input, a, delta, error_below.view_mut());
            }
            (Layer::Dropout(_), Some(dropped)) => {
                Dropout::apply(delta, dropped.mask.slice(rows), error_below.view_mut());
            }
            (Layer::Dropout(_), None) => error_below.assign(&delta),
        }
        layers[index - 1].chain(input, error_below.view_mut());
        drop_vanishing(error_below);
    }

    /// Each layer's activations `(most_rows, outputs)` of the last call, in as many rows as it had.
    pub fn activations(&self) -> &[Array2<T>] {
        &self.activations
    }

    /// Each layer's errors `δ` `(most_rows, outputs)` of the last call, in as many rows as it had; of layers that
    /// learn nothing `∂C/∂a`.
    pub fn errors(&self) -> &[Array2<T>] {
        &self.errors
    }

    /// The gradients summed so far, layer by layer.
    pub fn gradients(&self) -> &[Parameters<T>] {
        &self.gradients
    }

    /// The gradients, for an update that takes and zeroes them.
    pub fn gradients_mut(&mut self) -> &mut [Parameters<T>] {
        &mut self.gradients
    }

    /// Forgets the gradients of a batch that will not be finished.
    pub fn clear(&mut self) {
        self.gradients.iter_mut().for_each(Parameters::clear);
    }
}

/// Errors below 1e-30, as saturated neurons have, become 0. They would move no weight; but products with them
/// are subnormal numbers, with which processors compute a hundred times slower.
fn drop_vanishing<T: Real>(mut delta: ArrayViewMut2<'_, T>) {
    let least = T::from_f64(1e-30);
    delta.mapv_inplace(|d| if d.abs() < least { T::zero() } else { d });
}

/// Adds a layer's gradient; of what went in, `x`, a fully connected one has kept what is not zero.
fn add_gradient<T: Real>(
    layer: &Layer<T>,
    kept: &NonZero<T>,
    x: ArrayView2<'_, T>,
    delta: ArrayView2<'_, T>,
    gradient: &mut Parameters<T>,
    scratch: &mut Scratch<T>,
) {
    match layer {
        Layer::Dense(_) => add_dense_gradient(kept, delta, gradient, scratch),
        Layer::Conv(conv) => conv.add_gradient(x, delta, gradient, scratch),
        Layer::MaxPool(_) | Layer::Dropout(_) => {}
    }
}

fn add_dense_gradient<T: Real>(
    x: &NonZero<T>,
    delta: ArrayView2<'_, T>,
    gradient: &mut Parameters<T>,
    scratch: &mut Scratch<T>,
) {
    scratch.columns.take(x);
    Dense::add_gradient(&scratch.columns, delta, gradient);
}
