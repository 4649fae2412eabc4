//! What is said of networks and their parts, in the language of the moment.

use digit_lab::nn::{Activation, LayerKind, Network, OutputCoding, Shape};

use super::address::View;
use super::numerals::whole;
use crate::i18n::{I18n, t_string};

/// What a view's tab says.
pub fn view_name(i18n: I18n, view: View) -> &'static str {
    match view {
        View::Network => t_string!(i18n, inside.view_network),
        View::Step => t_string!(i18n, inside.view_step),
        View::Check => t_string!(i18n, inside.view_check),
        View::Mistakes => t_string!(i18n, inside.view_mistakes),
        View::Matters => t_string!(i18n, inside.view_matters),
        View::Learning => t_string!(i18n, inside.view_learning),
        View::Space => t_string!(i18n, inside.view_space),
        View::Landscape => t_string!(i18n, inside.view_landscape),
    }
}

/// The number of a layer as the book counts, from the input on, which is 1.
pub fn layer_number(layer: usize) -> usize {
    layer + 2
}

/// Whether a layer does nothing when a network reads.
pub fn is_dropout(kind: LayerKind) -> bool {
    matches!(kind, LayerKind::Dropout { .. })
}

/// What a layer is, in few signs: `30`, `16@5×5`, `max 2×2`.
pub fn layer_kind(kind: LayerKind) -> String {
    match kind {
        LayerKind::Dense { neurons } => neurons.to_string(),
        LayerKind::Conv { maps, kernel } => format!("{maps}@{kernel}\u{d7}{kernel}"),
        LayerKind::MaxPool { window } => format!("max {window}\u{d7}{window}"),
        LayerKind::Dropout { share } => format!("dropout {share}"),
    }
}

/// `f` of a layer as a formula has it.
pub fn activation_sign(activation: Activation) -> &'static str {
    match activation {
        Activation::Sigmoid => "\u{3c3}",
        Activation::Tanh => "tanh",
        Activation::Relu => "ReLU",
        Activation::Softmax => "softmax",
        Activation::Linear => "id",
        Activation::Step => "step",
    }
}

/// One of the numbers that go into a layer, or come out of it: a pixel, a neuron, a place in a map. `shape` is how
/// they are arranged.
pub fn number_name(i18n: I18n, shape: Shape, index: usize) -> String {
    let channels = shape.channels.max(1);
    let (unit, pixel) = (index % channels + 1, index / channels);
    let row = whole(i18n, pixel / shape.width.max(1) + 1);
    let column = whole(i18n, pixel % shape.width.max(1) + 1);
    if !shape.is_picture() {
        t_string!(i18n, inside.neuron, number = whole(i18n, unit))
    } else if channels == 1 {
        t_string!(i18n, inside.pixel, row, column)
    } else {
        t_string!(
            i18n,
            inside.place_in_map,
            map = whole(i18n, unit),
            row,
            column
        )
    }
}

/// The number that an output neuron stands for: a digit, or what a bit of it is worth.
pub fn output_number(network: &Network<f32>, neuron: usize) -> usize {
    match OutputCoding::of(network) {
        Some(OutputCoding::Binary) => 8_usize.checked_shr(neuron as u32).unwrap_or(0),
        _ => neuron,
    }
}

/// What an output neuron stands for: a digit, or a bit of it.
pub fn output_name(i18n: I18n, network: &Network<f32>, neuron: usize) -> String {
    let number = output_number(network, neuron);
    match OutputCoding::of(network) {
        Some(OutputCoding::Binary) => t_string!(i18n, inside.output_bit, worth = number),
        _ => t_string!(i18n, inside.output_digit, digit = number),
    }
}

/// A neuron by its layer and place: `layer 2, neuron 5`.
pub fn neuron_name(i18n: I18n, network: &Network<f32>, layer: usize, neuron: usize) -> String {
    let Some(of) = network.layers().get(layer) else {
        return String::new();
    };
    let name = if layer + 1 == network.layers().len() {
        output_name(i18n, network, neuron)
    } else {
        number_name(i18n, of.output(), neuron)
    };
    let number = layer_number(layer);
    t_string!(i18n, inside.in_layer, number, name)
}
