//! Choices of a training that are not the network's own.

use serde::{Deserialize, Serialize};

use crate::names::named_enum;
use crate::training::run::SHIFTED;

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
    /// By what weights are changed.
    pub enum Optimizer ("optimizer") {
        /// The gradient of one mini-batch after another, by backpropagation.
        Sgd = "sgd",
        /// Nothing: each epoch draws a network, and the one with the least cost is kept.
        RandomSearch = "random-search",
        /// The same gradient by central differences, two evaluations of the cost for each weight and bias.
        NumericalGradient = "numerical-gradient",
    }
}

named_enum! {
    /// What becomes of an image's grays before a network sees them.
    pub enum Pixels ("pixels") {
        /// From 0 for paper to 1 for ink, as in the book.
        Raw = "raw",
        /// Less the mean of all pixels of the training images used, over their standard deviation: one pair
        /// of numbers, on all images. A model file's network reads raw pixels nevertheless.
        Standardized = "standardized",
    }
}

named_enum! {
    /// What the training images are multiplied by.
    pub enum Augmentation ("augmentation") {
        /// Nothing.
        None = "none",
        /// Each image and its copies moved one pixel in each direction, chapter 6's expanded data: an epoch
        /// has five times as many samples, by which `λ` is divided, too.
        Shifts = "shifts",
    }
}

impl Augmentation {
    /// Samples that so many images become.
    pub(crate) fn samples(self, images: usize) -> usize {
        match self {
            Self::None => images,
            Self::Shifts => SHIFTED * images,
        }
    }
}

named_enum! {
    /// How the learning rate goes on while training does.
    pub enum RateSchedule ("schedule") {
        /// As it began.
        Constant = "constant",
        /// Made smaller whenever validation has not become better for some epochs (chapter 3).
        Plateau = "plateau",
        /// Made smaller every so many epochs.
        Step = "step",
        /// Along half a cosine from all to nothing.
        Cosine = "cosine",
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
