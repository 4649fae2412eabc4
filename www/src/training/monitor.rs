//! What else can be watched of a training, beside its two plots: each a series over epochs.

use digit_lab::training::{EpochRecord, LayerMonitor, RunRecord};

use crate::plot::Measure;

/// Points of a line that a plot can show apart; of more, every so many are left out.
const MOST_POINTS: usize = 1_000;

/// Something to watch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Monitor {
    /// The data's cost and the penalty on weights, apart.
    #[default]
    Costs,
    /// The accuracy on test images, beside that on validation images.
    Test,
    /// η, as its schedule has it.
    LearningRate,
    /// The norm of each layer's gradient by its weights.
    Gradient,
    /// The norm of each layer's gradient by its biases.
    BiasGradient,
    /// Each layer's weights other than 0.
    L0,
    /// The sum of their sizes.
    L1,
    /// Their Euclidean length.
    L2,
    /// The largest of them.
    LInfinity,
    /// The share of activations where a sigmoid or tanh is nearly flat.
    Saturated,
    /// The share of rectified linear neurons that answer 0 to everything.
    Dead,
}

/// What a line of a monitor shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    TrainingCost,
    ValidationCost,
    Penalty,
    TestAccuracy,
    ValidationAccuracy,
    LearningRate,
    /// A layer with weights, counted from 1, and how many there are.
    Layer(usize, usize),
}

/// A line of a monitor.
#[derive(Clone, Debug, PartialEq)]
pub struct Watched {
    pub subject: Subject,
    /// Epochs done, and the value.
    pub points: Vec<(f64, f64)>,
}

impl Monitor {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Costs,
        Self::Test,
        Self::LearningRate,
        Self::Gradient,
        Self::BiasGradient,
        Self::L0,
        Self::L1,
        Self::L2,
        Self::LInfinity,
        Self::Saturated,
        Self::Dead,
    ];

    /// Its name for automation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Costs => "costs",
            Self::Test => "test",
            Self::LearningRate => "learning-rate",
            Self::Gradient => "gradient",
            Self::BiasGradient => "bias-gradient",
            Self::L0 => "l0",
            Self::L1 => "l1",
            Self::L2 => "l2",
            Self::LInfinity => "l-infinity",
            Self::Saturated => "saturated",
            Self::Dead => "dead",
        }
    }

    /// What its upright axis measures.
    pub fn measure(self) -> Measure {
        match self {
            Self::Test => Measure::Share,
            _ => Measure::Amount,
        }
    }

    /// Whether layers have to be looked into for it.
    pub fn is_of_layers(self) -> bool {
        self.of_layer().is_some()
    }

    /// Its lines; those without a value are left out.
    pub fn watch(self, record: &RunRecord) -> Vec<Watched> {
        let lines: Vec<Watched> = match self {
            Self::Costs => vec![
                line(record, Subject::TrainingCost, |it| {
                    Some(it.training_data_cost)
                }),
                line(record, Subject::ValidationCost, |it| {
                    Some(it.validation_data_cost)
                }),
                line(record, Subject::Penalty, |it| Some(it.penalty)),
            ],
            Self::Test => vec![
                line(record, Subject::ValidationAccuracy, |it| {
                    Some(it.validation_share())
                }),
                line(record, Subject::TestAccuracy, EpochRecord::test_share),
            ],
            Self::LearningRate => vec![line(record, Subject::LearningRate, |it| {
                Some(it.learning_rate)
            })],
            _ => self.of_layers(record),
        };
        let mut lines = lines;
        lines.retain(|line| !line.points.is_empty());
        lines
    }

    fn of_layers(self, record: &RunRecord) -> Vec<Watched> {
        let Some(value) = self.of_layer() else {
            return Vec::new();
        };
        let layers = record.epochs.iter().filter_map(|it| it.layers.as_ref());
        let count = layers.map(Vec::len).max().unwrap_or_default();
        let of = |layer: usize| {
            line(record, Subject::Layer(layer + 1, count), |it| {
                value(it.layers.as_ref()?.get(layer)?)
            })
        };
        (0..count).map(of).collect()
    }

    fn of_layer(self) -> Option<fn(&LayerMonitor) -> Option<f64>> {
        Some(match self {
            Self::Costs | Self::Test | Self::LearningRate => return None,
            Self::Gradient => |it| Some(it.gradient),
            Self::BiasGradient => |it| Some(it.bias_gradient),
            Self::L0 => |it| Some(it.l0.into()),
            Self::L1 => |it| Some(it.l1),
            Self::L2 => |it| Some(it.l2),
            Self::LInfinity => |it| Some(it.l_infinity),
            Self::Saturated => |it| it.saturated,
            Self::Dead => |it| it.dead,
        })
    }
}

fn line(
    record: &RunRecord,
    subject: Subject,
    value: impl Fn(&EpochRecord) -> Option<f64>,
) -> Watched {
    let epochs = &record.epochs;
    let stride = epochs.len().div_ceil(MOST_POINTS).max(1);
    let last = epochs.len().saturating_sub(1);
    let shown = epochs
        .iter()
        .enumerate()
        .filter(|(index, _)| index % stride == 0 || *index == last);
    let points = shown.filter_map(|(_, it)| Some((it.epoch.into(), value(it)?)));
    Watched {
        subject,
        points: points.collect(),
    }
}

#[cfg(test)]
mod tests {
    use digit_lab::training::{Build, DataNote, Plan, TrainingSpec};

    use super::*;

    fn record(epochs: Vec<EpochRecord>) -> RunRecord {
        let spec = TrainingSpec::default();
        let mut record = RunRecord::begin(
            String::new(),
            spec,
            DataNote::default(),
            Plan {
                sizes: vec![784, 30, 10],
                parameters: 23_860,
                epochs: 30,
                batches: 100,
                mini_batch: 10,
                training_size: 1_000,
            },
            Build::this(),
        );
        record.epochs = epochs;
        record
    }

    fn epoch(epoch: u32) -> EpochRecord {
        let layer = |size: f64| LayerMonitor {
            gradient: size,
            saturated: (epoch > 1).then_some(size),
            ..LayerMonitor::default()
        };
        EpochRecord {
            epoch,
            penalty: 0.5,
            layers: Some(vec![layer(0.1), layer(0.2)]),
            ..EpochRecord::default()
        }
    }

    #[test]
    fn data_cost_and_penalty_are_lines_apart() {
        let lines = Monitor::Costs.watch(&record(vec![epoch(1), epoch(2)]));
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[2].points, [(1.0, 0.5), (2.0, 0.5)]);
    }

    #[test]
    fn each_layer_is_a_line_and_what_was_not_measured_is_no_point() {
        let record = record(vec![epoch(1), epoch(2)]);
        let gradients = Monitor::Gradient.watch(&record);
        assert_eq!(gradients[1].subject, Subject::Layer(2, 2));
        assert_eq!(gradients[1].points, [(1.0, 0.2), (2.0, 0.2)]);
        assert_eq!(Monitor::Saturated.watch(&record)[0].points, [(2.0, 0.1)]);
        assert_eq!(Monitor::Dead.watch(&record), []);
    }

    #[test]
    fn of_very_many_epochs_a_thousand_are_drawn_and_the_last() {
        let lines = Monitor::Costs.watch(&record((1..=15_000).map(epoch).collect()));
        let points = &lines[0].points;
        assert!(points.len() <= MOST_POINTS + 1);
        assert_eq!(points.last().map(|point| point.0), Some(15_000.0));
    }
}
