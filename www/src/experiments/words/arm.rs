//! Arms, and the curves they draw.

use digit_lab::book::Part;

use crate::i18n::{I18n, t_string};

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
        "50 mini-batches, eta 3" => t_string!(i18n, experiments.arm_short_way),
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
