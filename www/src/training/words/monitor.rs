//! What else can be watched: what it is called, and what it means.

use crate::i18n::{I18n, t_string};
use crate::training::monitor::{Monitor, Subject};

/// What a monitor is called.
pub fn monitor_name(i18n: I18n, monitor: Monitor) -> &'static str {
    match monitor {
        Monitor::Costs => t_string!(i18n, training.monitor_costs),
        Monitor::Test => t_string!(i18n, training.monitor_test),
        Monitor::LearningRate => t_string!(i18n, training.learning_rate),
        Monitor::Gradient => t_string!(i18n, training.monitor_gradient),
        Monitor::BiasGradient => t_string!(i18n, training.monitor_bias_gradient),
        Monitor::L0 => t_string!(i18n, training.monitor_l0),
        Monitor::L1 => t_string!(i18n, training.monitor_l1),
        Monitor::L2 => t_string!(i18n, training.monitor_l2),
        Monitor::LInfinity => t_string!(i18n, training.monitor_l_infinity),
        Monitor::Saturated => t_string!(i18n, training.monitor_saturated),
        Monitor::Dead => t_string!(i18n, training.monitor_dead),
    }
}

/// What it means, in a sentence or two.
pub fn monitor_note(i18n: I18n, monitor: Monitor) -> &'static str {
    match monitor {
        Monitor::Costs => t_string!(i18n, training.monitor_costs_note),
        Monitor::Test => t_string!(i18n, training.monitor_test_note),
        Monitor::LearningRate => t_string!(i18n, training.monitor_learning_rate_note),
        Monitor::Gradient => t_string!(i18n, training.monitor_gradient_note),
        Monitor::BiasGradient => t_string!(i18n, training.monitor_bias_gradient_note),
        Monitor::L0 => t_string!(i18n, training.monitor_l0_note),
        Monitor::L1 => t_string!(i18n, training.monitor_l1_note),
        Monitor::L2 => t_string!(i18n, training.monitor_l2_note),
        Monitor::LInfinity => t_string!(i18n, training.monitor_l_infinity_note),
        Monitor::Saturated => t_string!(i18n, training.monitor_saturated_note),
        Monitor::Dead => t_string!(i18n, training.monitor_dead_note),
    }
}

/// What a line of it is called.
pub fn subject_name(i18n: I18n, subject: Subject) -> String {
    let fixed = match subject {
        Subject::TrainingCost => t_string!(i18n, training.subject_training_cost),
        Subject::ValidationCost => t_string!(i18n, training.subject_validation_cost),
        Subject::Penalty => t_string!(i18n, training.subject_penalty),
        Subject::TestAccuracy => t_string!(i18n, training.on_test),
        Subject::ValidationAccuracy => t_string!(i18n, training.on_validation),
        Subject::LearningRate => "η",
        Subject::Layer(layer, count) if layer == count => {
            t_string!(i18n, training.subject_output)
        }
        Subject::Layer(layer, _) => {
            let layer = layer.to_string();
            return t_string!(i18n, training.subject_layer, layer);
        }
    };
    fixed.to_owned()
}

/// What stands at the end of the line, where its name is too long for that.
pub fn subject_end(i18n: I18n, subject: Subject) -> Option<String> {
    match subject {
        Subject::TrainingCost => Some(t_string!(i18n, training.on_training).to_owned()),
        Subject::ValidationCost => Some(t_string!(i18n, training.on_validation).to_owned()),
        Subject::Layer(layer, _) => Some(layer.to_string()),
        Subject::Penalty
        | Subject::TestAccuracy
        | Subject::ValidationAccuracy
        | Subject::LearningRate => None,
    }
}
