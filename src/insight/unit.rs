//! How much is done at once: units of work of a few milliseconds, whatever the network's size.

use crate::nn::{Layer, LayerKind, Network, Real};

/// Multiplications a unit of work.
const WORK: usize = 4_000_000;

/// The most samples at once: more make nothing faster.
const MOST_ROWS: usize = 256;

/// Samples whose way forward is a unit of work; at least one.
pub(super) fn rows<T: Real>(network: &Network<T>) -> usize {
    rows_of(multiplications(network)).min(MOST_ROWS)
}

/// Samples that are a unit of work where each takes so many multiplications; at least one.
pub(super) fn rows_of(multiplications: usize) -> usize {
    (WORK / multiplications.max(1)).max(1)
}

/// Multiplications of one sample's way forward.
pub fn multiplications<T: Real>(network: &Network<T>) -> usize {
    network.layers().iter().map(multiplications_of).sum()
}

/// Multiplications of one sample's way through a layer.
pub(super) fn multiplications_of<T: Real>(layer: &Layer<T>) -> usize {
    let parameters = layer.kind().parameters(layer.input());
    match layer.kind() {
        // Each output pixel needs every weight once.
        LayerKind::Conv { maps, .. } => parameters * (layer.outputs() / maps.max(1)),
        _ => parameters,
    }
}
