//! Chapter 3: better costs, overfitting, better starts, and the choice of settings.

mod neuron;
mod overfitting;
mod rates;
mod sizes;
mod starts;

use crate::book::{Experiment, Group};

fn row(id: &'static str) -> Experiment {
    Experiment::new(id, Group::Chapter3)
}

/// The rows.
pub(super) fn experiments() -> Vec<Experiment> {
    [
        neuron::experiments(),
        overfitting::experiments(),
        sizes::experiments(),
        starts::experiments(),
        rates::experiments(),
    ]
    .concat()
}
