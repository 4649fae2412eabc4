//! What is told of a hand being learned.

use serde::{Deserialize, Serialize};

use crate::nn::Tally;

/// What learning a hand is going to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HandPlan {
    /// Drawings learned from.
    pub learned_from: u32,
    /// Drawings that are only measured on.
    pub held_back: u32,
    /// Test images that are measured on.
    pub test: u32,
    /// Mini-batches.
    pub batches: u32,
}

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HandStage {
    /// Measuring the network as it came.
    Before,
    /// Learning.
    Learning,
    /// Measuring the network as it has become.
    After,
}

/// How many a network reads rightly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HandScore {
    /// Of the drawings held back.
    pub held_back_correct: u32,
    /// How many those are.
    pub held_back: u32,
    /// Of the test images.
    pub test_correct: u32,
    /// How many those are.
    pub test: u32,
}

impl HandScore {
    pub(super) fn new(held_back: Tally, test: Tally) -> Self {
        Self {
            held_back_correct: held_back.correct as u32,
            held_back: held_back.of as u32,
            test_correct: test.correct as u32,
            test: test.of as u32,
        }
    }
}
