//! A step of learning done a layer at a time, for whoever has other things to do in between.

use ndarray::{Array2, ArrayView2};

use crate::insight::quiet::quiet_layer;
use crate::insight::{LayerStep, LearningStep, Trace, slope};
use crate::nn::{Activation, Backprop, Cost, Layer, Network, Real, Scratch, Sgd};

/// A [`LearningStep`] under way. No unit of its work copies, differentiates or updates more than one layer.
#[derive(Clone, Debug)]
pub struct StepStudy<T> {
    cost: Cost,
    sgd: Sgd,
    x: Vec<T>,
    wanted: Vec<T>,
    /// The layers as they were, as far as they are copied.
    copied: Vec<Layer<T>>,
    /// The same with dropout that never drops anything, to be updated.
    in_use: Vec<Layer<T>>,
    /// Once all are copied.
    way: Option<Way<T>>,
    step: Option<LearningStep<T>>,
}

/// What has come of the sample.
#[derive(Clone, Debug)]
struct Way<T> {
    /// The network that is updated.
    network: Network<T>,
    before: Trace<T>,
    backprop: Backprop<T>,
    cost: f64,
    /// What backpropagation makes of the layers so far, the last one first.
    layers: Vec<LayerStep<T>>,
    /// How many layers are updated, the first one first.
    updated: usize,
}

impl<T: Real> StepStudy<T> {
    /// Begins with what [`LearningStep::of`] does at once; nothing where that answers nothing.
    pub fn new(network: &Network<T>, cost: Cost, sgd: &Sgd, x: &[T], y: &[T]) -> Option<Self> {
        let sizes = network.sizes();
        let fits = sizes.first() == Some(&x.len()) && sizes.last() == Some(&y.len());
        fits.then(|| Self {
            cost,
            sgd: *sgd,
            x: x.to_vec(),
            wanted: y.to_vec(),
            copied: Vec::new(),
            in_use: Vec::new(),
            way: None,
            step: None,
        })
    }

    /// Does a unit of work on the network that it began with; answers whether there is more to do.
    pub fn advance(&mut self, network: &Network<T>) -> bool {
        if self.step.is_some() {
            return false;
        }
        let Some(way) = &mut self.way else {
            if let Some(layer) = network.layers().get(self.copied.len()) {
                self.copied.push(layer.clone());
                self.in_use.push(quiet_layer(layer));
                return true;
            }
            self.way = self.begin(network);
            return self.way.is_some();
        };
        let count = network.layers().len();
        if let Some(index) = count.checked_sub(way.layers.len() + 1) {
            let layer = way.take_back(network, index, (self.cost, &self.x, &self.wanted));
            way.layers.extend(layer);
            return way.layers.len() + index == count;
        }
        if way.updated < count {
            way.update(network, &self.sgd);
            return true;
        }
        self.step = self.end();
        false
    }

    /// The step, once nothing is left to do.
    pub fn into_step(self) -> Option<LearningStep<T>> {
        self.step
    }

    /// Forwards.
    fn begin(&mut self, network: &Network<T>) -> Option<Way<T>> {
        let in_use = Network::from_layers(std::mem::take(&mut self.in_use))?;
        let mut backprop = Backprop::new(&in_use, 1);
        let cost = backprop.begin(&in_use, self.cost, row(&self.x)?, row(&self.wanted)?);
        Some(Way {
            before: Trace::of(network, &self.x)?,
            network: in_use,
            backprop,
            cost,
            layers: Vec::new(),
            updated: 0,
        })
    }

    fn end(&mut self) -> Option<LearningStep<T>> {
        let way = self.way.take()?;
        let network = Network::from_layers(std::mem::take(&mut self.copied))?;
        let after = Trace::of(&way.network, &self.x)?;
        let cost_after = self.cost.total(row(after.output())?, row(&self.wanted)?);
        let penalty = |network: &Network<T>| {
            self.sgd.penalty_factor() * network.penalty(self.sgd.regularization)
        };
        Some(LearningStep {
            wanted: self.wanted.clone(),
            costs: [way.cost, cost_after],
            penalties: [penalty(&network), penalty(&way.network)],
            cost: self.cost,
            sgd: self.sgd,
            network,
            updated: way.network,
            before: way.before,
            after,
            layers: way.layers.into_iter().rev().collect(),
        })
    }
}

impl<T: Real> Way<T> {
    /// Backwards through a layer, of which all above are done; nothing where the network is another one.
    fn take_back(
        &mut self,
        network: &Network<T>,
        index: usize,
        (cost, x, y): (Cost, &[T], &[T]),
    ) -> Option<LayerStep<T>> {
        self.backprop.go_back(&self.network, index, row(x)?);
        let traced = self.before.layers.get(index)?;
        let a = row(&traced.a)?;
        let from_above = match network.layers().get(index + 1) {
            Some(above) => {
                let mut gradient = Array2::zeros(a.raw_dim());
                let a_above = row(self.before.entering(index + 2))?;
                let delta = self.backprop.errors().get(index + 1)?;
                let mut scratch = Scratch::new();
                above.backward(a, a_above, delta.view(), gradient.view_mut(), &mut scratch);
                Some(numbers(&gradient))
            }
            None if cost.cancels(traced.activation?) => None,
            None => {
                // An output that is its own weighted input: δ is ∂C/∂a itself.
                let mut gradient = Array2::zeros(a.raw_dim());
                cost.output_error(Activation::Linear, a, row(y)?, gradient.view_mut());
                Some(numbers(&gradient))
            }
        };
        let is_apart = !matches!(traced.activation, None | Some(Activation::Softmax));
        let slopes = || (0..traced.a.len()).map(|neuron| slope(traced, neuron));
        Some(LayerStep {
            from_above,
            slopes: if is_apart {
                Some(slopes().collect::<Option<_>>()?)
            } else {
                None
            },
            delta: numbers(self.backprop.errors().get(index)?),
            gradient: self.backprop.gradients().get(index)?.clone(),
        })
    }

    /// Updates the next layer.
    fn update(&mut self, network: &Network<T>, sgd: &Sgd) {
        let index = self.updated;
        self.updated += 1;
        let gradient = self.backprop.gradients_mut().get_mut(index);
        let layer = self.network.layers_mut().get_mut(index);
        if let (Some(layer), Some(gradient)) = (layer, gradient) {
            sgd.update_layer(layer, gradient, 1);
            if let Some(Layer::Dropout(dropout)) = network.layers().get(index) {
                *layer = Layer::Dropout(*dropout);
            }
        }
    }
}

fn row<T>(numbers: &[T]) -> Option<ArrayView2<'_, T>> {
    ArrayView2::from_shape((1, numbers.len()), numbers).ok()
}

fn numbers<T: Real>(matrix: &Array2<T>) -> Vec<T> {
    matrix.iter().copied().collect()
}
