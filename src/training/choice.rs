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
