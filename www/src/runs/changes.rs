//! What was changed while a training went on, in signs.

use digit_lab::training::RunRecord;

use crate::plot::Change;

/// Each change with its place on the axis of epochs: `η 0.1`, `m 20, λ 3`. A change to what was there already
/// is none.
pub fn changes_of(record: &RunRecord) -> Vec<Change> {
    let spec = &record.spec;
    let mut before = (spec.learning_rate, spec.mini_batch, spec.lambda);
    let changes = record.changes.iter().filter_map(|changed| {
        let now = (
            changed.learning_rate,
            f64::from(changed.mini_batch),
            changed.lambda,
        );
        let parts = [
            ("η", before.0, now.0),
            ("m", before.1, now.1),
            ("λ", before.2, now.2),
        ];
        before = now;
        let differs = |before: f64, now: f64| before.to_bits() != now.to_bits();
        let parts = parts
            .into_iter()
            .filter(|(_, before, now)| differs(*before, *now))
            .map(|(sign, _, now)| format!("{sign} {now}"));
        let name = parts.collect::<Vec<_>>().join(", ");
        (!name.is_empty()).then_some(Change {
            name,
            x: changed.epochs,
        })
    });
    changes.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use digit_lab::training::{Changed, Place};

    use super::*;
    use crate::runs::kept::samples::kept;

    #[test]
    fn a_change_names_what_is_new() {
        let mut record = Arc::unwrap_or_clone(kept(1, 3).record);
        let changed = |epochs, learning_rate, mini_batch, lambda| Changed {
            place: Place { epoch: 1, batch: 0 },
            epochs,
            learning_rate,
            mini_batch,
            lambda,
        };
        record.changes = vec![
            changed(0.5, 0.1, 10, 1.0),
            changed(0.75, 0.1, 10, 1.0),
            changed(1.5, 0.1, 20, 3.0),
        ];
        let names: Vec<(String, f64)> = changes_of(&record)
            .into_iter()
            .map(|it| (it.name, it.x))
            .collect();
        assert_eq!(
            names,
            [("η 0.1".to_owned(), 0.5), ("m 20, λ 3".to_owned(), 1.5)]
        );
    }
}
