//! A network in numbers of another type.

use crate::nn::{Conv, Dense, Dropout, Layer, LayerKind, MaxPool, Network, Parameters, Real};

/// The same network with its weights as the nearest numbers of another type: from `f32` to `f64` exactly the same.
pub(super) fn carried<T: Real, U: Real>(network: &Network<T>) -> Option<Network<U>> {
    let layers = network.layers().iter().map(layer);
    Network::from_layers(layers.collect::<Option<_>>()?)
}

fn layer<T: Real, U: Real>(layer: &Layer<T>) -> Option<Layer<U>> {
    let input = layer.input();
    let own = || Some((parameters(layer.parameters()?), layer.activation()?));
    Some(match layer.kind() {
        LayerKind::Dense { .. } => {
            let (Parameters { weights, biases }, activation) = own()?;
            Layer::Dense(Dense::from_parts(weights, biases, activation)?)
        }
        LayerKind::Conv { kernel, .. } => {
            let (Parameters { weights, biases }, activation) = own()?;
            Layer::Conv(Conv::from_parts(
                input, kernel, weights, biases, activation,
            )?)
        }
        LayerKind::MaxPool { window } => Layer::MaxPool(MaxPool::new(input, window)),
        LayerKind::Dropout { share } => Layer::Dropout(Dropout::new(input, share)),
    })
}

fn parameters<T: Real, U: Real>(parameters: &Parameters<T>) -> Parameters<U> {
    let carry = |number: &T| U::from_f64(number.as_f64());
    Parameters {
        weights: parameters.weights.map(carry),
        biases: parameters.biases.map(carry),
    }
}
