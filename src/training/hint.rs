//! What may be trained with, and yet is worth a word beforehand.

use serde::{Deserialize, Serialize};

use crate::nn::{Activation, Cost, Initializer};
use crate::training::{Field, Reduction, TrainingConfig};

/// A setting that works, but not as one might expect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Hint {
    /// The quadratic cost's gradient vanishes where outputs are saturated, be they right or wrong: learning
    /// is slow then (chapter 3).
    SlowQuadratic {
        /// The output activation that saturates.
        output: Activation,
    },
    /// All neurons of a hidden layer start alike and stay so.
    ZeroStart,
    /// Layers of linear neurons one after another compute what one such layer can.
    LinearHidden,
    /// Steps are as many times as long as there are samples in a mini-batch.
    SumOfMany {
        /// Samples.
        mini_batch: u32,
    },
}

impl Hint {
    /// The setting that it is about.
    pub fn field(&self) -> Field {
        match self {
            Self::SlowQuadratic { .. } => Field::Cost,
            Self::ZeroStart => Field::Initializer,
            Self::LinearHidden => Field::Activation,
            Self::SumOfMany { .. } => Field::Reduction,
        }
    }

    /// What is worth a word in a configuration.
    pub(super) fn of(config: &TrainingConfig) -> Vec<Self> {
        let architecture = config.architecture();
        let output = architecture.output();
        let saturates = matches!(
            output,
            Activation::Sigmoid | Activation::Softmax | Activation::Tanh
        );
        let has_hidden = architecture.hidden_layers() > 0;
        let mini_batch = config.mini_batch() as u32;
        let hints = [
            (
                config.cost() == Cost::Quadratic && saturates,
                Self::SlowQuadratic { output },
            ),
            (
                config.initialization().initializer == Initializer::Zero && has_hidden,
                Self::ZeroStart,
            ),
            (
                architecture.hidden() == Activation::Linear && has_hidden,
                Self::LinearHidden,
            ),
            (
                config.reduction() == Reduction::Sum && mini_batch > 1,
                Self::SumOfMany { mini_batch },
            ),
        ];
        let worth = hints.into_iter().filter(|(applies, _)| *applies);
        worth.map(|(_, hint)| hint).collect()
    }
}
