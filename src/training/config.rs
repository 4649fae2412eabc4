//! A training that makes sense: what a spec becomes once every field has been checked.

mod combination;

use crate::nn::{Architecture, Cost, Initialization, Sgd};
use crate::training::{Field, FieldError, Hint, Limits, Order, Plan, Reduction, TrainingSpec};

/// Settings that can be trained with. There is no other way to one than [`TrainingConfig::check`].
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingConfig {
    architecture: Architecture,
    cost: Cost,
    initialization: Initialization,
    sgd: Sgd,
    momentum: f64,
    reduction: Reduction,
    mini_batch: usize,
    epochs: u32,
    seed: u32,
    order: Order,
    test_each_epoch: bool,
}

impl TrainingConfig {
    /// Checks a spec against what can be trained on `training_images` images.
    ///
    /// Answers with every field that is wrong, not just the first.
    pub fn check(spec: &TrainingSpec, training_images: usize) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut number = |field, value, images| {
            let limits = Limits::of(field, images)?;
            limits
                .check(field, value)
                .map_err(|error| errors.push(error))
                .ok()
        };
        let training_size = number(
            Field::TrainingSize,
            spec.training_size.unwrap_or(training_images as f64),
            training_images,
        );
        let batch_limit = training_size.map_or(training_images, |size| size as usize);
        let mini_batch = number(Field::MiniBatch, spec.mini_batch, batch_limit);
        let epochs = number(Field::Epochs, spec.epochs, 0);
        let learning_rate = number(Field::LearningRate, spec.learning_rate, 0);
        let lambda = number(Field::Lambda, spec.lambda, 0);
        let weight_deviation = number(Field::WeightDeviation, spec.weight_deviation, 0);
        let momentum = number(Field::Momentum, spec.momentum, 0);
        let seed = number(Field::Seed, spec.seed, 0);
        let architecture = combination::architecture(spec)
            .map_err(|error| errors.push(error))
            .ok();
        let cost = combination::cost(spec)
            .map_err(|error| errors.push(error))
            .ok();
        if let Some(architecture) = &architecture {
            errors.extend(combination::conflicts(spec, architecture));
        }

        let config = (|| {
            let training_size = training_size? as usize;
            Some(Self {
                architecture: architecture?,
                cost: cost?,
                initialization: Initialization {
                    initializer: spec.initializer,
                    weight_deviation: weight_deviation?,
                    has_biases: spec.biases,
                },
                momentum: momentum?,
                reduction: spec.reduction,
                sgd: Sgd {
                    learning_rate: learning_rate?,
                    regularization: spec.regularization,
                    lambda: lambda?,
                    training_size,
                },
                mini_batch: mini_batch? as usize,
                epochs: epochs? as u32,
                seed: seed? as u32,
                order: spec.order,
                test_each_epoch: spec.test_each_epoch,
            })
        })();
        config.filter(|_| errors.is_empty()).ok_or(errors)
    }

    /// The network's shape.
    pub fn architecture(&self) -> &Architecture {
        &self.architecture
    }

    /// The cost.
    pub fn cost(&self) -> Cost {
        self.cost
    }

    /// Where weights and biases start.
    pub fn initialization(&self) -> Initialization {
        self.initialization
    }

    /// The update rule, with the number of training images used.
    pub fn sgd(&self) -> Sgd {
        self.sgd
    }

    /// `μ` of the book's momentum; 0 for none.
    pub fn momentum(&self) -> f64 {
        self.momentum
    }

    /// What an update takes of its samples' gradients.
    pub fn reduction(&self) -> Reduction {
        self.reduction
    }

    /// Samples an update; the last of an epoch may have fewer.
    pub fn mini_batch(&self) -> usize {
        self.mini_batch
    }

    /// Passes over the training images.
    pub fn epochs(&self) -> u32 {
        self.epochs
    }

    /// From which weights and orders are drawn.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// How the training images follow one another.
    pub fn order(&self) -> Order {
        self.order
    }

    /// Whether the test images are read after every epoch.
    pub fn test_each_epoch(&self) -> bool {
        self.test_each_epoch
    }

    /// The number of training images used.
    pub fn training_size(&self) -> usize {
        self.sgd.training_size
    }

    /// Updates an epoch.
    pub fn batches(&self) -> usize {
        self.training_size().div_ceil(self.mini_batch)
    }

    /// The number of weights and biases that are learned.
    pub fn parameters(&self) -> usize {
        let biases = self.architecture.parameters() - self.architecture.weights();
        let learned = usize::from(self.initialization.has_biases);
        self.architecture.weights() + learned * biases
    }

    /// What works, but not as one might expect.
    pub fn hints(&self) -> Vec<Hint> {
        Hint::of(self)
    }

    /// What is going to be done, for whoever waits for it.
    pub fn plan(&self) -> Plan {
        let sizes = self.architecture.sizes();
        Plan {
            sizes: sizes.into_iter().map(|size| size as u32).collect(),
            parameters: self.parameters() as u32,
            epochs: self.epochs,
            batches: self.batches() as u32,
            mini_batch: self.mini_batch as u32,
            training_size: self.training_size() as u32,
        }
    }
}
