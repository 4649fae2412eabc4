//! In which settings trainings differ.

use digit_lab::training::{Field, RunRecord, TrainingSpec};

/// A setting of a training as text; how many images it was means the same whether it was said or left
/// open, and epochs are those to which it went on, where it did.
pub fn setting(record: &RunRecord, field: Field) -> String {
    match (field, record.spec.training_size, record.extensions.last()) {
        (Field::TrainingSize, None, _) => record.data.training.to_string(),
        (Field::Epochs, _, Some(epochs)) => epochs.to_string(),
        _ => record.spec.text(field),
    }
}

/// The settings that are not as they usually are.
pub fn unusual(record: &RunRecord) -> Vec<(Field, String)> {
    let usual = TrainingSpec {
        training_size: Some(f64::from(record.data.training)),
        ..TrainingSpec::default()
    };
    let settings = Field::ALL
        .iter()
        .map(|field| (*field, setting(record, *field)));
    settings
        .filter(|(field, text)| *text != usual.text(*field))
        .collect()
}

/// The settings in which some of these trainings differ.
pub fn differing<'a>(records: impl Iterator<Item = &'a RunRecord> + Clone) -> Vec<Field> {
    let differs = |field: &Field| {
        let mut texts = records.clone().map(|record| setting(record, *field));
        let first = texts.next();
        texts.any(|text| Some(&text) != first.as_ref())
    };
    Field::ALL.iter().copied().filter(differs).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::runs::kept::samples::kept;

    fn record(change: fn(&mut RunRecord)) -> RunRecord {
        let mut record = Arc::unwrap_or_clone(kept(1, 1).record);
        record.data.training = 10_000;
        change(&mut record);
        record
    }

    #[test]
    fn usual_settings_need_no_mention() {
        assert!(unusual(&record(|_| ())).is_empty());
        assert!(unusual(&record(|it| it.spec.training_size = Some(10_000.0))).is_empty());
        let texts = unusual(&record(|it| {
            it.spec.learning_rate = 3.0;
            it.spec.training_size = Some(500.0);
        }));
        let expected = [(Field::LearningRate, "3"), (Field::TrainingSize, "500")];
        assert!(
            texts
                .iter()
                .map(|(field, text)| (*field, text.as_str()))
                .eq(expected)
        );
    }

    #[test]
    fn a_training_that_went_on_has_the_epochs_that_it_went_on_to() {
        let longer = record(|it| it.extensions = vec![20, 30]);
        assert_eq!(unusual(&longer), [(Field::Epochs, "30".to_owned())]);
    }

    #[test]
    fn only_what_differs_is_listed() {
        let one = record(|it| it.spec.seed = 5.0);
        let other = record(|it| {
            it.spec.seed = 5.0;
            it.spec.lambda = 0.0;
            it.spec.training_size = Some(10_000.0);
        });
        assert_eq!(differing([&one, &other, &one].into_iter()), [Field::Lambda]);
        assert!(differing([&one].into_iter()).is_empty());
        assert!(differing(std::iter::empty()).is_empty());
    }
}
