//! What is said of trainings kept.

use digit_lab::training::{Difference, Field};

use super::{choices, whole};
use crate::i18n::{I18n, t_string};

/// A setting's value as the form shows it.
pub fn setting_words(i18n: I18n, field: Field, text: String) -> String {
    let choices = choices(i18n, field).unwrap_or_default();
    let known = choices.into_iter().find(|(name, _)| *name == text);
    match known {
        Some((_, words)) => words.to_owned(),
        None if text.trim().is_empty() => t_string!(i18n, runs.nothing).to_owned(),
        None => text,
    }
}

/// Whether a training that was repeated came out the same.
pub fn difference_words(i18n: I18n, verdict: Result<(), Difference>) -> String {
    match verdict {
        Ok(()) => t_string!(i18n, runs.same).to_owned(),
        Err(Difference::Ending) => t_string!(i18n, runs.differs_ending).to_owned(),
        Err(Difference::Epoch(epoch)) => {
            let epoch = whole(i18n, epoch);
            t_string!(i18n, runs.differs_epoch, epoch)
        }
        Err(Difference::Costs) => t_string!(i18n, runs.differs_costs).to_owned(),
        Err(Difference::Weights) => t_string!(i18n, runs.differs_weights).to_owned(),
    }
}
