//! Settings that may change while a training goes on.

use serde::{Deserialize, Serialize};

use super::{Run, Stage};
use crate::training::{Field, FieldError, Limits};

/// New values for some settings; what is nothing stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Change {
    /// `η`, before any schedule.
    pub learning_rate: Option<f64>,
    /// Samples an update.
    pub mini_batch: Option<f64>,
    /// `λ`
    pub lambda: Option<f64>,
}

/// The settings as they now are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rates {
    /// `η`, before any schedule.
    pub learning_rate: f64,
    /// Samples an update.
    pub mini_batch: usize,
    /// `λ`
    pub lambda: f64,
}

impl Run {
    /// Changes settings from the next mini-batch on; each value that is wrong is named, and then nothing changes.
    pub fn change(&mut self, change: Change) -> Result<(), Vec<FieldError>> {
        let values = [
            (Field::LearningRate, change.learning_rate),
            (Field::MiniBatch, change.mini_batch),
            (Field::Lambda, change.lambda),
        ];
        let wrong = |(field, value): (Field, Option<f64>)| {
            let limits = Limits::of(field, self.config.samples())?;
            limits.check(field, value?).err()
        };
        let errors: Vec<FieldError> = values.into_iter().filter_map(wrong).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let before = self.pending.unwrap_or_default();
        self.pending = Some(Change {
            learning_rate: change.learning_rate.or(before.learning_rate),
            mini_batch: change.mini_batch.or(before.mini_batch),
            lambda: change.lambda.or(before.lambda),
        });
        Ok(())
    }

    /// Where the next unit begins a mini-batch, makes the changes asked for; answers whether there were any.
    pub fn make_changes(&mut self) -> bool {
        let is_between = matches!(
            self.stage,
            Stage::Training { rows: 0, .. } | Stage::Preparing(_)
        );
        if !is_between {
            return false;
        }
        let Some(change) = self.pending.take() else {
            return false;
        };
        self.apply(change);
        true
    }

    pub(super) fn apply(&mut self, change: Change) {
        let rates = &mut self.rates;
        rates.learning_rate = change.learning_rate.unwrap_or(rates.learning_rate);
        rates.lambda = change.lambda.unwrap_or(rates.lambda);
        let mini_batch = change.mini_batch.map(|samples| samples as usize);
        rates.mini_batch = mini_batch.unwrap_or(rates.mini_batch);
    }

    /// The settings that may change, as they now are.
    pub fn rates(&self) -> Rates {
        self.rates
    }
}
