//! What is wrong with a field's value.

use digit_lab::nn::LayerProblem;
use digit_lab::training::{Hint, LayersError, Problem};

use super::choice::{activation, cost};
use super::{exact, whole};
use crate::i18n::{I18n, t_string};

/// What was expected, and what came.
pub fn problem_words(i18n: I18n, problem: &Problem) -> String {
    let number = |number: &f64| exact(i18n, *number);
    match problem {
        Problem::NotANumber { least, most } => {
            let (least, most) = (number(least), number(most));
            t_string!(i18n, faults.not_a_number, least, most)
        }
        Problem::NotWhole { least, most, got } => {
            let (least, most, got) = (number(least), number(most), number(got));
            t_string!(i18n, faults.not_whole, least, most, got)
        }
        Problem::OutOfRange { least, most, got } => {
            let (least, most, got) = (number(least), number(most), number(got));
            t_string!(i18n, faults.out_of_range, least, most, got)
        }
        Problem::NotAChoice { expected, got } => {
            let (expected, got) = (expected.clone(), got.clone());
            t_string!(i18n, faults.not_a_choice, expected, got)
        }
        Problem::Layers(error) => layers(i18n, error),
        Problem::HiddenSoftmax => t_string!(i18n, faults.hidden_softmax).to_owned(),
        Problem::StepHasNoSlope => t_string!(i18n, faults.step_has_no_slope).to_owned(),
        Problem::BinarySoftmax => t_string!(i18n, faults.binary_softmax).to_owned(),
        Problem::NumericalDropout => t_string!(i18n, faults.numerical_dropout).to_owned(),
        Problem::NumericalTooLong {
            evaluations,
            hours,
            most,
        } => {
            let (evaluations, hours) = (whole(i18n, *evaluations), number(hours));
            let most = whole(i18n, *most);
            t_string!(i18n, faults.numerical_too_long, evaluations, hours, most)
        }
        Problem::AugmentedSearch => t_string!(i18n, faults.augmented_search).to_owned(),
        Problem::OrthogonalTooLarge { inputs, outputs } => {
            let (inputs, outputs) = (whole(i18n, *inputs), whole(i18n, *outputs));
            t_string!(i18n, faults.orthogonal_too_large, inputs, outputs)
        }
        Problem::TooMuchMemory {
            parameters,
            megabytes,
            most,
        } => {
            let (parameters, megabytes) = (whole(i18n, *parameters), whole(i18n, *megabytes));
            let most = whole(i18n, *most);
            t_string!(i18n, faults.too_much_memory, parameters, megabytes, most)
        }
        Problem::CostOfOutput {
            cost: wrong,
            output,
        } => {
            let (cost, output) = (cost(i18n, *wrong), activation(i18n, *output));
            t_string!(i18n, faults.cost_of_output, cost, output)
        }
    }
}

/// The same where one knows what was typed.
pub fn problem_words_of(i18n: I18n, problem: &Problem, typed: &str) -> String {
    match problem {
        Problem::NotANumber { least, most } if !typed.trim().is_empty() => {
            let (least, most) = (exact(i18n, *least), exact(i18n, *most));
            let got = typed.trim().to_owned();
            t_string!(i18n, faults.no_number, least, most, got)
        }
        problem => problem_words(i18n, problem),
    }
}

/// What to expect of a setting that works.
pub fn hint_words(i18n: I18n, hint: &Hint) -> String {
    match hint {
        Hint::SlowQuadratic { output } => {
            let output = activation(i18n, *output);
            t_string!(i18n, training.slow_quadratic, output)
        }
        Hint::ZeroStart => t_string!(i18n, training.zero_start).to_owned(),
        Hint::LinearHidden => t_string!(i18n, training.linear_hidden).to_owned(),
        Hint::SumOfMany { mini_batch } => {
            let mini_batch = whole(i18n, *mini_batch);
            t_string!(i18n, training.sum_of_many, mini_batch)
        }
    }
}

fn layers(i18n: I18n, error: &LayersError) -> String {
    match error {
        LayersError::Layer {
            layer,
            got,
            problem,
            ..
        } => {
            let (layer, got) = (whole(i18n, *layer), got.clone());
            let expected = layer_problem_words(i18n, problem);
            t_string!(i18n, faults.layer, layer, got, expected)
        }
        LayersError::TooMany { most, got } => {
            let (most, got) = (whole(i18n, *most), whole(i18n, *got));
            t_string!(i18n, faults.layers_too_many, most, got)
        }
        LayersError::Ends { outputs, got } => {
            let (outputs, got) = (whole(i18n, *outputs), got.clone());
            t_string!(i18n, faults.layers_ends, outputs, got)
        }
    }
}

/// What was expected of one layer.
pub fn layer_problem_words(i18n: I18n, problem: &LayerProblem) -> String {
    match problem {
        LayerProblem::Neurons { most } => {
            let most = whole(i18n, *most);
            t_string!(i18n, faults.layer_neurons, most)
        }
        LayerProblem::Conv { most } => {
            let most = whole(i18n, *most);
            t_string!(i18n, faults.layer_conv, most)
        }
        LayerProblem::Pool => t_string!(i18n, faults.layer_pool).to_owned(),
        LayerProblem::Dropout => t_string!(i18n, faults.layer_dropout).to_owned(),
        LayerProblem::TooLarge {
            most,
            height,
            width,
        } => {
            let (most, height, width) = (
                whole(i18n, *most),
                whole(i18n, *height),
                whole(i18n, *width),
            );
            t_string!(i18n, faults.layer_too_large, most, height, width)
        }
        LayerProblem::NotAPicture => t_string!(i18n, faults.layer_not_a_picture).to_owned(),
    }
}
