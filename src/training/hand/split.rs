//! Which drawings are learned from, and which only measured on.

use crate::data::{CLASSES, Dataset};
use crate::drawing::PIXELS;
use crate::training::hand::HandProblem;

/// A person's drawings in two parts.
///
/// Every third drawing of a digit, in the order in which they came, is held back, so that drawings
/// added later move none from one part to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Drawings to learn from.
    pub learned_from: Dataset,
    /// Drawings to measure on.
    pub held_back: Dataset,
}

impl Split {
    /// The drawings that one digit at least must have: two to learn from, and one to measure on.
    pub const LEAST: u32 = 3;

    /// The parts of drawings given as grays, 784 bytes each, and labels.
    pub fn of(pixels: &[u8], labels: &[u8]) -> Result<Self, HandProblem> {
        if pixels.len() != labels.len().saturating_mul(PIXELS) {
            return Err(HandProblem::Counts {
                bytes: pixels.len() as u32,
                labels: labels.len() as u32,
            });
        }
        let mut seen = [0; CLASSES];
        let mut parts: [(Vec<u8>, Vec<u8>); 2] = Default::default();
        for (index, (picture, &label)) in pixels.chunks_exact(PIXELS).zip(labels).enumerate() {
            let seen = seen.get_mut(usize::from(label)).ok_or(HandProblem::Label {
                index: index as u32,
                got: label,
            })?;
            *seen += 1;
            let [learned_from, held_back] = &mut parts;
            let part = if *seen % Self::LEAST == 0 {
                held_back
            } else {
                learned_from
            };
            part.0.extend(picture);
            part.1.push(label);
        }
        let got = seen.into_iter().max().unwrap_or(0);
        let [learned_from, held_back] = parts.map(|(pixels, labels)| Dataset::new(pixels, labels));
        match (learned_from, held_back) {
            (Some(learned_from), Some(held_back)) if got >= Self::LEAST => Ok(Self {
                learned_from,
                held_back,
            }),
            _ => Err(HandProblem::TooFew { got }),
        }
    }
}
