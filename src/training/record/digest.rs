//! A network's weights in sixteen letters, to tell whether two networks are the same.

use crate::nn::{Layer, Network};

/// The 64-bit FNV-1a digest of the bits of all weights and biases, from the first layer to the last, as
/// hexadecimal digits. Networks that differ in a single bit have different digests but for a chance of
/// one in 2^64; it is no seal against forgery.
///
/// Source: Fowler, Noll, Vo, <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub fn digest(network: &Network<f32>) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let parameters = network.layers().iter().filter_map(Layer::parameters);
    let numbers = parameters.flat_map(|parameters| parameters.slices().into_iter().flatten());
    let bytes = numbers.flat_map(|number| number.to_bits().to_le_bytes());
    let digest = bytes.fold(OFFSET, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(PRIME)
    });
    format!("{digest:016x}")
}
