//! Chapter 3: better costs, overfitting, better starts, and the choice of settings.

mod neuron;
mod overfitting;
mod rates;
mod sizes;
mod starts;
mod stopping;

use crate::book::{Experiment, Group};

fn row(id: &'static str) -> Experiment {
    Experiment::new(id, Group::Chapter3)
}

/// The rows.
pub(super) fn experiments() -> Vec<Experiment> {
    let mut rows = [
        neuron::experiments(),
        overfitting::experiments(),
        sizes::experiments(),
        starts::experiments(),
        rates::experiments(),
        stopping::experiments(),
    ]
    .concat();
    // Modules hold what belongs together; the book has it in another order.
    rows.sort_by_key(|row| number(row.id));
    rows
}

/// 11 of `3.11`.
fn number(id: &str) -> Option<u32> {
    id.split_once('.')?.1.parse().ok()
}
