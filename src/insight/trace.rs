//! The way of one sample through a network.

use ndarray::{Array2, ArrayView2};

use crate::nn::{Activation, LayerKind, Network, Real, Scratch, Shape};

/// What each layer makes of one sample when the network is used, so that dropout does nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace<T> {
    /// What goes into the network, `(inputs)`.
    pub input: Vec<T>,
    /// The layers, the first after the input first.
    pub layers: Vec<LayerTrace<T>>,
}

/// What one layer makes of a sample.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerTrace<T> {
    /// The layer.
    pub kind: LayerKind,
    /// How its outputs are arranged.
    pub shape: Shape,
    /// Its activation function `f`, if it learns.
    pub activation: Option<Activation>,
    /// The weighted inputs `z = x W + b`, `(outputs)`; of layers that learn nothing the same as `a`.
    pub z: Vec<T>,
    /// The activations `a = f(z)`, `(outputs)`.
    pub a: Vec<T>,
}

impl<T: Real> Trace<T> {
    /// The way of `x` `(inputs)` through a network; nothing where that is not as many numbers as go in.
    pub fn of(network: &Network<T>, x: &[T]) -> Option<Self> {
        if x.len() != network.input().features() {
            return None;
        }
        let mut scratch = Scratch::new();
        let mut layers: Vec<LayerTrace<T>> = Vec::new();
        for layer in network.layers() {
            let below = layers.last().map_or(x, |below| &below.a);
            let below = ArrayView2::from_shape((1, below.len()), below).ok()?;
            let mut z = Array2::zeros((1, layer.outputs()));
            layer.weighted_inputs(below, z.view_mut(), &mut scratch);
            let mut a = z.clone();
            if let Some(activation) = layer.activation() {
                activation.apply(a.view_mut());
            }
            let [z, a] = [z, a].map(|row| row.into_iter().collect());
            layers.push(LayerTrace {
                kind: layer.kind(),
                shape: layer.output(),
                activation: layer.activation(),
                z,
                a,
            });
        }
        Some(Self {
            input: x.to_vec(),
            layers,
        })
    }

    /// What goes into a layer: the sample, or what the layer below makes of it.
    pub fn entering(&self, layer: usize) -> &[T] {
        let below = layer
            .checked_sub(1)
            .and_then(|below| self.layers.get(below));
        below.map_or(&self.input, |below| &below.a)
    }

    /// What comes out at the end.
    pub fn output(&self) -> &[T] {
        self.entering(self.layers.len())
    }
}
