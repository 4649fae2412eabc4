//! What arms come to, over what tells them apart.

use digit_lab::book::Experiment;

use super::curve::median;
use super::{Names, PERCENT, pieces_of};
use crate::experiments::progress::{Progress, Stage};
use crate::plot::{Chart, Line, Measure as Axis, Reference};

/// The first figure of each arm over the arms' own axis, beside what was published.
pub fn of_arms(experiment: &Experiment, progress: &Progress, names: &Names<'_>) -> Chart {
    let mut measured = Vec::new();
    let mut references = Vec::new();
    for figure in &experiment.figures {
        let Some(x) = experiment.arms.get(figure.arm).and_then(|arm| arm.x) else {
            continue;
        };
        references.extend(figure.published.map(|published| Reference {
            name: String::new(),
            y: published / PERCENT,
            x: Some(x),
            hue: None,
        }));
        let values = pieces_of(progress, figure.arm)
            .filter(|piece| piece.stage == Stage::Done)
            .filter_map(|piece| figure.measure.of(&piece.outcome));
        let values: Vec<f64> = values.map(|value| value / PERCENT).collect();
        if let Some(y) = median(values) {
            measured.push((x, y));
        }
    }
    measured.sort_by(|a, b| a.0.total_cmp(&b.0));
    let xs = experiment.arms.iter().filter_map(|arm| arm.x);
    Chart {
        x_most: xs.fold(1.0, f64::max),
        is_x_log: true,
        lines: vec![Line {
            name: (names.series)("measured"),
            hue: 2,
            points: measured,
            ..Line::default()
        }],
        references,
        x_name: names.x.clone(),
        measure: Axis::Share,
        ..Chart::default()
    }
}
