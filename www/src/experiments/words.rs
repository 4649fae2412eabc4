//! What is said of experiments, in the language of the moment.

use digit_lab::book::session::Fault;
use digit_lab::book::{Claim, Experiment, Figure, Group, Measure, Part, Version};

use super::progress::{Stage, Status, Trouble};
use crate::i18n::{I18n, t_string};
use crate::numbers::{Style, format};
use crate::training::data::Origin;
use crate::training::words::{fault_words, fetch_words, field_name, problem_words};

/// A chapter, or the notes.
pub fn group_name(i18n: I18n, group: Group) -> &'static str {
    match group {
        Group::Chapter1 => t_string!(i18n, experiments.chapter_1),
        Group::Chapter3 => t_string!(i18n, experiments.chapter_3),
        Group::Chapter5 => t_string!(i18n, experiments.chapter_5),
        Group::Chapter6 => t_string!(i18n, experiments.chapter_6),
        Group::Notes => t_string!(i18n, experiments.notes),
    }
}

/// Where figures were published.
pub fn source(i18n: I18n, group: Group) -> String {
    let chapter = match group {
        Group::Chapter1 => "1",
        Group::Chapter3 => "3",
        Group::Chapter5 => "5",
        Group::Chapter6 => "6",
        Group::Notes => return t_string!(i18n, experiments.source_notes).to_owned(),
    };
    let chapter = chapter.to_owned();
    t_string!(i18n, experiments.source_book, chapter)
}

/// How far an experiment goes.
pub fn version_name(i18n: I18n, version: Version) -> &'static str {
    match version {
        Version::Quick => t_string!(i18n, experiments.quick),
        Version::Reduced => t_string!(i18n, experiments.reduced),
        Version::Full => t_string!(i18n, experiments.full),
    }
}

/// Digits by their origin.
pub fn origin_name(i18n: I18n, origin: Origin, megabytes: Option<f64>) -> String {
    match origin {
        Origin::Bundled => t_string!(i18n, training.data_bundled).to_owned(),
        Origin::Own => t_string!(i18n, training.data_own).to_owned(),
        Origin::Full => {
            let megabytes = format(
                i18n.get_locale(),
                megabytes.unwrap_or(0.0),
                Style::Decimals(0),
            );
            t_string!(i18n, training.data_full, megabytes)
        }
    }
}

/// Where an experiment stands.
pub fn status_name(i18n: I18n, status: Status) -> &'static str {
    match status {
        Status::Idle => t_string!(i18n, experiments.idle),
        Status::Loading => t_string!(i18n, experiments.loading),
        Status::Running => t_string!(i18n, experiments.running),
        Status::Finished => t_string!(i18n, experiments.finished),
        Status::Stopped => t_string!(i18n, experiments.stopped),
        Status::Failed => t_string!(i18n, experiments.failed),
    }
}

/// How far a part of an experiment is.
pub fn stage_name(i18n: I18n, stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => t_string!(i18n, experiments.waiting),
        Stage::Running => t_string!(i18n, experiments.under_way),
        Stage::Done => t_string!(i18n, experiments.done),
        Stage::Stopped => t_string!(i18n, experiments.stopped),
        Stage::Failed => t_string!(i18n, experiments.failed),
        Stage::Elsewhere => t_string!(i18n, experiments.elsewhere),
    }
}

/// Why nothing came of it.
pub fn trouble_words(i18n: I18n, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Fetch(error) => fetch_words(i18n, error),
        Trouble::Fault(Fault::Data { error }) => {
            let error = error.clone();
            fault_words(i18n, &digit_lab::training::Fault::Data { error }, f64::NAN)
        }
        Trouble::Fault(Fault::Settings { errors }) => {
            let words = errors.iter().map(|error| {
                let field = field_name(i18n, error.field);
                let problem = problem_words(i18n, &error.problem);
                format!("{field}: {problem}")
            });
            words.collect::<Vec<_>>().join(" ")
        }
        Trouble::Fault(Fault::Images { .. }) => {
            t_string!(i18n, experiments.no_test_images).to_owned()
        }
        Trouble::Fault(Fault::NoSvm) => t_string!(i18n, experiments.no_svm).to_owned(),
        Trouble::Fault(Fault::Broken { message }) if message.is_empty() => {
            t_string!(i18n, experiments.worker_silent).to_owned()
        }
        Trouble::Fault(Fault::Broken { message }) => {
            let message = message.clone();
            t_string!(i18n, experiments.worker_broke, message)
        }
    }
}

