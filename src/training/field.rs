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
        /// [`TrainingSpec::optimizer`](crate::training::TrainingSpec::optimizer)
        Optimizer = "optimizer",
        /// [`TrainingSpec::learning_rate`](crate::training::TrainingSpec::learning_rate)
        LearningRate = "learning-rate",
        /// [`TrainingSpec::schedule`](crate::training::TrainingSpec::schedule)
        Schedule = "schedule",
        /// [`TrainingSpec::schedule_factor`](crate::training::TrainingSpec::schedule_factor)
        ScheduleFactor = "schedule-factor",
        /// [`TrainingSpec::schedule_epochs`](crate::training::TrainingSpec::schedule_epochs)
        ScheduleEpochs = "schedule-epochs",
        /// [`TrainingSpec::schedule_patience`](crate::training::TrainingSpec::schedule_patience)
        SchedulePatience = "schedule-patience",
        /// [`TrainingSpec::schedule_least`](crate::training::TrainingSpec::schedule_least)
        ScheduleLeast = "schedule-least",
        /// [`TrainingSpec::early_stopping`](crate::training::TrainingSpec::early_stopping)
        EarlyStopping = "early-stopping",
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
        /// [`TrainingSpec::pixels`](crate::training::TrainingSpec::pixels)
        Pixels = "pixels",
        /// [`TrainingSpec::augmentation`](crate::training::TrainingSpec::augmentation)
        Augmentation = "augmentation",
        /// [`TrainingSpec::output_coding`](crate::training::TrainingSpec::output_coding)
        OutputCoding = "output-coding",
        /// [`TrainingSpec::order`](crate::training::TrainingSpec::order)
        Order = "order",
        /// [`TrainingSpec::seed`](crate::training::TrainingSpec::seed)
        Seed = "seed",
        /// [`TrainingSpec::test_each_epoch`](crate::training::TrainingSpec::test_each_epoch)
        TestEachEpoch = "test-each-epoch",
        /// [`TrainingSpec::monitor_epochs`](crate::training::TrainingSpec::monitor_epochs)
        MonitorEpochs = "monitor-epochs",
        /// [`TrainingSpec::monitor_millis`](crate::training::TrainingSpec::monitor_millis)
        MonitorMillis = "monitor-millis",
        /// [`TrainingSpec::layer_monitors`](crate::training::TrainingSpec::layer_monitors)
        LayerMonitors = "layer-monitors",
    }
}
