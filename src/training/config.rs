//! A training that makes sense: what a spec becomes once every field has been checked.

use crate::nn::{Activation, Architecture, Cost, Initializer, Sgd};
use crate::training::{Field, FieldError, Layers, Limits, Order, Problem, TrainingSpec};

/// Settings that can be trained with. There is no other way to one than [`TrainingConfig::check`].
#[derive(Clone, Debug, PartialEq)]
pub struct TrainingConfig {
    architecture: Architecture,
    cost: Cost,
    initializer: Initializer,
    sgd: Sgd,
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
        let seed = number(Field::Seed, spec.seed, 0);
        let architecture = architecture(spec).map_err(|error| errors.push(error)).ok();
        let cost = cost(spec).map_err(|error| errors.push(error)).ok();

        let config = (|| {
            let training_size = training_size? as usize;
            Some(Self {
                architecture: architecture?,
                cost: cost?,
                initializer: spec.initializer,
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
        config.ok_or(errors)
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
    pub fn initializer(&self) -> Initializer {
        self.initializer
    }

    /// The update rule, with the number of training images used.
    pub fn sgd(&self) -> Sgd {
        self.sgd
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
}

fn architecture(spec: &TrainingSpec) -> Result<Architecture, FieldError> {
    let layers = |error| FieldError {
        field: Field::Layers,
        problem: Problem::Layers(error),
    };
    let kinds = spec.layers.kinds().map_err(layers)?;
    // Layers have been checked, so that only the activations can still be refused.
    Architecture::of(
        Layers::input(),
        &kinds,
        spec.activation,
        spec.output_activation,
    )
    .map_err(|_| FieldError {
        field: Field::Activation,
        problem: Problem::HiddenSoftmax,
    })
}

/// Cross-entropy needs outputs between 0 and 1, and with softmax it is the log-likelihood cost.
/// Log-likelihood pushes up one output only, so that the others must be pushed down by softmax.
fn cost(spec: &TrainingSpec) -> Result<Cost, FieldError> {
    match (spec.cost, spec.output_activation) {
        (Cost::CrossEntropy | Cost::LogLikelihood, Activation::Softmax) => Ok(Cost::LogLikelihood),
        (Cost::Quadratic, _) | (Cost::CrossEntropy, Activation::Sigmoid) => Ok(spec.cost),
        (cost, output) => Err(FieldError {
            field: Field::Cost,
            problem: Problem::CostOfOutput { cost, output },
        }),
    }
}
