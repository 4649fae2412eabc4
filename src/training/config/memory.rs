//! How much memory a training takes, known before it takes any.

use crate::nn::{LayerKind, Regularization};
use crate::training::run::rows_per_unit;
use crate::training::{Field, FieldError, History, Optimizer, Pixels, Problem, TrainingConfig};

/// What a training may take, in bytes: a quarter of what WebAssembly can address, so that there is room for the images,
/// for what the browser keeps besides, and for other trainings at the same time.
const MOST: f64 = 1e9;

/// A number of the network, or of what goes through it.
const NUMBER: f64 = size_of::<f32>() as f64;

/// A number with its place among others.
const TERM: f64 = 2.0 * NUMBER;

/// A network of which nobody's browser could hold all that its training needs.
pub(super) fn too_large(config: &TrainingConfig) -> Option<FieldError> {
    let bytes = config.memory();
    let error = || FieldError {
        field: Field::Layers,
        problem: Problem::TooMuchMemory {
            parameters: config.architecture().parameters() as f64,
            megabytes: (bytes / 1e6).ceil(),
            most: MOST / 1e6,
        },
    };
    (bytes > MOST).then(error)
}

impl TrainingConfig {
    /// About how many bytes a training takes at most, checkpoints and what is kept of its past included, the images
    /// not: never less than it really takes, and seldom twice as much.
    pub fn memory(&self) -> f64 {
        self.networks() + self.samples_under_way() + self.orders()
    }

    /// Numbers as many as the network has: itself, what it falls back on, its gradients, its past, and whatever its
    /// settings keep besides.
    fn networks(&self) -> f64 {
        let network = NUMBER * self.architecture.parameters() as f64;
        let one_if = |is_so: bool| f64::from(u8::from(is_so));
        let has_momentum = one_if(self.momentum > 0.0);
        let searches = one_if(self.optimizer == Optimizer::RandomSearch);
        let is_standardized = one_if(self.pixels == Pixels::Standardized);
        let is_deferred = self.sgd.regularization == Regularization::L2 || is_standardized > 0.0;
        let is_deferred = one_if(is_deferred);

        // The table of deferred weights, and the network with them in their place.
        let kept = 3.0 + has_momentum + searches + is_standardized + 2.0 * is_deferred;
        // A checkpoint's parts, one of them as a network at first, and then all in one file.
        let parts = 2.0 + has_momentum + searches + is_deferred;
        let checkpoint = 2.0 * parts + 1.0;
        // The best epoch's checkpoint, and its network.
        let best = parts + 1.0;
        // One more than is kept, before room is made, and the end.
        let past = History::most(self.architecture.parameters()) as f64 + 2.0;
        network * (kept + checkpoint + best + past)
    }

    /// What a unit of work has in hand: activations and errors of its samples, and which of them are not zero.
    fn samples_under_way(&self) -> f64 {
        let rows = rows_per_unit(self.architecture.multiplications()) as f64;
        let mut widest = 0.0_f64;
        let mut of_row = 0.0;
        let mut windows = 0.0_f64;
        for ((kind, input, _), output) in self.architecture.layers().zip(self.outputs()) {
            let inputs = input.features() as f64;
            // For training twice, and once for evaluation.
            of_row += 3.0 * NUMBER * output;
            match kind {
                // Rooms that grow may have grown to twice of what they need.
                LayerKind::Dense { .. } => {
                    of_row += 2.0 * TERM * inputs;
                    widest = widest.max(inputs);
                }
                LayerKind::Dropout { .. } => of_row += NUMBER * output,
                LayerKind::Conv { .. } => {
                    let weights = NUMBER * kind.parameters(input) as f64;
                    windows = windows.max(2.0 * (TERM * output + weights));
                }
                LayerKind::MaxPool { .. } => {}
            }
        }
        // Shared by all fully connected layers: what went into one, by rows and by columns.
        rows * (of_row + 4.0 * TERM * widest) + windows
    }

    /// In what order samples are taken, now and in a checkpoint.
    fn orders(&self) -> f64 {
        const COPIES: f64 = 4.0;
        COPIES * NUMBER * self.samples() as f64
    }

    /// Numbers a sample that come out of each layer.
    fn outputs(&self) -> impl Iterator<Item = f64> {
        let sizes = self.architecture.sizes().into_iter().skip(1);
        sizes.map(|size| size as f64)
    }
}
