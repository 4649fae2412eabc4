//! Training as in a training on record.

use std::collections::VecDeque;

use crate::training::session::Session;
use crate::training::{Changed, Place, Refusal, TrainingSpec};

impl Session {
    pub(super) fn repeat(
        &mut self,
        spec: &TrainingSpec,
        changes: Vec<Changed>,
        until: Option<Place>,
    ) -> Result<(), Refusal> {
        self.start(spec, false)?;
        if let Some(training) = &mut self.training {
            training.changes = VecDeque::from(changes);
            training.until = until;
        }
        Ok(())
    }

    /// Where settings were changed, changes them.
    pub(super) fn repeat_changes(&mut self) {
        while let Some(training) = &mut self.training {
            let place = training.place();
            let Some(changed) = training.changes.pop_front_if(|it| it.place == place) else {
                return;
            };
            // What is wrong with a record's changes was wrong for the training, too, and changed nothing.
            if training.run.change(changed.change()).is_ok() {
                self.make_changes();
            }
        }
    }
}
