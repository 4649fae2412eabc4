//! Training as in a training on record.

use std::collections::VecDeque;

use crate::training::session::Session;
use crate::training::{Changed, Event, Place, Refusal, TrainingSpec};

impl Session {
    pub(super) fn repeat(
        &mut self,
        spec: &TrainingSpec,
        changes: Vec<Changed>,
        extensions: Vec<f64>,
        until: Option<Place>,
    ) -> Result<(), Refusal> {
        self.start(spec, false)?;
        if let Some(training) = &mut self.training {
            training.changes = VecDeque::from(changes);
            training.extensions = VecDeque::from(extensions);
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

    /// Where all epochs are done and more were added, adds them; answers whether there are any.
    pub(super) fn repeat_extension(&mut self) -> bool {
        let Some(training) = &mut self.training else {
            return false;
        };
        let Some(epochs) = training.extensions.pop_front() else {
            return false;
        };
        // What is wrong with a record's epochs was wrong for the training, too, and added none.
        let is_extended = training.run.extend(epochs).unwrap_or(false);
        let epochs = training.run.config().epochs();
        if is_extended {
            self.report();
            self.events.push(Event::Extended { epochs });
        }
        is_extended
    }
}
