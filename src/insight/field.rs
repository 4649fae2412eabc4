//! What a neuron sees of the layer below: its receptive field.

use crate::nn::{Layer, LayerKind, Real, Shape};

/// The inputs from which one neuron is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where they are among the layer's inputs; input `i` of these has the layer's weight `(i, unit)`, if it learns.
    pub inputs: Vec<usize>,
    /// Which column of the layer's weights and which of its biases are the neuron's: in a convolution, the map.
    pub unit: usize,
}

impl Field {
    /// What neuron `neuron` of a layer sees: in a fully connected layer everything, in a convolution and in
    /// max-pooling a window, the latter of one channel. Nothing where there is no such neuron.
    pub fn of<T: Real>(layer: &Layer<T>, neuron: usize) -> Option<Self> {
        let (input, output) = (layer.input(), layer.output());
        if neuron >= output.features() {
            return None;
        }
        let (place, channel) = (neuron / output.channels, neuron % output.channels);
        let (row, column) = (place / output.width, place % output.width);
        let inputs = match layer.kind() {
            LayerKind::Dense { .. } => (0..input.features()).collect(),
            LayerKind::Conv { kernel, .. } => {
                let pixels = window(input, row, column, kernel);
                pixels
                    .flat_map(|pixel| pixel..pixel + input.channels)
                    .collect()
            }
            LayerKind::MaxPool { window: side } => {
                let pixels = window(input, row * side, column * side, side);
                pixels.map(|pixel| pixel + channel).collect()
            }
            LayerKind::Dropout { .. } => vec![neuron],
        };
        Some(Self {
            inputs,
            unit: channel,
        })
    }
}

/// Where the pixels of a square window begin, row by row.
fn window(input: Shape, top: usize, left: usize, side: usize) -> impl Iterator<Item = usize> {
    let rows = top..top + side;
    rows.flat_map(move |row| {
        (left..left + side).map(move |column| (row * input.width + column) * input.channels)
    })
}
