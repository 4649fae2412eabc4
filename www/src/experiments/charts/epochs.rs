//! Networks over their epochs.

use digit_lab::book::{Experiment, Part};
use digit_lab::training::EpochRecord;

use super::curve::lined;
use super::references::references;
use super::{Names, PARTS, Quantity, pieces_of};
use crate::experiments::progress::Progress;
use crate::plot::{Chart, Line, Measure as Axis};

/// The epochs of every arm on one part of the data; of a single arm, on all parts.
pub fn of_epochs(
    experiment: &Experiment,
    progress: &Progress,
    part: Part,
    quantity: Quantity,
    names: &Names<'_>,
) -> Chart {
    let lines: Vec<(usize, Part, String)> = match &experiment.arms[..] {
        [_] => PARTS.map(|part| (0, part, (names.part)(part))).to_vec(),
        arms => arms
            .iter()
            .enumerate()
            .map(|(arm, it)| (arm, part, (names.arm)(it.name)))
            .collect(),
    };
    let line = |(index, (arm, part, name)): (usize, (usize, Part, String))| {
        let curves = pieces_of(progress, arm).map(|piece| {
            let records = piece.outcome.records.iter();
            records
                .filter_map(|it| Some((f64::from(it.epoch), value(it, part, quantity)?)))
                .collect::<Vec<_>>()
        });
        lined(name, index, &curves.collect::<Vec<_>>())
    };
    let lines: Vec<Line> = lines
        .into_iter()
        .enumerate()
        .map(line)
        .filter(|line| !line.points.is_empty())
        .collect();
    let epochs = progress.pieces.iter().filter_map(|piece| piece.job.spec());
    let x_most = epochs.map(|spec| spec.epochs).fold(1.0, f64::max);
    let is_single = experiment.arms.len() == 1;
    Chart {
        references: references(experiment, progress, quantity, names, |of| {
            is_single || of == part
        }),
        lines,
        x_name: names.x.clone(),
        x_most,
        measure: match quantity {
            Quantity::Accuracy => Axis::Share,
            Quantity::Cost => Axis::Amount,
        },
        ..Chart::default()
    }
}

fn value(record: &EpochRecord, part: Part, quantity: Quantity) -> Option<f64> {
    match (quantity, part) {
        (Quantity::Accuracy, Part::Training) => Some(record.training_share()),
        (Quantity::Accuracy, Part::Validation) => Some(record.validation_share()),
        (Quantity::Accuracy, Part::Test) => record.test_share(),
        (Quantity::Cost, Part::Training) => Some(record.training_cost),
        (Quantity::Cost, Part::Validation) => Some(record.validation_cost),
        (Quantity::Cost, Part::Test) => record.test_cost,
    }
}
