//! The form's fields: what each is called, what it is for, and what may stand in it.

use digit_lab::nn::{Architecture, LayerKind};
use digit_lab::training::{Field, Limits};

use super::{exact, whole};
use crate::i18n::{I18n, t_string};

/// What a field is called.
pub fn field_name(i18n: I18n, field: Field) -> &'static str {
    match field {
        Field::Layers => t_string!(i18n, training.layers),
        Field::Activation => t_string!(i18n, training.activation),
        Field::OutputActivation => t_string!(i18n, training.output_activation),
        Field::Cost => t_string!(i18n, training.cost),
        Field::Initializer => t_string!(i18n, training.initializer),
        Field::LearningRate => t_string!(i18n, training.learning_rate),
        Field::MiniBatch => t_string!(i18n, training.mini_batch),
        Field::Epochs => t_string!(i18n, training.epochs),
        Field::Regularization => t_string!(i18n, training.regularization),
        Field::Lambda => t_string!(i18n, training.lambda),
        Field::TrainingSize => t_string!(i18n, training.training_size),
        Field::WeightDeviation => t_string!(i18n, training.weight_deviation),
        Field::Biases => t_string!(i18n, training.biases),
        Field::Reduction => t_string!(i18n, training.reduction),
        Field::Momentum => t_string!(i18n, training.momentum),
        Field::Order => t_string!(i18n, training.order),
        Field::TestEachEpoch => t_string!(i18n, training.test_each_epoch),
        Field::Seed => t_string!(i18n, training.seed),
    }
}

/// What a field is for, in a sentence.
pub fn field_hint(i18n: I18n, field: Field) -> &'static str {
    match field {
        Field::Layers => t_string!(i18n, training.layers_hint),
        Field::Activation => t_string!(i18n, training.activation_hint),
        Field::OutputActivation => t_string!(i18n, training.output_activation_hint),
        Field::Cost => t_string!(i18n, training.cost_hint),
        Field::Initializer => t_string!(i18n, training.initializer_hint),
        Field::LearningRate => t_string!(i18n, training.learning_rate_hint),
        Field::MiniBatch => t_string!(i18n, training.mini_batch_hint),
        Field::Epochs => t_string!(i18n, training.epochs_hint),
        Field::Regularization => t_string!(i18n, training.regularization_hint),
        Field::Lambda => t_string!(i18n, training.lambda_hint),
        Field::TrainingSize => t_string!(i18n, training.training_size_hint),
        Field::WeightDeviation => t_string!(i18n, training.weight_deviation_hint),
        Field::Biases => t_string!(i18n, training.biases_hint),
        Field::Reduction => t_string!(i18n, training.reduction_hint),
        Field::Momentum => t_string!(i18n, training.momentum_hint),
        Field::Order => t_string!(i18n, training.order_hint),
        Field::TestEachEpoch => t_string!(i18n, training.test_each_epoch_hint),
        Field::Seed => t_string!(i18n, training.seed_hint),
    }
}

/// What may stand in a field in which one types, given how many training images there are.
pub fn field_limits(i18n: I18n, field: Field, training_images: usize) -> Option<String> {
    if field == Field::Layers {
        let most = whole(i18n, (Architecture::MOST_LAYERS - 2) as f64);
        let widest = whole(i18n, LayerKind::MOST_NEURONS as f64);
        return Some(t_string!(i18n, training.layers_limits, most, widest));
    }
    let limits = Limits::of(field, training_images)?;
    let (least, most) = (exact(i18n, limits.least), exact(i18n, limits.most));
    Some(if limits.whole {
        t_string!(i18n, training.limits_whole, least, most)
    } else {
        t_string!(i18n, training.limits, least, most)
    })
}
