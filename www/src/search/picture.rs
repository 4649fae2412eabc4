//! Accuracy over two settings.

use super::progress::Progress;

/// A setting with more values than this has places rather than rows or columns.
const MOST_CELLS: usize = 12;

/// What is drawn of a search over one or two of its settings.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A table of the best accuracies.
    Cells {
        /// The columns' values.
        across: Vec<String>,
        /// The rows' values; one without a name where there is only one setting.
        down: Vec<String>,
        /// The best accuracy, row by row.
        best: Vec<Vec<Option<f64>>>,
    },
    /// Trainings in their places.
    Places {
        /// The ends of the axis across.
        across: [String; 2],
        /// The ends of the axis down; nothing where there is only one setting.
        down: Option<[String; 2]>,
        /// Each training with its places, 0 to 1, and its accuracy.
        points: Vec<(usize, f64, f64, f64)>,
    },
}

impl Picture {
    /// Of the settings with these places among those that vary.
    pub fn of(progress: &Progress, across: usize, down: Option<usize>) -> Self {
        let points = &progress.hunted.points;
        let value = |run: usize, axis: usize| points.get(run).and_then(|it| it.values.get(axis));
        let values = |axis: usize| {
            let values = (0..points.len()).filter_map(|run| value(run, axis).cloned());
            sorted(values.collect())
        };
        let scores = progress.scores();
        let accuracy = |run: usize| scores.get(run).copied().flatten().map(|it| it.accuracy);
        let columns = values(across);
        let rows = down.map(values);
        let is_table = columns.len() <= MOST_CELLS
            && rows.as_ref().is_none_or(|rows| rows.len() <= MOST_CELLS);
        if is_table {
            let rows = rows.unwrap_or_else(|| vec![String::new()]);
            let best = |row: &String, column: &String| {
                let here = (0..points.len()).filter(|run| {
                    value(*run, across) == Some(column)
                        && down.is_none_or(|down| value(*run, down) == Some(row))
                });
                here.filter_map(accuracy).reduce(f64::max)
            };
            let row = |row: &String| columns.iter().map(|column| best(row, column)).collect();
            return Self::Cells {
                best: rows.iter().map(row).collect(),
                across: columns,
                down: rows,
            };
        }
        let place = |run: usize, axis: usize, values: &[String]| {
            value(run, axis).map_or(0.5, |value| place_of(value, values))
        };
        let points = (0..points.len()).filter_map(|run| {
            let x = place(run, across, &columns);
            let y = down.zip(rows.as_ref());
            let y = y.map_or(0.5, |(down, rows)| place(run, down, rows));
            Some((run, x, y, accuracy(run)?))
        });
        Self::Places {
            points: points.collect(),
            across: ends(&columns),
            down: rows.as_deref().map(ends),
        }
    }

    /// The least and the most accuracy that is shown.
    pub fn range(&self) -> (f64, f64) {
        let shown: Vec<f64> = match self {
            Self::Cells { best, .. } => best.iter().flatten().flatten().copied().collect(),
            Self::Places { points, .. } => points.iter().map(|point| point.3).collect(),
        };
        let least = shown.iter().copied().fold(f64::INFINITY, f64::min);
        (
            least,
            shown.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        )
    }
}

fn ends(values: &[String]) -> [String; 2] {
    [values.first(), values.last()].map(|end| end.cloned().unwrap_or_default())
}

/// Each value once; numbers by their size, others as they come.
fn sorted(values: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    let numbers: Option<Vec<f64>> = seen.iter().map(|it| it.parse().ok()).collect();
    if numbers.is_some() {
        let number = |text: &String| text.parse().unwrap_or(f64::NAN);
        seen.sort_by(|one, other| number(one).total_cmp(&number(other)));
    }
    seen
}

/// From here on the most over the least of a setting's values is told by logarithms.
const LEAST_FOR_LOG: f64 = 50.0;

/// Where a value stands among sorted ones, 0 to 1: numbers by their logarithms where they are of many sizes, else by
/// themselves; others by their rank.
fn place_of(value: &str, values: &[String]) -> f64 {
    let number = |text: &str| text.parse::<f64>().ok();
    let [first, last] = ends(values);
    let (Some(least), Some(most), Some(value)) = (number(&first), number(&last), number(value))
    else {
        let rank = values.iter().position(|it| it == value).unwrap_or(0);
        return rank as f64 / values.len().saturating_sub(1).max(1) as f64;
    };
    let is_log = least > 0.0 && most / least >= LEAST_FOR_LOG;
    let scale = |number: f64| if is_log { number.ln() } else { number };
    let span = scale(most) - scale(least);
    if span > 0.0 {
        (scale(value) - scale(least)) / span
    } else {
        0.5
    }
}

#[cfg(test)]
mod tests {
    use digit_lab::book::session::News;
    use digit_lab::training::{EpochRecord, Field};

    use super::*;
    use crate::search::form::Form;
    use crate::workers::Told;

    fn searched(form: &Form) -> Progress {
        let mut progress = Progress::loading(form.hunted(10_000).unwrap());
        for run in 0..progress.runs.len() {
            let record = EpochRecord {
                epoch: 1,
                validation_correct: 50 + run as u32,
                validation_size: 100,
                ..EpochRecord::default()
            };
            let news = News {
                records: vec![record],
                ..News::default()
            };
            let (share, secs) = (1.0, 1.0);
            progress.apply(run, Told::Progress { share, secs, news });
            progress.apply(run, Told::Done);
        }
        progress
    }

    #[test]
    fn a_grid_is_a_table_of_the_best_in_each_cell() {
        let mut form = Form::default();
        form.set(Field::MiniBatch, "10; 100".to_owned());
        let progress = searched(&form);
        let picture = Picture::of(&progress, 0, Some(1));
        let Picture::Cells { across, down, best } = &picture else {
            panic!("{picture:?}");
        };
        assert_eq!(across[..], ["0.1", "0.5", "2.5"]);
        assert_eq!(down[..], ["0", "0.2", "2"]);
        // The last axis is the fastest, and its second value the better one.
        assert_eq!(best[0][0], Some(0.51));
        assert_eq!(best[2][2], Some(0.67));
        assert_eq!(picture.range(), (0.51, 0.67));
    }

    #[test]
    fn many_random_values_stand_in_their_places() {
        let mut form = Form {
            is_random: true,
            count: "30".to_owned(),
            ..Form::default()
        };
        form.set(Field::LearningRate, "0.01..10".to_owned());
        let progress = searched(&form);
        let Picture::Places { points, down, .. } = Picture::of(&progress, 0, Some(1)) else {
            panic!("30 learning rates are no columns");
        };
        assert_eq!(points.len(), 30);
        assert_eq!(down, Some(["0".to_owned(), "2".to_owned()]));
        assert!(points.iter().all(|point| (0.0..=1.0).contains(&point.1)));
    }

    #[test]
    fn numbers_stand_by_their_logarithms() {
        let values = ["0.01", "0.1", "10"].map(str::to_owned);
        assert!((place_of("0.1", &values) - 1.0 / 3.0).abs() < 1e-9);
        let values = ["0", "1", "4"].map(str::to_owned);
        assert!((place_of("1", &values) - 0.25).abs() < 1e-9);
        let values = ["he", "normal"].map(str::to_owned);
        assert!((place_of("normal", &values) - 1.0).abs() < 1e-9);
    }
}