/// About how long something takes.
pub fn duration(i18n: I18n, secs: f64) -> String {
    const MINUTE: f64 = 60.0;
    const HOUR: f64 = 60.0 * MINUTE;
    let number = |value: f64| format(i18n.get_locale(), value, Style::Significant(2));
    if secs < 1.0 {
        return t_string!(i18n, experiments.moment).to_owned();
    }
    if secs < 1.5 * MINUTE {
        let secs = number(secs.round());
        return t_string!(i18n, experiments.secs, secs);
    }
    if secs < 1.5 * HOUR {
        let mins = number((secs / MINUTE).round());
        return t_string!(i18n, experiments.mins, mins);
    }
    let hours = number(secs / HOUR);
    t_string!(i18n, experiments.hours, hours)
}

/// A part of the data.
pub fn part_name(i18n: I18n, part: Part) -> &'static str {
    match part {
        Part::Training => t_string!(i18n, training.on_training),
        Part::Validation => t_string!(i18n, training.on_validation),
        Part::Test => t_string!(i18n, training.on_test),
    }
}

/// An arm; names that are settings already are the same in every language.
pub fn arm_name(i18n: I18n, name: &str) -> String {
    let words = match name {
        "none hidden" => t_string!(i18n, experiments.arm_none_hidden),
        "30 hidden" => t_string!(i18n, experiments.arm_30_hidden),
        "0.6, 0.9" => "w 0.6, b 0.9",
        "2, 2" => "w 2, b 2",
        "chance" => t_string!(i18n, experiments.arm_chance),
        "darkness" => t_string!(i18n, experiments.arm_darkness),
        "svm" => t_string!(i18n, experiments.arm_svm),
        "mini-batch 1" => t_string!(i18n, experiments.arm_batch_1),
        "mini-batch 10" => t_string!(i18n, experiments.arm_batch_10),
        "whole set" => t_string!(i18n, experiments.arm_whole_set),
        "1,000 images" => t_string!(i18n, experiments.arm_1000_images),
        "50,000 images" => t_string!(i18n, experiments.arm_50000_images),
        "none" => t_string!(i18n, training.none),
        "normal" => t_string!(i18n, training.normal),
        "scaled" => t_string!(i18n, training.scaled_normal),
        "relu" => t_string!(i18n, training.relu),
        "2 layers" => t_string!(i18n, experiments.arm_2_layers),
        "3 layers" => t_string!(i18n, experiments.arm_3_layers),
        "4 layers" => t_string!(i18n, experiments.arm_4_layers),
        "one convolution" => t_string!(i18n, experiments.arm_one_convolution),
        "two convolutions" => t_string!(i18n, experiments.arm_two_convolutions),
        "five networks" => t_string!(i18n, experiments.arm_five_networks),
        "random search" => t_string!(i18n, experiments.arm_random_search),
        "gradient descent" => t_string!(i18n, experiments.arm_gradient_descent),
        "both" => t_string!(i18n, experiments.arm_both),
        "mean, eta 0.5" => t_string!(i18n, experiments.arm_mean),
        "sum, eta 0.5" => t_string!(i18n, experiments.arm_sum_same),
        "sum, eta 0.05" => t_string!(i18n, experiments.arm_sum_tenth),
        "four outputs" => t_string!(i18n, experiments.arm_four_outputs),
        "ten outputs" => t_string!(i18n, experiments.arm_ten_outputs),
        "30 epochs" => t_string!(i18n, experiments.arm_30_epochs),
        "no improvement in 10" => t_string!(i18n, experiments.arm_no_improvement),
        "eta halved down to 1/128" => t_string!(i18n, experiments.arm_halved),
        "expanded data" => t_string!(i18n, experiments.arm_expanded),
        "second full layer" => t_string!(i18n, experiments.arm_second_layer),
        "dropout" => t_string!(i18n, experiments.arm_dropout),
        "momentum 0.9" => t_string!(i18n, experiments.arm_momentum),
        name => {
            return name
                .replace("eta ", "η ")
                .replace("lambda ", "λ ")
                .replace("momentum ", "μ ");
        }
    };
    words.to_owned()
}

