//! What the plots of an experiment show.

use digit_lab::book::{Experiment, Figure, Job, Measure, Part, Series};
use digit_lab::training::EpochRecord;

use super::progress::{Piece, Progress};
use crate::plot::{Chart, Line, Measure as Axis, Reference};

/// More points than a plot has room for.
const MOST_POINTS: usize = 600;

/// What of a network's epochs is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// The share of images read rightly.
    Accuracy,
    /// The cost.
    Cost,
}

/// How things are called in the language of the moment.
pub struct Names<'a> {
    /// An arm, by its name in the engine.
    pub arm: &'a dyn Fn(&str) -> String,
    /// A part of the data.
    pub part: &'a dyn Fn(Part) -> String,
    /// A curve, by its name in the engine.
    pub series: &'a dyn Fn(&str) -> String,
    /// A published figure, given what it is.
    pub published: &'a dyn Fn(&Figure, f64) -> String,
    /// The axis of epochs, or of whatever else.
    pub x: String,
}

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

/// The epochs of every arm on one part of the data; of a single arm, on all parts.
pub fn of_epochs(
    experiment: &Experiment,
    progress: &Progress,
    part: Part,
    quantity: Quantity,
    names: &Names<'_>,
) -> Chart {
    let parts = [Part::Training, Part::Validation, Part::Test];
    let lines: Vec<(usize, Part, String)> = match &experiment.arms[..] {
        [_] => parts.map(|part| (0, part, (names.part)(part))).to_vec(),
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
    let references = figures.filter_map(|figure| {
        let (series, x) = place_of(figure.measure, x_most)?;
        let y = figure.published?;
        wanted(&series).then(|| Reference {
            name: String::new(),
            y,
            x: Some(x),
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

/// Where the axis of these lines begins and ends.
fn x_range(lines: &[Line]) -> (f64, f64) {
    let starts = lines.iter().filter_map(|line| line.points.first());
    let ends = lines.iter().filter_map(|line| line.points.last());
    (
        starts.map(|point| point.0).fold(0.0, f64::min),
        ends.map(|point| point.0).fold(1.0, f64::max),
    )
}

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
        }));
        let values = pieces_of(progress, figure.arm)
            .filter(|piece| piece.stage == super::progress::Stage::Done)
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

const PERCENT: f64 = 100.0;

fn pieces_of(progress: &Progress, arm: usize) -> impl Iterator<Item = &Piece> {
    progress.pieces.iter().filter(move |piece| piece.arm == arm)
}

fn points_of(series: &Series) -> Vec<(f64, f64)> {
    series.points.iter().map(|[x, y]| (*x, *y)).collect()
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

/// The median of several runs' curves, before the band between the least and the most of them.
fn lined(name: String, index: usize, curves: &[Vec<(f64, f64)>]) -> Line {
    let longest = curves.iter().map(Vec::len).max().unwrap_or(0);
    let step = longest.div_ceil(MOST_POINTS).max(1);
    let shown = (0..longest).filter(|at| at % step == 0 || at + 1 == longest);
    let mut points = Vec::new();
    let mut noise = Vec::new();
    for at in shown {
        let here = || curves.iter().filter_map(|curve| curve.get(at));
        let Some(x) = here().next().map(|point| point.0) else {
            continue;
        };
        let ys: Vec<f64> = here()
            .map(|point| point.1)
            .filter(|y| y.is_finite())
            .collect();
        let (least, most) = (
            ys.iter().copied().fold(f64::INFINITY, f64::min),
            ys.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        );
        if let Some(y) = median(ys) {
            points.push((x, y));
            if curves.len() > 1 {
                noise.push((x, least, most));
            }
        }
    }
    // Hue 1 is that of mini-batches elsewhere.
    Line {
        name,
        hue: ((index + 1) % Line::HUES) as u8 + 1,
        mark: index as u8,
        points,
        noise,
        ..Line::default()
    }
}

/// The middle one, or the mean of the middle two.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    Some(if values.len() % 2 == 1 {
        upper
    } else {
        f64::midpoint(*values.get(middle - 1)?, upper)
    })
}

/// Published figures as levels and crosses.
fn references(
    experiment: &Experiment,
    progress: &Progress,
    quantity: Quantity,
    names: &Names<'_>,
    is_shown: impl Fn(Part) -> bool,
) -> Vec<Reference> {
    let figures = experiment.figures.iter();
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
            // Where many lines meet there is no room for names; crosses are told of below the plots.
            let name = match x {
                Some(_) => String::new(),
                None => (names.published)(figure, published),
            };
            Some(Reference { name, y, x })
        })
        .collect()
}

