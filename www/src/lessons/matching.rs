//! Which lesson explains what.

use digit_lab::training::Field;

use crate::inside::address::View;

/// The lesson about a setting, where there is one.
pub fn lesson_of_field(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::LearningRate => "gradient-descent",
        Field::MiniBatch => "mini-batch",
        Field::Activation => "perceptron",
        Field::OutputCoding => "outputs",
        Field::Initializer => "initialization",
        Field::Cost => "cross-entropy",
        Field::Reduction => "mean-or-sum",
        Field::EarlyStopping => "validation",
        Field::Regularization => "regularization",
        Field::TrainingSize => "overfitting",
        Field::LayerMonitors => "depth",
        _ => return None,
    })
}

/// The lesson about what an experiment shows, where there is one.
pub fn lesson_of_experiment(id: &str) -> Option<&'static str> {
    Some(match id {
        "1.1" => "cost",
        "1.3" | "1.4" | "3.15" => "gradient-descent",
        "1.6" | "3.11" | "3.12" => "good-data",
        "1.7" => "outputs",
        "1.8" => "mini-batch",
        "3.1" | "3.2" | "3.3" | "3.4" => "cross-entropy",
        "3.5" | "3.6" => "overfitting",
        "3.7" | "3.8" | "3.9" | "3.19" | "N.6" => "regularization",
        "3.13" | "3.14" => "initialization",
        "3.16" | "3.17" | "3.18" | "3.20" => "validation",
        "5.1" | "5.2" | "5.3" => "depth",
        "N.3" => "backpropagation",
        "N.4" => "perceptron",
        "N.5" => "mean-or-sum",
        _ => return None,
    })
}

/// The lesson about what a view of the inside shows, where there is one.
pub fn lesson_of_view(view: View) -> Option<&'static str> {
    match view {
        View::Network => Some("neuron"),
        View::Step | View::Check => Some("backpropagation"),
        View::Learning => Some("depth"),
        View::Landscape => Some("gradient-descent"),
        View::Mistakes | View::Matters | View::Space => None,
    }
}

#[cfg(test)]
mod tests {
    use digit_lab::book::experiments;

    use super::super::catalog::{LESSONS, lesson};
    use super::*;

    #[test]
    fn each_link_leads_to_a_lesson_and_each_experiment_is_one() {
        let mut linked = 0;
        for &field in Field::ALL {
            if let Some(id) = lesson_of_field(field) {
                assert!(lesson(id).is_some(), "{field} leads to {id}");
            }
        }
        for experiment in experiments() {
            if let Some(id) = lesson_of_experiment(experiment.id) {
                assert!(lesson(id).is_some(), "{} leads to {id}", experiment.id);
                linked += 1;
            }
        }
        for view in View::ALL {
            if let Some(id) = lesson_of_view(view) {
                assert!(lesson(id).is_some(), "a view leads to {id}");
            }
        }
        // An experiment that is renamed would lose its link silently.
        assert_eq!(linked, 32);
    }

    #[test]
    fn every_lesson_is_linked_from_somewhere() {
        let experiments = experiments();
        for lesson in LESSONS {
            let of_field = |field: &Field| lesson_of_field(*field) == Some(lesson.id);
            let of_view = |view: &View| lesson_of_view(*view) == Some(lesson.id);
            let is_linked = Field::ALL.iter().any(of_field)
                || View::ALL.iter().any(of_view)
                || experiments
                    .iter()
                    .any(|it| lesson_of_experiment(it.id) == Some(lesson.id));
            assert!(is_linked, "{} is linked from nowhere", lesson.id);
        }
    }
}
