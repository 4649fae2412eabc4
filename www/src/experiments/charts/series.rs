//! Curves that jobs draw themselves.

use digit_lab::book::{Experiment, Job, Series};

use super::curve::{hue_of, lined, x_range};
use super::references::place_of;
use super::{Names, pieces_of};
use crate::experiments::progress::Progress;
use crate::plot::{Chart, Line, Reference};

/// The curves that an arm's job draws itself.
pub fn of_series(
    experiment: &Experiment,
    progress: &Progress,
    arm: usize,
    wanted: &dyn Fn(&str) -> bool,
    names: &Names<'_>,
) -> Chart {
    let job = experiment.arms.get(arm).map(|arm| &arm.job);
    let first = pieces_of(progress, arm).next();
    let series = first.map_or(&[][..], |piece| &piece.outcome.series);
    let shown = series.iter().enumerate().filter(|(_, it)| wanted(&it.name));
    let lines: Vec<Line> = shown
        .enumerate()
        .map(|(index, (place, series))| {
            let curves = pieces_of(progress, arm).filter_map(|it| it.outcome.series.get(place));
            let curves: Vec<_> = curves.map(points_of).collect();
            lined((names.series)(&series.name), index, &curves)
        })
        .collect();
    let (x_least, x_most) = x_range(&lines);
    let figures = experiment.figures.iter().filter(|it| it.arm == arm);
    let hue_of_series = |name: &str| {
        let mut shown = series.iter().filter(|it| wanted(&it.name));
        shown.position(|it| it.name == name).map(hue_of)
    };
    let references = figures.filter_map(|figure| {
        let (series, x) = place_of(figure.measure, x_most)?;
        let y = figure.published?;
        wanted(&series).then(|| Reference {
            name: String::new(),
            y,
            x: Some(x),
            hue: hue_of_series(&series),
        })
    });
    Chart {
        references: references.collect(),
        lines,
        x_name: names.x.clone(),
        x_least,
        x_most,
        is_x_whole: true,
        begins_log: matches!(job, Some(Job::GradientNorms(_))),
        ..Chart::default()
    }
}

/// All of an arm's curves.
pub fn any(_: &str) -> bool {
    true
}

/// One curve that every arm's job draws, arm by arm.
pub fn of_same_series(
    experiment: &Experiment,
    progress: &Progress,
    name: &str,
    names: &Names<'_>,
) -> Chart {
    let lines: Vec<Line> = experiment
        .arms
        .iter()
        .enumerate()
        .map(|(arm, it)| {
            let series = pieces_of(progress, arm).flat_map(|piece| &piece.outcome.series);
            let curves: Vec<_> = series.filter(|it| it.name == name).map(points_of).collect();
            lined((names.arm)(it.name), arm, &curves)
        })
        .collect();
    let (x_least, x_most) = x_range(&lines);
    let references = experiment.figures.iter().filter_map(|figure| {
        let (series, x) = place_of(figure.measure, x_most)?;
        let y = figure.published?;
        (series == name).then(|| Reference {
            name: String::new(),
            y,
            x: Some(x),
            hue: Some(hue_of(figure.arm)),
        })
    });
    Chart {
        references: references.collect(),
        lines,
        x_name: names.x.clone(),
        x_least,
        x_most,
        ..Chart::default()
    }
}

fn points_of(series: &Series) -> Vec<(f64, f64)> {
    series.points.iter().map(|[x, y]| (*x, *y)).collect()
}
