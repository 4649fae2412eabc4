//! Layers as they are when used, for means that were made for training.

use crate::nn::{Dropout, Layer, Network, Real};

/// The same network with dropout that never drops anything: every factor is 1.
pub(super) fn quiet<T: Real>(network: &Network<T>) -> Network<T> {
    let mut network = network.clone();
    for layer in network.layers_mut() {
        if let Layer::Dropout(dropout) = layer {
            *dropout = never_dropping(dropout);
        }
    }
    network
}

/// The same of one layer.
pub(super) fn quiet_layer<T: Real>(layer: &Layer<T>) -> Layer<T> {
    match layer {
        Layer::Dropout(dropout) => Layer::Dropout(never_dropping(dropout)),
        other => other.clone(),
    }
}

fn never_dropping(dropout: &Dropout) -> Dropout {
    Dropout::new(dropout.input(), 0.0)
}
