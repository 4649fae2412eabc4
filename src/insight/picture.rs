//! Weights as pictures, and layers' inputs as such.

use crate::drawing::{PIXELS, SIDE};
use crate::nn::{Layer, LayerKind, Network, Real, Shape};

/// What goes into each layer, from the input on, and what comes out at the end: one shape more than layers.
///
/// A fully connected first layer takes a row of 784 numbers, which is a picture all the same.
pub fn shapes<T: Real>(network: &Network<T>) -> Vec<Shape> {
    let input = network.input();
    let input = if input.features() == PIXELS {
        Shape::square(SIDE)
    } else {
        input
    };
    let outputs = network.layers().iter().map(Layer::output);
    std::iter::once(input).chain(outputs).collect()
}

/// A neuron's weights, arranged as what they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture<T> {
    /// In a convolution the window, in a fully connected layer the layer's whole input.
    pub shape: Shape,
    /// The weights, pixel by pixel, all channels of a pixel side by side.
    pub weights: Vec<T>,
}

impl<T: Real> Picture<T> {
    /// The weights of one neuron of a fully connected layer, or of one map of a convolution; nothing where there is
    /// no such one.
    pub fn of(network: &Network<T>, layer: usize, unit: usize) -> Option<Self> {
        let of = network.layers().get(layer)?;
        let shape = match of.kind() {
            LayerKind::Conv { kernel, .. } => Shape {
                height: kernel,
                width: kernel,
                channels: of.input().channels,
            },
            _ => *shapes(network).get(layer)?,
        };
        let weights = &of.parameters()?.weights;
        (unit < weights.ncols()).then(|| Self {
            shape,
            weights: weights.column(unit).to_vec(),
        })
    }
}
