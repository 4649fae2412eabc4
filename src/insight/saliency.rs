//! Which pixels matter, by the gradient.

use crate::data::CLASSES;
use crate::insight::Trace;
use crate::insight::evidence::Evidence;
use crate::nn::Network;

/// How the evidence for a digit changes with each pixel (Simonyan et al. 2013, arXiv:1312.6034).
///
/// The evidence is the weighted input `z` of the digit's output neuron, or of bits the sum of `z` of those that are
/// one in the digit's code minus those of the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Saliency {
    /// The evidence for the digit.
    pub evidence: f32,
    /// `∂e/∂x` `(inputs)`: above 0 where more ink speaks for the digit, below 0 where it speaks against it. Saliency
    /// in the narrower sense is its absolute value.
    pub gradient: Vec<f32>,
}

impl Saliency {
    /// Of picture `x` `(inputs)` and digit `digit`; nothing where the network reads no digits, or has another number
    /// of inputs, or there is no such digit.
    pub fn of(network: &Network<f32>, x: &[f32], digit: usize) -> Option<Self> {
        let evidence = Evidence::of(network).filter(|_| digit < CLASSES)?;
        let trace = Trace::of(network, x)?;
        Some(Self {
            evidence: evidence.of_trace(digit, &trace),
            gradient: evidence.gradient(network, &trace, digit)?,
        })
    }
}
