//! The present training, or the last one.

use digit_lab::training::{Build, RunRecord};
use leptos::prelude::*;

use super::Runs;
use crate::plot::Change;
use crate::runs::changes_of;
use crate::runs::kept::Kept;
use crate::training::{Monitor, Watched};

impl Runs {
    /// What the present training is called, or the last one.
    pub fn current_name(self) -> Signal<String> {
        self.of_current(|record| record.name.clone())
    }

    /// Where settings of the present training were changed, or of the last one.
    pub fn current_changes(self) -> Signal<Vec<Change>> {
        self.of_current(changes_of)
    }

    /// The learning rate, the mini-batch and λ of the present training as they now are, or of the last one.
    pub fn rates(self) -> Signal<Option<(f64, f64, f64)>> {
        self.of_current(|record| {
            let (spec, last) = (&record.spec, record.changes.last());
            Some(
                last.map_or((spec.learning_rate, spec.mini_batch, spec.lambda), |it| {
                    (it.learning_rate, it.mini_batch.into(), it.lambda)
                }),
            )
        })
    }

    /// What has computed the present training, or the last one.
    pub fn build(self) -> Signal<Option<Build>> {
        self.of_current(|record| Some(record.build.clone()))
    }

    /// What is watched of the present training, or of the last one.
    pub fn watch(self, monitor: Signal<Option<Monitor>>) -> Memo<Vec<Watched>> {
        Memo::new(move |_| {
            let Some(monitor) = monitor.get() else {
                return Vec::new();
            };
            self.all.track();
            self.current.with_value(|current| {
                let recorder = current.as_ref().map(|(_, recorder)| recorder);
                recorder.map_or_else(Vec::new, |it| monitor.watch(it.record()))
            })
        })
    }

    fn of_current<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        get: fn(&RunRecord) -> T,
    ) -> Signal<T> {
        let value = Memo::new(move |_| {
            self.all.track();
            self.current.with_value(|current| {
                let recorder = current.as_ref().map(|(_, recorder)| recorder);
                recorder.map(|it| get(it.record())).unwrap_or_default()
            })
        });
        value.into()
    }

    /// The present training, or the last one.
    pub fn current(self) -> Option<Kept> {
        self.current_number().and_then(|number| self.find(number))
    }

    /// The number of the present training, or the last one.
    pub(super) fn current_number(self) -> Option<u32> {
        self.current
            .with_value(|current| current.as_ref().map(|(number, _)| *number))
    }

    /// The learning rate of the present training, or the last.
    pub fn learning_rate(self) -> f64 {
        self.current.with_value(|current| {
            let recorder = current.as_ref().map(|(_, recorder)| recorder);
            recorder.map_or(f64::NAN, |recorder| recorder.record().spec.learning_rate)
        })
    }

    /// The number and the record of the present training, or the last one.
    pub fn current_record(self) -> Option<(u32, RunRecord)> {
        self.current.with_value(|current| {
            let (number, recorder) = current.as_ref()?;
            Some((*number, recorder.record().clone()))
        })
    }
}
