//! The rows of the table of settings.

use digit_lab::book::Job;
use digit_lab::training::{Field, TrainingSpec};

use super::own::own_rows;
use crate::i18n::{I18n, t_string};
use crate::numbers::{Style, format};
use crate::training::words::{choices, field_name, setting_words};

/// Settings that are always told, whether they are as usual or not.
const MAIN: [Field; 11] = [
    Field::Layers,
    Field::Activation,
    Field::OutputActivation,
    Field::Cost,
    Field::Initializer,
    Field::LearningRate,
    Field::MiniBatch,
    Field::Epochs,
    Field::Regularization,
    Field::Lambda,
    Field::TrainingSize,
];

/// Settings that concern what is measured rather than what is learned.
const OF_MEASURING: [Field; 4] = [
    Field::TestEachEpoch,
    Field::MonitorEpochs,
    Field::MonitorMillis,
    Field::LayerMonitors,
];

/// Whether a setting changes nothing in what is learned, or is set from outside.
pub(super) fn is_of_measuring(field: Field) -> bool {
    OF_MEASURING.contains(&field) || field == Field::Seed
}

/// A row of the table: a setting's name, and its value in each arm; nothing where an arm has no such setting.
pub(super) type Row = (String, Vec<Option<String>>);

/// Every setting that an arm has and that is not as usual, and the main ones.
pub(super) fn rows(i18n: I18n, jobs: &[Job]) -> Vec<Row> {
    let usual = TrainingSpec::default();
    let is_told = |field: &&Field| {
        let specs = || jobs.iter().filter_map(Job::spec);
        let is_unusual = specs().any(|spec| spec.text(**field) != usual.text(**field));
        let is_shown = (MAIN.contains(field) || is_unusual) && !is_of_measuring(**field);
        specs().next().is_some() && is_shown
    };
    let of_network = Field::ALL.iter().filter(is_told).map(|field| {
        let values = jobs
            .iter()
            .map(|job| Some(value(i18n, job.spec()?, *field)));
        // Whole networks, input and output included.
        let name = match field {
            Field::Layers => t_string!(i18n, experiments.layers),
            field => field_name(i18n, *field),
        };
        (name.to_owned(), values.collect())
    });
    of_network.chain(own_rows(i18n, jobs)).collect()
}

/// A setting of a network as the form shows it.
pub(super) fn value(i18n: I18n, spec: &TrainingSpec, field: Field) -> String {
    let text = spec.text(field);
    if field == Field::Layers && !text.contains("conv") {
        let hidden = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let outputs = spec.output_coding.outputs().to_string();
        let outputs = outputs.as_str();
        let sizes = std::iter::once("784")
            .chain(hidden)
            .chain(std::iter::once(outputs));
        return format!("[{}]", sizes.collect::<Vec<_>>().join(", "));
    }
    match text.parse::<f64>() {
        Ok(number) if choices(i18n, field).is_none() && field != Field::Layers => {
            format(i18n.get_locale(), number, Style::Significant(6))
        }
        _ => setting_words(i18n, field, text),
    }
}
