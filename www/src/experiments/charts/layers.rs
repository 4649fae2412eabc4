//! Gradients over the layers of networks.

use digit_lab::book::{Experiment, Figure, Measure};

use super::curve::{hue_of, lined};
use super::{Names, pieces_of};
use crate::experiments::progress::Progress;
use crate::plot::{Chart, Reference};

/// The size of the gradient over the hidden layers at the start, arm by arm.
pub fn of_layers(experiment: &Experiment, progress: &Progress, names: &Names<'_>) -> Chart {
    let mut references = Vec::new();
    let mut lines = Vec::new();
    for (arm, it) in experiment.arms.iter().enumerate() {
        let figures = || experiment.figures.iter().filter(|figure| figure.arm == arm);
        let placed = figures().filter_map(|figure| Some((layer_of(figure.measure)?, figure)));
        references.extend(placed.clone().filter_map(|(x, figure)| {
            Some(Reference {
                name: String::new(),
                y: figure.published?,
                x: Some(x),
                hue: Some(hue_of(arm)),
            })
        }));
        let curves = pieces_of(progress, arm).map(|piece| {
            let value = |(x, figure): (f64, &Figure)| Some((x, figure.measure.of(&piece.outcome)?));
            placed.clone().filter_map(value).collect::<Vec<_>>()
        });
        lines.push(lined(
            (names.arm)(it.name),
            arm,
            &curves.collect::<Vec<_>>(),
        ));
    }
    let xs = references.iter().filter_map(|reference| reference.x);
    Chart {
        x_least: 1.0,
        is_x_whole: true,
        x_most: xs.fold(1.0, f64::max),
        begins_log: true,
        lines,
        references,
        x_name: names.x.clone(),
        ..Chart::default()
    }
}

/// The hidden layer, from 1, that a figure is about.
fn layer_of(measure: Measure) -> Option<f64> {
    let Measure::Value(name) = measure else {
        return None;
    };
    let layer = name.strip_prefix("layer-")?.split('-').next()?;
    layer.parse::<u32>().ok().map(f64::from)
}
