//! What is wrong with a field's value.

use digit_lab::training::{LayersError, Problem};

use super::choice::{activation, cost};
use super::{I18n, exact, whole};
use crate::i18n::t_string;

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
        Problem::Layers(error) => layers(i18n, error),
        Problem::HiddenSoftmax => t_string!(i18n, faults.hidden_softmax).to_owned(),
        Problem::CostOfOutput {
            cost: wrong,
            output,
        } => {
            let (cost, output) = (cost(i18n, *wrong), activation(i18n, *output));
            t_string!(i18n, faults.cost_of_output, cost, output)
        }
    }
}

fn layers(i18n: I18n, error: &LayersError) -> String {
    match error {
        LayersError::Size { got, widest } => {
            let (got, widest) = (got.clone(), whole(i18n, *widest));
            t_string!(i18n, faults.layer_size, got, widest)
        }
        LayersError::TooMany { most, got } => {
            let (most, got) = (whole(i18n, *most), whole(i18n, *got));
            t_string!(i18n, faults.layers_too_many, most, got)
        }
        LayersError::Ends { got } => {
            let got = got.clone();
            t_string!(i18n, faults.layers_ends, got)
        }
    }
}