/// A curve that a job draws.
pub fn series_name(i18n: I18n, name: &str) -> String {
    if let Some(layer) = name.strip_prefix("layer-") {
        let layer = layer.to_owned();
        return t_string!(i18n, experiments.series_layer, layer);
    }
    let words = match name {
        "output" => t_string!(i18n, experiments.series_output),
        "weight" => t_string!(i18n, experiments.series_weight),
        "bias" => t_string!(i18n, experiments.series_bias),
        "cost" => t_string!(i18n, training.cost_short),
        "best" => t_string!(i18n, experiments.series_best),
        "darkness" => t_string!(i18n, experiments.series_darkness),
        "step" => t_string!(i18n, experiments.perceptron),
        "sigmoid" => t_string!(i18n, experiments.sigmoid_neuron),
        "measured" => t_string!(i18n, experiments.measured_here),
        name => name,
    };
    words.to_owned()
}

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

/// What must be seen, as a sentence.
pub fn claim_words(i18n: I18n, experiment: &Experiment, claim: &Claim) -> String {
    let figure = |name: &str| {
        let mut figures = experiment.figures.iter();
        figures.find(|figure| experiment.figure_name(figure) == name)
    };
    let called = |name: &str| {
        figure(name).map_or_else(
            || name.to_owned(),
            |figure| figure_name(i18n, experiment, figure),
        )
    };
    let valued = |name: &str, value: f64| {
        figure(name).map_or_else(
            || value.to_string(),
            |figure| figure_value(i18n, figure.measure, value),
        )
    };
    match claim {
        Claim::Rising(names) => {
            let figures: Vec<&Figure> = names.iter().filter_map(|name| figure(name)).collect();
            rising(i18n, experiment, &figures)
        }
        Claim::AtMost(name, most) => format!("{} ≤ {}", called(name), valued(name, *most)),
        Claim::AtLeast(name, least) => format!("{} ≥ {}", called(name), valued(name, *least)),
        Claim::Near(one, other, most) => {
            let (one, other, most) = (called(one), called(other), valued(one, *most));
            t_string!(i18n, experiments.claim_near, one, other, most)
        }
    }
}

/// Figures in their order; what they have in common is said once.
fn rising(i18n: I18n, experiment: &Experiment, figures: &[&Figure]) -> String {
    let (Some(first), true) = (figures.first(), experiment.arms.len() > 1) else {
        let names = figures.iter().map(|it| measure_name(i18n, it.measure));
        return names.collect::<Vec<_>>().join(" < ");
    };
    let arm = |figure: &&Figure| {
        let arm = experiment.arms.get(figure.arm);
        arm.map_or_else(String::new, |arm| arm_name(i18n, arm.name))
    };
    let joined = |names: Vec<String>| names.join(" < ");
    if figures.iter().all(|it| it.arm == first.arm) {
        let measures = figures.iter().map(|it| measure_name(i18n, it.measure));
        let (arm, measure) = (arm(first), joined(measures.collect()));
        t_string!(i18n, experiments.figure_of_arm, arm, measure)
    } else if figures.iter().all(|it| it.measure == first.measure) {
        let arms = joined(figures.iter().map(arm).collect());
        let measure = measure_name(i18n, first.measure);
        t_string!(
            i18n,
            experiments.figure_of_arm,
            arm = measure,
            measure = arms
        )
    } else {
        joined(
            figures
                .iter()
                .map(|it| figure_name(i18n, experiment, it))
                .collect(),
        )
    }
}
