//! The part of the data that figures are about.

use digit_lab::book::{Experiment, Measure, Part};

/// The part of the data of which most figures speak.
pub fn usual_part(experiment: &Experiment) -> Part {
    let of = |part| {
        let figures = experiment.figures.iter();
        figures
            .filter(|figure| part_of(figure.measure) == Some(part))
            .count()
    };
    let parts = [Part::Validation, Part::Test, Part::Training];
    let mut best = Part::Validation;
    for part in parts {
        if of(part) > of(best) {
            best = part;
        }
    }
    best
}

/// The part of the data that a measure reads.
pub fn part_of(measure: Measure) -> Option<Part> {
    match measure {
        Measure::First(part)
        | Measure::Last(part)
        | Measure::Best(part)
        | Measure::BestEpoch(part)
        | Measure::Reaches(part, _)
        | Measure::FirstCost(part)
        | Measure::LastCost(part)
        | Measure::LeastCost(part)
        | Measure::MostCost(part)
        | Measure::LeastCostEpoch(part) => Some(part),
        Measure::TestAtBestValidation => Some(Part::Test),
        Measure::Value(_) => None,
    }
}
