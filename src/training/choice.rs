//! Choices of a training that are not the network's own.

use serde::{Deserialize, Serialize};

use crate::names::named_enum;

named_enum! {
    /// How the training images follow one another within an epoch.
    pub enum Order ("order") {
        /// In a new random order each epoch: stochastic gradient descent.
        Shuffled = "shuffled",
        /// As they lie in the file, for comparing arithmetic with other programs.
        Sequential = "sequential",
    }
}

named_enum! {
    /// What an update takes of the gradients of its mini-batch's samples.
    pub enum Reduction ("reduction") {
        /// Their mean, as the book does: the length of a step does not depend on the mini-batch.
        Mean = "mean",
        /// Their sum, the penalty's share of each sample included: as `mean` with `η` times the size.
        Sum = "sum",
    }
}
