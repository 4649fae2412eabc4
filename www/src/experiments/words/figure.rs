//! Figures: what they measure, and their values.

use digit_lab::book::{Experiment, Figure, Measure};

use super::arm::{arm_name, part_name};
use crate::i18n::{I18n, t_string};
use crate::numbers::{Style, format};

/// A figure, without its arm.
pub fn measure_name(i18n: I18n, measure: Measure) -> String {
    macro_rules! of_part {
        ($part:expr, $name:ident) => {{
            let part = part_name(i18n, $part).to_owned();
            t_string!(i18n, experiments.$name, part)
        }};
    }
    match measure {
        Measure::First(part) => of_part!(part, first_accuracy),
        Measure::Last(part) => of_part!(part, last_accuracy),
        Measure::Best(part) => of_part!(part, best_accuracy),
        Measure::BestEpoch(part) => of_part!(part, best_epoch),
        Measure::Reaches(part, share) => {
            let part = part_name(i18n, part).to_owned();
            let share = percent(i18n, share, 0);
            t_string!(i18n, experiments.reaches, part, share)
        }
        Measure::TestAtBestValidation => {
            t_string!(i18n, experiments.test_at_best_validation).to_owned()
        }
        Measure::FirstCost(part) => of_part!(part, first_cost),
        Measure::LastCost(part) => of_part!(part, last_cost),
        Measure::LeastCost(part) => of_part!(part, least_cost),
        Measure::MostCost(part) => of_part!(part, most_cost),
        Measure::LeastCostEpoch(part) => of_part!(part, least_cost_epoch),
        Measure::Value(name) => value_name(i18n, name),
    }
}

fn value_name(i18n: I18n, name: &str) -> String {
    if let Some((layer, moment)) = name
        .strip_prefix("layer-")
        .and_then(|rest| rest.split_once('-'))
    {
        let layer = layer.to_owned();
        return match moment {
            "start" => t_string!(i18n, experiments.layer_start, layer),
            _ => t_string!(i18n, experiments.layer_end, layer),
        };
    }
    let words = match name {
        "training" => t_string!(i18n, experiments.value_training),
        "validation" => t_string!(i18n, experiments.value_validation),
        "test" => t_string!(i18n, experiments.value_test),
        "validation-left" => t_string!(i18n, experiments.value_validation_left),
        "overflow-epoch" => t_string!(i18n, experiments.value_overflow_epoch),
        "output-first" => t_string!(i18n, experiments.value_output_first),
        "output-step-150" => t_string!(i18n, experiments.value_output_150),
        "output-last" => t_string!(i18n, experiments.value_output_last),
        "cosine" => t_string!(i18n, experiments.value_cosine),
        "length-ratio" => t_string!(i18n, experiments.value_length_ratio),
        "times-slower" => t_string!(i18n, experiments.value_times_slower),
        "epochs" => t_string!(i18n, experiments.value_epochs),
        "member-least" => t_string!(i18n, experiments.value_member_least),
        "member-most" => t_string!(i18n, experiments.value_member_most),
        "vote" => t_string!(i18n, experiments.value_vote),
        "step-largest-move" => t_string!(i18n, experiments.value_step_move),
        "sigmoid-largest-move" => t_string!(i18n, experiments.value_sigmoid_move),
        "weights-l0" => t_string!(i18n, experiments.value_l0),
        "weights-l1" => t_string!(i18n, experiments.value_l1),
        "weights-l2" => t_string!(i18n, experiments.value_l2),
        "weights-l-infinity" => t_string!(i18n, experiments.value_l_infinity),
        name => name,
    };
    words.to_owned()
}

/// A figure with its arm, where there are several.
pub fn figure_name(i18n: I18n, experiment: &Experiment, figure: &Figure) -> String {
    let measure = measure_name(i18n, figure.measure);
    match (&experiment.arms[..], experiment.arms.get(figure.arm)) {
        ([_, _, ..], Some(arm)) => {
            let arm = arm_name(i18n, arm.name);
            t_string!(i18n, experiments.figure_of_arm, arm, measure)
        }
        _ => measure,
    }
}

/// A figure's value in its unit.
pub fn figure_value(i18n: I18n, measure: Measure, value: f64) -> String {
    let plain = |style| format(i18n.get_locale(), value, style);
    if !value.is_finite() {
        return "–".to_owned();
    }
    match measure {
        Measure::First(_) | Measure::Last(_) | Measure::Best(_) | Measure::TestAtBestValidation => {
            percent(i18n, value, 2)
        }
        Measure::BestEpoch(_) | Measure::Reaches(..) | Measure::LeastCostEpoch(_) => {
            plain(Style::Decimals(0))
        }
        Measure::FirstCost(_)
        | Measure::LastCost(_)
        | Measure::LeastCost(_)
        | Measure::MostCost(_) => plain(Style::Significant(4)),
        Measure::Value(
            "training" | "validation" | "test" | "validation-left" | "member-least" | "member-most"
            | "vote",
        ) => percent(i18n, value, 2),
        Measure::Value("cosine" | "length-ratio") => plain(Style::Significant(9)),
        Measure::Value("weights-l0" | "times-slower") => plain(Style::Decimals(0)),
        Measure::Value(_) => plain(Style::Significant(3)),
    }
}

fn percent(i18n: I18n, value: f64, decimals: u32) -> String {
    format(i18n.get_locale(), value / 100.0, Style::Percent(decimals))
}
