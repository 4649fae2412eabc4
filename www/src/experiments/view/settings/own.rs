//! Settings of jobs that train no network.

use digit_lab::book::Job;

use super::rows::Row;
use crate::i18n::{I18n, t_string};
use crate::numbers::{Style, format};
use crate::training::words::cost;

/// The settings of jobs that are not those of a network's training.
pub(super) fn own_rows(i18n: I18n, jobs: &[Job]) -> Vec<Row> {
    let number = |value: f64| format(i18n.get_locale(), value, Style::Significant(3));
    let whole = |value: f64| format(i18n.get_locale(), value, Style::Decimals(0));
    let mut rows: Vec<Row> = Vec::new();
    for (arm, job) in jobs.iter().enumerate() {
        let own = match job {
            Job::Neuron(start) => vec![
                (
                    t_string!(i18n, training.cost),
                    cost(i18n, start.cost).to_owned(),
                ),
                (
                    t_string!(i18n, experiments.start_weight),
                    number(start.weight),
                ),
                (t_string!(i18n, experiments.start_bias), number(start.bias)),
                (
                    t_string!(i18n, training.learning_rate),
                    number(start.learning_rate),
                ),
                (
                    t_string!(i18n, experiments.steps),
                    whole(start.steps.into()),
                ),
            ],
            Job::Svm(svm) => vec![
                (
                    t_string!(i18n, training.training_size),
                    whole(svm.images as f64),
                ),
                (t_string!(i18n, experiments.svm_c), number(svm.c)),
                (t_string!(i18n, experiments.svm_gamma), number(svm.gamma)),
            ],
            Job::Darkness { images } => {
                vec![(
                    t_string!(i18n, training.training_size),
                    whole(*images as f64),
                )]
            }
            Job::RandomSearch(search) => {
                vec![(
                    t_string!(i18n, experiments.draws),
                    whole(search.draws.into()),
                )]
            }
            Job::NumericalGradient(gradient) => {
                vec![(
                    t_string!(i18n, experiments.displacement),
                    number(gradient.h),
                )]
            }
            Job::Vote(vote) => {
                vec![(
                    t_string!(i18n, experiments.members),
                    whole(vote.members.into()),
                )]
            }
            Job::Training(_) | Job::GradientNorms(_) | Job::Perceptron | Job::Chance { .. } => {
                Vec::new()
            }
        };
        for (name, value) in own {
            let at = rows.iter().position(|(other, _)| other == name);
            let at = at.unwrap_or_else(|| {
                rows.push((name.to_owned(), vec![None; jobs.len()]));
                rows.len() - 1
            });
            if let Some(slot) = rows.get_mut(at).and_then(|row| row.1.get_mut(arm)) {
                *slot = Some(value);
            }
        }
    }
    rows
}
