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
        /// [`TrainingSpec::weight_deviation`](crate::training::TrainingSpec::weight_deviation)
        WeightDeviation = "weight-deviation",
        /// [`TrainingSpec::biases`](crate::training::TrainingSpec::biases)
        Biases = "biases",
        /// [`TrainingSpec::learning_rate`](crate::training::TrainingSpec::learning_rate)
        LearningRate = "learning-rate",
        /// [`TrainingSpec::mini_batch`](crate::training::TrainingSpec::mini_batch)
        MiniBatch = "mini-batch",
        /// [`TrainingSpec::reduction`](crate::training::TrainingSpec::reduction)
        Reduction = "reduction",
        /// [`TrainingSpec::momentum`](crate::training::TrainingSpec::momentum)
        Momentum = "momentum",
        /// [`TrainingSpec::epochs`](crate::training::TrainingSpec::epochs)
        Epochs = "epochs",
        /// [`TrainingSpec::regularization`](crate::training::TrainingSpec::regularization)
        Regularization = "regularization",
        /// [`TrainingSpec::lambda`](crate::training::TrainingSpec::lambda)
        Lambda = "lambda",
        /// [`TrainingSpec::training_size`](crate::training::TrainingSpec::training_size)
        TrainingSize = "training-size",
        /// [`TrainingSpec::order`](crate::training::TrainingSpec::order)
        Order = "order",
        /// [`TrainingSpec::seed`](crate::training::TrainingSpec::seed)
        Seed = "seed",
        /// [`TrainingSpec::test_each_epoch`](crate::training::TrainingSpec::test_each_epoch)
        TestEachEpoch = "test-each-epoch",
    }
}
