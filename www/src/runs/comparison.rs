//! Several trainings on one chart.

use digit_lab::training::{EpochRecord, RunRecord};

use super::changes_of;
use crate::plot::{Change, Chart, Line, Measure, Reference};

/// What of trainings is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Series {
    /// The share of validation images read rightly.
    #[default]
    ValidationAccuracy,
    /// The share of training images read rightly.
    TrainingAccuracy,
    /// The share of test images read rightly, where they were read.
    TestAccuracy,
    /// The cost on the validation images.
    ValidationCost,
    /// The cost on the training images.
    TrainingCost,
    /// The cost of each mini-batch.
    BatchCost,
}

impl Series {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::ValidationAccuracy,
        Self::TrainingAccuracy,
        Self::TestAccuracy,
        Self::ValidationCost,
        Self::TrainingCost,
        Self::BatchCost,
    ];

    /// Its name for automation and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::ValidationAccuracy => "validation-accuracy",
            Self::TrainingAccuracy => "training-accuracy",
            Self::TestAccuracy => "test-accuracy",
            Self::ValidationCost => "validation-cost",
            Self::TrainingCost => "training-cost",
            Self::BatchCost => "mini-batch-cost",
        }
    }

    /// What its axis measures.
    pub fn measure(self) -> Measure {
        match self {
            Self::ValidationAccuracy | Self::TrainingAccuracy | Self::TestAccuracy => {
                Measure::Share
            }
            Self::ValidationCost | Self::TrainingCost | Self::BatchCost => Measure::Amount,
        }
    }

    fn value(self, epoch: &EpochRecord) -> Option<f64> {
        match self {
            Self::ValidationAccuracy => Some(epoch.validation_share()),
            Self::TrainingAccuracy => Some(epoch.training_share()),
            Self::TestAccuracy => epoch.test_share(),
            Self::ValidationCost => Some(epoch.validation_cost),
            Self::TrainingCost => Some(epoch.training_cost),
            Self::BatchCost => None,
        }
    }

    /// Its line of a training, not yet named.
    fn line(self, record: &RunRecord) -> Line {
        if self == Self::BatchCost {
            return Line::of_noise(String::new(), 0, &record.batch_costs);
        }
        let point = |epoch: &EpochRecord| Some((f64::from(epoch.epoch), self.value(epoch)?));
        Line {
            points: record.epochs.iter().filter_map(point).collect(),
            ..Line::default()
        }
    }
}

/// A training among those compared.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The training.
    pub record: &'a RunRecord,
    /// Its place among those compared, from 0, which gives it its letter, hue, dash and mark.
    pub slot: usize,
}

impl Compared<'_> {
    /// The letter of a place: A, B, ... Z, A1, B1, ...
    pub fn letter(slot: usize) -> String {
        const LETTERS: usize = 26;
        let letter = char::from(b'A' + (slot % LETTERS) as u8);
        match slot / LETTERS {
            0 => letter.to_string(),
            round => format!("{letter}{round}"),
        }
    }
}

/// A chart of one series of several trainings; `references` are published figures to compare with.
pub fn chart_of(
    compared: &[Compared<'_>],
    series: Series,
    references: Vec<Reference>,
    x_name: String,
) -> Chart {
    let lines = compared.iter().map(|Compared { record, slot }| {
        let letter = Compared::letter(*slot);
        Line {
            name: format!("{letter} {}", record.name),
            end_name: Some(letter),
            hue: (slot % Line::HUES) as u8 + 1,
            mark: (slot / Line::HUES + slot) as u8,
            ..series.line(record)
        }
    });
    let changes = compared.iter().flat_map(|Compared { record, slot }| {
        let letter = Compared::letter(*slot);
        let changes = changes_of(record).into_iter();
        changes.map(move |change| Change {
            name: format!("{letter} {}", change.name),
            ..change
        })
    });
    let epochs = compared.iter().map(|it| match it.record.outcome {
        Some(_) => it.record.epochs.len() as u32,
        None => it.record.plan.epochs,
    });
    Chart {
        lines: lines.collect(),
        references,
        changes: changes.collect(),
        x_most: f64::from(epochs.max().unwrap_or(1).max(1)),
        x_name,
        measure: series.measure(),
        ..Chart::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runs::kept::samples::kept;

    #[test]
    fn each_training_has_a_line_of_its_own_look() {
        let runs = [kept(1, 3), kept(2, 5)];
        let compared: Vec<Compared<'_>> = runs
            .iter()
            .enumerate()
            .map(|(slot, kept)| Compared {
                record: &kept.record,
                slot,
            })
            .collect();
        let chart = chart_of(
            &compared,
            Series::ValidationAccuracy,
            Vec::new(),
            String::new(),
        );
        let names: Vec<&str> = chart.lines.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["A run 1", "B run 2"]);
        assert_eq!(chart.lines[1].points.last(), Some(&(5.0, 0.5)));
        assert!((chart.x_most - 5.0).abs() < 1e-12);
        assert_ne!(chart.lines[0].hue, chart.lines[1].hue);
        let tests = chart_of(&compared, Series::TestAccuracy, Vec::new(), String::new());
        assert_eq!(tests.lines[0].points, [(3.0, 0.9)]);
    }

    #[test]
    fn no_two_of_many_trainings_look_the_same() {
        let one = kept(1, 1);
        let record = &one.record;
        let compared: Vec<Compared<'_>> = (0..32).map(|slot| Compared { record, slot }).collect();
        let chart = chart_of(&compared, Series::TrainingCost, Vec::new(), String::new());
        let looks: std::collections::HashSet<_> = chart
            .lines
            .iter()
            .map(|line| (line.hue, line.mark % Line::MARKS))
            .collect();
        assert_eq!(looks.len(), 32);
        assert_eq!(Compared::letter(27), "B1");
    }
}
