//! What is to be seen, as sentences.

use digit_lab::book::{Claim, Experiment, Figure};

use super::arm::arm_name;
use super::figure::{figure_name, figure_value, measure_name};
use crate::i18n::{I18n, t_string};

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