/// Where a figure of a job's own stands: on which curve, and where on its axis.
fn place_of(measure: Measure, x_most: f64) -> Option<(String, f64)> {
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

#[cfg(test)]
mod tests {
    use digit_lab::book::experiment;

    use super::*;
    use crate::experiments::address::Setup;
    use crate::experiments::progress::{Stage, expected_counts};
    use crate::training::data::Origin;

    fn record(epoch: u32, correct: u32) -> EpochRecord {
        EpochRecord {
            epoch,
            training_cost: 1.0 / f64::from(epoch),
            validation_cost: 0.5,
            training_correct: correct,
            training_size: 100,
            validation_correct: correct,
            validation_size: 100,
            test_correct: Some(correct),
            test_cost: Some(0.4),
            test_size: 100,
            ..EpochRecord::default()
        }
    }

    fn names() -> Names<'static> {
        Names {
            arm: &str::to_owned,
            part: &|part| part.to_string(),
            series: &str::to_owned,
            published: &|_, value| value.to_string(),
            x: "epoch".to_owned(),
        }
    }

    fn run(id: &str, seeds: u32) -> (Experiment, Progress) {
        let experiment = experiment(id).unwrap();
        let setup = Setup {
            seeds,
            ..Setup::default()
        };
        let counts = expected_counts(Origin::Bundled);
        let mut progress = Progress::planned(&experiment, setup, counts);
        for piece in &mut progress.pieces {
            let better = piece.arm as u32 * 10 + piece.seed;
            piece.outcome.records = (1..=3).map(|epoch| record(epoch, 50 + better)).collect();
            piece.stage = Stage::Done;
        }
        (experiment, progress)
    }

    #[test]
    fn arms_are_lines_and_published_figures_crosses_and_levels() {
        let (experiment, progress) = run("3.13", 1);
        let part = usual_part(&experiment);
        assert_eq!(part, Part::Validation);
        let chart = of_epochs(&experiment, &progress, part, Quantity::Accuracy, &names());
        let lines: Vec<&str> = chart.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(lines, ["normal", "scaled"]);
        assert_ne!(chart.lines[0].hue, chart.lines[1].hue);
        let places: Vec<_> = chart.references.iter().map(|it| (it.x, it.y)).collect();
        let (x, y) = places[0];
        assert!(x == Some(1.0) && (y - 0.8643).abs() < 1e-9, "{x:?} {y}");
        assert_eq!(places.len(), 4);

        let (experiment, progress) = run("1.1", 1);
        let chart = of_epochs(
            &experiment,
            &progress,
            Part::Test,
            Quantity::Accuracy,
            &names(),
        );
        assert_eq!(chart.lines.len(), 3, "all parts of a single arm");
        assert!(
            chart
                .references
                .iter()
                .any(|it| it.x.is_none() && (it.y - 0.9542).abs() < 1e-9)
        );
    }

    #[test]
    fn several_seeds_are_a_median_within_a_band() {
        let (experiment, progress) = run("3.13", 3);
        let chart = of_epochs(
            &experiment,
            &progress,
            Part::Validation,
            Quantity::Accuracy,
            &names(),
        );
        assert_eq!(chart.lines[0].points[0], (1.0, 0.52));
        assert_eq!(chart.lines[0].noise[0], (1.0, 0.51, 0.53));
    }

    #[test]
    fn a_long_run_is_thinned_and_keeps_its_end() {
        let curve: Vec<(f64, f64)> = (0..15_000).map(|x| (f64::from(x), 1.0)).collect();
        let line = lined(String::new(), 0, &[curve]);
        assert!(line.points.len() <= MOST_POINTS + 1);
        assert_eq!(line.points.last(), Some(&(14_999.0, 1.0)));
    }

    #[test]
    fn arms_of_growing_size_stand_on_an_axis_of_their_own() {
        let (experiment, progress) = run("3.11", 1);
        let chart = of_arms(&experiment, &progress, &names());
        assert!(chart.is_x_log);
        assert_eq!(chart.references.len(), experiment.arms.len());
        assert_eq!(chart.lines[0].points.len(), experiment.arms.len());
        assert!(chart.lines[0].points.is_sorted_by_key(|point| point.0));
    }

    #[test]
    fn gradients_of_layers_begin_with_logarithms_before_there_are_any() {
        let begins_log = |id| {
            let experiment = experiment(id).unwrap();
            of_series(&experiment, &Progress::default(), 0, &any, &names()).begins_log
        };
        assert!(begins_log("5.3"));
        assert!(!begins_log("N.4"));
    }

    #[test]
    fn figures_of_curves_stand_at_their_beginning_and_end() {
        let at = |name| place_of(Measure::Value(name), 300.0);
        assert_eq!(at("output-first"), Some(("output".to_owned(), 0.0)));
        assert_eq!(at("layer-2-end"), Some(("layer-2".to_owned(), 300.0)));
        assert_eq!(at("test"), None);
    }
}
