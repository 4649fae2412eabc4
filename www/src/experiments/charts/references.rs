//! Published figures in the plots.

use digit_lab::book::{Experiment, Measure, Part};

use super::curve::hue_of;
use super::{Names, PARTS, PERCENT, Quantity, part_of, pieces_of};
use crate::experiments::progress::Progress;
use crate::plot::Reference;

/// Published figures as levels and crosses.
pub(super) fn references(
    experiment: &Experiment,
    progress: &Progress,
    quantity: Quantity,
    names: &Names<'_>,
    is_shown: impl Fn(Part) -> bool,
) -> Vec<Reference> {
    let figures = experiment.figures.iter();
    let is_single = experiment.arms.len() == 1;
    figures
        .filter(|figure| part_of(figure.measure).is_some_and(&is_shown))
        .filter_map(|figure| {
            let published = figure.published?;
            let planned = pieces_of(progress, figure.arm).next();
            let epochs = planned
                .and_then(|piece| piece.job.spec())
                .map_or(1.0, |spec| spec.epochs);
            let (x, y) = match (quantity, figure.measure) {
                (Quantity::Accuracy, Measure::First(_)) => (Some(1.0), published / PERCENT),
                (Quantity::Accuracy, Measure::Last(_)) => (Some(epochs), published / PERCENT),
                (Quantity::Accuracy, Measure::Best(_) | Measure::TestAtBestValidation) => {
                    (None, published / PERCENT)
                }
                (Quantity::Cost, Measure::FirstCost(_)) => (Some(1.0), published),
                (Quantity::Cost, Measure::LastCost(_)) => (Some(epochs), published),
                (Quantity::Cost, Measure::LeastCost(_) | Measure::MostCost(_)) => (None, published),
                _ => return None,
            };
            // Where many lines meet there is no room for names; crosses have their line's color.
            let name = match x {
                Some(_) => String::new(),
                None => (names.published)(figure, published),
            };
            // Of a single arm, the lines are the parts of the data.
            let hue = if is_single {
                part_of(figure.measure).and_then(|of| PARTS.iter().position(|part| *part == of))
            } else {
                Some(figure.arm)
            };
            let hue = hue.map(hue_of);
            Some(Reference { name, y, x, hue })
        })
        .collect()
}

/// Where a figure of a job's own stands: on which curve, and where on its axis.
pub(super) fn place_of(measure: Measure, x_most: f64) -> Option<(String, f64)> {
    let Measure::Value(name) = measure else {
        return None;
    };
    let (series, moment) = name.rsplit_once('-')?;
    match moment {
        "first" | "start" => Some((series.to_owned(), 0.0)),
        "last" | "end" => Some((series.to_owned(), x_most)),
        _ => None,
    }
}
