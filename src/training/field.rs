//! The settings, each by its name.

use serde::{Deserialize, Serialize};

use crate::names::named_enum;

named_enum! {
    /// The settings by the names that the form's fields have.
    pub enum Field ("field") {
        /// [`TrainingSpec::layers`](crate::training::TrainingSpec::layers)
        Layers = "layers",
        /// [`TrainingSpec::activation`](crate::training::TrainingSpec::activation)
        Activation = "activation",
        /// [`TrainingSpec::output_activation`](crate::training::TrainingSpec::output_activation)
        OutputActivation = "output-activation",
        /// [`TrainingSpec::cost`](crate::training::TrainingSpec::cost)
        Cost = "cost",
        /// [`TrainingSpec::initializer`](crate::training::TrainingSpec::initializer)
        Initializer = "initializer",
        /// [`TrainingSpec::learning_rate`](crate::training::TrainingSpec::learning_rate)
        LearningRate = "learning-rate",
        /// [`TrainingSpec::mini_batch`](crate::training::TrainingSpec::mini_batch)
        MiniBatch = "mini-batch",
        /// [`TrainingSpec::epochs`](crate::training::TrainingSpec::epochs)
        Epochs = "epochs",
        /// [`TrainingSpec::regularization`](crate::training::TrainingSpec::regularization)
        Regularization = "regularization",
        /// [`TrainingSpec::lambda`](crate::training::TrainingSpec::lambda)
        Lambda = "lambda",
        /// [`TrainingSpec::training_size`](crate::training::TrainingSpec::training_size)
        TrainingSize = "training-size",
        /// [`TrainingSpec::seed`](crate::training::TrainingSpec::seed)
        Seed = "seed",
    }
}
