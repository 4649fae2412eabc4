//! What weights and biases are called: by their neuron, and by what they weigh.

use digit_lab::insight::{Part, Place, shapes};
use digit_lab::nn::{LayerKind, Network, Shape};

use crate::i18n::{I18n, t_string};
use crate::inside::numerals::whole;
use crate::inside::words::{layer_number, number_name, output_name};

/// A weight or bias of a network, such as `layer 2, neuron 5: weight of the pixel in row 3, column 8`.
pub fn place_name(i18n: I18n, network: &Network<f32>, place: Place) -> String {
    let Some(layer) = network.layers().get(place.layer) else {
        return String::new();
    };
    let number = layer_number(place.layer);
    let units = layer.parameters().map_or(1, |it| it.weights.ncols()).max(1);
    let (input, unit) = match place.part {
        Part::Weights => (place.index / units, place.index % units),
        Part::Biases => (0, place.index),
    };
    let is_last = place.layer + 1 == network.layers().len();
    let is_filter = matches!(layer.kind(), LayerKind::Conv { .. });
    let neuron = if is_filter {
        t_string!(i18n, inside.check_map, number = whole(i18n, unit + 1))
    } else if is_last {
        output_name(i18n, network, unit)
    } else {
        t_string!(i18n, inside.neuron, number = whole(i18n, unit + 1))
    };
    if place.part == Part::Biases {
        return t_string!(i18n, inside.check_bias_of, number, neuron);
    }
    let entering = shapes(network).get(place.layer).copied();
    let entering = entering.unwrap_or(Shape::row(1));
    let input = match layer.kind() {
        LayerKind::Conv { kernel, .. } => {
            let shape = Shape {
                height: kernel,
                width: kernel,
                channels: entering.channels,
            };
            number_name(i18n, shape, input)
        }
        _ => number_name(i18n, entering, input),
    };
    if is_filter {
        t_string!(i18n, inside.check_filter_of, number, neuron, input)
    } else {
        t_string!(i18n, inside.check_weight_of, number, neuron, input)
    }
}
